namespace Miaopu.Rulebook;

/// <summary>What became of one clause: its fate, and the items of the pack that cite it.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Items">The items that cite it, in the order of the text.</param>
public sealed record ClauseCoverage(string Source, Clause Clause, IReadOnlyList<CitingItem> Items)
{
    /// <summary>How many places of the pack cite it.</summary>
    public int CitedBy => Items.Count;

    /// <summary>The fate in Chinese.</summary>
    public string Word => Clause.Fate switch
    {
        ClauseFate.Coded => "已编码",
        ClauseFate.ForAPerson => "由人认定",
        ClauseFate.NotCodable => "不能编码",
        _ => "见其他政策包",
    };

    /// <summary>Whether the clause is accounted for: cited where it says that it is coded or for a person, with a reason where it says that it is not.</summary>
    public bool IsSettled => Clause.Fate is ClauseFate.Coded or ClauseFate.ForAPerson ? CitedBy > 0 : Clause.Why is not null;
}

/// <summary>An item that cites a clause.</summary>
/// <param name="Item">Where it stands in the pack, such as criteria.premises.</param>
/// <param name="Title">What people call it, or null.</param>
/// <param name="Place">The citation in the text.</param>
public sealed record CitingItem(string Item, string? Title, Place Place);
