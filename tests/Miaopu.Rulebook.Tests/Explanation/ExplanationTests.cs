using System.Text;
using System.Text.Json;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Explanation;

public sealed class ExplanationTests
{
    private static readonly PolicyPack Pack = SmallPack.Pack(
        measures: "measures: { 面积: { sum: 在用.面积 }, 占比: { ratio: [ { sum: 在用.面积, where: 用 = \"甲\" }, { sum: 在用.面积 } ] } }",
        criteria: "criteria: [ { id: area, title: 场地, cite: S 1, reading: 全算, all: [ { measure: 面积, at least: 100 }, { measure: 占比, at least: 75%, title: 甲类占比 } ] } ]");

    private const string Facts = "facts: { 房间: [ { 开始日期: 2020-01-01, 用: 甲, 面积: 60 }, { 开始日期: 2020-01-01, 用: 乙, 面积: 60 } ] }";

    [Fact]
    public void The_text_tells_answer_value_threshold_gap_clause_and_reading() => Miaopu.Rulebook.Explanation.Text(Pack.Assess(Facts)).ShouldBe(
        """
        小包，统计到 2021-05-14

        【未达到】场地  S 1
          本包的理解：全算
          达到：面积 120 平方米，要求不少于 100 平方米
          未达到：甲类占比 50%，要求不少于 75%。占比还差 25 个百分点
            计算：60 平方米 ÷ 120 平方米

        1 项中 1 项未达到

        """);

    [Fact]
    public void Readings_of_groups_stand_above_what_they_group_and_a_range_apart_from_the_word_before_it()
    {
        var pack = SmallPack.Pack(criteria: """
            criteria:
              - id: area
                title: 场地
                cite: S 1
                all:
                  - { any: [ { measure: 面积, between: [80, 200] }, { measure: 面积, at least: 300 } ], reading: 二者有其一 }
                  - { all: [ { measure: 面积, at least: 100 } ], reading: 另外还要 }
            """);

        Miaopu.Rulebook.Explanation.Text(pack.Assess(Facts)).ShouldBe(
            """
            小包，统计到 2021-05-14

            【达到】场地  S 1
              以下至少 1 项：达到
                本包的理解：二者有其一
                达到：面积 120 平方米，要求 80 平方米 至 200 平方米
                未达到：面积 120 平方米，要求不少于 300 平方米。面积还差 180 平方米
              本包的理解：另外还要
              达到：面积 120 平方米，要求不少于 100 平方米

            1 项中 1 项达到

            """);
    }

    [Theory]
    [InlineData("", "资金还差 300 万元")]
    [InlineData(", noun: 资金", "还差 300 万元资金")]
    public void Money_that_is_short_is_told_in_ten_thousands_of_yuan(string noun, string gap)
    {
        var pack = SmallPack.Pack(
            measures: $"measures: {{ 资金: {{ sum: 月报.额, in: 一年{noun} }} }}",
            criteria: "criteria: [ { id: m, title: 资金, cite: S 1, measure: 资金, at least: 500万元 } ]");

        pack.Assess("facts: { 月报: [ { 开始日期: 2020-12-01, 结束日期: 2020-12-31, 额: 2000000 } ] }")["m"].Missing.ShouldBe([gap]);
    }

    [Fact]
    public void The_json_says_the_same_of_the_same_model()
    {
        using var json = JsonDocument.Parse(Miaopu.Rulebook.Explanation.Json(Pack.Assess(Facts)));
        var criterion = json.RootElement.GetProperty("criteria")[0];

        json.RootElement.GetProperty("hash").GetString().ShouldBe(Pack.Hash);
        criterion.GetProperty("answer").GetString().ShouldBe("not met");
        criterion.GetProperty("part").GetProperty("parts")[1].GetProperty("value").GetProperty("low").GetString().ShouldBe("0.5");
        criterion.GetProperty("missing")[0].GetString().ShouldBe("占比还差 25 个百分点");
    }

    [Fact]
    public void A_receipt_has_the_same_bytes_whatever_the_order_the_rows_came_in()
    {
        var situation = SituationReader.Read("cutoff: 2021-05-14\n" + Facts, "f.yaml", Pack).Situation!;
        var receipt = Receipt.Of(Pack, situation);

        receipt.IsReproducedBy(Pack, situation with { Rows = [.. situation.Rows.Reverse()] }).ShouldBeTrue();
        receipt.Hash().ShouldMatch("^[0-9a-f]{64}$");
        using var json = JsonDocument.Parse(receipt.Bytes());
        json.RootElement.GetProperty("engine").GetString().ShouldBe(Receipt.EngineVersion);
    }

    [Fact]
    public void A_receipt_changes_with_any_input_and_with_the_pack()
    {
        var situation = SituationReader.Read("cutoff: 2021-05-14\n" + Facts, "f.yaml", Pack).Situation!;
        var other = SituationReader.Read("cutoff: 2021-05-14\n" + Facts.Replace("乙", "甲", StringComparison.Ordinal), "f.yaml", Pack).Situation!;
        var receipt = Receipt.Of(Pack, situation);

        Receipt.Of(Pack, other).InputsHash.ShouldNotBe(receipt.InputsHash);
        receipt.IsReproducedBy(Pack, situation with { Cutoff = situation.Cutoff.AddDays(1) }).ShouldBeFalse();
        receipt.IsReproducedBy(SmallPack.Pack(), situation).ShouldBeFalse();
    }

    [Fact]
    public void A_row_recorded_after_the_instant_asked_about_does_not_enter_the_receipt()
    {
        var situation = SituationReader.Read("cutoff: 2021-05-14\nknown at: 2021-05-14T00:00:00Z\n" + Facts, "f.yaml", Pack).Situation!;
        var late = new LedgerRow("晚", "房间", new DateOnly(2020, 1, 1), null, new DateTime(2021, 5, 15, 0, 0, 0, DateTimeKind.Utc), []);

        Receipt.Of(Pack, situation).IsReproducedBy(Pack, situation with { Rows = [.. situation.Rows, late] }).ShouldBeTrue();
    }

    [Fact]
    public void The_hash_of_a_pack_is_that_of_its_text() =>
        Pack.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Pack.Text))));

    [Fact]
    public void Readings_of_definition_window_and_measure_stand_beside_the_number_they_bear_on()
    {
        var pack = SmallPack.Pack(
            definitions: "definitions: { 完的: { each: 聚会, event: 结束, in: 一年, reading: 完了才算 } }",
            measures: "measures: { 场: { count: 完的, unit: 场, reading: 逐场计 } }",
            criteria: "criteria: [ { id: c, title: 条件, cite: S 1, measure: 场, at least: 1, reading: 至少一场 } ]");
        var assessment = pack.Assess("facts: {}");

        assessment["c"].Root.Readings.ShouldBe(["至少一场", "逐场计", "完了才算"]);
        Miaopu.Rulebook.Explanation.Text(assessment).Split('\n').Count(l => l.Contains("至少一场", StringComparison.Ordinal)).ShouldBe(1);
    }
}
