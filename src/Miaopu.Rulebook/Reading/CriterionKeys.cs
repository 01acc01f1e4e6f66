namespace Miaopu.Rulebook;

/// <summary>The keys of thresholds.</summary>
internal static class ComparisonKeys
{
    private static readonly Shape Shape = new("comparison", "界限");
    internal static readonly Key<NumberKind> AtLeast = Shape.Dated("at least", "不少于，可带单位：500 平方米、75%");
    internal static readonly Key<NumberKind> AtMost = Shape.Dated("at most", "不多于");
    internal static readonly Key<NumberKind> MoreThan = Shape.Dated("more than", "多于");
    internal static readonly Key<NumberKind> LessThan = Shape.Dated("less than", "少于");
    internal static readonly Key<ListKind> Between = Shape.Add("between", "下限、上限，两端都算", new ListKind(new NumberKind(dated: true), count: 2), needed: false);
    internal static readonly Key<LooseKind> Is = Shape.Loose("is", "等于：是、否、文字或列表项");
    internal static readonly Key<TextKind> Within = Shape.Text("within", "在这个行政区划内（代码，加引号）");
    internal static readonly Key<DayKind> Before = Shape.Day("before", "早于这一天（不含当天）");
    internal static readonly Key<DayKind> Since = Shape.Day("since", "这一天或以后");
    internal static readonly Key<NumberKind> OnePer = Shape.Dated("one per", "每多少个 of 要有一个");
    internal static readonly IReadOnlyList<Key> Kinds = [AtLeast, AtMost, MoreThan, LessThan, Between, Is, Within, Before, Since, OnePer];
    internal static readonly Key<TextKind> Of = Shape.Text("of", "one per 所除的度量名");
    internal static readonly Key<ChoiceKind<Rounding>> Round = Shape.ChoiceIfAsked(
        "round", "不足一份的怎么算：up 进一，down 舍去，exact 按比例", ("up", Rounding.Up), ("down", Rounding.Down), ("exact", Rounding.Exact));

    internal static readonly IReadOnlyList<Key> All = Shape.Keys;
}

/// <summary>The keys of criteria and of the parts below them.</summary>
internal static class CriterionKeys
{
    private static readonly Shape Both = new("asked", "条件和它的组成都可以写的键");
    internal static readonly Key<ListKind> AllOf = Both.List("all", "全部达到", () => Part!);
    internal static readonly Key<ListKind> AnyOf = Both.List("any", "达到其一；配 needed 为至少几项", () => Part!);
    internal static readonly Key<WholeKind> NeededOf = Both.DatedWhole("needed", "any 中至少要达到几项");
    internal static readonly Key<TextKind> Measure = Both.Text("measure", "度量名，配一个界限");
    internal static readonly Key<TextKind> Each = Both.Text("each", "逐条要求：台账名或定义名，配 field 和界限，或配 test，或由人逐条认定");
    internal static readonly Key<TextKind> Field = Both.Text("field", "each 时与界限比较的字段");
    internal static readonly Key<ExpressionKind> Test = Both.Feel("test", "each 时对每条记录的 FEEL 测试");
    internal static readonly Key<TextKind> JudgedBy = Both.Text("judged by", "由哪个办理主体认定（bodies 的编号）");
    internal static readonly Key<TextKind> Question = Both.Text("question", "由人认定时问什么");
    internal static readonly Key<FlagKind> Soft = Both.Flag("soft", "软要求（“一般”“原则上”）：未达到只提醒并要求说明理由");
    internal static readonly Key<TextKind> Says = Both.Text("says", "未达到时说的一句话；不写由数字生成");
    internal static readonly Key<TextsKind> Evidence = Both.Texts("evidence", "佐证材料（materials 的编号）");

    internal static readonly Key<ExpressionKind> AppliesIf = Both.Feel("applies if", "FEEL 表达式（可用度量名、列表名）：为假时不适用");

    internal static readonly IReadOnlyList<Key> Ways = [AllOf, AnyOf, Measure, Each, JudgedBy];

    internal static readonly Shape Part = new Shape("part", "条件的一个组成").Resting(needed: false).With(SelectionKeys.All).With(ComparisonKeys.All).With(Both.Keys);
    internal static readonly Key<TextKind> PartId = Part.Text("id", "编号；由人认定的组成最好自己写编号");
    internal static readonly Key<TextKind> PartTitle = Part.Text("title", "给人看的名称");

    internal static readonly Shape Criterion = new Shape("criterion", "一个条件").Resting(needed: true).With(SelectionKeys.All).With(ComparisonKeys.All).With(Both.Keys);
    internal static readonly Key<TextKind> Id = Criterion.Text("id", "编号，英文短词，全包唯一", needed: true);
    internal static readonly Key<TextKind> Title = Criterion.Text("title", "给人看的名称", needed: true);
}
