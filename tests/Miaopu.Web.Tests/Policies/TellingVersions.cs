using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Policies;

/// <summary>What of a policy was otherwise before, holds for some, on some days, or comes from a base.</summary>
public sealed class TellingVersions
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Anybody_reads_what_a_published_text_changed_of_the_one_before(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var stranger = new Visitor(host);
        await stranger.Get(PolicyAddress.Of(town.PackHash));
        stranger.Text.ShouldNotContain("与上一版比较");
        await stranger.Get(PolicyAddress.Changes(town.PackHash));
        stranger.Text.ShouldContain("没有上一版可比");
        var next = await host.InDatabase(async db =>
            (await StockShelf.Publish(db, Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal), "new", Actor.System, host.Clock.Now)).Value.Hash);
        var unpublished = await host.InDatabase(async db =>
        {
            var shelf = new Shelf(db, new ParsedPacks());
            return (await shelf.Read(Town.Pack + "# 草稿", "draft")).Pack!.Hash;
        });

        await stranger.Get(PolicyAddress.Of(next));
        await stranger.Get(stranger.Page.QuerySelectorAll("a").First(a => a.TextContent.Trim() == "与上一版比较").GetAttribute("href")!);

        stranger.Text.ShouldMatch("场地面积.*100 平方米 → .*120 平方米");
        await stranger.Get(PolicyAddress.Changes(town.PackHash, next));
        stranger.Text.ShouldMatch("120 平方米 → .*100 平方米");
        foreach (var nothing in new[] { PolicyAddress.Changes(unpublished), PolicyAddress.Changes(next, unpublished), PolicyAddress.Changes(next, "x") })
        {
            await stranger.Get(nothing);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_published_text_that_no_longer_reads_stops_none_of_the_others(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        await host.InDatabase(async db =>
        {
            await StockShelf.Publish(db, Town.Pack.Replace("policy: ", "policy: another/", StringComparison.Ordinal).Replace("award: ", "award: 另一", StringComparison.Ordinal), "another", Actor.System, host.Clock.Now);
            // Nothing in the product damages a text; a later version may read less than an earlier one.
            return await db.PolicyEditions.Where(p => p.Hash == town.PackHash).ExecuteUpdateAsync(p => p.SetProperty(e => e.Text, "policy: ["));
        });

        var packs = await host.InDatabase(db => new Shelf(db, new ParsedPacks()).InForce(new DateOnly(2021, 4, 6)));
        using var stranger = new Visitor(host);
        await stranger.Get("/self-check");

        packs.ShouldNotBeEmpty();
        packs.ShouldNotContain(p => p.Hash == town.PackHash);
        stranger.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_that_extends_another_is_published_once_the_base_is_there_and_stands_when_that_is_repealed(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        string Upper(string hash) =>
            $$"""
            policy: somewhere/upper
            title: 上面的办法
            authority: "210000"
            carrier kind: 上面的空间
            award: 上面的称号
            in force: { from: 2021-01-01, ours: 试 }
            extends: { policy: somewhere/small, hash: {{hash}} }
            """;
        Task<Outcome<PolicyEdition>> Publish(string text) => host.InDatabase(db => StockShelf.Publish(db, text, "upper", Actor.System, host.Clock.Now));

        (await Publish(Upper(town.PackHash).Replace("somewhere/small", "somewhere/else", StringComparison.Ordinal))).Refusals.ShouldHaveSingleItem().Sentence.ShouldContain("没有找到基准包“somewhere/else”");
        (await Publish(Upper(new string('0', 64)))).Refusals.ShouldHaveSingleItem().Sentence.ShouldContain("不是这里写的那一份");
        (await host.InDatabase(db => db.PolicyEditions.CountAsync(p => p.PolicyId == "somewhere/upper"))).ShouldBe(0);

        var upper = (await Publish(Upper(town.PackHash))).Value;
        await host.InDatabase(async db => (await StockShelf.Publish(db, Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal), "next", Actor.System, host.Clock.Now)).Value);

        (await host.InDatabase(db => db.PolicyEditions.Where(p => p.Hash == town.PackHash).Select(p => p.State).SingleAsync())).ShouldBe(PolicyState.Repealed);
        using var stranger = new Visitor(host);
        await stranger.Get(PolicyAddress.Of(upper.Hash));
        stranger.Text.ShouldContain("100 平方米");
    }

    [Fact]
    public async Task The_page_tells_which_values_hold_on_which_days()
    {
        await using var host = await RunningHost.Start();
        using var stranger = await Example(host, "examples/orchard");
        Rows(stranger, "随日期变的数").ShouldContain(r => r.StartsWith("条件“屋子”：不少于|200 平方米|2020-01-01 至 2020-12-31|SP20 一", StringComparison.Ordinal));
        Rows(stranger, "随日期变的数").ShouldContain(r => r.StartsWith("时间窗“聚会期”：月数|12", StringComparison.Ordinal) && r.Contains("现在的|2020-07-01 起"));
        Rows(stranger, "随日期变的数").Count(r => r.StartsWith("扶持“挂果奖”：数额", StringComparison.Ordinal)).ShouldBe(2);
        Criterion(stranger, "criterion-room").ShouldContain("2019-12-31 止 100 平方米；2020-01-01 至 2020-12-31 200 平方米；2021-01-01 起 300 平方米");
    }

    [Fact]
    public async Task The_page_tells_which_thresholds_are_others_for_some_carriers()
    {
        await using var host = await RunningHost.Start();
        using var stranger = await Example(host, "examples/terraces");
        Rows(stranger, "另有要求的载体").Count.ShouldBeGreaterThan(2);
        Rows(stranger, "另有要求的载体").ShouldContain(r => r.StartsWith("高处|", StringComparison.Ordinal) && r.Contains("减 20%"));
        Criterion(stranger, "criterion-room").ShouldContain("高处：屋子面积不少于 400 平方米");
    }

    [Fact]
    public async Task The_page_tells_what_is_taken_over_from_a_base_and_what_is_tightened_relaxed_replaced_or_left_out()
    {
        await using var host = await RunningHost.Start();
        using var stranger = await Example(host, "examples/terraces-upper");
        var rows = Rows(stranger, "与基准政策不同的");
        rows.ShouldContain(r => r.Contains("|收紧|") && r.Contains("不少于 600 平方米"));
        rows.ShouldContain(r => r.Contains("|放宽|"));
        rows.ShouldContain(r => r.StartsWith("时间窗“这一年”|改写|", StringComparison.Ordinal));
        rows.ShouldContain(r => r.Contains("|不用|"));
        stranger.Text.ShouldContain("另外新增条件：讲古");
        Criterion(stranger, "criterion-room").ShouldContain("沿用基准");
        Criterion(stranger, "criterion-stories").ShouldNotContain("沿用基准");
        await stranger.Get(stranger.Page.QuerySelectorAll("#extends a").First(a => a.GetAttribute("href")!.StartsWith("/policies/", StringComparison.Ordinal)).GetAttribute("href")!);
        stranger.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Visitor> Example(RunningHost host, string policy)
    {
        var hash = await host.InDatabase(db => db.PolicyEditions.Where(p => p.PolicyId == policy && p.State == PolicyState.InForce).Select(p => p.Hash).SingleAsync());
        var stranger = new Visitor(host);
        await stranger.Get(PolicyAddress.Of(hash));
        return stranger;
    }

    private static string Criterion(Visitor visitor, string id) => Words(visitor.Page.GetElementById(id)!);

    private static List<string> Rows(Visitor visitor, string caption) => [.. visitor.Page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")?.TextContent == caption)
        .QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(Words)))];

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
