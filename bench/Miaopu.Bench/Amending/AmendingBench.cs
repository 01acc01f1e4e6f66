using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Rounds;
using Miaopu.Web.Host;

namespace Miaopu.Bench.Amending;

/// <summary>
/// A round with many open cases goes on under another text: what it takes to look at that, to agree to it, and how long a carrier's ledger and somebody else's case wait to be written to
/// meanwhile. Works on a registry that <c>miaopu demo --cases 2600</c> made, and leaves it amended: work on a copy.
/// </summary>
public static class AmendingBench
{
    private const string Policy = "liaoning/makerspace";

    /// <param name="most">How many cases are handed in; those that are begun stay as they are.</param>
    public static async Task<int> Run(int most)
    {
        var settings = HostSettings.FromEnvironment() with { Url = "http://127.0.0.1:0" };
        await using var app = await MiaopuHost.Build(settings);
        await app.StartAsync();
        var services = app.Services;
        var handedIn = await HandIn(services, most);
        var (round, officers, to) = await Ground(services);
        var open = await In(services, null, db => db.Applications.CountAsync(a => a.RoundId == round.Id && a.PackId == Policy && a.ClosedAt == null));
        Console.WriteLine($"{open:N0} open cases, {handedIn:N0} handed in just now, {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores");

        for (var i = 0; i < 3; i++)
        {
            var before = Worked();
            var (looked, cases) = await Timed(() => As(services, officers[0], async s => (await s.GetRequiredService<AmendmentDesk>().Look(round, to))!.Cases));
            Console.WriteLine($"look                        {looked,10:N0} ms {Worked() - before,10:N0} ms of processor   {cases.Count:N0} cases, {cases.Count(c => c.Changes.Count > 0):N0} answered otherwise, {GC.GetTotalMemory(false) >> 20} MB");
        }

        var (proposed, amendment) = await Timed(() => As(services, officers[0], async s =>
        {
            var outcome = await s.GetRequiredService<AmendmentDesk>().Propose(round.Id, to, new AmendRoundForm("更正附件", "测试〔2021〕9号"));
            return outcome is { Refused: false } ? (await s.GetRequiredService<MiaopuDb>().Set<RoundAmendment>().SingleAsync(a => a.RoundId == round.Id && a.Agreed == null)).Id : throw new InvalidOperationException(outcome?.Refusals[0].Sentence);
        }));
        Console.WriteLine($"propose                     {proposed,10:N0} ms");
        using var done = new CancellationTokenSource();
        var others = Task.Run(() => Write(services, done.Token));
        await Task.Delay(500);
        var worked = Worked();
        var (settled, said) = await Timed(() => As(services, officers[1], async s => (await s.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Value));
        done.Cancel();
        var waited = await others;
        Console.WriteLine($"agree                       {settled,10:N0} ms {Worked() - worked,10:N0} ms of processor   {said} {GC.GetTotalMemory(false) >> 20} MB, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        Console.WriteLine($"others' writes meanwhile    {waited.Max(),10:N0} ms at the longest, {waited.Order().ElementAt(waited.Count / 2):N1} ms in the middle, {waited.Count:N0} writes");
        await app.StopAsync();
        return 0;
    }

    /// <summary>Writes to a stream of its own, one event after the other, as anybody who has nothing to do with the round.</summary>
    private static async Task<IReadOnlyList<double>> Write(IServiceProvider services, CancellationToken until)
    {
        var (took, own) = (new List<double>(), Ids.New());
        while (!until.IsCancellationRequested)
        {
            took.Add((await Timed(() => In(services, null, async db =>
            {
                try
                {
                    await db.Commit(Actor.System, services.GetRequiredService<BusinessClock>().Now, new Happening(Streams.Organisation(own), "BenchWrote", new { }));
                }
                catch (DbException e)
                {
                    Console.WriteLine($"a write failed: {e.Message}");
                }

                return 0;
            }))).Milliseconds);
            await Task.Delay(5, CancellationToken.None);
        }

        return took;
    }

    private static async Task<int> HandIn(IServiceProvider services, int most)
    {
        var drafts = await In(services, null, db => (
            from a in db.Applications
            join m in db.Memberships on a.OperatorId equals m.OrganisationId
            join p in db.People on m.PersonId equals p.Id
            join o in db.Organisations on a.OperatorId equals o.Id
            where a.PackId == Policy && a.ClosedAt == null && a.ReceivedAt == null && p.SignInName.StartsWith("registry")
            orderby p.SignInName
            select new { a.Id, Person = p, Organisation = o, m.Roles }).Take(most).ToListAsync());
        var (done, why) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (draft, _) =>
        {
            var actor = new Actor(draft.Person.Id, draft.Person.Name, draft.Organisation.Id, draft.Organisation.Name, draft.Organisation.Path, draft.Roles);
            var outcome = await As(services, actor, async s => await s.GetRequiredService<HandInApplication>().Submit(draft.Id, truthful: true) is { Refused: true } no ? no : (await s.GetRequiredService<HandInApplication>().Approve(draft.Id))!);
            lock (why)
            {
                done += outcome.Refused ? 0 : 1;
                foreach (var refusal in outcome.Refusals)
                {
                    why[refusal.Sentence] = why.GetValueOrDefault(refusal.Sentence) + 1;
                }
            }
        });
        foreach (var (sentence, times) in why.OrderByDescending(w => w.Value).Take(5))
        {
            Console.Error.WriteLine($"{times:N0} not handed in: {sentence}");
        }

        return done;
    }

    /// <summary>The round, two officers of its authority, and another text of its policy, which is published if it is not yet.</summary>
    private static Task<(Round Round, IReadOnlyList<Actor> Officers, string To)> Ground(IServiceProvider services) => In(services, null, async db =>
    {
        var round = (await db.Rounds.AsNoTracking().ToListAsync()).Single(r => r.Scheme(Policy) is not null);
        var office = await db.Organisations.SingleAsync(o => o.Id == round.AuthorityId);
        var officers = await (from m in db.Memberships join p in db.People on m.PersonId equals p.Id where m.OrganisationId == office.Id && (m.Roles & Role.ProgramOfficer) != 0 orderby p.SignInName select new { p.Id, p.Name, m.Roles }).Take(2).ToListAsync();
        var text = (await db.PolicyEditions.SingleAsync(p => p.Hash == round.Scheme(Policy)!.PackHash)).Text;
        var actors = officers.Select(o => new Actor(o.Id, o.Name, office.Id, office.Name, office.Path, o.Roles)).ToList();
        var changed = Regex.Replace(text, @"at least: (\d+) 平方米", m => $"at least: {int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) + 100} 平方米");
        var published = await StockShelf.Publish(db, changed, "policy.yaml", actors[0], services.GetRequiredService<BusinessClock>().Now);
        return (round, (IReadOnlyList<Actor>)actors, published.Value.Hash);
    });

    private static async Task<(double Milliseconds, T Value)> Timed<T>(Func<Task<T>> act)
    {
        var watch = Stopwatch.StartNew();
        var value = await act();
        return (watch.Elapsed.TotalMilliseconds, value);
    }

    /// <summary>How much the cores have worked for this process, which other programs on the machine do not change.</summary>
    private static double Worked() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    private static Task<T> In<T>(IServiceProvider services, Actor? actor, Func<MiaopuDb, Task<T>> act) => As(services, actor, s => act(s.GetRequiredService<MiaopuDb>()));

    private static async Task<T> As<T>(IServiceProvider services, Actor? actor, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        if (actor is not null)
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        }

        return await act(scope.ServiceProvider);
    }
}
