namespace Miaopu.Rulebook;

/// <summary>One condition of a pack.</summary>
public sealed record Criterion
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read.</summary>
    public required string Title { get; init; }

    /// <summary>What it asks.</summary>
    public required CriterionPart Root { get; init; }

    /// <summary>FEEL over measures: where it is certainly false the criterion does not apply. Null applies always.</summary>
    public string? AppliesIf { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>Whether it warns and asks for a reason rather than fails ("一般", "原则上").</summary>
    public bool Soft => Root.Soft;

    /// <summary>Ids of the materials that a reader expects as evidence, those of all parts.</summary>
    public IReadOnlyList<string> Evidence => [.. Root.All().SelectMany(p => p.Evidence).Distinct()];

    internal YamlText? AppliesIfText { get; init; }
}

/// <summary>One node of the tree that a criterion asks.</summary>
public abstract record CriterionPart
{
    /// <summary>Id: as the pack gives it, else the criterion's id with the position, such as premises.2.</summary>
    public required string Id { get; init; }

    /// <summary>The name people read; null where measure or parts say it.</summary>
    public string? Title { get; init; }

    /// <summary>Warns and asks for a reason rather than fails.</summary>
    public bool Soft { get; init; }

    /// <summary>The pack's own sentence for when it is not met, or null for one made of the numbers.</summary>
    public string? Says { get; init; }

    /// <summary>Ids of the materials expected as evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    internal IReadOnlyList<Mark> EvidenceMarks { get; init; } = [];

    /// <summary>How it came to be otherwise than in the packs that this one extends.</summary>
    public IReadOnlyList<PackOverride> Changes { get; init; } = [];

    /// <summary>FEEL over measures: where it is certainly false this part does not apply. Null applies always, and on the part that is a whole criterion, which has its own.</summary>
    public string? AppliesIf { get; init; }

    internal YamlText? AppliesIfText { get; init; }

    /// <summary>What it rests on, where it says so itself.</summary>
    public Basis Basis { get; init; } = Basis.None;

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    /// <summary>The parts directly below.</summary>
    public virtual IReadOnlyList<CriterionPart> Parts => [];

    /// <summary>This part and all below it.</summary>
    public IEnumerable<CriterionPart> All() => Parts.SelectMany(p => p.All()).Prepend(this);
}

/// <summary>All parts, or at least <see cref="Needed"/> of them.</summary>
public sealed record GroupPart : CriterionPart
{
    /// <inheritdoc />
    public override IReadOnlyList<CriterionPart> Parts => Below;

    /// <summary>The parts.</summary>
    public required IReadOnlyList<CriterionPart> Below { get; init; }

    /// <summary>How many must be met; null for all.</summary>
    public int? Needed { get; init; }
}

/// <summary>A measure held against a threshold.</summary>
public sealed record ComparePart : CriterionPart
{
    /// <summary>Name of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The threshold.</summary>
    public required Comparison Against { get; init; }

    /// <summary>What it is for some carriers, in the order in which conditions are tried.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    /// <inheritdoc />
    public override IReadOnlyList<CriterionPart> Parts => [.. Adjustments.Select(a => a.Judged).OfType<CriterionPart>()];

    internal Mark MeasureMark { get; init; }
}

/// <summary>Something asked of every row: a field held against a threshold, or a FEEL test.</summary>
public sealed record EachPart : CriterionPart
{
    /// <summary>Name of the ledger or definition.</summary>
    public required RowSelection Rows { get; init; }

    /// <summary>The field that is compared, or null for a test.</summary>
    public string? Field { get; init; }

    /// <summary>The threshold of the field, or null for a test.</summary>
    public Comparison? Against { get; init; }

    /// <summary>The FEEL test, or null for a field.</summary>
    public string? Test { get; init; }

    internal Mark FieldMark { get; init; }

    internal YamlText? TestText { get; init; }
}

/// <summary>Something a body judges.</summary>
public sealed record JudgedPart : CriterionPart
{
    /// <summary>Id of the body that judges.</summary>
    public required string By { get; init; }

    /// <summary>What is asked, as people read it.</summary>
    public required string Question { get; init; }

    /// <summary>The rows that are judged one by one, or null when the whole is judged at once.</summary>
    public RowSelection? Rows { get; init; }

    internal Mark ByMark { get; init; }
}
