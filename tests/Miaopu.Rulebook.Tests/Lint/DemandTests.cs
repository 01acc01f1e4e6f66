using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Lint;

/// <summary>What the linter asks of new texts takes nothing away from those that were published before it asked.</summary>
public sealed class DemandTests
{
    [Theory]
    [InlineData("stage-act-without-a-result")]
    [InlineData("missing-evaluation-that-gives-the-result")]
    [InlineData("shape-steps-of-a-notice")]
    public void A_text_that_was_published_goes_on_being_read_and_is_told_what_new_texts_are_held_to(string faulty)
    {
        var text = Text(faulty);

        SmallPack.Read(text).Pack.ShouldBeNull();
        var published = PackReader.Read(text, "policy.yaml", SmallPack.Words, published: true);

        published.Pack.ShouldNotBeNull().Criteria.ShouldNotBeEmpty();
        published.Findings.ShouldContain(f => f.Severity == Severity.Error && f.IsDemand);
    }

    [Theory]
    [InlineData("feel-unknown-name")]
    [InlineData("unknown-key")]
    [InlineData("cycle-of-measures")]
    [InlineData("unknown-name-of-a-body")]
    public void A_text_that_does_not_say_what_it_should_is_no_pack_published_or_not(string faulty) =>
        PackReader.Read(Text(faulty), "policy.yaml", SmallPack.Words, published: true).Pack.ShouldBeNull();

    [Fact]
    public void Units_that_clash_keep_a_new_text_back_and_an_old_one_answers_as_before()
    {
        var text = SmallPack.Text(
            measures: "measures: { 面积: { sum: 在用.面积 }, 人数: { sum: 聚会.人数, in: 一年 }, 合计: { formula: 面积 + 人数 } }",
            criteria: "criteria: [ { id: sum, title: 合计, cite: S 1, measure: 合计, at least: 100 } ]");

        SmallPack.Read(text).Pack.ShouldBeNull();
        var pack = PackReader.Read(text, "policy.yaml", SmallPack.Words, published: true).Pack.ShouldNotBeNull();
        pack.Assess(new Situation { Cutoff = new DateOnly(2021, 5, 14), Rows = [] }).Criteria.ShouldHaveSingleItem().Answer.ShouldBe(Answer.NotMet);
    }

    private static string Text(string faulty) => Library.Text($"../tests/Miaopu.Rulebook.Tests/Faulty/{faulty}.yaml");
}
