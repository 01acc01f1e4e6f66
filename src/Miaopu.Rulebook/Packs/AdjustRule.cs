namespace Miaopu.Rulebook;

/// <summary>
/// Other thresholds for some carriers: where the condition holds, what criteria ask of the named measures is changed by a share, by an amount, to another number, or may be
/// relaxed by a person. Of several rules about one measure the first whose condition holds counts.
/// </summary>
public sealed record AdjustRule
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Whom it is for, as people read it.</summary>
    public required string Title { get; init; }

    /// <summary>FEEL over measures and named lists.</summary>
    public required string If { get; init; }

    /// <summary>Names of the measures whose thresholds change.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>How the threshold is obtained.</summary>
    public AdjustKind Kind { get; init; }

    /// <summary>The share (-0.2 for -20%), the amount, or the number itself; 0 where a person decides.</summary>
    public decimal Number { get; init; }

    /// <summary>The unit written with the number, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>What becomes of a part of a whole (of a whole per cent for shares).</summary>
    public Rounding Rounding { get; init; } = Rounding.Exact;

    /// <summary>Id of the body that may relax, or null.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>What it is asked, or null for a question made of the title.</summary>
    public string? Question { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal YamlText? IfText { get; init; }

    internal Mark NumberMark { get; init; }

    internal IReadOnlyList<Mark> MeasureMarks { get; init; } = [];
}

/// <summary>What a rule does to a threshold.</summary>
public enum AdjustKind
{
    /// <summary>Changes it by a share of itself: -20%.</summary>
    Share,

    /// <summary>Adds to it or takes from it: -5 家.</summary>
    Amount,

    /// <summary>Puts another in its place: 200 平方米.</summary>
    Instead,

    /// <summary>Leaves it to a person whether less is enough.</summary>
    Judged,
}

/// <summary>A rule applied to one threshold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Against">The threshold where the rule's condition holds; null where a person decides.</param>
/// <param name="Judged">What the person decides, or null.</param>
public sealed record Adjustment(AdjustRule Rule, Comparison? Against, JudgedPart? Judged);
