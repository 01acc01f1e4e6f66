namespace Miaopu.Rulebook;

/// <summary>What a pack says of evaluation: who is compared with whom, what gives points, what the points come to, and who goes on.</summary>
public sealed record ScoringRules
{
    /// <summary>A pack that scores nobody.</summary>
    public static ScoringRules None { get; } = new();

    /// <summary>Who is compared with whom.</summary>
    public IReadOnlyList<CohortRule> Cohorts { get; init; } = [];

    /// <summary>Kinds of carriers that are scored each by indicators of their own; empty where all are scored alike.</summary>
    public IReadOnlyList<IndicatorSet> Sets { get; init; } = [];

    /// <summary>The indicators, groups with their items below them.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>How the points come to a total; null where nothing is scored.</summary>
    public TotalRule? Total { get; init; }

    /// <summary>What settles a grade whatever the score is.</summary>
    public IReadOnlyList<VetoRule> Vetoes { get; init; } = [];

    /// <summary>The grades, the best first.</summary>
    public IReadOnlyList<GradeRule> Grades { get; init; } = [];

    /// <summary>How many go on.</summary>
    public IReadOnlyList<QuotaRule> Quotas { get; init; } = [];

    /// <summary>Records that count for one carrier only.</summary>
    public IReadOnlyList<ExclusiveRule> Exclusives { get; init; } = [];

    /// <summary>Whether the pack says nothing of evaluation.</summary>
    public bool IsEmpty => Cohorts.Count + Sets.Count + Indicators.Count + Vetoes.Count + Grades.Count + Quotas.Count + Exclusives.Count == 0 && Total is null;

    /// <summary>The cohort of this name, or null.</summary>
    public CohortRule? Cohort(string name) => Cohorts.FirstOrDefault(c => c.Name == name);

    /// <summary>Every indicator, groups before their items.</summary>
    public IEnumerable<Indicator> AllIndicators() => Indicators.SelectMany(i => i.All());
}

/// <summary>A part of a number that does not come out even: how many places a share gives, to which digit a score is rounded.</summary>
public enum FractionRounding
{
    /// <summary>Up: any part is a whole one.</summary>
    Up,

    /// <summary>Down: a part is nothing.</summary>
    Down,

    /// <summary>A half and more goes up (四舍五入).</summary>
    HalfUp,
}

/// <summary>What becomes of equals at the last place.</summary>
public enum TieRule
{
    /// <summary>All of them are in, and there may be more than the places.</summary>
    Include,

    /// <summary>None of them is in, and places may stay empty.</summary>
    Exclude,
}

/// <summary>A yes-or-no question over measures, with what it rests on.</summary>
/// <param name="When">FEEL over measures.</param>
/// <param name="Title">What people read, or null.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record ScoringCondition(string When, string? Title, Basis Basis)
{
    internal YamlText? Text { get; init; }
}

/// <summary>Who is compared with whom: the members of a closed list, each class for itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Who">FEEL over measures that says who belongs; null for everybody.</param>
/// <param name="Per">A measure by whose value members fall into classes, such as the city; null for one class.</param>
/// <param name="PerDigits">How many digits of a division code make the class (2 province, 4 city, 6 county); null for the value as it is.</param>
/// <param name="FrozenAt">The date of the round on which the list is closed, or null for the cutoff.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record CohortRule(string Name, string? Who, string? Per, int? PerDigits, string? FrozenAt, Basis Basis, Place Place)
{
    internal YamlText? WhoText { get; init; }

    internal Mark PerMark { get; init; }

    internal Mark FrozenMark { get; init; }
}

/// <summary>Carriers that are scored by indicators of their own; each carrier belongs to the first set that it fits.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Who">Who fits.</param>
/// <param name="Indicators">Ids of its indicators, of the first level; those that no set names are everybody's. Empty where the source gives none.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record IndicatorSet(string Name, ScoringCondition Who, IReadOnlyList<string> Indicators, Place Place)
{
    internal IReadOnlyList<YamlText> IndicatorTexts { get; init; } = [];
}

/// <summary>How the points of all indicators come to a total.</summary>
public sealed record TotalRule
{
    /// <summary>What the highest scores of the ordinary indicators add up to; lint holds the pack to it.</summary>
    public required decimal AddsUpTo { get; init; }

    /// <summary>Below this the total does not fall.</summary>
    public decimal AtLeast { get; init; }

    /// <summary>Above this the total does not rise, bonus or not.</summary>
    public required decimal AtMost { get; init; }

    /// <summary>Digits after the point, or null for no rounding.</summary>
    public int? Decimals { get; init; }

    /// <summary>How it is rounded to them.</summary>
    public FractionRounding Round { get; init; } = FractionRounding.HalfUp;

    /// <summary>The cohort in which totals are ranked, or null for no ranks.</summary>
    public string? In { get; init; }

    /// <summary>Measures that put equals in order, more being better; equal in all of them stays equal.</summary>
    public IReadOnlyList<string> ThenBy { get; init; } = [];

    /// <summary>Whose result is worked out and not made public, such as carriers in their first year; null for nobody.</summary>
    public UnpublishedRule? Unpublished { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark InMark { get; init; }

    internal IReadOnlyList<YamlText> ThenByTexts { get; init; } = [];
}

/// <summary>Whose result is not made public.</summary>
/// <param name="Condition">Who.</param>
/// <param name="Counted">Whether they count among the members and take places; otherwise they are placed beside the others for their own information.</param>
public sealed record UnpublishedRule(ScoringCondition Condition, bool Counted);

/// <summary>Something that settles the grade whatever the score is: one grave fault (一票否决), or not having taken part.</summary>
/// <param name="Id">Id, unique in the pack.</param>
/// <param name="Condition">When.</param>
/// <param name="Grade">The grade it settles.</param>
/// <param name="Counted">Whether the carrier still counts in the base of shares. It is never ranked.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record VetoRule(string Id, ScoringCondition Condition, string Grade, bool Counted, Place Place)
{
    internal Mark GradeMark { get; init; }
}

/// <summary>How many go on: a share of a cohort in a stated order.</summary>
public sealed record QuotaRule
{
    /// <summary>Id, unique in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public required string Title { get; init; }

    /// <summary>The cohort whose members are counted.</summary>
    public required string Base { get; init; }

    /// <summary>The places.</summary>
    public required PlacesRule Places { get; init; }

    /// <summary>The measure that puts them in order, more being better; null for the rank of the total.</summary>
    public string? OrderBy { get; init; }

    /// <summary>The grades whose holders may have a place; empty for all.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>FEEL over measures that whoever has a place must meet, or null.</summary>
    public ScoringCondition? Needs { get; init; }

    /// <summary>Whether every criterion of the pack must be met.</summary>
    public bool CriteriaMet { get; init; }

    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Where it is defined.</summary>
    public Place Place { get; init; }

    internal Mark BaseMark { get; init; }

    internal Mark OrderMark { get; init; }

    internal IReadOnlyList<YamlText> AmongTexts { get; init; } = [];
}

/// <summary>How many places there are.</summary>
/// <param name="Share">The share of the members, 0.1 for 10%; null for a fixed number.</param>
/// <param name="Number">The fixed number.</param>
/// <param name="Round">What a part of a place is.</param>
/// <param name="Ties">What becomes of equals at the last place.</param>
/// <param name="Fewest">There are never fewer.</param>
public sealed record PlacesRule(decimal? Share, int Number, FractionRounding Round, TieRule Ties, int Fewest)
{
    /// <summary>The places among so many members.</summary>
    public int Among(int members) => Math.Max(Share is { } share ? (int)Fractions.Whole(share * members, Round) : Number, members > 0 ? Fewest : 0);
}

/// <summary>Whose carriers may not both count one record.</summary>
public enum ExclusiveAmong
{
    /// <summary>Those of one operator.</summary>
    CarriersOfOperator,

    /// <summary>All that are evaluated together.</summary>
    AllCarriers,
}

/// <summary>For whom a record counts that several carriers claim.</summary>
public enum ExclusiveSettle
{
    /// <summary>An officer says; until then it may count for each of them.</summary>
    Officer,

    /// <summary>The one that entered it first; entered at one instant, the first by id.</summary>
    First,

    /// <summary>None of them.</summary>
    None,
}

/// <summary>One record never counts for two carriers.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Same">Fields by which two records are one; the ledger's key where none is named.</param>
/// <param name="Among">Whose carriers.</param>
/// <param name="Settle">For whom it counts.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record ExclusiveRule(string Ledger, IReadOnlyList<string> Same, ExclusiveAmong Among, ExclusiveSettle Settle, Basis Basis, Place Place)
{
    internal Mark LedgerMark { get; init; }

    internal IReadOnlyList<YamlText> SameTexts { get; init; } = [];
}
