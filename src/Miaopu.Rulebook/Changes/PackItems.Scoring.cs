using static Miaopu.Rulebook.Traits;

namespace Miaopu.Rulebook;

internal static partial class PackItems
{
    private static IEnumerable<PackItem> Scoring(PolicyPack pack, PolicyPack other)
    {
        var rules = pack.Scoring;
        return
        [
            .. rules.Total is { } total ? [Of(total)] : Array.Empty<PackItem>(),
            .. rules.Cohorts.Select(c => Item(
                ChangeGroup.Scoring, "参评范围", c.Name, c.Name, c.Basis,
                Weighty("成员", c.Who), Weighty("分组", c.Per), Weighty("分组位数", c.PerDigits is { } digits ? $"{digits}" : null), Weighty("锁定于", c.FrozenAt))),
            .. rules.Sets.Select(s => Item(ChangeGroup.Scoring, "分类考核", s.Name, s.Name, s.Who.Basis, Weighty("哪些载体", s.Who.When), List("指标", s.Indicators))),
            .. rules.Sets.Count > 0 ? [Order(ChangeGroup.Scoring, "分类考核", rules.Sets.Select(s => s.Name), other.Scoring.Sets.Select(s => s.Name))] : Array.Empty<PackItem>(),
            .. rules.Indicators.SelectMany(i => Indicators(i, null)),
            .. rules.Vetoes.Select(v => Item(
                ChangeGroup.Scoring, "一票否决", v.Id, v.Condition.Title ?? v.Id, v.Condition.Basis, Weighty("情形", v.Condition.When), Weighty("等级", v.Grade), Flag("计入基数", v.Counted)) with
                { WhenAdded = ChangeDirection.Stricter }),
            .. rules.Grades.Select(g => Item(
                ChangeGroup.Scoring, "等级", g.Id, g.Id, g.Basis,
                [
                    Edge("分数线", g.Lower, "不少于", "高于", 0, ChangeDirection.Stricter), Edge("分数上限", g.Upper, "不超过", "低于", decimal.MaxValue, ChangeDirection.Looser),
                    Places("名次", g.Top), Places("名额", g.Share), Weighty("名次所在", g.In), Flag("直接认定占名额", g.InheritedTakePlaces),
                    Weighty("直接认定", string.Join("；", g.Inherits.Select(Words.Of))), Weighty("不得评为", string.Join("；", g.Blocked.Select(Words.Of))),
                ])),
            Order(ChangeGroup.Scoring, "等级", rules.Grades.Select(g => g.Id), other.Scoring.Grades.Select(g => g.Id)),
            .. rules.Quotas.Select(q => Item(
                ChangeGroup.Scoring, "名额", q.Id, q.Title, q.Basis,
                Weighty("基数", q.Base), Places("多少", q.Places), Weighty("次序", q.OrderBy ?? "名次"), Weighty("限于等级", string.Join('、', q.Among)), Weighty("另须", Words.Of(q.Needs)),
                Flag("须达到全部条件", q.CriteriaMet, ChangeDirection.Stricter))),
            .. rules.Exclusives.Select(e => Item(
                ChangeGroup.Scoring, "不重复计", e.Ledger, e.Ledger, e.Basis,
                List("按什么认作同一条", e.Same), Weighty("范围", e.Among == ExclusiveAmong.AllCarriers ? "全部参评载体" : "同一机构的载体"),
                Weighty("归谁", e.Settle switch { ExclusiveSettle.Officer => "由人定", ExclusiveSettle.First => "先录入的", _ => "都不算" }))),
        ];
    }

    private static PackItem Of(TotalRule total) => Item(
        ChangeGroup.Scoring, "总分", "total", "总分", total.Basis,
        Weighty("满分", Figures.Plain(total.AddsUpTo)), Weighty("不低于", Figures.Plain(total.AtLeast)), Weighty("不超过", Figures.Plain(total.AtMost)),
        Weighty("小数", total.Decimals is { } digits ? $"{digits} 位（{Words.Of(total.Round)}）" : null), Weighty("排名范围", total.In), Weighty("同分依次比", string.Join('、', total.ThenBy)),
        Weighty("不公布", total.Unpublished is { } hidden ? $"{Words.Of(hidden.Condition)}{(hidden.Counted ? "，计入基数" : "")}" : null));

    private static IEnumerable<PackItem> Indicators(Indicator indicator, Indicator? above)
    {
        yield return Item(
            ChangeGroup.Scoring, "指标", indicator.Id, indicator.Title, indicator.Basis,
            Points("所属", above?.Id, above?.Title), Weighty("种类", indicator.Kind switch { IndicatorKind.Bonus => "加分", IndicatorKind.Deduction => "扣分", _ => "" }),
            Weighty("最高分", Figures.Plain(indicator.Max)) with { Id = indicator.Max == indicator.Rule?.Highest ? "rule" : null }, Weighty("权重", Figures.Plain(indicator.Weight)), Flag("封顶", indicator.Capped), Weighty("度量", indicator.Rule?.Measure),
            Weighty("计分", indicator.Rule is { } rule ? Of(rule) : null));
        foreach (var below in indicator.Items.SelectMany(i => Indicators(i, indicator)))
        {
            yield return below;
        }
    }

    private static Trait Edge(string name, BandEdge? edge, string included, string beyond, decimal none, ChangeDirection rising) =>
        edge is { } line
            ? new(name, $"{(line.Included ? included : beyond)} {Figures.Plain(line.Score)} 分") { Number = line.Score, Rising = rising, AnyChange = ChangeDirection.Unclear }
            : new(name, Trait.Unlimited) { Number = none, Rising = rising };

    private static Trait Places(string name, PlacesRule? places) =>
        Weighty(name, places is null ? Trait.Unlimited : Words.Of(places)) with { Number = places is null ? 1 : places.Share, Rising = ChangeDirection.Looser };

    private static string Of(ScoreRule rule) => rule switch
    {
        UnitPoints unit => $"{(unit.Above != 0 ? $"超过 {Figures.Plain(unit.Above)} 的部分，" : "")}每{(unit.Full ? "满" : "")} {Figures.Plain(unit.Per)} 计 {Figures.Plain(unit.Points)} 分{(unit.Start != 0 ? $"，起点 {Figures.Plain(unit.Start)} 分" : "")}",
        CurvePoints curve => $"{string.Join("，", curve.Points.Select(Point))}，之间按直线，起点以下 {Figures.Plain(curve.Below)} 分{(curve.Falling ? "，越少越好" : "")}",
        StepPoints steps => $"{string.Join("，", steps.Steps.Select(Point))}，其余 {Figures.Plain(steps.Else)} 分",
        ConditionPoints condition => $"{Words.Of(condition.Condition)} 时 {Figures.Plain(condition.Points)} 分",
        ExpertPoints people => $"{people.By} 评分，至少 {people.Needed} 人，去掉 {people.DropHighest} 个最高、{people.DropLowest} 个最低{(people.Decimals is { } digits ? $"，{digits} 位小数" : "")}",
        QuantilePoints bands => $"在{bands.In}中前 {string.Join("，", bands.Bands.Select(b => $"{Figures.Percent(b.Top)} 计 {Figures.Plain(b.Points)} 分"))}，其余 {Figures.Plain(bands.Else)} 分（零头{Words.Of(bands.Round)}，{Words.Of(bands.Ties)}）{Better(bands)}",
        RankPoints rank => $"在{rank.In}中第一名 {Figures.Plain(rank.First)} 分，每低一名少 {Figures.Plain(rank.Step)} 分，不少于 {Figures.Plain(rank.Least)} 分{Better(rank)}",
        BestPoints best => $"与{best.In}中最高者相比，最高 {Figures.Plain(best.Points)} 分",
        _ => rule.GetType().Name,
    };

    private static string Better(RelativePoints rule) => rule.LowIsBetter ? "，越少越好" : "";

    private static string Point(CurvePoint point) => $"{Figures.Plain(point.At)} 计 {Figures.Plain(point.Points)} 分";
}
