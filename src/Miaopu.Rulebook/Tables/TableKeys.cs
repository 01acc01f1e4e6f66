namespace Miaopu.Rulebook;

/// <summary>The keys of decision tables.</summary>
internal static class TableKeys
{
    internal static readonly Shape Table = new Shape("table", "决策表：按输入逐条判断，给出输出").Resting(needed: true);
    internal static readonly Key<TextKind> Title = Table.Text("title", "给人看的名称；不写就用表名");
    internal static readonly Key<ChoiceKind<HitPolicy>> Hit = Table.Choice(
        "hit",
        "几条规则同时适用时怎么办：unique 不允许；first 取第一条；any 允许但结果须相同；priority 取输出 values 中排在前面的；collect 汇总；rule order、output order 列出全部",
        HitPolicy.Unique,
        ("unique", HitPolicy.Unique),
        ("first", HitPolicy.First),
        ("any", HitPolicy.Any),
        ("priority", HitPolicy.Priority),
        ("collect", HitPolicy.Collect),
        ("rule order", HitPolicy.RuleOrder),
        ("output order", HitPolicy.OutputOrder));

    internal static readonly Key<ChoiceKind<Collecting>> Collect = Table.Choice(
        "collect",
        "hit 为 collect 时怎样汇总：list 列出，sum 相加，min 取最小，max 取最大，count 数适用的规则",
        Collecting.List,
        ("list", Collecting.List),
        ("sum", Collecting.Sum),
        ("min", Collecting.Min),
        ("max", Collecting.Max),
        ("count", Collecting.Count));

    internal static readonly Key<NamedKind> Inputs = Table.Named("inputs", "输入：名称下写度量名，或写明来源、类型和取值范围", new EitherKind(new TextKind(), new MapKind(() => Input!)));
    internal static readonly Key<NamedKind> Outputs = Table.Named("outputs", "输出：名称下写类型、单位和取值", () => Output!);
    internal static readonly Key<ListKind> Rules = Table.List("rules", "规则，从上到下编号", () => Rule!);
    internal static readonly Key<NamedKind> Otherwise = Table.Named("otherwise", "没有规则适用时的输出；不写时每种情形都要有规则", new EitherKind(new LooseKind(), new MapKind(() => Result!)));

    internal static readonly Shape Input = new("tableInput", "决策表的一项输入");
    internal static readonly Key<TextKind> Measure = Input.Text("measure", "度量名");
    internal static readonly Key<ExpressionKind> Formula = Input.Feel("formula", "由几个度量算出时，写 FEEL 表达式");
    internal static readonly IReadOnlyList<Key> Source = Input.ExactlyOne<Key>(Measure, Formula);
    internal static readonly Key<ChoiceKind<FieldType>> InputType = Input.Choice("type", "值的类型；不写时由度量看出", FieldType.Number, Types());
    internal static readonly Key<TextsKind> Values = Input.Texts("values", "可能的全部取值，用来检查有没有遗漏");
    internal static readonly Key<NumberKind> AtLeast = Input.Number("at least", "最小可能的数，用来检查有没有遗漏");
    internal static readonly Key<NumberKind> AtMost = Input.Number("at most", "最大可能的数，用来检查有没有遗漏");
    internal static readonly Key<FlagKind> Whole = Input.Flag("whole", "只会是整数");

    internal static readonly Shape Output = new("tableOutput", "决策表的一项输出");
    internal static readonly Key<ChoiceKind<FieldType>> OutputType = Output.Choice("type", "值的类型，不写为 number", FieldType.Number, Types());
    internal static readonly Key<TextKind> Unit = Output.Text("unit", "数的单位，如 元、分、%");
    internal static readonly Key<TextsKind> OutputValues = Output.Texts("values", "可能的全部取值；priority 和 output order 按这里的先后");

    internal static readonly Shape Rule = new Shape("tableRule", "决策表的一条规则").Resting(needed: false);
    internal static readonly Key<TextKind> RuleTitle = Rule.Text("title", "给人看的名称");
    internal static readonly Key<NamedKind> When = Rule.Named("when", "输入名: FEEL 一元测试，如 '>= 500'、'[10..20)'、'\"企业\", \"团队\"'；不写的输入不限", new ExpressionKind());
    internal static readonly Key<NamedKind> Then = Rule.Named("then", "输出名: 值，如 20万元；或 { formula: … }", new EitherKind(new LooseKind(), new MapKind(() => Result!)));

    internal static readonly Shape Result = new("tableResult", "由输入算出的输出");
    internal static readonly Key<ExpressionKind> ResultFormula = Result.Feel("formula", "FEEL 表达式，可用本表的输入名", needed: true);

    private static (string Word, FieldType Value)[] Types() =>
        [("number", FieldType.Number), ("text", FieldType.Text), ("yes or no", FieldType.YesNo), ("date", FieldType.Date)];
}
