using AngleSharp.Dom;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;
using Miaopu.Web.Tests.Simulations;

namespace Miaopu.Web.Tests.Conditions;

/// <summary>甲空间 has 90 m² and two people, see <see cref="Spaces"/>.</summary>
public sealed class SeeingScores
{
    private const string Scoring = """

        cohorts: { 参评: { ours: 试验用 } }
        total: { adds up to: 100, at most: 100, in: 参评, ours: 试验用 }
        indicators:
          - { id: space, title: 场地得分, max: 60, cite: 甲号 一1, measure: 总面积, curve: [[0, 0], [120 平方米, 60]], below: 0 }
          - { id: people, title: 队伍名次, max: 40, cite: 甲号 一2, measure: 专职数, rank in: 参评, first: 40, step: 10, at least: 10 }
        grades:
          - { id: 甲等, score: { at least: 90 }, ours: 试验用 }
          - { id: 乙等, score: { at least: 50, less than: 90 }, ours: 试验用 }
          - { id: 丙等, ours: 试验用 }
        """;

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_keeper_sees_points_range_grade_and_distance_as_the_command_line_tells_them(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        var text = await host.InDatabase(async db =>
        {
            (await StockShelf.Publish(db, Town.Pack + Scoring, "scored", Actor.System, host.Clock.Now)).Refusals.ShouldBeEmpty();
            var shelf = new Shelf(db, new ParsedPacks());
            var pack = (await shelf.Read(Town.Pack + Scoring, "scored")).Pack!;
            var situation = await new Situations(db).Of(town.Space, pack, Miaopu.Casework.Calendar.LegalTime.DayOf(host.Clock.Now));
            return RatingExplanation.Text(pack.RateAlone(new Entrant("1", "甲空间", null, situation)));
        });
        using var keeper = await town.Visit("keeper", CarrierAddress.Conditions(town.Space.Id));

        var panel = Words(keeper.Page.QuerySelector(".mp-scores")!);
        panel.ShouldContain("总分 55 至 85分");
        panel.ShouldContain("离“甲等”还差 35 分");
        panel.ShouldContain("总面积 90 平方米；");
        panel.ShouldContain("与其他参评载体的比较");
        keeper.Page.QuerySelectorAll(".mp-scores .mp-criterion-records a").Length.ShouldBe(3);
        foreach (var said in new[] { "55 至 85", "离“甲等”还差 35 分", "与其他参评载体的比较", "得分 55 至 85，达到 50 分" })
        {
            text.ShouldContain(said);
            panel.ShouldContain(said);
        }
    }

    [Fact]
    public async Task The_policy_page_tells_how_points_and_grades_come_about()
    {
        await using var host = await RunningHost.Start();
        var town = await Town.On(host);
        var hash = await host.InDatabase(async db => (await StockShelf.Publish(db, Town.Pack + Scoring, "scored", Actor.System, host.Clock.Now)).Value.Hash);
        using var stranger = new Visitor(host);
        await stranger.Get(PolicyAddress.Of(hash));
        var page = Words(stranger.Page.Body!);
        page.ShouldContain("满分 100 分，在“参评”中排名");
        page.ShouldContain("120 平方米 得 60 分，其间按比例");
        page.ShouldContain("在“参评”中从高到低排第一得 40 分，每后一名少 10 分，至少 10 分");
        page.ShouldContain("总分不低于 90 分");
        town.PackHash.ShouldNotBe(hash);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
