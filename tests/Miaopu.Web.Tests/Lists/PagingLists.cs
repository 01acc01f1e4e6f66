using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Store.Journal;
using Miaopu.Store.Messages;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Lists;

public sealed class PagingLists
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_ledger_is_cut_and_sorted_in_the_database_as_in_memory(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        for (var i = 0; i < 53; i++)
        {
            var entered = new DateOnly(2019, 1, 1).AddDays(i);
            (string, string)[] fields =
                [("主体", $"第 {i:D2} 团队"), ("类型", "团队"), ("入驻日期", $"{entered:yyyy-MM-dd}"), ("领域", "文化创意"), ("人数", "4"), ("项目计划书", "是")];
            await given.ARecord("入驻", i % 2 == 0 ? fields : [.. fields, ("退出日期", $"{entered.AddYears(1):yyyy-MM-dd}"), ("退出方式", "毕业")]);
        }

        using var keeper = await given.SignedIn(given.Preparer);
        var list = $"/carriers/{given.Carrier.Id}/ledgers/入驻";
        (await Names(keeper, list)).ShouldBe([.. Enumerable.Range(3, 50).Reverse().Select(Team)]);
        (await Names(keeper, list + "?page=2")).ShouldBe([Team(2), Team(1), Team(0)]);
        (await Names(keeper, list + "?page=9")).ShouldBe([Team(2), Team(1), Team(0)]);
        (await Names(keeper, list + "?sort=入驻日期"))[..2].ShouldBe([Team(0), Team(1)]);
        (await Names(keeper, list + "?sort=退出日期"))[..2].ShouldBe([Team(1), Team(3)]);
        (await Names(keeper, list + "?on=2019-01-02")).ShouldBe([Team(1), Team(0)]);
        (await Names(keeper, list + "?q=第 07")).ShouldBe([Team(7)]);
        (await Names(keeper, list + "?q=团队&page=2")).ShouldBe([Team(2), Team(1), Team(0)]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Reading_all_messages_at_once_reads_those_of_every_page_and_nobody_elses(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var colleague = await given.APerson("colleague", "冯同事", given.Province, Role.ProgramOfficer);
        await host.InDatabase(async db =>
        {
            for (var i = 0; i < 60; i++)
            {
                Outbox.Send(db, i % 2 == 0 ? Recipient.Person(given.Officer.Actor.PersonId) : Recipient.Office(given.Province.Id, Role.ProgramOfficer), $"第 {i} 条", "内容", null, host.Clock.Now);
            }

            return await db.SaveChangesAsync();
        });

        using var officer = await given.SignedIn(given.Officer);
        await officer.Get("/messages?page=2");
        officer.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(10);
        await officer.Submit("read-all");
        officer.Text.ShouldNotContain("未读");
        (await host.InDatabase(db => db.UnreadFor(given.Officer.Actor).CountAsync())).ShouldBe(0);
        (await host.InDatabase(db => db.UnreadFor(colleague.Actor).CountAsync())).ShouldBe(30);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_kinds_of_events_are_found_without_reading_them_all(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        (await host.InDatabase(db => db.KindsOfEvents())).ShouldBe(await host.InDatabase(db => db.Journal.Select(e => e.Kind).Distinct().OrderBy(k => k).ToListAsync()));
        await Given.AProvince(host);
        var kinds = await host.InDatabase(db => db.KindsOfEvents());
        kinds.ShouldBe(await host.InDatabase(db => db.Journal.Select(e => e.Kind).Distinct().OrderBy(k => k).ToListAsync()));
        kinds.ShouldContain("UnitApproved");
    }

    private static string Team(int number) => $"第 {number:D2} 团队";

    private static async Task<List<string>> Names(Visitor visitor, string path)
    {
        await visitor.Get(path);
        return [.. visitor.Page.QuerySelectorAll("tbody th[scope=row]").Select(e => e.TextContent.Trim())];
    }
}
