using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>What an officer fills in to give everybody more time.</summary>
/// <param name="Date">Name of the date.</param>
/// <param name="Instant">The first instant (UTC) that is too late from now on; null where it does not read.</param>
/// <param name="TightKnown">Said by whoever moves it: a submission of the last minute cannot be dealt with in time, and the dates are to stand all the same.</param>
public sealed record MoveDateForm(string? Date, DateTime? Instant, string? Reason, bool TightKnown = false);

/// <summary>延长日期: a date of a round is moved for all its cases alike, never for one of them and never forward.</summary>
public static class MoveDate
{
    public static bool May(Actor actor, Round round) => actor.Is(Role.ProgramOfficer) && actor.OrganisationId == round.AuthorityId;

    /// <param name="packs">The packs of the round.</param>
    /// <param name="id">For the move, which the open cases follow, see <see cref="Cases.FollowDates"/>.</param>
    public static Outcome<(RoundDateMove Move, Happening Happened)> Decide(
        Actor actor, Round round, IReadOnlyList<PolicyPack> packs, MoveDateForm form, WorkingCalendar calendar, Guid id, DateTime now)
    {
        if (!May(actor, round) || !round.IsOpen)
        {
            return new Refusal("只有开启批次的主管部门可以延长日期；批次结束后不能再改。");
        }

        var dates = round.Dates.OrderBy(d => d.Instant).ToList();
        if (dates.Find(d => d.Name == form.Date) is not { } date)
        {
            return new Refusal("本批次没有这个日期。", "date");
        }

        var refusals = new List<Refusal>();
        if (form.Instant is not { } instant)
        {
            refusals.Add(new Refusal($"请填写延长后的{date.Name}，如 2021-05-21 17:00。", "instant"));
        }
        else if (instant <= date.Instant)
        {
            refusals.Add(new Refusal($"{date.Name}只能延长，不能提前或不变。", "instant"));
        }
        else if (instant <= now)
        {
            refusals.Add(new Refusal("请填写今后的时间。", "instant"));
        }
        else if (dates.Find(d => d.Instant > date.Instant && d.Instant < instant) is { } next)
        {
            refusals.Add(new Refusal($"晚于其后的{next.Name}（{new DueDate(next.Instant)}）。请先延长{next.Name}。", "instant"));
        }

        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            refusals.Add(new Refusal("请写明延长的理由。", "reason"));
        }
        else if (form.Reason.Trim().Length > 500)
        {
            refusals.Add(new Refusal($"理由最多 500 个字，现有 {form.Reason.Trim().Length} 个字。", "reason"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var late = NewlyLate(round, packs, date, form.Instant!.Value, calendar);
        if (late.Count > 0 && !form.TightKnown)
        {
            return late.Select(l => new Refusal(l.Sentence, "instant")).Append(new Refusal("请先延长后面的日期；仍要这样延长的，请勾选“知道来不及，仍这样延长”。", "tightKnown")).ToList();
        }

        var before = date.Instant;
        round.Move(date.Name, form.Instant!.Value);
        return (RoundDateMove.Make(id, round, date.Name, before, form.Instant.Value, form.Reason!.Trim(), actor, now),
            new Happening(Streams.Round(round.Id), "RoundDateMoved", new { Date = date.Name, From = before, To = form.Instant.Value, Reason = form.Reason.Trim(), Late = late.Select(l => new { l.Stage, l.Date, l.Earliest }) }));
    }

    /// <summary>What a submission of the last minute will come too late for, and did not before.</summary>
    private static List<LateStage> NewlyLate(Round round, IReadOnlyList<PolicyPack> packs, RoundDeadline moved, DateTime to, WorkingCalendar calendar)
    {
        var late = new List<LateStage>();
        foreach (var pack in packs)
        {
            var before = LastMinute.Of(pack, calendar, name => new DueDate(round.Due(name))).Select(l => l.Date).ToHashSet();
            late.AddRange(LastMinute.Of(pack, calendar, name => new DueDate(name == moved.Name ? to : round.Due(name))).Where(l => !before.Contains(l.Date)));
        }

        return [.. late.DistinctBy(l => l.Sentence)];
    }
}
