using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Evaluation;

/// <summary>What the applicant chose is told with what the other period would have given.</summary>
public sealed class ChosenPeriodTests
{
    private const string Measures = "measures: { 选期: { value: 档案.期, at: cutoff }, 场次: { count: 聚会, in: 任选, unit: 场 } }";

    private static readonly PolicyPack Pack = SmallPack.Read(SmallPack.Text(definitions: "", measures: Measures, criteria: "criteria: [ { id: held, title: 场次, cite: S 1, measure: 场次, at least: 2 } ]").Replace(
        "windows: { 一年: { months: 12, ours: 试 } }",
        "windows: { 一年: { months: 12, ours: 试 }, 上季: { months: 3, ending: last quarter end, ours: 试 }, 任选: { either: [一年, 上季], chosen by: 选期, ours: 试 } }",
        StringComparison.Ordinal)).Pack!;

    private const string Gatherings = "聚会: [ { 日期: 2020-06-01, 名: 甲 }, { 日期: 2021-02-01, 名: 乙 }, { 日期: 2021-05-01, 名: 丙 } ]";

    [Fact]
    public void The_explanation_says_which_since_when_and_what_the_other_gives()
    {
        var assessment = Pack.Assess($"facts: {{ 档案: [ {{ 开始日期: 2021-01-10, 期: 上季 }} ], {Gatherings} }}");

        const string told = "“任选”由申报单位选定“上季”（2021-01-01 至 2021-03-31），2021-01-10 选定：场次 1 场；若选“一年”（2020-05-15 至 2021-05-14）：场次 3 场";
        assessment.Choices.Single().Text.ShouldBe(told);
        Miaopu.Rulebook.Explanation.Text(assessment).ShouldContain(told);
        var json = System.Text.Json.JsonDocument.Parse(Miaopu.Rulebook.Explanation.Json(assessment)).RootElement.GetProperty("choices")[0];
        json.GetProperty("chosen").GetString().ShouldBe("上季");
        json.GetProperty("day").GetString().ShouldBe("2021-01-10");
        json.GetProperty("record").GetString().ShouldNotBeNullOrEmpty();
        json.GetProperty("periods").EnumerateArray().Select(p => p.GetProperty("measures").GetProperty("场次").GetString()).ShouldBe(["3 场", "1 场"]);
    }

    [Fact]
    public void The_receipt_holds_it() =>
        Receipt.Of(Pack, new Situation { Cutoff = new DateOnly(2021, 5, 14), Rows = [] }).Result.ShouldContain("“任选”还没有选定：若选“一年”（2020-05-15 至 2021-05-14）：场次 0 场；若选“上季”（2021-01-01 至 2021-03-31）：场次 0 场");

    [Fact]
    public void A_pack_without_a_choice_tells_none()
    {
        var assessment = SmallPack.Pack().Assess("facts: {}");

        assessment.Choices.ShouldBeEmpty();
        Miaopu.Rulebook.Explanation.Json(assessment).ShouldNotContain("choices");
    }
}
