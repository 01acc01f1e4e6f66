namespace Miaopu.Rulebook;

/// <summary>The points of one indicator with all that led to them.</summary>
public sealed record ScoreVerdict
{
    /// <summary>The indicator.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>What it rests on: its own basis, else its group's.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The points, cut to its highest; before its weight.</summary>
    public required ScoreInterval Score { get; init; }

    /// <summary>The points before they were cut.</summary>
    public required ScoreInterval Uncut { get; init; }

    /// <summary>Whether its highest cut something off.</summary>
    public bool CapApplied => Uncut.High > Score.High || Uncut.Low > Score.Low;

    /// <summary>What was measured, with the records behind it; null for groups and what people score.</summary>
    public MeasuredValue? Value { get; init; }

    /// <summary>The rule as people read it; empty for groups.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Where the carrier stands in the rule's cohort; null where it compares with nobody.</summary>
    public Placement? Placement { get; init; }

    /// <summary>What people gave, the highest first.</summary>
    public IReadOnlyList<ExpertScore> Given { get; init; } = [];

    /// <summary>Those of them that were left out.</summary>
    public IReadOnlyList<ExpertScore> Dropped { get; init; } = [];

    /// <summary>How the measure is read where the clause leaves it open.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>What is not known and keeps the score open.</summary>
    public IReadOnlyList<MissingInput> Unknown { get; init; } = [];

    /// <summary>The items of a group.</summary>
    public IReadOnlyList<ScoreVerdict> Items { get; init; } = [];

    /// <summary>This and all below it.</summary>
    public IEnumerable<ScoreVerdict> All() => Items.SelectMany(i => i.All()).Prepend(this);
}

/// <summary>
/// Where a carrier stands among the members of its class of a cohort: 1 for the first, equals share the better rank. Between two ranks while something is unknown.
/// </summary>
/// <param name="Best">The best rank it can have.</param>
/// <param name="Worst">The worst.</param>
/// <param name="BestWithEquals">The best rank if all equals stood before it.</param>
/// <param name="WorstWithEquals">The worst.</param>
/// <param name="Fewest">How many are certainly in the class, itself included where it belongs to it.</param>
/// <param name="Most">How many can be.</param>
/// <param name="Class">The class, such as the city; empty for one class, null while unknown.</param>
public readonly record struct Placement(int Best, int Worst, int BestWithEquals, int WorstWithEquals, int Fewest, int Most, string? Class)
{
    /// <summary>Whether the rank is certain.</summary>
    public bool IsExact => Best == Worst;

    /// <summary>Whether others share the rank.</summary>
    public bool IsTied => IsExact && WorstWithEquals > Worst;

    /// <summary>As people read it: 第 2 名（共 7 家）.</summary>
    public string Text =>
        $"{(IsExact ? $"第 {Best} 名" : $"第 {Best} 至 {Worst} 名")}{(IsTied ? "（并列）" : "")}，共 {(Fewest == Most ? $"{Fewest}" : $"{Fewest} 至 {Most}")} 家";

    /// <summary>Whether it is among so many places.</summary>
    internal Truth IsAmong(PlacesRule places) => IsAmong(places.Among(Fewest), places.Among(Most), places.Ties);

    internal Truth IsAmong(int fewest, int most, TieRule ties) => ties == TieRule.Include
        ? Worst <= fewest ? Truth.True : Best > most ? Truth.False : Truth.Unknown
        : WorstWithEquals <= fewest ? Truth.True : BestWithEquals > most ? Truth.False : Truth.Unknown;
}
