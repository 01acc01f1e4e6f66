using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Features.Demonstration.Registry;
using Miaopu.Web.Host;

namespace Miaopu.Bench.Lists;

/// <summary>
/// Makes a registry as full as one that has been in use for years, where <c>miaopu demo</c> leaves it as new: an operator with thousands of records in one ledger, cases that wait at
/// every stage, inboxes that nobody reads. Done once per database.
/// </summary>
public static class Fullness
{
    public const string LargeOperator = "registry00001";

    public const int Records = 3_000;

    public const int Messages = 5_000;

    private const string Done = "bench-full";

    public static Guid LargeCarrierId { get; private set; }

    public static string Ledger { get; private set; } = "";

    /// <returns>What there is now, in words.</returns>
    public static async Task<string> Reach(IServiceProvider services, string password)
    {
        var (province, _) = await DemonstrationFeature.Leading();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.SignInName == LargeOperator);
        var membership = await db.Memberships.AsNoTracking().SingleAsync(m => m.PersonId == person.Id);
        var carrier = await db.Carriers.AsNoTracking().SingleAsync(c => c.OperatorId == membership.OrganisationId);
        (LargeCarrierId, Ledger) = (carrier.Id, new CutCarrier(province, new Random(1), 0).TenantLedger);
        if (await db.Settings.FindAsync(Done) is null)
        {
            await Enlarge(services, province, carrier, membership);
            await WalkOn(services);
            await Fill(services);
            db.Settings.Add(new Setting(Done, "yes"));
            await db.SaveChangesAsync();
        }

        return $"{await db.Carriers.CountAsync():N0} carriers, {await db.LedgerRecords.CountAsync(r => r.Ledger == Ledger):N0} tenants, {await db.LedgerRecords.CountAsync():N0} records, "
            + $"{await db.Applications.CountAsync():N0} cases, {await db.Journal.CountAsync():N0} events";
    }

    private static async Task Enlarge(IServiceProvider services, Province province, Carrier carrier, Membership membership)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var clock = scope.ServiceProvider.GetRequiredService<BusinessClock>();
        var now = await db.TurnOf(Streams.Carrier(carrier.Id), () => clock.Now);
        var actor = new Actor(membership.PersonId, "", membership.OrganisationId, "", carrier.OperatorPath, membership.Roles);
        var ledger = (await scope.ServiceProvider.GetRequiredService<Shelf>().LedgersOf(carrier, LegalTime.DayOf(now))).Single(l => l.Name == Ledger);
        var made = 0;
        for (var seed = 0; made < Records; seed++)
        {
            foreach (var (_, typed) in new CutCarrier(province, new Random(seed), seed).Records(carrier.Division).Where(r => r.Ledger == Ledger))
            {
                db.Add(KeepLedger.Enter(Ids.New(), Ids.New(), actor, carrier, ledger.Read(typed).Value, now, "批量导入").Value.Added!);
                made++;
            }
        }

        await db.Commit(actor, now, new Happening(Streams.Carrier(carrier.Id), "LedgersImported", new { CarrierId = carrier.Id, Rows = made }));
    }

    /// <summary>Lets cases wait at each stage of their pack: each walks some stages on from where it was received, every stage ending well.</summary>
    private static async Task WalkOn(IServiceProvider services)
    {
        List<Guid> ids;
        await using (var scope = services.CreateAsyncScope())
        {
            ids = await scope.ServiceProvider.GetRequiredService<MiaopuDb>().Applications.Where(a => a.ReceivedAt != null).OrderBy(a => a.ReceiptNumber).Select(a => a.Id).ToListAsync();
        }

        for (var i = 0; i < ids.Count; i++)
        {
            // The cities take turns in the registry, so the number of steps must not take turns with them.
            for (var step = 0; step < i / 14 % 12; step++)
            {
                await using var scope = services.CreateAsyncScope();
                await Step(scope.ServiceProvider, ids[i]);
            }
        }
    }

    private static async Task Step(IServiceProvider services, Guid id)
    {
        var db = services.GetRequiredService<MiaopuDb>();
        var opened = (await services.GetRequiredService<OpenCase>().FindUnchecked(id))!;
        if (opened.Application.OpenRuns.FirstOrDefault(r => r.Act != StageAct.Parallel) is not { } run)
        {
            return;
        }

        var result = run.Act switch
        {
            StageAct.Check or StageAct.Visit => StageResults.Pass,
            StageAct.Publicise => StageResults.Clear,
            StageAct.Decide => StageResults.Accept,
            _ => StageResults.Done,
        };
        var now = services.GetRequiredService<BusinessClock>().Now;
        await db.CommitCases(Actor.System, now, new CaseWalk(opened.Application, opened.Procedure, Actor.System, now, Ids.New).Finish(run, result).Value);
    }

    private static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var now = scope.ServiceProvider.GetRequiredService<BusinessClock>().Now;
        var readers = await db.People.Where(p => p.SignInName == "province" || p.SignInName == "shenyang").Select(p => p.Id).ToListAsync();
        foreach (var (reader, i) in readers.SelectMany(r => Enumerable.Range(0, Messages).Select(i => (r, i))))
        {
            var message = Message.Make(Ids.New(), Recipient.Person(reader), $"第 {i} 条消息", "一条没有读的消息。", "/todo", now.AddMinutes(-i));
            message.Sent(now);
            db.Add(message);
        }

        await db.SaveChangesAsync();
    }
}
