namespace Miaopu.Rulebook;

/// <summary>The keys of time windows.</summary>
internal static class WindowKeys
{
    internal static readonly Shape Window = new Shape("window", "一段期间，首尾两天都算").Resting(needed: true);
    internal static readonly Key<WholeKind> Months = Window.DatedWhole("months", "长度，月", "个月");
    internal static readonly Key<WholeKind> Years = Window.DatedWhole("years", "长度，年", "年");
    internal static readonly Key<TextsKind> Either = Window.Texts("either", "由申报单位任选其一的时间窗；选定的一个约束用到这个名称的所有度量");
    internal static readonly IReadOnlyList<Key> Length = Window.ExactlyOne<Key>(Months, Years, Either);
    internal static readonly Key<ChoiceKind<WindowEnd>> Ending = Window.Choice(
        "ending",
        "截止于：cutoff 统计截点；last month end 上月末；last quarter end 上季末；last year end 上年末；year end 当年末",
        WindowEnd.Cutoff,
        ("cutoff", WindowEnd.Cutoff),
        ("last month end", WindowEnd.LastMonthEnd),
        ("last quarter end", WindowEnd.LastQuarterEnd),
        ("last year end", WindowEnd.LastYearEnd),
        ("year end", WindowEnd.YearEnd));

    internal static readonly Key<TextKind> ChosenBy = Window.Text("chosen by", "either 由哪个度量说明选了哪一个；它的列表项就是各时间窗的名称");
}

/// <summary>The keys that choose rows, of definitions, measures and parts.</summary>
internal static class SelectionKeys
{
    private static readonly Shape Shape = new("selection", "哪些记录");
    internal static readonly Key<ChoiceKind<bool>> At = Shape.Choice("at", "cutoff：只算统计截点当天有效的记录", false, ("cutoff", true));
    internal static readonly Key<TextKind> Event = Shape.Text("event", "落在时间窗内的是哪个日期字段；不写用记录自己的日期");
    internal static readonly Key<TextKind> In = Shape.Text("in", "在哪个时间窗内");
    internal static readonly Key<ExpressionKind> Where = Shape.Feel("where", "对每条记录的 FEEL 测试，只算为真的");

    internal static readonly IReadOnlyList<Key> All = Shape.Keys;
}

/// <summary>The keys of definitions and their derived fields.</summary>
internal static class DefinitionKeys
{
    internal static readonly Shape Definition = new Shape("definition", "一组有名称的记录").Resting(needed: false).With(SelectionKeys.All);
    internal static readonly Key<TextKind> Each = Definition.Text("each", "台账名或另一个定义", needed: true);
    internal static readonly Key<NamedKind> Fields = Definition.Named("fields", "为每条记录算出的字段", () => Field!);

    internal static readonly Shape Field = new("derivedField", "为每条记录算出的一个字段");
    internal static readonly Key<TextKind> MonthsSince = Field.Text("months since", "从哪个日期字段起算到统计截点，得月数");
    internal static readonly Key<ExpressionKind> Formula = Field.Feel("formula", "FEEL 表达式，可用本记录的字段");
    internal static readonly IReadOnlyList<Key> Ways = Field.ExactlyOne<Key>(MonthsSince, Formula);
    internal static readonly Key<TextKind> Unit = Field.Text("unit", "单位");
}

/// <summary>The keys of measures.</summary>
internal static class MeasureKeys
{
    internal static readonly Shape Measure = new Shape("measure", "一个度量：数、值，或由别的度量算出").Resting(needed: false).With(SelectionKeys.All);
    internal static readonly Key<TextKind> Count = Measure.Text("count", "数记录：台账名或定义名");
    internal static readonly Key<TextKind> Distinct = Measure.Text("distinct", "count 时按这个字段去重");
    internal static readonly Key<MapKind> Weight = Measure.Below("weight", "count 时每条记录按列表项算多少", () => WeightKeys.Weight);
    internal static readonly Key<ListKind> Factors = Measure.List("factors", "count 时符合某种情况的记录再乘以多少", () => WeightKeys.Factor);
    internal static readonly Key<TextKind> Sum = Measure.Text("sum", "求和：台账.字段 或 定义.字段");
    internal static readonly Key<TextKind> Largest = Measure.Text("largest", "最大的一个：台账.字段 或 定义.字段；没有记录时为 0");
    internal static readonly Key<TextKind> Per = Measure.Text("per", "largest 时先把这个字段相同的记录加在一起");
    internal static readonly Key<TextKind> Streak = Measure.Text("streak", "最多连续几期有记录：台账名或定义名；每期至少一条才算");
    internal static readonly Key<ChoiceKind<StreakStep>> Every = Measure.Choice(
        "every",
        "streak 时一期多长，从时间窗的最后一天往回排：month 一月；quarter 一季；half year 半年；year 一年",
        StreakStep.Number,
        ("month", StreakStep.Month),
        ("quarter", StreakStep.Quarter),
        ("half year", StreakStep.HalfYear),
        ("year", StreakStep.Year));

    internal static readonly Key<TextKind> By = Measure.Text("by", "streak 时记录属于第几期由哪个整数字段说明，如年度；与 every 二选一");
    internal static readonly Key<ChoiceKind<bool>> Gap = Measure.Choice("gap", "every 时一期什么记录也没有：breaks 断开；unknown 算未知", false, ("breaks", false), ("unknown", true));
    internal static readonly Key<ListKind> Ratio = Measure.Add(
        "ratio", "比：分子、分母，各为度量名或一个度量", new ListKind(new EitherKind(new TextKind(), new MapKind(() => Measure!)), count: 2), needed: false);

    internal static readonly Key<TextKind> Value = Measure.Text("value", "取单条台账的字段：台账.字段");
    internal static readonly Key<TextKind> MonthsSince = Measure.Text("months since", "从这个日期字段到统计截点的月数：台账.字段");
    internal static readonly Key<ExpressionKind> Formula = Measure.Feel("formula", "FEEL 表达式，可用别的度量名和 cutoff");
    internal static readonly Key<TextKind> Table = Measure.Text("table", "由决策表给出：表名");
    internal static readonly IReadOnlyList<Key> Kinds = Measure.ExactlyOne<Key>(Count, Sum, Largest, Streak, Ratio, Value, MonthsSince, Formula, Table);
    internal static readonly Key<TextKind> Output = Measure.Text("output", "table 有几项输出时，用哪一项");
    internal static readonly Key<TextKind> Title = Measure.Text("title", "给人看的名称；不写就用度量名");
    internal static readonly Key<TextKind> Unit = Measure.Text("unit", "单位；求和与取值不写时用字段的单位，比例不写为 %");
    internal static readonly Key<TextKind> Noun = Measure.Text("noun", "“还差 2 个”后面的名词，如 创业工位");
}
