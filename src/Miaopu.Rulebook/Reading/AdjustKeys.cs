namespace Miaopu.Rulebook;

/// <summary>The keys of rules that change thresholds for some carriers.</summary>
internal static class AdjustKeys
{
    internal static readonly Shape Rule = new Shape("adjust", "对一部分载体改动条件的界限").Resting(needed: true);
    internal static readonly Key<TextKind> Id = Rule.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> Title = Rule.Text("title", "对谁、为什么，给人看的名称", needed: true);
    internal static readonly Key<ExpressionKind> If = Rule.Feel("if", "FEEL 表达式（可用度量名、列表名）：为真时改动", needed: true);
    internal static readonly Key<TextsKind> To = Rule.Texts("to", "改动对哪些度量的界限");
    internal static readonly Key<NumberKind> Threshold = Rule.Dated("threshold", "带正负号为增减：-20%、-5 家；不带为改成这个数：200 平方米");
    internal static readonly Key<TextKind> JudgedBy = Rule.Text("judged by", "没有写数、由人认定能否放宽的，由哪个办理主体认定（bodies 的编号）");
    internal static readonly IReadOnlyList<Key> Ways = Rule.ExactlyOne<Key>(Threshold, JudgedBy);
    internal static readonly Key<TextKind> Question = Rule.Text("question", "judged by 时问什么");
    internal static readonly Key<ChoiceKind<Rounding>> Round = Rule.Choice(
        "round", "改动后的零头：up 进一，down 舍去，exact 保留（不写即是）；比例按百分点", Rounding.Exact, ("up", Rounding.Up), ("down", Rounding.Down), ("exact", Rounding.Exact));
}
