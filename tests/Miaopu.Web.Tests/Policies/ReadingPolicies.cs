using Miaopu.Web.Features.Policies;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Policies;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Policies;

public sealed class ReadingPolicies
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_stranger_reads_a_policy_with_its_conditions_clauses_and_readings(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/policies");
        stranger.Text.ShouldContain("小政策");
        await stranger.Get("/policies/" + town.PackHash);
        stranger.Text.ShouldContain("总面积不少于 100 平方米");
        stranger.Text.ShouldContain("兼职不计");
        stranger.Text.ShouldContain("甲号通知");
        foreach (var link in stranger.Page.QuerySelectorAll("main a[href^='#']"))
        {
            stranger.Page.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull(link.OuterHtml);
        }

        await stranger.Get("/policies/" + new string('0', 64));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_shipped_policy_has_a_page(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var hashes = await host.InDatabase(db => db.PolicyEditions.Select(p => p.Hash).ToListAsync());
        var shown = new List<string>();
        using var stranger = new Visitor(host);
        foreach (var hash in hashes)
        {
            await stranger.Get("/policies/" + hash);
            stranger.Status.ShouldBe(HttpStatusCode.OK);
            shown.Add(stranger.Text);
        }

        shown.ShouldContain(text => text.Contains("办理程序", StringComparison.Ordinal));
        shown.ShouldContain(text => text.Contains("100 万元", StringComparison.Ordinal) && text.Contains("本身不授予资格", StringComparison.Ordinal), "a plan with money");
        shown.ShouldContain(text => text.Contains("不少于 2,000 人", StringComparison.Ordinal) && text.Contains("2020-12-31", StringComparison.Ordinal), "a plan with targets");
        shown.ShouldContain(text => text.Contains("1 个月内报", StringComparison.Ordinal), "a duty with its term");
    }

    [Fact]
    public async Task Places_units_and_other_policies_are_named_and_a_reader_goes_on_to_the_self_check()
    {
        await using var host = await RunningHost.Start(Database.Sqlite, s => s with { Demonstration = true });
        var editions = await host.InDatabase(db => db.PolicyEditions.Where(p => p.PolicyId.StartsWith("liaoning/")).ToDictionaryAsync(p => p.PolicyId, p => p.Hash));
        using var stranger = new Visitor(host);

        await stranger.Get("/policies/" + editions["liaoning/makerspace"]);

        stranger.Text.ShouldContain("注册地在辽宁省范围内");
        stranger.Text.ShouldContain("互联网接入不少于 1 项");
        stranger.Text.ShouldContain("上文简称 LN21");
        stranger.Text.ShouldNotContain("liaoning/specialised-makerspace");
        stranger.Page.QuerySelectorAll("td a").Select(a => a.GetAttribute("href")).ShouldContain("/policies/" + editions["liaoning/specialised-makerspace"]);
        await stranger.Get(stranger.Page.QuerySelector("a[href^='/self-check?']")!.GetAttribute("href")!);
        stranger.Page.QuerySelectorAll(".mp-card h2").Select(h => h.TextContent.Trim()).ShouldContain("辽宁省众创空间备案");
        stranger.Text.ShouldNotContain("湖南省众创空间认定");
    }

    [Fact]
    public async Task A_policy_that_is_not_in_force_yet_or_no_longer_says_so()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var plan = await host.InDatabase(db => db.PolicyEditions.SingleAsync(p => p.PolicyId == "qinzhou/makerspace-plan"));
        using var stranger = new Visitor(host);

        await stranger.Get("/policies");

        stranger.Text.IndexOf("钦州市", StringComparison.Ordinal).ShouldBeGreaterThan(stranger.Text.IndexOf("已到期或废止", StringComparison.Ordinal), "its plan ended with 2020");
        PolicyWords.On(plan, plan.InForceFrom.AddDays(-1)).Text.ShouldBe("尚未生效");
        PolicyWords.On(plan, plan.InForceFrom).Text.ShouldBe("生效");
        PolicyWords.On(plan, plan.InForceTo!.Value).Text.ShouldBe("生效");
        PolicyWords.On(plan, plan.InForceTo!.Value.AddDays(1)).Text.ShouldBe("已到期");
    }

    [Fact]
    public async Task A_clause_left_to_another_policy_leads_to_its_text_of_today()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        await Town.On(host);
        const string days = "from: 2020-01-01";
        var (of, now, later) = await host.InDatabase(async db =>
        {
            async Task<string> Publish(string text) => (await StockShelf.Publish(db, text, "some/policy.yaml", Actor.System, host.Clock.Now)).Value.Hash;
            return (
                await Publish(Town.Pack.Replace("somewhere/small", "somewhere/other", StringComparison.Ordinal)
                    .Replace("一2: 人员 }", "一2: 人员, 一3: { heading: 其余, fate: elsewhere, why: 见 somewhere/small } }", StringComparison.Ordinal)),
                await Publish(Town.Pack.Replace(days, days + ", to: 2098-12-31", StringComparison.Ordinal)),
                await Publish(Town.Pack.Replace(days, "from: 2099-01-01", StringComparison.Ordinal)));
        });
        using var stranger = new Visitor(host);

        await stranger.Get("/policies/" + of);

        var links = stranger.Page.QuerySelectorAll("td a").Select(a => a.GetAttribute("href")).ToList();
        links.ShouldContain("/policies/" + now);
        links.ShouldNotContain("/policies/" + later);
    }

    [Fact]
    public async Task Policies_of_divisions_come_first_in_order_of_their_codes()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        using var stranger = new Visitor(host);
        await stranger.Get("/policies");
        var authorities = await host.InDatabase(db => db.PolicyEditions.ToDictionaryAsync(p => "/policies/" + p.Hash, p => p.Authority));

        foreach (var table in stranger.Page.QuerySelectorAll("main table"))
        {
            var shown = table.QuerySelectorAll("tbody a").Select(a => authorities[a.GetAttribute("href")!]).ToList();
            var coded = shown.TakeWhile(a => char.IsAsciiDigit(a[0])).ToList();
            coded.ShouldBe(coded.Order(StringComparer.Ordinal));
            shown.Skip(coded.Count).ShouldAllBe(a => !char.IsAsciiDigit(a[0]));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_text_of_a_policy_repeals_the_one_it_overlaps_and_a_repealed_one_never_comes_back(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        await host.InDatabase(async db =>
        {
            var now = host.Clock.Now;
            var changed = Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal);
            var next = (await StockShelf.Publish(db, changed, "new", Actor.System, now)).Value;
            (await db.PolicyEditions.SingleAsync(p => p.Hash == town.PackHash)).State.ShouldBe(PolicyState.Repealed);
            (await StockShelf.Publish(db, Town.Pack, "old", Actor.System, now)).Refusals.ShouldHaveSingleItem().Sentence.ShouldContain("废止");
            (await StockShelf.Publish(db, changed, "again", Actor.System, now)).Value.Hash.ShouldBe(next.Hash);
            (await db.Journal.CountAsync(e => e.Stream == "policy:somewhere/small")).ShouldBe(3);

            var broken = (await StockShelf.Publish(db, changed.Replace("measure: 总面积", "measure: 总面", StringComparison.Ordinal), "broken.yaml", Actor.System, now)).Refusals;
            broken.ShouldContain(r => r.Sentence.Contains("broken.yaml:") && r.Sentence.Contains("总面积"));
            return 0;
        });
    }
}
