using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>
/// What follows when due dates pass. Run every little while, and at once after the clock was stepped. Several copies may run it at the same time: whoever writes
/// second finds the case changed and leaves it.
/// </summary>
public sealed class LapseDue(MiaopuDb db, OpenCase cases, Shelf shelf, BusinessClock clock, ILogger<LapseDue> log) : IAfterStep
{
    /// <param name="patience">How long a due date must have passed: requests that came in time may still be on their way through the host.</param>
    /// <returns>How many cases moved.</returns>
    public async Task<int> Run(TimeSpan patience = default, CancellationToken cancel = default)
    {
        var now = clock.Now;
        var passed = now - patience;
        var moved = 0;
        foreach (var id in await Lapsing(passed, cancel))
        {
            db.ChangeTracker.Clear();
            try
            {
                moved += await One(id, now, passed, cancel) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // one case that cannot be moved must not hold up the others
                log.LogError(e, "Case {Case} is due and could not be moved on.", id);
            }
        }

        return moved;
    }

    /// <summary>
    /// Cases that time alone moves on. Most that are late only wait for somebody, for months if need be: those are sorted out by what their packs and returns say, without opening them.
    /// </summary>
    private async Task<IReadOnlyCollection<Guid>> Lapsing(DateTime passed, CancellationToken cancel)
    {
        var late =
            from r in db.StageRuns.AsNoTracking()
            join a in db.Applications.AsNoTracking() on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            where r.EndedAt == null && r.DueAt != null && r.DueAt <= passed
            select new { a.Id, a.PackHash, r.Stage, r.ReturnId };
        var found = (await late.Where(l => db.Set<ReturnOrder>().Any(o => o.Id == l.ReturnId && o.LapseOutcome != null)).Select(l => l.Id).ToListAsync(cancel)).ToHashSet();
        foreach (var pack in (await late.Select(l => new { l.PackHash, l.Stage }).Distinct().ToListAsync(cancel)).GroupBy(l => l.PackHash))
        {
            var read = await shelf.Get(pack.Key, cancel) ?? throw new InvalidOperationException($"The pack {pack.Key} of a case that is late is not on the shelf.");
            var stages = pack.Select(l => l.Stage).Where(s => read.Stage(s)?.End(StageResults.DuePassed) is not null).ToList();
            if (stages.Count > 0)
            {
                found.UnionWith(await late.Where(l => l.PackHash == pack.Key && stages.Contains(l.Stage)).Select(l => l.Id).ToListAsync(cancel));
            }
        }

        return found;
    }

    Task IAfterStep.Look(CancellationToken cancel) => Run(cancel: cancel);

    private async Task<bool> One(Guid id, DateTime now, DateTime passed, CancellationToken cancel)
    {
        if (await cases.FindUnchecked(id, cancel) is not { } opened)
        {
            return false;
        }

        var walk = new CaseWalk(opened.Application, opened.Procedure, Actor.System, now, Ids.New);
        List<Happening> happened = [];
        foreach (var run in opened.Application.OpenRuns.Where(r => r.DueAt <= passed).ToList())
        {
            if (walk.Lapse(run, out var soFar))
            {
                happened = soFar;
            }
        }

        if (happened.Count == 0)
        {
            return false;
        }

        try
        {
            CaseMessages.Tell(db, opened.Application, Actor.System, now);
            await db.Commit(Actor.System, now, happened, cancel);
            return true;
        }
        catch (DbUpdateException e) when (Clash.Is(e))
        {
            return false;
        }
    }
}

/// <summary>Runs <see cref="LapseDue"/> from start to end of the host. Its pace is the machine's; what is due is the business clock's.</summary>
public sealed class LapseDueService(IServiceScopeFactory scopes, ILogger<LapseDueService> log) : BackgroundService
{
    /// <summary>What was received before the deadline is decided as received then, so it must not find its case closed: the job waits for it. Ours.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<LapseDue>().Run(Patience, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Due dates could not be looked at; tried again in {Pace}.", Pace);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
