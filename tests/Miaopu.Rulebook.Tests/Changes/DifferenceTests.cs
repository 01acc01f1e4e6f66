using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Changes;

/// <summary>Real packs with the changes that a next version brings, one at a time and together.</summary>
public sealed class DifferenceTests
{
    private static readonly PolicyPack Makerspace = Library.Pack("liaoning/makerspace");

    [Theory]
    [InlineData("at least: 500 平方米", "at least: 600 平方米", "〔收紧〕条件“固定服务场地 · 服务场地面积”的要求：不少于 500 平方米 → 不少于 600 平方米  LN21 一(一)2")]
    [InlineData("at least: 500 平方米", "more than: 500 平方米", "〔收紧〕条件“固定服务场地 · 服务场地面积”的要求：不少于 500 平方米 → 多于 500 平方米  LN21 一(一)2")]
    [InlineData("at least: 500 平方米", "between: [400 平方米, 2000 平方米]", "〔无法判断松紧〕条件“固定服务场地 · 服务场地面积”的要求：不少于 500 平方米 → 400 平方米 至 2000 平方米  LN21 一(一)2")]
    [InlineData("专业孵化人员数, one per: 15", "专业孵化人员数, one per: 20", "〔放宽〕条件“服务队伍与导师 · 专业孵化人员数”的要求：每 15 在驻数至少 1（零头按一个算） → 每 20 在驻数至少 1（零头按一个算）  LN21 一(一)5")]
    [InlineData("          - { measure: 获融资数, at least: 2 家 }\n", "", "〔收紧〕取消条件“孵化成效 · 获融资数”：获融资数 不少于 2 家  LN21 一(一)4")]
    [InlineData("      - { measure: 公共软件, at least: 1, says: 还没有登记公共软件 }\n", "", "〔放宽〕取消条件“公共服务场地与设施 · 公共软件”：公共软件 不少于 1 项  LN21 一(一)2")]
    [InlineData("      - any:\n", "      - needed: 2\n        any:\n", "〔收紧〕条件“孵化成效 · 可选的几项”的须满足：其中 1 项 → 其中 2 项  LN21 一(一)4")]
    [InlineData("title: 企业入驻时间", "title: 企业在孵时间", "条件改名：企业入驻时间 → 企业在孵时间  LN21 一(一)3")]
    [InlineData("soft: true, ", "", "〔收紧〕条件“企业入驻时间”的软要求：是 → 否  LN21 一(一)3")]
    [InlineData("申请表: { title: 辽宁省众创空间备案申请表（附件 1）, made of: form, required: true,", "申请表: { title: 辽宁省众创空间备案申请表（附件 1）, made of: form,", "〔放宽〕材料“辽宁省众创空间备案申请表（附件 1）”的必交：是 → 否  LN21 一(二)")]
    [InlineData("due: 5 working days, no later", "due: 3 working days, no later", "〔收紧〕环节“形式审查”的退回补正期限：5 个工作日 → 3 个工作日  LN21 三2")]
    [InlineData("experts: 3", "experts: 5", "评审表“评审表”的专家数：3 名 → 5 名  自定：通知没有写评审人数；取 3 名")]
    [InlineData("from: 2021-04-01, to: 2021-12-31", "from: 2021-04-01, to: 2022-12-31", "〔无法判断松紧〕总则“有效期”的结束：2021-12-31 → 2022-12-31  自定：通知只管 2021 年度，本身没有写明发布日期；从申报季开始到年底有效")]
    public void Each_change_is_one_line_with_its_direction_and_clause(string was, string becomes, string line) => Lines(Makerspace, was, becomes).ShouldBe([line]);

    [Theory]
    [InlineData("bamboo", "before: 2019-01-01", "before: 2018-01-01", "〔收紧〕")]
    [InlineData("bamboo", "before: 2019-01-01", "before: 2020-01-01", "〔放宽〕")]
    [InlineData("bamboo", "before: 2019-01-01", "since: 2019-01-01", "〔无法判断松紧〕")]
    [InlineData("bamboo", "在集摊户.占用面积, per: 主体", "在集摊户.占用面积, per: 类型", "〔无法判断松紧〕")]
    [InlineData("bamboo", "either: [上一年, 近十二个月]", "either: [近十二个月, 上一年]", "〔无法判断松紧〕")]
    [InlineData("bamboo", "ending: last quarter end", "ending: last month end", "〔无法判断松紧〕")]
    [InlineData("relay", "relation: above, of: village", "relation: above applicant", "办理主体")]
    public void What_shapes_bring_is_told(string pack, string was, string becomes, string told) =>
        Lines(Library.Pack($"examples/{pack}"), was, becomes).ShouldContain(line => line.StartsWith(told, StringComparison.Ordinal));

    [Fact]
    public void A_longer_window_names_the_measures_and_criteria_that_rest_on_it_and_is_looser_where_they_ask_for_at_least()
    {
        var change = Difference(Makerspace, "申报年度: { months: 12", "申报年度: { months: 24").Changes.ShouldHaveSingleItem();

        change.Direction.ShouldBe(ChangeDirection.Looser);
        change.Reach.Measures.ShouldBe(["新注册企业数", "获融资数", "典型案例数", "活动场次"]);
        change.Reach.Criteria.ShouldBe(["孵化成效", "创业活动"]);
    }

    [Fact]
    public void A_changed_definition_names_what_rests_on_it_through_other_definitions_and_shares()
    {
        var change = Difference(Makerspace, "在岗人员: { each: 人员, at: cutoff", "在岗人员: { each: 人员, at: cutoff, where: 专职 = true").Changes.ShouldHaveSingleItem();

        (change.Sort, change.Item, change.Aspect, change.Direction).ShouldBe(("定义", "在岗人员", "筛选", ChangeDirection.Unclear));
        change.Reach.Measures.ShouldBe(["人员总数", "专业孵化人员数", "专业孵化人员占比"]);
        change.Reach.Criteria.ShouldBe(["服务队伍与导师"]);
    }

    [Theory]
    [InlineData("examples/grants", "amount: 1000.01元", "amount: 900元", "〔减少〕扶持“开办补助”的数额：1000.01 元 → 900 元  THZ 第十条")]
    [InlineData("liaoning/specialised-makerspace", "ban: { years: 2", "ban: { years: 3", "〔收紧〕制裁“申报材料虚假或瞒报，经查实”的禁止申报：2 年 → 3 年")]
    [InlineData("examples/lamps", "top: 25%", "top: 30%", "〔放宽〕等级“三盏灯”的名次：25%（零头")]
    [InlineData("qinzhou/makerspace-plan", "at least: 100 家", "at least: 120 家", "〔收紧〕目标“累计孵化创业企业”的指标：不少于 100 家 → 不少于 120 家  QZ 一(二)")]
    public void Money_sanctions_grades_and_targets_are_told_too(string folder, string was, string becomes, string line) =>
        Lines(Library.Pack(folder), was, becomes).ShouldHaveSingleItem().ShouldStartWith(line);

    [Fact]
    public void What_decides_most_comes_first_and_the_rest_is_a_number()
    {
        var after = Read(Makerspace.Text
            .Replace("at least: 500 平方米", "at least: 600 平方米", StringComparison.Ordinal)
            .Replace("at least: 5 场", "at least: 3 场", StringComparison.Ordinal)
            .Replace("months: 12, ending: cutoff", "months: 24, ending: cutoff", StringComparison.Ordinal)
            .Replace("experts: 3", "experts: 5", StringComparison.Ordinal));
        var text = DifferenceReport.Text(PackDifference.Between(Makerspace, after));

        string.Join('\n', text.Split('\n').Skip(2)).ShouldBe(
            """
            共 4 处变化：4 处修改；其中 1 处收紧，2 处放宽。其余 254 项没有变化

            条件
              〔收紧〕条件“固定服务场地 · 服务场地面积”的要求：不少于 500 平方米 → 不少于 600 平方米  LN21 一(一)2
              〔放宽〕条件“创业活动 · 活动场次”的要求：不少于 5 场 → 不少于 3 场  LN21 一(一)6

            口径
              〔放宽〕时间窗“申报年度”的长度：12 个月 → 24 个月  LN21 一(一)4
                用到它的度量：新注册企业数、获融资数、典型案例数、活动场次；受影响的条件：孵化成效、创业活动

            材料与表格
              评审表“评审表”的专家数：3 名 → 5 名  自定：通知没有写评审人数；取 3 名

            """);
    }

    [Fact]
    public void A_text_that_only_stands_otherwise_says_the_same() =>
        DifferenceReport.Total(PackDifference.Between(Makerspace, Read(Makerspace.Text + "# 备注\n"))).ShouldStartWith("内容相同");

    [Fact]
    public void The_json_says_the_same()
    {
        using var json = System.Text.Json.JsonDocument.Parse(DifferenceReport.Json(Difference(Makerspace, "at least: 5 场", "at least: 3 场")));
        var change = json.RootElement.GetProperty("changes")[0];

        (change.GetProperty("group").GetString(), change.GetProperty("direction").GetString(), change.GetProperty("to").GetString()).ShouldBe(("conditions", "looser", "不少于 3 场"));
        change.GetProperty("toBasis").GetProperty("cite")[0].GetString().ShouldBe("LN21 一(一)6");
    }

    private static IEnumerable<string> Lines(PolicyPack pack, string was, string becomes) => Difference(pack, was, becomes).Changes.Select(DifferenceReport.Line);

    private static PackDifference Difference(PolicyPack pack, string was, string becomes)
    {
        pack.Text.ShouldContain(was);
        return PackDifference.Between(pack, Read(pack.Text.Replace(was, becomes, StringComparison.Ordinal)));
    }

    private static PolicyPack Read(string text)
    {
        var reading = PackReader.Read(text, "changed", Library.Vocabulary);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }
}
