using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Extending;

/// <summary>Packs that extend others; what may be wrong with one is in the faulty texts, the answers are in policies/examples/terraces-upper.</summary>
public sealed class ExtendTests
{
    private static readonly PolicyPack Base = Library.Pack("examples/terraces");
    private static readonly PolicyPack Upper = Library.Pack("examples/terraces-upper");

    [Fact]
    public void The_explanation_shows_the_threshold_of_both_with_the_clauses_of_both()
    {
        var text = Miaopu.Rulebook.Explanation.Text(Upper.Assess(new Situation { Cutoff = new DateOnly(2021, 9, 30), Rows = [] }));

        text.ShouldContain("要求不少于 600 平方米");
        text.ShouldContain("基准《云岭梯田作坊约定（示例）》不少于 500 平方米（YL 一），本包收紧为不少于 600 平方米（SZ 一）");
        text.ShouldContain("基准《云岭梯田作坊约定（示例）》每 5 至少 1（零头进一）（YL 三），本包放宽为每 6 至少 1（零头进一）（SZ 二）");
        text.ShouldContain("基准《云岭梯田作坊约定（示例）》的 adjust.school（YL 五(二)），本包不用（SZ 四）");
    }

    [Fact]
    public void What_is_not_changed_is_taken_over_and_says_in_which_file_it_stands()
    {
        Upper.Measure("公用占比")!.Place.ShouldBe(Base.Measure("公用占比")!.Place);
        Upper.Criterion("stories")!.Place.File.ShouldBe("examples/terraces-upper/policy.yaml");
        Upper.Stages.Select(s => s.Id).ShouldBe(Base.Stages.Select(s => s.Id));
        Upper.Numbers.ShouldAllBe(n => Upper.Text.Substring(n.At.Index, n.Length) == n.Text);
        Upper.Changes.Count.ShouldBe(7);
    }

    [Fact]
    public void Clauses_of_what_was_removed_stay_accounted_for()
    {
        var coverage = Library.Read("examples/terraces-upper").Coverage;

        coverage.ShouldAllBe(c => c.IsSettled);
        coverage.Single(c => c.Clause.Number == "五(二)").Items.ShouldContain(i => i.Item == "adjust.school" && i.Title == "本包不用基准包的这一项");
    }

    [Fact]
    public void The_base_is_pinned_and_told_to_whoever_has_to_bring_it()
    {
        PackReader.BaseOf(Upper.Text).ShouldBe(("examples/terraces", Base.Hash));
        PackReader.BaseOf(Base.Text).ShouldBeNull();
        PackReader.BaseOf("extends: [").ShouldBeNull();
        PackReader.Read(Upper.Text, "u", Library.Vocabulary).Findings.Select(f => f.Code).ShouldBe(["extends-base"]);
    }

    [Fact]
    public void A_pack_that_extends_may_be_extended_and_the_explanation_tells_every_step()
    {
        var third = PackReader.Read(
            $$"""
            policy: examples/top
            title: 顶寨
            authority: 顶
            carrier kind: 坊
            award: 坊
            in force: { from: 2021-07-01, ours: 试 }
            extends: { policy: examples/terraces-upper, hash: {{Upper.Hash}}, changes: [ { tightens: criteria.room.1, more than: 600, ours: 再大些 } ] }
            """, "top.yaml", Library.Vocabulary, Library.TextOf);

        third.Findings.ShouldBeEmpty();
        var part = third.Pack!.Criterion("room")!.Root.Parts[0];
        part.Changes.Select(c => c.BasePolicy).ShouldBe(["examples/terraces", "examples/terraces-upper"]);
        third.Pack.Assess(new Situation { Cutoff = new DateOnly(2021, 9, 30), Rows = [] })["room"].Root.Parts[0].Threshold.ShouldBe("多于 600 平方米");
    }

    [Theory]
    [InlineData("examples/terraces", "relaxes: windows.这一年, with: { months: 18, ending: cutoff }", null)]
    [InlineData("examples/terraces", "tightens: windows.这一年, with: { months: 18, ending: cutoff }", "override")]
    [InlineData("examples/ferry", "tightens: quotas.send, with: { title: 荐送, base: 渡口诸棚, share: 5%, round: up, order: rank, ties: exclude, criteria met: true }", null)]
    [InlineData("examples/ferry", "relaxes: quotas.send, with: { title: 荐送, base: 渡口诸棚, share: 5%, round: up, order: rank, ties: exclude, criteria met: true }", "override")]
    [InlineData("examples/ferry", "relaxes: quotas.send, with: { title: 荐送, base: 渡口诸棚, share: 15%, round: up, order: rank, ties: exclude, criteria met: true }", null)]
    [InlineData("examples/relay", "tightens: sanctions.fire, with: { when: 烧了驿道, cancel: true, ban: { years: 6, binds: operator } }", null)]
    [InlineData("examples/relay", "tightens: sanctions.fire, with: { when: 烧了驿道, cancel: true, ban: { years: 4, binds: operator } }", "override")]
    [InlineData("examples/relay", "tightens: sanctions.fire, with: { when: 烧了驿道, cancel: true, ban: { years: 5, binds: operator } }", "override-undecided")]
    [InlineData("examples/grants", "relaxes: benefits.shared, with: { title: 开办补助, to: operator, amount: 2000元, split: { 镇: 2, 村: 1, odd fen: 镇 }, once per: life }", null)]
    [InlineData("examples/grants", "relaxes: benefits.shared, with: { title: 开办补助, to: operator, amount: 500元, split: { 镇: 2, 村: 1, odd fen: 镇 }, once per: life }", "override")]
    public void What_has_an_order_is_held_to_what_a_change_says_of_it(string policy, string change, string? code)
    {
        var pack = Library.Pack(policy);
        var head = pack.CarrierKind.Length > 0 ? $"carrier kind: {pack.CarrierKind}\naward: {pack.Award}\n" : "";
        var text = $"policy: examples/upper\ntitle: 上头\nauthority: 上\n{head}in force: {{ from: {FieldValue.Of(pack.InForceFrom)}, ours: 试 }}\nextends: {{ policy: {policy}, hash: {pack.Hash}, changes: [ {{ {change}, ours: 试 }} ] }}\n";

        var read = PackReader.Read(text, "upper.yaml", Library.Vocabulary, Library.TextOf);

        read.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldBe(code is null ? [] : [code], string.Join('\n', read.Findings));
    }

    [Fact]
    public void A_pack_that_extends_itself_comes_to_an_end() =>
        PackReader.Read("policy: a\nextends: { policy: a, hash: x }\n", "a.yaml", Library.Vocabulary, (_, _) => new PackText("a", "policy: a\nextends: { policy: a, hash: x }\n"))
            .Findings.ShouldContain(f => f.Code == "extends-base");
}
