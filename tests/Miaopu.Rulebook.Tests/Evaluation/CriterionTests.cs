using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Evaluation;

public sealed class CriterionTests
{
    private const string Rooms = "facts: { 房间: [ { 开始日期: 2020-01-01, 名: 东, 用: 甲, 面积: 60 }, { 开始日期: 2020-01-01, 名: 西, 用: 乙, 面积: 60 } ] }";
    private const string Measures = "measures: { 面积: { sum: 在用.面积 }, 间数: { count: 在用, unit: 间, noun: 房间 }, 独立: { value: 档案.独立, at: cutoff } }";

    [Theory]
    [InlineData("measure: 间数, between: [1, 2]", Answer.Met)]
    [InlineData("measure: 间数, between: [3, 5]", Answer.NotMet)]
    [InlineData("measure: 间数, less than: 2", Answer.NotMet)]
    [InlineData("measure: 间数, more than: 1", Answer.Met)]
    [InlineData("measure: 独立, is: true", Answer.MissingData)]
    [InlineData("measure: 间数, one per: 50, of: 面积, round: up", Answer.NotMet)]
    [InlineData("measure: 间数, one per: 50, of: 面积, round: down", Answer.Met)]
    [InlineData("measure: 间数, one per: 50, of: 面积, round: exact", Answer.NotMet)]
    [InlineData("measure: 间数, one per: 60, of: 面积, round: up", Answer.Met)]
    [InlineData("each: 在用, field: 面积, at least: 60", Answer.Met)]
    [InlineData("each: 在用, field: 面积, at least: 61", Answer.NotMet)]
    [InlineData("each: 在用, test: 用 = \"甲\"", Answer.NotMet)]
    [InlineData("each: 聚会, in: 一年, test: 人数 > 0", Answer.NotApplicable)]
    [InlineData("any: [ { measure: 间数, at least: 9 }, { measure: 面积, at least: 100 } ]", Answer.Met)]
    [InlineData("any: [ { measure: 间数, at least: 9 }, { measure: 面积, at least: 100 } ], needed: 2", Answer.NotMet)]
    [InlineData("any: [ { measure: 间数, at least: 9 }, { measure: 独立, is: true } ]", Answer.MissingData)]
    [InlineData("all: [ { measure: 间数, at least: 9 }, { measure: 独立, is: true } ]", Answer.NotMet)]
    [InlineData("all: [ { judged by: office, question: 可否 }, { measure: 独立, is: true } ]", Answer.MissingData)]
    [InlineData("all: [ { judged by: office, question: 可否 }, { measure: 间数, at least: 1 } ]", Answer.ForAPerson)]
    [InlineData("any: [ { judged by: office, question: 可否 }, { measure: 间数, at least: 1 } ]", Answer.Met)]
    [InlineData("all: [ { measure: 间数, at least: 9, soft: true }, { measure: 面积, at least: 100 } ]", Answer.Met)]
    [InlineData("applies if: 间数 > 5, measure: 面积, at least: 999", Answer.NotApplicable)]
    [InlineData("applies if: 间数 > 1, measure: 面积, at least: 999", Answer.NotMet)]
    [InlineData("applies if: 独立 = true, measure: 面积, at least: 999", Answer.MissingData)]
    public void A_criterion_answers(string shape, Answer answer)
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: $"criteria: [ {{ id: c, title: 条件, cite: S 1, {shape} }} ]");

        pack.Assess(Rooms)["c"].Answer.ShouldBe(answer);
    }

    [Fact]
    public void A_soft_part_that_is_not_met_asks_for_a_reason_and_does_not_fail()
    {
        var pack = SmallPack.Pack(measures: Measures, criteria: "criteria: [ { id: c, title: 条件, cite: S 1, all: [ { measure: 间数, at least: 3, soft: true }, { measure: 面积, at least: 100 } ] } ]");
        var verdict = pack.Assess(Rooms)["c"];

        verdict.Answer.ShouldBe(Answer.Met);
        verdict.AsksForReason.ShouldBeTrue();
        verdict.Missing.ShouldBe(["还差 1 间房间"]);
    }

    [Fact]
    public void A_judgment_of_each_row_waits_for_the_last_and_fails_with_the_first_refused()
    {
        var pack = SmallPack.Pack(criteria: "criteria: [ { id: c, title: 条件, cite: S 1, each: 在用, judged by: office, question: 是否合用 } ]", measures: Measures);
        var situation = SituationReader.Read("cutoff: 2021-05-14\n" + Rooms, "f.yaml", pack).Situation!;
        Judgment Said(string row, Answer answer) => new("c", row, answer, "张", "看过");
        CriterionVerdict Of(params Judgment[] judgments) => pack.Assess(situation with { Judgments = judgments })["c"];

        Of().Root.Rows.Count.ShouldBe(2);
        Of().Missing.ShouldBe(["待办公室认定 2 项：是否合用"]);
        Of(Said("房间-1", Answer.Met)).Root.Rows.ShouldBe(["房间-2"]);
        Of(Said("房间-1", Answer.Met), Said("房间-2", Answer.Met)).Answer.ShouldBe(Answer.Met);
        Of(Said("房间-1", Answer.NotMet)).Answer.ShouldBe(Answer.NotMet);
        Of(Said("房间-1", Answer.NotMet), Said("房间-1", Answer.Met), Said("房间-2", Answer.Met)).Answer.ShouldBe(Answer.Met);
    }

    [Fact]
    public void What_is_missing_is_enough_when_it_is_added()
    {
        // For every threshold from 1 to 400 in odd steps: adding exactly what the sentence asks for meets it.
        for (var threshold = 1m; threshold < 400; threshold += 7.37m)
        {
            var pack = SmallPack.Pack(criteria: $"criteria: [ {{ id: area, title: 面积, cite: S 1, measure: 面积, at least: {threshold} }} ]");
            var verdict = pack.Assess(Rooms)["area"];
            if (verdict.Answer == Answer.Met)
            {
                continue;
            }

            var gap = verdict.Missing.Single().Replace("面积还差 ", "", StringComparison.Ordinal).Replace(" 平方米", "", StringComparison.Ordinal);
            pack.Assess($"{Rooms}\nmore: {{ 房间: [ {{ 开始日期: 2020-01-01, 面积: {gap} }} ] }}")["area"].Answer.ShouldBe(Answer.Met);
        }
    }

    [Theory]
    [InlineData("210106", "210000", true)]
    [InlineData("210106", "210100", true)]
    [InlineData("210106", "210106", true)]
    [InlineData("220102", "210000", false)]
    [InlineData("210200", "210100", false)]
    [InlineData("110101", "110000", true)]
    public void A_division_lies_within_those_above_it(string code, string whole, bool within) => Divisions.IsWithin(code, whole).ShouldBe(within);
}
