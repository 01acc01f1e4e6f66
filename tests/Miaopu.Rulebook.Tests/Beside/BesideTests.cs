using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Beside;

/// <summary>A lower level's rules beside an upper's: the same measure under other names, contradictions, money on one occasion.</summary>
public sealed class BesideTests
{
    private const string Upper = "measures: { 面积: { sum: 在用.面积 } }";

    // the same thing, called and put together otherwise
    private const string Lower = "measures: { 场地: { sum: 房间.面积, at: cutoff } }";

    [Theory]
    [InlineData("at least: 100", "at least: 120", BesideKind.Stricter)]
    [InlineData("at least: 100", "at least: 80", BesideKind.Looser)]
    [InlineData("at least: 100", "at least: 100", BesideKind.Same)]
    [InlineData("at least: 100", "at most: 80", BesideKind.Contradictory)]
    [InlineData("at least: 100", "less than: 100", BesideKind.Contradictory)]
    [InlineData("at least: 100", "at most: 100", BesideKind.Unclear)]
    [InlineData("at least: 100", "between: [50, 200]", BesideKind.Unclear)]
    [InlineData("between: [50, 200]", "between: [60, 180]", BesideKind.Stricter)]
    [InlineData("at least: 100", "at least: 80, soft: true", BesideKind.Looser)]
    [InlineData("at least: 100", "at least: 120, soft: true", BesideKind.Unclear)]
    public void Measures_that_mean_the_same_are_compared_whatever_they_are_called(string upper, string lower, BesideKind kind) =>
        Beside(Pack(Upper, $"{{ id: a, title: 甲, cite: S 1, measure: 面积, {upper} }}"), Pack(Lower, $"{{ id: b, title: 乙, cite: S 1, measure: 场地, {lower} }}", definitions: ""))
            .Lines.Where(l => l.Sort == "条件").ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void What_has_an_alternative_does_not_contradict()
    {
        var lower = Pack(Lower, "{ id: b, title: 乙, cite: S 1, any: [ { measure: 场地, at most: 80 }, { measure: 场地, at least: 300 } ] }", definitions: "");

        Beside(Pack(Upper, "{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 100 }"), lower).Lines.ShouldNotContain(l => l.Kind == BesideKind.Contradictory);
    }

    [Fact]
    public void One_per_so_many_is_compared_by_what_the_many_are()
    {
        const string Measures = "measures: { 面积: { sum: 在用.面积 }, 间数: { count: 在用, unit: 间 } }";
        var upper = Pack(Measures, "{ id: a, title: 甲, cite: S 1, measure: 面积, one per: 15, of: 间数, round: up }");
        var lower = Pack(Measures.Replace("间数", "房数", StringComparison.Ordinal), "{ id: a, title: 甲, cite: S 1, measure: 面积, one per: 20, of: 房数, round: up }");

        Beside(upper, lower).Lines.ShouldContain(l => l.Sort == "条件" && l.Kind == BesideKind.Looser);
    }

    [Fact]
    public void Equal_titles_of_unequal_meaning_are_left_to_a_person_and_the_rest_stands_alone()
    {
        var upper = Pack(Upper, "{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 100 }");
        var lower = Pack(
            "measures: { 面积: { sum: 在用.面积, where: 用 = \"甲\" }, 间数: { count: 在用, unit: 间 } }",
            "{ id: a, title: 甲, cite: S 1, all: [ { measure: 面积, at least: 100 }, { measure: 间数, at least: 3 } ] }");

        Beside(upper, lower).Lines.Where(l => l.Sort == "条件").Select(l => (l.Kind, l.Title)).ShouldBe([(BesideKind.PerhapsSame, "面积"), (BesideKind.OnlyLower, "间数")]);
    }

    [Fact]
    public void Turned_round_stricter_is_looser_and_only_here_is_only_there()
    {
        var packs = Library.Folders().Select(Library.Pack).ToArray();
        foreach (var (one, other) in packs.SelectMany(p => packs.Select(q => (p, q))))
        {
            var there = Beside(one, other).Lines.Select(l => $"{Turned(l.Kind)} {l.Sort} {l.Lower} {l.Upper}");
            Beside(other, one).Lines.Select(l => $"{l.Kind} {l.Sort} {l.Upper} {l.Lower}").Order().ShouldBe(there.Order());
        }
    }

    [Fact]
    public void A_pack_beside_itself_is_equal_but_for_money_that_would_be_had_twice()
    {
        foreach (var pack in Library.Folders().Select(Library.Pack))
        {
            Beside(pack, pack).Lines.Where(l => l.Sort != "扶持").ShouldAllBe(l => l.Kind == BesideKind.Same);
            Beside(pack, pack).Lines.Count(l => l.Kind == BesideKind.PaidTwice).ShouldBeGreaterThanOrEqualTo(pack.Benefits.Count);
        }
    }

    [Fact]
    public void The_spaces_of_a_city_plan_beside_the_filing_of_another_level()
    {
        var lines = Beside(Library.Pack("liaoning/makerspace"), Library.Pack("hunan/makerspace")).Lines;

        lines.ShouldContain(l => l.Kind == BesideKind.PerhapsSame || l.Kind == BesideKind.Looser || l.Kind == BesideKind.Stricter);
        lines.ShouldContain(l => l.Kind == BesideKind.OnlyLower && l.Sort == "扶持");
    }

    [Fact]
    public void Money_on_one_occasion_is_told_with_what_the_texts_say_of_overlap()
    {
        var tongliao = Library.Pack("tongliao/incubator-quality");
        var other = PackReader.Read(
            tongliao.Text.Replace("amount: 100万元", "amount: 60万元", StringComparison.Ordinal).Replace("title: 新认定国家级科技企业孵化器", "title: 国家级奖励", StringComparison.Ordinal), "other", Library.Vocabulary).Pack!;
        var twice = Beside(tongliao, other).Lines.First(l => l.Title.StartsWith("国家级奖励", StringComparison.Ordinal));

        (twice.Kind, twice.Upper, twice.Lower).ShouldBe((BesideKind.PaidTwice, "100 万元", "60 万元"));
        twice.Remark.ShouldBe("上级没有写能否与另一级同享（只给一次）；下级没有写能否与另一级同享（只给一次）");
    }

    private static PacksBeside Beside(PolicyPack upper, PolicyPack lower) => PacksBeside.Of(upper, lower);

    private static PolicyPack Pack(string measures, string criterion, string definitions = SmallPack.Definitions) => SmallPack.Pack(definitions, measures, $"criteria: [ {criterion} ]");

    private static BesideKind Turned(BesideKind kind) => kind switch
    {
        BesideKind.Stricter => BesideKind.Looser,
        BesideKind.Looser => BesideKind.Stricter,
        BesideKind.OnlyLower => BesideKind.OnlyUpper,
        BesideKind.OnlyUpper => BesideKind.OnlyLower,
        _ => kind,
    };
}
