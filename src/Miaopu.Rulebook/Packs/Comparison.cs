namespace Miaopu.Rulebook;

/// <summary>How a value is held against a threshold.</summary>
public enum ComparisonKind
{
    /// <summary>Not below.</summary>
    AtLeast,

    /// <summary>Not above.</summary>
    AtMost,

    /// <summary>Above.</summary>
    MoreThan,

    /// <summary>Below.</summary>
    LessThan,

    /// <summary>Between two numbers, both included.</summary>
    Between,

    /// <summary>Equal to a given value that is no number.</summary>
    Is,

    /// <summary>A division that is, or lies in, a given one.</summary>
    Within,

    /// <summary>A day before a given one.</summary>
    Before,

    /// <summary>A given day or later.</summary>
    Since,

    /// <summary>At least one for every N of another measure.</summary>
    OnePer,
}

/// <summary>What a part of N counts in one-per-N.</summary>
public enum Rounding
{
    /// <summary>A part of N needs a whole one.</summary>
    Up,

    /// <summary>A part of N needs none.</summary>
    Down,

    /// <summary>A part of N needs the same part of one.</summary>
    Exact,
}

/// <summary>A threshold. Numbers are in the unit of what is compared; shares as 0.6 for 60%.</summary>
public sealed record Comparison(ComparisonKind Kind)
{
    /// <summary>The number, or the lower of two; N for one-per-N.</summary>
    public decimal Number { get; init; }

    /// <summary>The upper of two numbers.</summary>
    public decimal Upper { get; init; }

    /// <summary>The value for <see cref="ComparisonKind.Is"/>, the code for <see cref="ComparisonKind.Within"/>, the day for <see cref="ComparisonKind.Before"/> and <see cref="ComparisonKind.Since"/>.</summary>
    public FieldValue Value { get; init; }

    /// <summary>Whether a number is held against a number.</summary>
    public bool IsOfNumbers => Kind is not (ComparisonKind.Is or ComparisonKind.Within or ComparisonKind.Before or ComparisonKind.Since);

    /// <summary>For one-per-N the measure of which N count.</summary>
    public string? Of { get; init; }

    /// <summary>For one-per-N what a part of N needs.</summary>
    public Rounding Rounding { get; init; }

    /// <summary>The unit written with the number, or null; lint holds it against the measure's.</summary>
    public string? Unit { get; init; }

    /// <summary>The values of its numbers that change with time, those that hold in the period read.</summary>
    public IReadOnlyList<DatedNumber> Dated { get; init; } = [];

    internal Mark At { get; init; }

    internal Mark OfMark { get; init; }
}
