namespace Miaopu.Rulebook;

/// <summary>A rule of a decision table that stands behind a value.</summary>
/// <param name="Table">Title of the table.</param>
/// <param name="Number">Number of the rule from 1; 0 for what holds where no rule applies.</param>
/// <param name="When">What the rule asks, as people read it.</param>
/// <param name="Then">What it says.</param>
/// <param name="Basis">What it rests on, its own or that of the table.</param>
/// <param name="Certain">Whether it decides whatever the unknowns turn out to be; else it is one that may.</param>
public sealed record RuleHit(string Table, int Number, string When, string Then, Basis Basis, bool Certain)
{
    /// <summary>One line: 第 2 条：面积 >= 500 → 20 万元.</summary>
    public string Text => $"{(Number == 0 ? "其余情形" : $"第 {Number} 条{(When.Length > 0 ? $"（{When}）" : "")}")} → {Then}";
}
