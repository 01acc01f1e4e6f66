using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Evaluation;

/// <summary>How explanations tell of thresholds that are others for some; the answers are in policies/examples/terraces.</summary>
public sealed class AdjustTests
{
    [Fact]
    public void The_explanation_shows_the_general_threshold_the_rule_and_the_result()
    {
        var text = Text("high-399");

        text.ShouldContain("未达到：屋子面积 399 平方米，要求不少于 400 平方米。屋子面积还差 1 平方米");
        text.ShouldContain("一般要求不少于 500 平方米；“高处”（YL 五(一)）减 20%，零头进一");
        text.ShouldContain("本包的理解：零头进一");
    }

    [Fact]
    public void What_a_person_may_relax_is_told_below_what_it_is_about() =>
        Text("new").ShouldContain(
            """
              待认定：聚会 3 场，要求不少于 4 场。聚会数还差 1 场；待云岭认定：开张不久，聚会不够能否放宽
                一般要求不少于 4 场；“开张不满一年”（YL 五(三)）能否放宽由人认定
                待认定：开张不满一年。待云岭认定：开张不久，聚会不够能否放宽
            """);

    [Fact]
    public void A_rule_of_which_nobody_knows_whether_it_holds_is_named() =>
        Text("somewhere").ShouldContain("“高处”（YL 五(一)）是否适用，缺数据");

    private static string Text(string id)
    {
        var pack = Library.Pack("examples/terraces");
        var found = CaseFile.Read(Library.Text("examples/terraces/cases.yaml"), "cases.yaml", pack).File!.Cases.Single(c => c.Id == id);
        return Miaopu.Rulebook.Explanation.Text(pack.Assess(found.Situation));
    }
}
