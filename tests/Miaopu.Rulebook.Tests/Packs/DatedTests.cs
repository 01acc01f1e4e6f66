using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Packs;

/// <summary>Numbers that change with time; the boundary days are in policies/examples/orchard.</summary>
public sealed class DatedTests
{
    private const string Room = "{ 房间: [ { 开始日期: 2019-01-01, 用: 甲, 面积: 150 } ] }";

    private static readonly PolicyPack Pack = SmallPack.Pack(criteria:
        "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at least: [ { value: 100, to: 2021-06-30 }, { value: 200 平方米, from: 2021-07-01, cite: S 1, reading: 全算 } ] } ]");

    [Fact]
    public void The_cutoff_says_which_value_holds_and_the_explanation_from_when()
    {
        var before = Assess("2021-06-30");
        var after = Assess("2021-07-01");

        before["area"].Answer.ShouldBe(Answer.Met);
        before["area"].Root.ThresholdGrounds.ShouldBe(["界限取 100，2021-06-30 止适用"]);
        after["area"].Missing.ShouldBe(["面积还差 50 平方米"]);
        after["area"].Root.ThresholdGrounds.ShouldBe(["界限取 200 平方米，2021-07-01 起适用（S 1）；本包的理解：全算"]);
        Miaopu.Rulebook.Explanation.Text(after).ShouldContain("    界限取 200 平方米，2021-07-01 起适用（S 1）");
        Miaopu.Rulebook.Explanation.Json(after).ShouldContain("\"from\": \"2021-07-01\"");
    }

    [Fact]
    public void A_pack_is_the_same_pack_whatever_the_day()
    {
        Pack.On(new DateOnly(2021, 1, 1)).ShouldBe(Pack);
        Pack.On(new DateOnly(2021, 1, 1)).On(new DateOnly(2022, 1, 1)).ShouldBeSameAs(Pack);
        Pack.On(DateOnly.MinValue).Dated.Single().Text.ShouldBe("100");
        Pack.On(DateOnly.MaxValue).Dated.Single().Text.ShouldBe("200 平方米");
        Pack.Numbers.Count(n => n.What.StartsWith("pack.criteria", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_number_outside_criteria_says_its_value_too()
    {
        var assessment = Library.Pack("examples/orchard").Assess(new Situation { Cutoff = new DateOnly(2020, 6, 30), Rows = [] });

        Miaopu.Rulebook.Explanation.Text(assessment).ShouldContain("按统计截点取数：windows.聚会期.months 取 6，2020-06-30 止适用");
    }

    [Fact]
    public void What_the_procedure_counts_has_one_value() =>
        SmallPack.Read(SmallPack.Text(more: "sanctions: [ { id: a, when: 甲, ban: { years: [ { value: 2 } ], binds: operator }, ours: 试 } ]")).Findings
            .ShouldContain(f => f.Code == "shape" && f.What.Contains("years", StringComparison.Ordinal));

    [Fact]
    public void A_pack_of_very_many_periods_is_refused()
    {
        var values = string.Join(", ", Enumerable.Range(0, 60).Select(i => $"{{ value: {i}, from: {new DateOnly(2021, 1, 1).AddDays(i):yyyy-MM-dd}, to: {new DateOnly(2021, 1, 1).AddDays(i):yyyy-MM-dd} }}"));

        SmallPack.Read(SmallPack.Text(criteria: $"criteria: [ {{ id: area, title: 面积, cite: S 1, measure: 面积, at least: [ {values} ] }} ]")).Findings.ShouldContain(f => f.Code == "too-large");
    }

    private static Assessment Assess(string cutoff) =>
        Pack.Assess(SituationReader.Read($"cutoff: {cutoff}\nfacts: {Room}", "facts.yaml", Pack).Situation!);
}
