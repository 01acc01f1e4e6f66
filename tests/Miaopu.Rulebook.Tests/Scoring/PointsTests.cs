using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

public sealed class PointsTests
{
    [Theory]
    [InlineData("points: 2, per: 3 人", "4", "2.6666")]
    [InlineData("points: 2, per full: 3 人", "5", "2")]
    [InlineData("points: 2, per full: 3 人", "6", "4")]
    [InlineData("points: 2, per full: 3 人, above: 4 人, start: 5", "3", "0")]
    [InlineData("points: 2, per full: 3 人, above: 4 人, start: 5", "4", "5")]
    [InlineData("points: 2, per full: 3 人, above: 4 人, start: 5", "7", "7")]
    [InlineData("curve: [[10 人, 5], [30 人, 60]], below: 1", "9", "1")]
    [InlineData("curve: [[10 人, 5], [30 人, 60]], below: 1", "10", "5")]
    [InlineData("curve: [[10 人, 5], [30 人, 60]], below: 1", "20", "32.5")]
    [InlineData("curve: [[10 人, 5], [30 人, 60]], below: 1", "99", "60")]
    [InlineData("curve: [[10 人, 60], [30 人, 5]], below: 60, falling: true", "20", "32.5")]
    [InlineData("steps: { 30 人: 60, 10 人: 5 }, else: 1", "30", "60")]
    [InlineData("steps: { 30 人: 60, 10 人: 5 }, else: 1", "29", "5")]
    [InlineData("steps: { 30 人: 60, 10 人: 5 }, else: 1", "9", "1")]
    [InlineData("curve: [[10 人, 60], [30 人, 5]], below: 60, falling: true", "~", "5 至 60")]
    [InlineData("steps: { 30 人: 60, 10 人: 5 }, else: 1", "~", "1 至 60")]
    [InlineData("points: 2, per full: 3 人", "~", "0 至 60")]
    public void A_rule_gives_its_points(string rule, string people, string points)
    {
        var pack = SmallScores.Pack(SmallScores.Scoring.Replace("points: 2, per: 1 人", rule, StringComparison.Ordinal));

        var carrier = pack.Carrier("a", $"facts: {{ 房间: [], 聚会: [ {{ 日期: 2021-01-01, 名: 一, 人数: {people} }} ] }}");

        pack.Rate([carrier])["a"].Indicator("people").Score.Text.ShouldBe(points);
    }

    [Fact]
    public void The_highest_and_the_lowest_are_left_out_and_who_is_late_leaves_the_mean_open()
    {
        var pack = SmallScores.Pack(SmallScores.Scoring.Replace("measure: 人数, points: 2, per: 1 人", "scored by: office, needed: 5, drop: { highest: 1, lowest: 1 }, decimals: 1", StringComparison.Ordinal));
        ScoreVerdict Given(params decimal[] scores) =>
            pack.Rate([pack.Sized("a", 10, 1) with { Scores = [.. scores.Select((s, i) => new ExpertScore("people", $"{i}", s))] }])["a"].Indicator("people");

        Given(60, 30, 40, 50, 0).Score.Text.ShouldBe("40");
        Given(60, 30, 40, 50, 0).Dropped.Select(d => d.Score).ShouldBe([60m, 0m]);
        Given(60, 30, 40, 50).Score.Text.ShouldBe("40 至 50");
        Given().Score.Text.ShouldBe("0 至 60");
        Given(60, 30, 40, 50).Unknown.ShouldHaveSingleItem().Label.ShouldContain("还有 1 人没有打分");
        Given(30, 30, 31, 31, 31, 60, 0).Score.Text.ShouldBe("30.6");
    }

    [Fact]
    public void Of_one_name_the_row_that_weighs_most_counts_and_an_item_without_weight_is_found()
    {
        const string weighted = "measures:\n  面积: { sum: 在用.面积 }\n  件数: { sum: 存量.数, at: cutoff }\n  场数: { count: 在用, distinct: 名, weight: { by: 用, 甲: 3, 乙: 0.5 }, unit: 场 }\n  人数: { sum: 聚会.人数, in: 一年 }\n  独立: { value: 档案.独立, at: cutoff }";
        var pack = SmallScores.Pack(measures: weighted);
        var carrier = pack.Carrier(
            "a", "facts: { 房间: [ { 开始日期: 2020-01-01, 名: 一, 用: 甲, 面积: 1 }, { 开始日期: 2020-01-01, 名: 一, 用: 乙, 面积: 1 }, { 开始日期: 2020-01-01, 名: 二, 用: ~, 面积: 1 } ] }");

        pack.Rate([carrier])["a"].Assessment.Measure("场数").Text.ShouldBe("3.5 场 至 6 场");
        SmallPack.Read(SmallScores.Text(measures: weighted.Replace(", 乙: 0.5", "", StringComparison.Ordinal))).Findings
            .ShouldContain(f => f.Code == "weights" && f.What.Contains('乙'));
        SmallPack.Read(SmallScores.Text(measures: weighted.Replace("乙: 0.5", "丙: 0.5, else: 1", StringComparison.Ordinal))).Findings
            .ShouldContain(f => f.Code == "unknown-name" && f.What.Contains('丙'));
    }
}
