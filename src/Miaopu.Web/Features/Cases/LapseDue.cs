using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>
/// What follows when due dates pass. Run every little while, and at once after the clock was stepped. Several copies may run it at the same time: whoever writes
/// second finds the case changed and leaves it.
/// </summary>
public sealed class LapseDue(MiaopuDb db, OpenCase cases, BusinessClock clock) : IAfterStep
{
    /// <param name="patience">How long a due date must have passed: requests that came in time may still be on their way through the host.</param>
    /// <returns>How many cases moved.</returns>
    public async Task<int> Run(TimeSpan patience = default, CancellationToken cancel = default)
    {
        var now = clock.Now;
        var passed = now - patience;
        var due = await db.StageRuns.AsNoTracking().Where(r => r.EndedAt == null && r.DueAt != null && r.DueAt <= passed)
            .Select(r => EF.Property<Guid>(r, "ApplicationId")).Distinct().ToListAsync(cancel);
        var moved = 0;
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            moved += await One(id, now, passed, cancel) ? 1 : 0;
        }

        return moved;
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
        catch (DbUpdateException)
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
