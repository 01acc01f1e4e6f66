namespace Miaopu.Rulebook;

/// <summary>What became of one clause: its fate, and the items of the pack that cite it.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Clause">The clause.</param>
/// <param name="CitedBy">How many places of the pack cite it.</param>
public sealed record ClauseCoverage(string Source, Clause Clause, int CitedBy)
{
    /// <summary>The fate in Chinese.</summary>
    public string Word => Clause.Fate switch
    {
        ClauseFate.Coded => "已编码",
        ClauseFate.ForAPerson => "由人认定",
        ClauseFate.NotCodable => "不能编码",
        _ => "见其他政策包",
    };
}
