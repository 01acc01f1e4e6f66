using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>
/// Lets the open cases of a round take over its moved dates: each by a decision, with the reason in its own history and news to its operator, some at a time. What is
/// left to do is read off the cases themselves, so a run that was cut short, or a case that somebody changed meanwhile, is simply found again.
/// </summary>
public sealed class FollowMoves(MiaopuDb db, Shelf shelf, Calendars calendars, BusinessClock clock)
{
    /// <summary>Cases loaded and saved together: what bounds memory and the harm of one conflict.</summary>
    private const int Batch = 50;

    private const int MostTries = 3;

    /// <summary>All moves of open rounds, in the order in which they were made.</summary>
    /// <returns>How many cases got other due dates.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var moves = await (
            from m in db.Set<RoundDateMove>().AsNoTracking()
            join r in db.Rounds on m.RoundId equals r.Id
            where r.ClosedAt == null
            orderby m.At
            select m).ToListAsync(cancel);
        var moved = 0;
        foreach (var move in moves)
        {
            moved += await Run(move, int.MaxValue, cancel);
        }

        return moved;
    }

    /// <param name="most">How many cases at most; the rest is for another run.</param>
    public async Task<int> Run(RoundDateMove move, int most, CancellationToken cancel = default)
    {
        var ids = await Told(move).Select(r => EF.Property<Guid>(r, "ApplicationId")).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancel);
        var moved = 0;
        foreach (var batch in ids.Chunk(Batch))
        {
            if (await Take(move, batch, cancel) is { } done)
            {
                moved += done;
                continue;
            }

            // Somebody was faster in one of them: each on its own.
            foreach (var id in batch)
            {
                moved += await One(move, id, cancel);
            }
        }

        return moved;
    }

    /// <summary>How many open runs still have the date as it was before the move.</summary>
    public async Task<int> Left(RoundDateMove move, CancellationToken cancel = default)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == move.RoundId, cancel);
        var left = 0;
        foreach (var scheme in round.Schemes)
        {
            // cases that were decided before an amendment go on under the text they had
            var hashes = await db.Applications.Where(a => a.RoundId == round.Id && a.PackId == scheme.PackId && a.ClosedAt == null).Select(a => a.PackHash).Distinct().ToListAsync(cancel);
            foreach (var hash in hashes)
            {
                var stages = (await PackOf(hash, cancel)).Stages.Where(s => s.Due?.Date == move.Date).Select(s => s.Id).ToList();
                var cases = db.Applications.Where(a => a.RoundId == round.Id && a.PackHash == hash).Select(a => a.Id);
                left += await Told(move).CountAsync(r => r.ReturnId == null && stages.Contains(r.Stage) && cases.Contains(EF.Property<Guid>(r, "ApplicationId")), cancel);
            }
        }

        return left;
    }

    /// <summary>Open runs of the round with the due date that was moved. A few may have it by other ways; they do not change.</summary>
    private IQueryable<StageRun> Told(RoundDateMove move)
    {
        var (round, before) = (move.RoundId, move.From);
        var open = db.Applications.Where(a => a.RoundId == round && a.ClosedAt == null).Select(a => a.Id);
        return db.StageRuns.AsNoTracking().Where(r => r.EndedAt == null && r.DueAt == before && open.Contains(EF.Property<Guid>(r, "ApplicationId")));
    }

    private async Task<int> One(RoundDateMove move, Guid id, CancellationToken cancel)
    {
        for (var left = MostTries; left > 0; left--)
        {
            if (await Take(move, [id], cancel) is { } done)
            {
                return done;
            }
        }

        return 0;
    }

    /// <returns>How many cases moved; null where somebody else changed one of them meanwhile and nothing was saved.</returns>
    private async Task<int?> Take(RoundDateMove move, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();

        // The journals first: whatever happens to a case between here and the commit makes the commit fail.
        var streams = ids.Select(Streams.Case).ToList();
        await db.JournalHeads.Where(h => streams.Contains(h.Stream)).LoadAsync(cancel);
        var round = await db.Rounds.SingleAsync(r => r.Id == move.RoundId, cancel);
        var cases = await db.Applications.Include(a => a.Runs).Include(a => a.Returns).AsSplitQuery().Where(a => ids.Contains(a.Id)).ToListAsync(cancel);
        var (now, moved, happened) = (clock.Now, 0, new List<Happening>());
        var officer = new Actor(move.By, "", move.OrganisationId, round.AuthorityName, round.AuthorityPath, Role.ProgramOfficer);
        foreach (var application in cases)
        {
            var walk = new CaseWalk(application, new Procedure(await PackOf(application.PackHash, cancel), round, calendars.Current), officer, now, Ids.New);
            if (FollowDates.Decide(walk, move.Date, move.Reason) is { Count: > 0 } changes)
            {
                Tell(application, move, now);
                happened.AddRange(changes);
                moved++;
            }
        }

        if (moved == 0)
        {
            return 0;
        }

        try
        {
            await db.Commit(officer, now, happened, cancel);
            return moved;
        }
        catch (DbUpdateException e) when (Clash.Is(e))
        {
            return null;
        }
    }

    /// <summary>Operators are told of what waits for them; an office is told once for all its cases, when the date is moved.</summary>
    private void Tell(Application application, RoundDateMove move, DateTime now)
    {
        if (application.OpenRuns.FirstOrDefault(r => r.OrganisationId == application.OperatorId) is { DueAt: { } due } run)
        {
            Outbox.Send(
                db, Recipient.Office(application.OperatorId, Roles.OfUnits), $"{application.CarrierName}：期限延长到 {new DueDate(due).Stamp}",
                $"{move.Date}已延长，“{run.Title}”的期限随之延长到 {new DueDate(due).Stamp}。理由：{move.Reason}", $"/cases/{application.Id}", now);
        }
    }

    private async Task<PolicyPack> PackOf(string hash, CancellationToken cancel) =>
        await shelf.Get(hash, cancel) ?? throw new InvalidOperationException($"The pack {hash} of a round is not on the shelf.");
}

/// <summary>Runs <see cref="FollowMoves"/> from start to end of the host.</summary>
public sealed class FollowMovesService(IServiceScopeFactory scopes, ILogger<FollowMovesService> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<FollowMoves>().Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Cases could not follow the moved dates of their rounds; tried again in {Pace}.", Pace);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
