using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.NearestWay;

/// <summary>What is told of the nearest way, on the makerspaces of Liaoning and on small packs.</summary>
public sealed class NearestWayTests
{
    private static readonly PolicyPack Makerspace = Library.Pack("liaoning/makerspace");

    private static readonly CaseFile Cases = CaseFile.Read(Library.Text("liaoning/makerspace/cases.yaml"), "cases.yaml", Makerspace).File!;

    [Fact]
    public void Who_passes_needs_no_way()
    {
        var way = Way(SmallPack.Pack(), "facts: { 房间: [ { 开始日期: 2020-01-01, 用: 甲, 面积: 120 } ] }");

        way.Together.ShouldBeNull();
        way.Criteria.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("measure: 面积, at least: 100", 40, "面积再增加 60 平方米")]
    [InlineData("measure: 面积, more than: 100", 100, "面积再增加 0.01 平方米")]
    [InlineData("measure: 面积, at most: 100", 120.5, "面积减少 20.5 平方米")]
    [InlineData("measure: 面积, between: [100, 200]", 260, "面积减少 60 平方米")]
    [InlineData("measure: 占比, at least: 75%", 40, "现有面积中再有 30 平方米转为“占比”的分子")]
    [InlineData("any: [ { measure: 面积, at least: 500 }, { measure: 间数, at least: 2 } ]", 40, "间数再增加 1 间")]
    [InlineData("measure: 开业月数, at least: 24 个月", 40, "“开业月数”最早到 2022-01-10 达到")]
    [InlineData("any: [ { measure: 开业月数, at least: 24 个月 }, { measure: 面积, at least: 500 } ]", 40, "面积再增加 460 平方米")]
    [InlineData("measure: 独立, is: true", 40, "独立应为“是”，现为“否”：不是数量，要事实如此并登记后才算，无法推算")]
    [InlineData("measure: 倍数, at least: 100", 40, "面积再增加 10 平方米")]
    [InlineData("all: [ { measure: 面积, at least: 50 }, { measure: 间数, at least: 5, soft: true, title: 房间多 } ]", 40, "面积再增加 10 平方米。“房间多”只提示，没有计入")]
    [InlineData("all: [ { measure: 面积, at least: 50 }, { judged by: office, question: 像样 } ]", 40, "面积再增加 10 平方米。“像样”由人认定，没有计入")]
    [InlineData("each: 在用, field: 面积, at least: 50", 40, "逐项改正“条件”的 1 项")]
    public void Each_kind_of_part_says_what_it_can(string criterion, decimal area, string text)
    {
        var pack = SmallPack.Pack(
            measures: """
            measures:
              面积: { sum: 在用.面积 }
              间数: { count: 在用, unit: 间 }
              占比: { ratio: [ { sum: 在用.面积, where: 用 = "乙" }, 面积 ] }
              开业月数: { months since: 档案.开业, at: cutoff }
              独立: { value: 档案.独立, at: cutoff }
              倍数: { formula: 面积 * 2, unit: 平方米 }
            """,
            criteria: $"criteria: [ {{ id: c, title: 条件, cite: S 1, {criterion} }} ]");
        var facts = $"facts: {{ 档案: [ {{ 开始日期: 2020-01-10, 独立: 否, 开业: 2020-01-10 }} ], 房间: [ {{ 开始日期: 2020-01-01, 用: 甲, 面积: {area} }} ] }}";

        Way(pack, facts).Criterion("c")!.Way.Text.ShouldBe(text);
    }

    [Fact]
    public void What_is_unknown_is_filled_in_first()
    {
        var way = Way(SmallPack.Pack(), "facts: { 房间: [ { 开始日期: 2020-01-01, 用: 甲 } ] }").Together!;

        way.Steps.ShouldHaveSingleItem().Kind.ShouldBe(WayStepKind.Fill);
        way.Text.ShouldStartWith("先补填“面积”");
    }

    [Fact]
    public void More_tenants_raise_the_staff_and_mentors_that_they_need()
    {
        var facts = Facts(("入驻主体", 15), ("专业", 1), ("导师", 1));
        var pack = SmallPack.Pack(
            measures: """
            measures:
              住户: { count: 在用, unit: 家, noun: 住户 }
              老师: { count: 聚会, in: 一年, unit: 名, noun: 老师 }
            """,
            criteria: "criteria: [ { id: many, title: 住户, cite: S 1, measure: 住户, at least: 16 }, { id: teachers, title: 老师, cite: S 1, measure: 老师, one per: 15, of: 住户, round: up } ]");

        var way = Way(pack, facts);

        way.Criteria.Select(c => c.Way.Text).ShouldBe(["再增加 1 家住户"]);
        way.Together!.Text.ShouldBe("再增加 1 家住户，再增加 1 名老师");
    }

    [Fact]
    public void A_failing_makerspace_is_told_the_smallest_changes_over_all_criteria()
    {
        var failing = Cases.Cases.Where(c => c.Situation is not null).Select(c => (c.Id, Assessment: Makerspace.Assess(c.Situation!), c.Situation)).Where(c => c.Assessment.Criteria.Any(v => v.Answer == Answer.NotMet && !v.Criterion.Soft)).ToArray();
        failing.ShouldNotBeEmpty();
        foreach (var (id, assessment, situation) in failing)
        {
            var way = Miaopu.Rulebook.NearestWay.Of(assessment, situation!);
            way.Together.ShouldNotBeNull(id);
            way.Together.Text.ShouldNotContain("牵涉的数量太多", Case.Sensitive, id);
            way.Criteria.ShouldAllBe(c => c.Way.Text.Length > 0);
        }
    }

    [Fact]
    public void A_threshold_that_is_another_for_this_carrier_is_the_one_to_reach()
    {
        var pack = SmallPack.Read(SmallPack.Text(
            measures: "measures: { 面积: { sum: 在用.面积 }, 独立: { value: 档案.独立, at: cutoff } }",
            more: "adjust: [ { id: less, title: 减, if: 独立 = true, to: [面积], threshold: -20%, cite: S 1 } ]")).Pack!;

        Way(pack, "facts: { 档案: [ { 开始日期: 2020-01-01, 独立: 是 } ], 房间: [ { 开始日期: 2020-01-01, 用: 甲, 面积: 50 } ] }").Together!.Text.ShouldBe("面积再增加 30 平方米");
    }

    [Theory]
    [InlineData("measure: 面均, at least: 30", "存货再增加 20 件")]
    [InlineData("measure: 档次, is: 大", "存货再增加 60 件")]
    [InlineData("measure: 补贴, at least: 1000", "存货再增加 60 件")]
    [InlineData("measure: 最大间, at most: 30", "最大间减少 10 平方米")]
    [InlineData("measure: 连期, at least: 2", "“连期”看过去各期，只能靠今后各期，无法推算")]
    [InlineData("measure: 分量, at least: 9", "“分量”按权重计数，增减哪一类记录作用不同，无法推算")]
    public void What_is_worked_out_of_amounts_is_turned_round_by_working_it_out_again(string criterion, string text)
    {
        var pack = SmallPack.Pack(
            measures: """
            measures:
              存货: { sum: 存量.数, at: cutoff, unit: 件 }
              间数: { count: 在用, unit: 间 }
              最大间: { largest: 在用.面积 }
              面均: { formula: 存货 / 间数, unit: 件 }
              档次: { table: 档次表 }
              补贴: { formula: 'if 档次 = "大" then 1000 else 0', unit: 元 }
              连期: { streak: 聚会, in: 一年, every: month }
              分量: { count: 在用, weight: { by: 用, 甲: 1, 乙: 2 }, unit: 份 }
            """,
            criteria: $"criteria: [ {{ id: c, title: 条件, cite: S 1, {criterion} }} ]",
            more: "tables: { 档次表: { ours: 试, inputs: { 存货: 存货 }, outputs: { 档次: { type: text, values: [大, 小] } }, rules: [ { when: { 存货: '>= 100' }, then: { 档次: 大 } }, { when: { 存货: '< 100' }, then: { 档次: 小 } } ] } }");

        Way(pack, "facts: { 存量: [ { 开始日期: 2020-01-01, 名: 物, 数: 40 } ], 房间: [ { 开始日期: 2020-01-01, 名: 东, 用: 甲, 面积: 40 }, { 开始日期: 2020-01-01, 名: 西, 用: 甲, 面积: 10 } ] }")
            .Criterion("c")!.Way.Text.ShouldBe(text);
    }

    private static string Facts(params (string What, int Count)[] counts) =>
        $"facts: {{ 房间: [ {{ repeat: {counts[0].Count}, 开始日期: 2020-01-01, 名: 户#, 用: 甲 }} ], 聚会: [ {{ repeat: {counts[2].Count}, 日期: 2021-01-01, 名: 师# }} ] }}";

    private static Miaopu.Rulebook.NearestWay Way(PolicyPack pack, string facts)
    {
        var reading = SituationReader.Read($"cutoff: 2021-05-14\n{facts}", "facts.yaml", pack);
        var situation = reading.Situation ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
        return Miaopu.Rulebook.NearestWay.Of(pack.Assess(situation), situation);
    }
}
