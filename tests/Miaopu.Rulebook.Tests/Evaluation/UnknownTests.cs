using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Evaluation;

public sealed class UnknownTests
{
    private static readonly PolicyPack Area = SmallPack.Pack();

    [Theory]
    [InlineData("[ { 开始日期: 2020-01-01, 面积: 100 } ]", Answer.Met)]
    [InlineData("[ { 开始日期: 2020-01-01, 面积: 99.99 } ]", Answer.NotMet)]
    [InlineData("[ { 开始日期: 2020-01-01, 面积: 100 }, { 开始日期: 2020-01-01 } ]", Answer.Met)]
    [InlineData("[ { 开始日期: 2020-01-01, 面积: 99 }, { 开始日期: 2020-01-01 } ]", Answer.MissingData)]
    [InlineData("[ { 面积: 500 } ]", Answer.MissingData)]
    [InlineData("[ { 开始日期: 2021-05-15, 面积: 500 } ]", Answer.NotMet)]
    [InlineData("[]", Answer.NotMet)]
    public void A_sum_is_decided_as_soon_as_the_unknown_cannot_change_it(string rooms, Answer answer) =>
        Area.Assess($"facts: {{ 房间: {rooms} }}")["area"].Answer.ShouldBe(answer);

    [Fact]
    public void A_ceiling_is_broken_for_certain_once_the_low_end_is_over_it()
    {
        var pack = SmallPack.Pack(criteria: "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at most: 100 } ]");

        pack.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 101 }, { 开始日期: 2020-01-01 } ] }")["area"].Answer.ShouldBe(Answer.NotMet);
        pack.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 99 }, { 开始日期: 2020-01-01 } ] }")["area"].Answer.ShouldBe(Answer.MissingData);
    }

    [Theory]
    [InlineData("[ { 名: 东, 面积: 60 }, { 名: 西, 面积: 40 } ]", Answer.Met)]
    [InlineData("[ { 名: 东, 面积: 60 }, { 名: 东, 面积: 40.01 } ]", Answer.NotMet)]
    [InlineData("[ { 名: 东, 面积: 60 }, { 面积: 40 } ]", Answer.Met)]
    [InlineData("[ { 名: 东, 面积: 60 }, { 面积: 40.01 } ]", Answer.MissingData)]
    [InlineData("[ { 面积: 60 }, { 面积: 60 } ]", Answer.MissingData)]
    [InlineData("[ { 面积: 101 } ]", Answer.NotMet)]
    [InlineData("[ { 名: 东, 面积: 60 }, { 名: 西 } ]", Answer.MissingData)]
    [InlineData("[ { 名: 东, 面积: 101 }, { 名: 西 } ]", Answer.NotMet)]
    [InlineData("[]", Answer.Met)]
    public void The_largest_counts_a_row_without_a_name_to_whichever_it_may_belong(string rooms, Answer answer) =>
        SmallPack.Pack(measures: "measures: { 面积: { largest: 在用.面积, per: 名 } }", criteria: "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at most: 100 } ]")
            .Assess($"facts: {{ 房间: {rooms.Replace("{ ", "{ 开始日期: 2020-01-01, ", StringComparison.Ordinal)} }}")["area"].Answer.ShouldBe(answer);

    [Fact]
    public void What_is_missing_names_record_and_field()
    {
        var verdict = Area.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 名: 东间 } ] }")["area"];

        verdict.Missing.ShouldBe(["缺数据：房间“东间”的面积"]);
        verdict.Root.Value!.Unknown.ShouldHaveSingleItem().Field.ShouldBe("面积");
    }

    [Theory]
    [InlineData("[ { 用: 甲, 面积: 75 }, { 用: 乙, 面积: 25 } ]", Answer.Met)]
    [InlineData("[ { 用: 甲, 面积: 74 }, { 用: 乙, 面积: 26 } ]", Answer.NotMet)]
    [InlineData("[ { 用: 甲, 面积: 75 }, { 用: 乙, 面积: 25 }, { 用: 甲 } ]", Answer.Met)]
    [InlineData("[ { 用: 甲, 面积: 75 }, { 用: 乙, 面积: 25 }, { 用: 乙 } ]", Answer.MissingData)]
    [InlineData("[ { 用: 甲, 面积: 90 }, { 用: 乙, 面积: 5 }, { 面积: 5 } ]", Answer.Met)]
    [InlineData("[ { 用: 甲, 面积: 50 }, { 用: 乙, 面积: 45 }, { 面积: 5 } ]", Answer.NotMet)]
    [InlineData("[]", Answer.MissingData)]
    public void A_share_knows_that_its_part_lies_in_its_whole(string rooms, Answer answer)
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 占比: { ratio: [ { sum: 在用.面积, where: 用 = \"甲\" }, { sum: 在用.面积 } ] } }",
            criteria: "criteria: [ { id: share, title: 占比, cite: S 1, measure: 占比, at least: 75% } ]");

        pack.Assess($"facts: {{ 房间: {rooms} }}\nset: {{ 房间: {{ 开始日期: 2020-01-01 }} }}")["share"].Answer.ShouldBe(answer);
    }

    [Fact]
    public void A_test_on_a_blank_field_leaves_the_row_undecided_but_not_where_the_rest_decides()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 大甲: { count: 在用, where: '用 = \"甲\" and 面积 > 10', unit: 间, noun: 大房间 } }",
            criteria: "criteria: [ { id: big, title: 大, cite: S 1, measure: 大甲, at least: 1 } ]");

        Answer Of(string room) => pack.Assess($"facts: {{ 房间: [ {{ 开始日期: 2020-01-01, {room} }} ] }}")["big"].Answer;
        Of("用: 甲").ShouldBe(Answer.MissingData);
        Of("用: 乙").ShouldBe(Answer.NotMet);
        Of("面积: 5").ShouldBe(Answer.NotMet);
        Of("用: 甲, 面积: 11").ShouldBe(Answer.Met);
    }

    [Fact]
    public void Distinct_counts_bound_what_a_nameless_row_can_add()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 名数: { count: 在用, distinct: 名, unit: 个 } }",
            criteria: "criteria: [ { id: names, title: 名, cite: S 1, measure: 名数, at least: 2 } ]");

        var value = pack.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 名: 东 }, { 开始日期: 2020-01-01, 名: 东 }, { 开始日期: 2020-01-01 } ] }").Measure("名数");

        (value.Low, value.High).ShouldBe((1, 2));
        value.Text.ShouldBe("1 个 至 2 个");
    }

    [Fact]
    public void A_formula_over_an_inexact_measure_is_unknown_and_names_the_cause()
    {
        var pack = SmallPack.Pack(
            measures: "measures: { 面积: { sum: 在用.面积 }, 双倍: { formula: 面积 * 2, unit: 平方米 } }",
            criteria: "criteria: [ { id: area, title: 面积, cite: S 1, measure: 双倍, at least: 100 } ]");

        pack.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 50 } ] }")["area"].Answer.ShouldBe(Answer.Met);
        pack.Assess("facts: { 房间: [ { 开始日期: 2020-01-01, 名: 西 } ] }")["area"].Missing.ShouldBe(["缺数据：房间“西”的面积"]);
    }

    [Fact]
    public void Whatever_the_unknowns_turn_out_to_be_a_certain_answer_stands()
    {
        // Every way of leaving out areas of three rooms, against every way of filling them in from a few values.
        decimal[] values = [0, 20, 40, 60];
        foreach (var known in from a in values from b in values from c in values select (decimal?[])[a, b, c])
        {
            var whole = Answers(known);
            for (var hidden = 1; hidden < 8; hidden++)
            {
                var partial = Answers([.. known.Select((v, i) => (hidden >> i & 1) == 1 ? null : v)]);
                partial.ShouldBeOneOf(whole, Answer.MissingData);
            }
        }

        static Answer Answers(decimal?[] areas) => Area.Assess(
            $"facts: {{ 房间: [ {string.Join(", ", areas.Select(a => $"{{ 开始日期: 2020-01-01{(a is null ? "" : $", 面积: {a}")} }}"))} ] }}")["area"].Answer;
    }
}
