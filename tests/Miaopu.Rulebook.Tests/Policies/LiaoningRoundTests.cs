using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Policies;

/// <summary>LN21 opens one round for two kinds: what the two packs must have in common for that.</summary>
public sealed class LiaoningRoundTests
{
    private static readonly PolicyPack Makerspace = Library.Pack("liaoning/makerspace");

    private static readonly PolicyPack Specialised = Library.Pack("liaoning/specialised-makerspace");

    [Fact]
    public void Both_kinds_run_in_one_round_of_the_same_dates()
    {
        Specialised.Authority.ShouldBe(Makerspace.Authority);
        Specialised.Dates.Select(d => d.Name).ShouldBe(Makerspace.Dates.Select(d => d.Name));
        Specialised.Cutoff.Date.ShouldBe(Makerspace.Cutoff.Date);
        Specialised.CarrierKind.ShouldNotBe(Makerspace.CarrierKind);
    }

    [Fact]
    public void Both_kinds_take_the_same_way_through_the_offices()
    {
        Graph(Specialised).ShouldBe(Graph(Makerspace));
        Specialised.Bodies.Select(b => (b.Id, b.Name, b.Relation)).ShouldBe(Makerspace.Bodies.Select(b => (b.Id, b.Name, b.Relation)));
        Specialised.Outcomes.Select(o => (o.Name, o.Kind)).ShouldBe(Makerspace.Outcomes.Select(o => (o.Name, o.Kind)));
    }

    [Fact]
    public void Both_kinds_stand_in_one_ranked_table()
    {
        var (one, other) = (Table(Makerspace), Table(Specialised));

        other.Title.ShouldBe(one.Title);
        other.Columns.ShouldBe(one.Columns);
        one.Columns.ShouldContain(c => c.Fact == "rank");
        one.Columns.ShouldContain(c => c.Fact == "kind");
    }

    [Fact]
    public void Both_kinds_are_recommended_by_one_letter_that_counts_each()
    {
        var (one, other) = (Letter(Makerspace), Letter(Specialised));

        other.Title.ShouldBe(one.Title);
        other.Text!.Split('\n')[0].ShouldBe(one.Text!.Split('\n')[0]);
        one.Text.ShouldContain("{count}家单位备案{title}");
        other.Text.ShouldContain("{count}家单位备案{title}");
    }

    [Fact]
    public void Only_specialised_spaces_are_sanctioned_and_each_sanction_names_its_clause()
    {
        Makerspace.Sanctions.ShouldBeEmpty();
        Specialised.Sanctions.ShouldAllBe(s => s.Cancels && s.Basis.Cites.All(c => c.Source == "LN19") && s.Basis.Cites.Count > 0);
        var ban = Specialised.Sanctions.Single(s => s.BanYears is not null);
        (ban.BanYears, ban.Binds).ShouldBe((2, BanBinds.Operator));
        ban.Basis.Cites.ShouldBe([new Citation("LN19", "四(一)3")]);
        ban.Basis.Reading.ShouldNotBeNull();
    }

    [Fact]
    public void Every_clause_of_the_guide_and_of_both_parts_of_the_notice_has_its_place()
    {
        var notice = Makerspace.Sources.Single(s => s.Id == "LN21");
        var same = Specialised.Sources.Single(s => s.Id == "LN21");
        var guide = Specialised.Sources.Single(s => s.Id == "LN19");

        same.Title.ShouldBe(notice.Title);
        same.Clauses.Select(c => c.Number).ShouldBe(notice.Clauses.Select(c => c.Number));
        foreach (var (here, there) in notice.Clauses.Zip(same.Clauses))
        {
            // what binds one kind alone is coded by its pack and elsewhere for the other's; never lost between the two
            (here.Fate == ClauseFate.Elsewhere && there.Fate == ClauseFate.Elsewhere).ShouldBeFalse(here.Number);
        }

        string[] parts = ["一第1段", "一第2段", "二(一)", "二(二)", "二(三)", "二(四)", "二(五)", "二(六)", "二(七)", "二(八)", "二(九)", "三(一)", "三(二)", "三(三)", "三(四)", "四(一)", "四(一)1", "四(一)2", "四(一)3"];
        parts.Except(guide.Clauses.Select(c => c.Number)).ShouldBeEmpty();
        guide.Clauses.Count(c => c.Number.StartsWith("四(二)", StringComparison.Ordinal)).ShouldBe(4);
    }

    private static IEnumerable<string> Graph(PolicyPack pack) =>
        pack.Stages.Select(s => $"{s.Id} {s.Title} {s.Act} {s.By} {s.Due} {string.Join('/', s.Steps)}: {string.Join(", ", s.Ends.Select(e => $"{e.Result} {e.To}{e.Outcome} {e.DueWorkingDays} {e.DueNoLaterThan} {e.Times} {e.Resume} {e.ClockStops}"))}");

    private static PackDocument Letter(PolicyPack pack) => pack.Documents.Single(d => d.Kind == DocumentKind.Letter);

    private static PackDocument Table(PolicyPack pack) => pack.Documents.Single(d => d.Kind == DocumentKind.Table);
}
