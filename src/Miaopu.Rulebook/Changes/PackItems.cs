using static Miaopu.Rulebook.Traits;

namespace Miaopu.Rulebook;

/// <summary>Lays a pack out as items with their aspects, so that two packs can be held against each other item by item. What a pack can say must stand here to be told.</summary>
internal static partial class PackItems
{
    /// <param name="pack">The pack.</param>
    /// <param name="other">The pack it is held against: what stands in an order is ordered among what both have.</param>
    internal static IEnumerable<PackItem> Of(PolicyPack pack, PolicyPack other) =>
    [
        .. Criteria(pack),
        .. Adjustments(pack),
        .. Dated(pack),
        .. Overrides(pack),
        .. Meaning(pack),
        .. Procedure(pack, other),
        .. Papers(pack),
        .. Money(pack),
        .. Sanctions(pack),
        .. Scoring(pack, other),
        .. Steering(pack),
        .. Ledgers(pack),
        .. Sources(pack),
    ];

    private static PackItem Item(ChangeGroup group, string sort, string key, string title, Basis basis, params IEnumerable<Trait> traits) =>
        new(group, sort, key, title, basis, [Named(title), .. traits, .. Traits.Of(basis)]);

    private static IEnumerable<PackItem> Criteria(PolicyPack pack) =>
    [
        Item(ChangeGroup.Conditions, "总则", "unmet", "未达到条件时能否提交", Basis.None, Flag("未达到不能提交", pack.UnmetBlocks, ChangeDirection.Stricter)),
        .. pack.Criteria.Select(c => Item(
            ChangeGroup.Conditions, "条件", c.Id, c.Title, c.Basis,
            Weighty("适用", c.AppliesIf),
            Flag("软要求", c.Root.Soft, ChangeDirection.Looser),
            Text("未达到时的说法", c.Root.Says),
            List("佐证", c.Root.Evidence)) with { WhenAdded = c.Soft ? ChangeDirection.None : ChangeDirection.Stricter }),
    ];

    private static IEnumerable<PackItem> Adjustments(PolicyPack pack) => pack.Adjust.Select(a => Item(
        ChangeGroup.Conditions, "改动", a.Id, a.Title, a.Basis,
        Weighty("适用", a.If), List("度量", a.Measures), Weighty("改动", Wording.Change(a)), Text("由谁认定", a.JudgedBy), Text("问什么", a.Question)));

    /// <summary>The values of numbers that change with time. Those that hold last stand where the number stands.</summary>
    private static IEnumerable<PackItem> Dated(PolicyPack pack) => pack.Periods.SelectMany(p => p.Pack.Dated).DistinctBy(d => d.Place).GroupBy(d => d.Item)
        .SelectMany(values => values.Select((d, i) => Item(
            ChangeGroup.Meaning, "随日期而变的数", $"{d.Item} {i + 1}", $"{d.Item}（{d.Days}）", d.Basis,
            pack.Dated.Any(last => last.Place == d.Place) ? [] : [Weighty("数", d.Text)])));

    private static IEnumerable<PackItem> Overrides(PolicyPack pack) => pack.Changes.GroupBy(c => c.Item)
        .SelectMany(changes => changes.Select((c, i) => Item(ChangeGroup.Meaning, "对基准包的改动", $"{c.Item} {i + 1}", c.Item, c.Basis, Weighty("改动", Wording.Word(c.Kind)))));

    private static IEnumerable<PackItem> Meaning(PolicyPack pack)
    {
        var uses = new PackUses(pack);
        foreach (var window in pack.Windows)
        {
            yield return Item(
                ChangeGroup.Meaning, "时间窗", window.Name, window.Name, window.Basis,
                window.Choice is { } choice
                    ? [Weighty("任选其一", string.Join('、', choice.Either)), Weighty("由什么选", choice.ChosenBy)]
                    : [new Trait("长度", Figures.WithUnit(window.Months, "月")) { Number = window.Months, Rising = uses.Longer(window) }, Weighty("截至", Words.Of(window.End))]) with { Reach = uses.OfWindow(window) };
        }

        foreach (var definition in pack.Definitions)
        {
            yield return Item(
                ChangeGroup.Meaning, "定义", definition.Name, definition.Name, definition.Basis,
                [.. Rows(definition.Rows), .. definition.Fields.Select(f => Weighty($"字段“{f.Name}”", Words.Of(f)))]) with { Reach = uses.OfDefinition(definition) };
        }

        foreach (var measure in pack.Measures)
        {
            yield return Item(
                ChangeGroup.Meaning, "度量", measure.Name, measure.Title, measure.Basis,
                [
                    Weighty("算法", Words.How(measure)), .. Rows(measure.Rows), Weighty("单位", measure.Unit), Text("称呼", measure.Noun), Weighty("权重", Words.Of(measure.Weights)),
                    Weighty("分子", Words.Side(measure.Numerator)), Weighty("分母", Words.Side(measure.Denominator)),
                ]) with { Reach = uses.OfMeasure(measure) };
        }

        foreach (var table in pack.Tables)
        {
            yield return Item(
                ChangeGroup.Meaning, "决策表", table.Name, table.Title, table.Basis,
                [
                    Weighty("命中方式", $"{table.Hit} {(table.Hit == HitPolicy.Collect ? table.Collect : "")}".Trim()),
                    .. table.Inputs.Select(i => Weighty($"输入“{i.Name}”", Words.Of(i))),
                    .. table.Outputs.Select(o => Weighty($"输出“{o.Name}”", $"{Words.Of(o.Type)} {o.Unit} {string.Join('、', o.Values)}".Trim())),
                    Weighty("其他情况", table.Otherwise is { } rest ? Words.Then(table, rest) : null),
                ]) with { Reach = uses.OfTable(table) };
            foreach (var rule in table.Rules)
            {
                var when = Words.When(table, rule);
                yield return Item(
                    ChangeGroup.Meaning, $"“{table.Title}”的规则", when, rule.Title ?? when, rule.Basis, Weighty("何时", when), Weighty("结果", Words.Then(table, rule))) with
                    { Within = $"决策表 {table.Name}", Nameless = true, Reach = uses.OfTable(table) };
            }

            if (table.Hit is HitPolicy.First or HitPolicy.RuleOrder)
            {
                yield return Order(ChangeGroup.Meaning, $"“{table.Title}”的规则", table.Rules.Select(r => Words.When(table, r)), null) with { Within = $"决策表 {table.Name}" };
            }
        }
    }

    private static IEnumerable<Trait> Rows(RowSelection? rows) => rows is null ? [] :
    [
        Weighty("记录", rows.Over),
        Weighty("时点", rows.AtCutoff ? "统计日" : null),
        Weighty("日期字段", rows.Event),
        Weighty("时间窗", rows.Window),
        Weighty("筛选", rows.Where),
    ];

    /// <summary>The order of items that both packs have. Null takes all: for what has no other pack to look at.</summary>
    private static PackItem Order(ChangeGroup group, string of, IEnumerable<string> keys, IEnumerable<string>? both) =>
        new(group, "次序", of, $"{of}的次序", Basis.None, [Weighty("次序", string.Join('、', both is null ? keys : keys.Intersect(both)))]);
}
