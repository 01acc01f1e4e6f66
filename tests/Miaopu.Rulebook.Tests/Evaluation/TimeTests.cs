using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Evaluation;

public sealed class TimeTests
{
    private static readonly Basis Ours = new([], "试", null);

    [Theory]
    [InlineData(12, WindowEnd.Cutoff, "2021-05-14", "2020-05-15", "2021-05-14")]
    [InlineData(12, WindowEnd.Cutoff, "2021-05-31", "2020-06-01", "2021-05-31")]
    [InlineData(12, WindowEnd.Cutoff, "2021-02-28", "2020-03-01", "2021-02-28")]
    [InlineData(12, WindowEnd.LastMonthEnd, "2021-05-14", "2020-05-01", "2021-04-30")]
    [InlineData(12, WindowEnd.LastYearEnd, "2021-05-14", "2020-01-01", "2020-12-31")]
    [InlineData(36, WindowEnd.LastYearEnd, "2021-05-14", "2018-01-01", "2020-12-31")]
    [InlineData(12, WindowEnd.YearEnd, "2021-05-14", "2021-01-01", "2021-12-31")]
    [InlineData(1, WindowEnd.Cutoff, "2020-02-29", "2020-02-01", "2020-02-29")]
    public void A_window_is_whole_months_with_both_days_included(int months, WindowEnd end, string cutoff, string first, string last) =>
        new Window("窗", months, end, Ours, default).Days(DateOnly.Parse(cutoff)).ShouldBe((DateOnly.Parse(first), DateOnly.Parse(last)));

    [Theory]
    [InlineData("2020-05-14", Answer.Met)]
    [InlineData("2020-05-15", Answer.NotMet)]
    [InlineData("2020-05-13", Answer.Met)]
    [InlineData("2022-01-01", Answer.NotMet)]
    public void Twelve_months_are_complete_on_the_anniversary(string opened, Answer answer)
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 时长: { months since: 档案.开业, at: cutoff } }",
            criteria: "criteria: [ { id: age, title: 年限, cite: S 1, measure: 时长, at least: 12 个月 } ]");

        pack.Assess($"facts: {{ 档案: [ {{ 开始日期: 2019-01-01, 开业: {opened} }} ] }}")["age"].Answer.ShouldBe(answer);
    }

    [Fact]
    public void An_interval_holds_on_its_last_day_and_no_longer_on_the_next()
    {
        var pack = SmallPack.Pack();
        decimal? Area(string last) => pack.Assess($"facts: {{ 房间: [ {{ 开始日期: 2020-01-01, 结束日期: {last}, 面积: 10 }} ] }}").Measure("面积").High;

        Area("2021-05-14").ShouldBe(10);
        Area("2021-05-13").ShouldBe(0);
    }

    [Fact]
    public void Of_a_stock_the_latest_figure_of_each_key_holds()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 存: { sum: 存量.数, at: cutoff } }",
            criteria: "criteria: [ { id: stock, title: 存, cite: S 1, measure: 存, at least: 1 } ]");

        pack.Assess(
            """
            facts:
              存量:
                - { 开始日期: 2021-03-31, 名: 甲, 数: 7 }
                - { 开始日期: 2020-12-31, 名: 甲, 数: 5 }
                - { 开始日期: 2021-06-30, 名: 甲, 数: 99 }
                - { 开始日期: 2020-12-31, 名: 乙, 数: 2 }
            """).Measure("存").Low.ShouldBe(9);
    }

    [Fact]
    public void A_period_figure_counts_only_where_its_whole_period_lies_in_the_window()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 额: { sum: 月报.额, in: 一年 } }",
            criteria: "criteria: [ { id: sum, title: 额, cite: S 1, measure: 额, at least: 1 } ]");

        pack.Assess("facts: { 月报: [ { 开始日期: 2020-05-01, 结束日期: 2020-05-31, 额: 5 }, { 开始日期: 2020-06-01, 结束日期: 2020-06-30, 额: 7 } ] }").Measure("额").Low.ShouldBe(7);
    }

    [Fact]
    public void What_was_recorded_after_the_instant_asked_about_does_not_count()
    {
        var pack = SmallPack.Pack();
        const string facts = "facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 10, recorded: 2021-05-01T00:00:00Z }, { 开始日期: 2020-01-01, 面积: 5, recorded: 2021-05-02T00:00:00Z } ] }\n";

        pack.Assess(facts + "known at: 2021-05-01T00:00:00Z").Measure("面积").Low.ShouldBe(10);
        pack.Assess(facts).Measure("面积").Low.ShouldBe(15);
    }

    [Fact]
    public void A_blank_day_that_means_none_is_no_event_and_no_unknown()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 已完: { count: 聚会, event: 结束, in: 一年, unit: 场 } }",
            criteria: "criteria: [ { id: done, title: 完, cite: S 1, measure: 已完, at least: 1 } ]");

        var verdict = pack.Assess("facts: { 聚会: [ { 日期: 2021-01-01, 名: 甲 } ] }")["done"];

        verdict.Answer.ShouldBe(Answer.NotMet);
        verdict.Missing.ShouldBe(["已完还差 1 场"]);
    }
}
