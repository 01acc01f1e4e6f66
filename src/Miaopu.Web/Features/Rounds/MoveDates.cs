using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>Gives everybody in a round more time.</summary>
public sealed class MoveDates(MiaopuDb db, RoundBoard board, CurrentActor current, BusinessClock clock)
{
    /// <summary>Null where the round does not exist for the actor.</summary>
    /// <param name="typed">As a form sends it: 2021-05-21T17:00.</param>
    public async Task<Outcome<DateTime>?> Move(Guid roundId, string? date, string? typed, string? reason)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId && r.AuthorityId == current.Actor.OrganisationId);
        if (round is null)
        {
            return null;
        }

        DateTime? instant = DateTime.TryParseExact(typed, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? LegalTime.ToInstant(local) : null;
        var before = round.Dates.FirstOrDefault(d => d.Name == date)?.Instant;
        var now = clock.Now;
        var outcome = MoveDate.Decide(current.Actor, round, new MoveDateForm(date, instant, reason), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var scheme in round.Schemes)
        {
            var stages = (await board.PackOf(scheme)).Stages.Where(s => s.Due?.Date == date).Select(s => s.Id).ToList();
            var cases = db.Applications.Where(a => a.RoundId == roundId && a.PackId == scheme.PackId && a.ClosedAt == null).Select(a => a.Id);

            // What a return set is a case's own term; the date of the round moves only what it was read from. One statement: there may be thousands.
            await db.StageRuns
                .Where(r => r.EndedAt == null && r.ReturnId == null && r.DueAt == before && stages.Contains(r.Stage) && cases.Contains(EF.Property<Guid>(r, "ApplicationId")))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, instant));
        }

        try
        {
            await db.Commit(current.Actor, now, outcome.Value);
            await transaction.CommitAsync();
            return instant!.Value;
        }
        catch (DbUpdateException)
        {
            return new Refusal("这个批次刚由他人改动，请刷新页面后再办。");
        }
    }

    /// <summary>What was moved before, newest first.</summary>
    public async Task<IReadOnlyList<JournalEvent>> Before(Guid roundId)
    {
        var stream = Streams.Round(roundId);
        return await db.Journal.AsNoTracking().Where(e => e.Stream == stream && e.Kind == "RoundDateMoved").OrderByDescending(e => e.Sequence).ToListAsync();
    }
}
