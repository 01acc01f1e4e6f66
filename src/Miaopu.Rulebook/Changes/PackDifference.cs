namespace Miaopu.Rulebook;

/// <summary>What a change is about, in the order in which an officer reads: what decides most comes first.</summary>
public enum ChangeGroup
{
    /// <summary>条件.</summary>
    Conditions,

    /// <summary>口径: windows, definitions, measures and tables, on which conditions rest.</summary>
    Meaning,

    /// <summary>时间与程序.</summary>
    Procedure,

    /// <summary>材料与表格.</summary>
    Papers,

    /// <summary>资金与扶持.</summary>
    Money,

    /// <summary>制裁与义务.</summary>
    Sanctions,

    /// <summary>评价.</summary>
    Scoring,

    /// <summary>服务、目标与任务.</summary>
    Steering,

    /// <summary>台账: ledgers and fields that the packs are read with.</summary>
    Ledgers,

    /// <summary>依据与理解: sources, clauses, and what items rest on.</summary>
    Sources,
}

/// <summary>What became of an item.</summary>
public enum ChangeKind
{
    /// <summary>Only in the second pack.</summary>
    Added,

    /// <summary>Only in the first.</summary>
    Removed,

    /// <summary>In both, one aspect of it different.</summary>
    Changed,

    /// <summary>In both under one id, called differently.</summary>
    Renamed,
}

/// <summary>Whether fewer can meet what the second pack asks, or more.</summary>
public enum ChangeDirection
{
    /// <summary>收紧: whoever meets the second also meets the first; of money, less is given.</summary>
    Stricter,

    /// <summary>放宽: the reverse; of money, more is given.</summary>
    Looser,

    /// <summary>无法判断: it bears on somebody, and cannot be said which way.</summary>
    Unclear,

    /// <summary>It makes nothing harder or easier.</summary>
    None,
}

/// <summary>One line of a difference: an item that came or went, or one aspect of an item from one value to another.</summary>
public sealed record PackChange
{
    /// <summary>What it is about.</summary>
    public required ChangeGroup Group { get; init; }

    /// <summary>Added, removed, changed or renamed.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What sort of item, as people read it: 条件, 环节, 扶持 …</summary>
    public required string Sort { get; init; }

    /// <summary>The item's name in the second pack, or in the first where it went.</summary>
    public required string Item { get; init; }

    /// <summary>Which aspect changed; null where the whole item came or went.</summary>
    public string? Aspect { get; init; }

    /// <summary>The first pack's value or item; null where it has none.</summary>
    public string? From { get; init; }

    /// <summary>The second pack's value or item; null where it has none.</summary>
    public string? To { get; init; }

    /// <summary>What the item rests on in the first pack; null where it is not in it.</summary>
    public Basis? FromBasis { get; init; }

    /// <summary>What the item rests on in the second pack; null where it is not in it.</summary>
    public Basis? ToBasis { get; init; }

    /// <summary>Stricter or looser.</summary>
    public ChangeDirection Direction { get; init; } = ChangeDirection.None;

    /// <summary>For a window, definition, measure or table: what rests on it.</summary>
    public ChangeReach Reach { get; init; } = ChangeReach.Nothing;
}

/// <summary>What rests on a changed window, definition, measure or table, by the names people read.</summary>
/// <param name="Measures">Measures that are worked out with it.</param>
/// <param name="Criteria">Criteria that ask for those, or look at its rows.</param>
/// <param name="Others">Benefits, indicators, targets and cohorts that use those.</param>
public sealed record ChangeReach(IReadOnlyList<string> Measures, IReadOnlyList<string> Criteria, IReadOnlyList<string> Others)
{
    /// <summary>Nothing rests on it.</summary>
    public static ChangeReach Nothing { get; } = new([], [], []);
}

/// <summary>What a second pack says otherwise than a first. Compares what both mean: the order and the comments of their texts do not matter.</summary>
/// <param name="Before">The first pack.</param>
/// <param name="After">The second pack.</param>
/// <param name="Changes">By group, in each the most consequential first.</param>
/// <param name="Unchanged">How many items are the same in both.</param>
public sealed record PackDifference(PolicyPack Before, PolicyPack After, IReadOnlyList<PackChange> Changes, int Unchanged)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Holds a pack against another: a new version of the same policy, or another policy.</summary>
    public static PackDifference Between(PolicyPack before, PolicyPack after)
    {
        var found = new ItemMatch(before, after).Find();
        return new PackDifference(before, after, [.. found.Changes.OrderBy(c => c.Group).ThenBy(c => c.Direction)], found.Unchanged);
    }
}
