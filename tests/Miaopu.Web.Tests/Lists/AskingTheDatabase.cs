using Miaopu.Casework.Carriers;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Tests.Province;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Lists;

/// <summary>No list asks the database once more for each of its rows, and none asks often.</summary>
public sealed class AskingTheDatabase
{
    /// <summary>So many commands a page may send at the most, frame and session included. Each source of things to do adds one to every page.</summary>
    private const int Most = 15;

    private static readonly StageAct?[] Acts =
        [StageAct.Check, StageAct.Publicise, StageAct.Rank, StageAct.Recommend, StageAct.Advise, StageAct.Decide, StageAct.Announce, StageAct.Recognise, null];

    [Fact]
    public async Task A_list_of_many_rows_asks_as_often_as_one_of_few()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var system = await given.APerson("system", "吴系统", given.Province, Role.SystemAdmin);
        var auditor = await given.APerson("auditor", "郑审计", given.Province, Role.Auditor);
        var security = await given.APerson("security", "王安全", given.Province, Role.SecurityAdmin);
        await Add(host, given, round, "少", 1);

        using var asked = new Asked(host);
        var pages = new List<(Visitor Visitor, string[] Addresses)>
        {
            (new Visitor(host), ["/", "/announcements", "/notices", "/directory", "/certificates?q=空间", "/policies"]),
            (await given.SignedIn(given.Officer),
            [
                "/todo", "/messages", "/search?q=空间", "/rounds", $"/rounds/{round.Id}", $"/rounds/{round.Id}/cases", $"/rounds/{round.Id}/cases?slow=late", $"/rounds/{round.Id}/carriers",
                "/carriers", "/experts", "/experts/cases", "/decisions", "/announce", "/recognise", "/recognitions",
            ]),
            (await given.SignedIn(given.Reviewer), ["/todo", "/messages", "/desk", "/publicise", "/ranking", "/recommendations", "/sign-ups", "/carriers", "/recognitions"]),
            (await given.SignedIn(given.Preparer), ["/todo", "/carriers", "/applications", $"/carriers/{given.Carrier.Id}/ledgers", $"/carriers/{given.Carrier.Id}/ledgers/入驻"]),
            (await given.SignedIn(system), ["/todo", "/organisations", "/organisations?kind=unit", "/divisions"]),
            (await given.SignedIn(auditor), ["/journal", "/journal?stream=case:"]),
            (await given.SignedIn(security), ["/accounts", "/accounts?q=一"]),
        };
        var few = await Counts(asked, pages);
        await Add(host, given, round, "多", 3);
        var many = await Counts(asked, pages);

        many.Where(m => m.Value.Count > few[m.Key].Count)
            .Select(m => $"{m.Key}: {few[m.Key].Count} → {m.Value.Count}\n{string.Join('\n', m.Value.GroupBy(s => s).Where(g => g.Count() > 1).Select(g => $"{g.Count()} × {g.Key}"))}").ShouldBeEmpty();
        many.Where(m => m.Value.Count > Most).Select(m => $"{m.Key}: {m.Value.Count}").ShouldBeEmpty();
        pages.ForEach(p => p.Visitor.Dispose());
    }

    private static async Task<SortedDictionary<string, IReadOnlyList<string>>> Counts(Asked asked, List<(Visitor Visitor, string[] Addresses)> pages)
    {
        var counts = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (page, number) in pages.Select((p, i) => (p, i)))
        {
            foreach (var address in page.Addresses)
            {
                // the first request of a host reads what it then keeps
                await page.Visitor.Get(address);
                asked.Forget();
                await page.Visitor.Get(address);
                page.Visitor.Status.ShouldBe(System.Net.HttpStatusCode.OK, address);
                var sql = asked.For(page.Visitor.Path);
                counts[$"{number} {address}"] = sql;
            }
        }

        counts.Values.Sum(c => c.Count).ShouldBeGreaterThan(counts.Count, "The commands of requests are not seen.");
        return counts;
    }

    /// <summary>So many cases waiting at each act, titles given, messages, ledger records, units.</summary>
    private static async Task Add(RunningHost host, Given given, Round round, string name, int count)
    {
        var province = new ProvinceGiven(host, given);
        for (var i = 0; i < count; i++)
        {
            foreach (var act in Acts)
            {
                var id = await given.AReceivedApplication(round, await given.ACarrier($"{name}{i}{act}众创空间", given.Unit));
                await province.Walk(id, act);
            }

            await given.ACarrier($"{name}{i}未开始众创空间", given.Unit);
            await given.ARecord("入驻", ("主体", $"{name}{i}团队"), ("类型", "团队"), ("入驻日期", "2020-01-01"), ("领域", "文化创意"), ("人数", "4"), ("项目计划书", "是"));
            await host.InDatabase(async db =>
            {
                foreach (var someone in (Someone[])[given.Officer, given.Reviewer])
                {
                    Outbox.Send(db, Recipient.Person(someone.Actor.PersonId), $"{name}{i}", "一条消息", "/todo", host.Clock.Now);
                }

                return await db.SaveChangesAsync();
            });
        }
    }
}
