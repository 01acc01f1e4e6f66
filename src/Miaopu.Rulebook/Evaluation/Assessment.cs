namespace Miaopu.Rulebook;

/// <summary>What a pack says of a situation: one verdict a criterion. Pages, command line and receipts read this one model.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Cutoff">The day as of which was measured.</param>
/// <param name="KnownAt">The instant up to which records count, or null for all.</param>
/// <param name="Criteria">In the order of the pack.</param>
/// <param name="Measures">Every measure of the pack, in its order.</param>
public sealed record Assessment(PolicyPack Pack, DateOnly Cutoff, DateTime? KnownAt, IReadOnlyList<CriterionVerdict> Criteria, IReadOnlyList<MeasuredValue> Measures)
{
    /// <summary>The periods that the applicant chose, or has to choose yet; empty for most packs.</summary>
    public IReadOnlyList<ChosenPeriod> Choices { get; init; } = [];

    /// <summary>The verdict on a criterion.</summary>
    public CriterionVerdict this[string criterionId] =>
        Criteria.FirstOrDefault(c => c.Criterion.Id == criterionId) ?? throw new KeyNotFoundException($"no criterion {criterionId}");

    /// <summary>The value of a measure.</summary>
    public MeasuredValue Measure(string name) =>
        Measures.FirstOrDefault(m => m.Name == name) ?? throw new KeyNotFoundException($"no measure {name}");

    /// <summary>How many criteria have this answer, soft ones included.</summary>
    public int Count(Answer answer) => Criteria.Count(c => c.Answer == answer);

    /// <summary>Whether every criterion is met, does not apply, or is soft.</summary>
    public bool AllMet => Criteria.All(c => c.Answer is Answer.Met or Answer.NotApplicable || (c.Criterion.Soft && c.Answer == Answer.NotMet));
}

/// <summary>The verdict on one criterion.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Root">The same for every part.</param>
public sealed record CriterionVerdict(Criterion Criterion, Answer Answer, PartVerdict Root)
{
    /// <summary>Chinese sentences on what is missing, such as 还差 2 个工位; empty when nothing is.</summary>
    public IReadOnlyList<string> Missing => Answer is Answer.Met or Answer.NotApplicable && !Root.Warns ? [] : [.. Root.Sentences().Distinct()];

    /// <summary>Whether a soft part is not met, so that a reason is asked for.</summary>
    public bool AsksForReason => Root.Warns;
}

/// <summary>The verdict on one part of a criterion.</summary>
public sealed record PartVerdict
{
    /// <summary>The part.</summary>
    public required CriterionPart Part { get; init; }

    /// <summary>The answer of this part on its own; a soft part that is not met says so here and does not fail its group.</summary>
    public required Answer Answer { get; init; }

    /// <summary>What was measured, or null for groups and judgments.</summary>
    public MeasuredValue? Value { get; init; }

    /// <summary>What it was held against, as people read it (≥ 500 平方米), or null.</summary>
    public string? Threshold { get; init; }

    /// <summary>The threshold as a number in the unit of the value, for a bar beside it; null where there is none.</summary>
    public decimal? ThresholdNumber { get; init; }

    /// <summary>How the threshold came to be what it is, sentence by sentence: from which day it holds, for one. Empty where the clause says it as it stands.</summary>
    public IReadOnlyList<string> ThresholdGrounds { get; init; } = [];

    /// <summary>The threshold that the value was held against, adjusted where it is another for this carrier; null where there is none.</summary>
    internal Comparison? Against { get; init; }

    /// <summary>What is missing, or null.</summary>
    public string? Gap { get; init; }

    /// <summary>How the pack reads what the clauses leave open: of this part, its measure, and the rows and periods behind it.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>The rows that fail, are undecided or wait for a person, by id; empty for what is not asked row by row.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>What people judged.</summary>
    public IReadOnlyList<Judgment> Judgments { get; init; } = [];

    /// <summary>The verdicts on the parts below.</summary>
    public IReadOnlyList<PartVerdict> Parts { get; init; } = [];

    /// <summary>Whether this or a part below is soft and not met.</summary>
    public bool Warns => (Part.Soft && Answer == Answer.NotMet) || Parts.Any(p => p.Warns);

    /// <summary>The part's title: its own, else that of its measure.</summary>
    public string Title => Part.Title ?? Value?.Title ?? (Part is JudgedPart judged ? judged.Question : "");

    internal IEnumerable<string> Sentences()
    {
        if (Answer is Answer.Met or Answer.NotApplicable && !Warns)
        {
            return [];
        }

        if (Gap is not null)
        {
            return [Gap];
        }

        var below = Parts.SelectMany(p => p.Sentences());
        return Part is GroupPart { Needed: { } needed } && Answer != Answer.Met ? [Wording.Alternatives([.. below], needed)] : below;
    }
}

/// <summary>A measured value: exact, or an interval when something is unknown.</summary>
public sealed record MeasuredValue
{
    /// <summary>Name of the measure or field.</summary>
    public required string Name { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>Its unit, % for a share, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The lowest it can be, or null for no bound.</summary>
    public decimal? Low { get; init; }

    /// <summary>The highest it can be, or null for no bound.</summary>
    public decimal? High { get; init; }

    /// <summary>A value that is no number, or blank.</summary>
    public FieldValue Other { get; init; }

    /// <summary>Whether nothing is unknown.</summary>
    public bool IsExact => Bounds.IsExact;

    internal Bounds Bounds => new(Low, High, Other);

    /// <summary>For a ratio, what is divided.</summary>
    public MeasuredValue? Numerator { get; init; }

    /// <summary>For a ratio, by what.</summary>
    public MeasuredValue? Denominator { get; init; }

    /// <summary>Ids of the records behind it, those that may count included.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>How the value came about, sentence by sentence, where its records do not say it by themselves; empty for most.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The rules of a decision table behind it: those that decide, or may.</summary>
    public IReadOnlyList<RuleHit> Hits { get; init; } = [];

    /// <summary>What is not known.</summary>
    public IReadOnlyList<MissingInput> Unknown { get; init; } = [];

    /// <summary>As people read it: 480 平方米, 14～15 家, 未知.</summary>
    public string Text => this switch
    {
        { Other.IsBlank: false } => Other.ToString(),
        { Low: null, High: null } => "未知",
        { IsExact: true } => Figures.WithUnit(Low!.Value, Unit),
        { Low: null } => $"至多 {Figures.WithUnit(High!.Value, Unit)}",
        { High: null } => $"至少 {Figures.WithUnit(Low.Value, Unit)}",
        _ => $"{Figures.WithUnit(Low.Value, Unit)} 至 {Figures.WithUnit(High.Value, Unit)}",
    };
}

/// <summary>A value that nobody has entered.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="RowId">The record, or null when the ledger has no record that serves.</param>
/// <param name="Field">The field, or null when the whole record is missing.</param>
/// <param name="Label">The record and field as people read them.</param>
public sealed record MissingInput(string Ledger, string? RowId, string? Field, string Label);
