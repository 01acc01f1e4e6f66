using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
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

/// <summary>What came of a move.</summary>
/// <param name="To">The first instant (UTC) that is too late now.</param>
/// <param name="Cases">Cases whose due dates followed at once.</param>
/// <param name="Left">Cases that follow in the background.</param>
public sealed record DateMoved(DateTime To, int Cases, int Left);

/// <summary>Gives everybody in a round more time. From then on the date counts for every case; the due dates that cases were told follow one by one.</summary>
public sealed class MoveDates(MiaopuDb db, Shelf shelf, Calendars calendars, FollowMoves follow, CurrentActor current, BusinessClock clock)
{
    /// <summary>Cases that follow while the officer waits; those beyond it follow in the background within the minute.</summary>
    private const int AtOnce = 300;

    /// <summary>Null where the round does not exist for the actor.</summary>
    /// <param name="typed">As a form sends it: 2021-05-21T17:00.</param>
    public async Task<Outcome<DateMoved>?> Move(Guid roundId, string? date, string? typed, string? reason, bool tightKnown = false)
    {
        // the journal first: whoever moves a date or amends the round between here and the commit makes the commit fail
        await db.JournalHeads.FindAsync(Streams.Round(roundId));
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId && r.AuthorityId == current.Actor.OrganisationId);
        if (round is null)
        {
            return null;
        }

        DateTime? instant = DateTime.TryParseExact(typed, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? LegalTime.ToInstant(local) : null;
        var packs = new List<PolicyPack>();
        foreach (var scheme in round.Schemes)
        {
            packs.Add((await shelf.Get(scheme.PackHash))!);
        }

        var now = clock.Now;
        var outcome = MoveDate.Decide(current.Actor, round, packs, new MoveDateForm(date, instant, reason, tightKnown), calendars.Current, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (move, happened) = outcome.Value;
        db.Add(move);
        await TellOffices(round, move, now);
        try
        {
            await db.Commit(current.Actor, now, happened);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("这个批次刚由他人改动，请刷新页面后再办。");
        }

        var cases = await follow.Run(move, AtOnce);
        return new DateMoved(move.To, cases, await follow.Left(move));
    }

    /// <summary>What was moved before, newest first.</summary>
    public async Task<IReadOnlyList<RoundDateMove>> Before(Guid roundId) =>
        await db.Set<RoundDateMove>().AsNoTracking().Where(m => m.RoundId == roundId).OrderByDescending(m => m.At).ToListAsync();

    /// <summary>Every office that has a part in an open case of the round is told once.</summary>
    private async Task TellOffices(Round round, RoundDateMove move, DateTime now)
    {
        foreach (var office in await RoundOffices.OfOpenCases(db, round))
        {
            Outbox.Send(
                db, Recipient.Office(office, Roles.OfAuthorities), $"{round.Title}：{move.Date}延长到 {new DueDate(move.To).Stamp}",
                $"{move.Date}由 {new DueDate(move.From).Stamp} 延长到 {new DueDate(move.To).Stamp}，在办申报的期限随之调整。理由：{move.Reason}", "/desk", now);
        }
    }
}
