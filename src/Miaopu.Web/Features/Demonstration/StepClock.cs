using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Demonstration;

/// <summary>What follows when the clock was stepped: features that act by time alone look at once.</summary>
public interface IAfterStep
{
    Task Look(CancellationToken cancel);
}

/// <summary>Steps the demonstration's clock, journalled: by an hour, to the next working day, or past the next due date of an open case.</summary>
public sealed class StepClock(MiaopuDb db, BusinessClock clock, Calendars calendars, CurrentActor current, IEnumerable<IAfterStep> after)
{
    public async Task By(string step, CancellationToken cancel = default)
    {
        var before = clock.Now;
        var next = step switch
        {
            "hour" => before.AddHours(1),
            "workday" => NextWorkingDay(before),
            "due" => await NextDue(before, cancel),
            _ => before,
        };
        if (next <= before)
        {
            return;
        }

        clock.StandAt(next);
        await ClockStand.Keep(db, clock);
        await db.Commit(current.OrNull ?? Actor.System, clock.Now, new Happening(Streams.System, "ClockStepped", new { Step = step, From = before, To = next }));
        foreach (var one in after)
        {
            await one.Look(cancel);
        }
    }

    /// <summary>Nine in the morning of the working day that follows.</summary>
    private DateTime NextWorkingDay(DateTime now) =>
        LegalTime.ToInstant(calendars.Current.AddWorkingDays(LegalTime.DayOf(now), 1).ToDateTime(new TimeOnly(9, 0)));

    /// <summary>The first instant after the next due date: what is late then is late.</summary>
    private async Task<DateTime> NextDue(DateTime now, CancellationToken cancel)
    {
        var due = await db.StageRuns.Where(r => r.EndedAt == null && r.DueAt > now).OrderBy(r => r.DueAt).Select(r => r.DueAt).FirstOrDefaultAsync(cancel);
        if (due is null)
        {
            var rounds = await db.Rounds.AsNoTracking().Where(r => r.ClosedAt == null).ToListAsync(cancel);
            due = rounds.SelectMany(r => r.Dates).Select(d => (DateTime?)d.Instant).Where(d => d > now).Min();
        }

        return due ?? now;
    }
}
