using Miaopu.Casework.Journal;

namespace Miaopu.Casework.Cases;

/// <summary>期限随批次日期调整: an open case takes over the dates of its round as they stand now.</summary>
public static class FollowDates
{
    /// <summary>
    /// When a run is due by the round's dates as they stand now. A stage that takes its due date from the round has that date; a return is counted anew from the day it
    /// was made, by the rule that cut it. Neither is ever earlier than what the case was told: dates are only moved later.
    /// </summary>
    public static (DateTime At, bool Provisional)? DueNow(Application application, Procedure procedure, StageRun run)
    {
        var told = run.DueAt is { } at ? (at, run.DueProvisional) : ((DateTime, bool)?)null;
        if (told is null)
        {
            return null;
        }

        var now = run.ReturnId is { } id && application.Returns.FirstOrDefault(r => r.Id == id) is { DueAt: not null } order
            ? procedure.Stage(order.FromStage).End(Rulebook.StageResults.Return) is { } end ? ReturnTerm.Count(end, procedure, order.At) : null
            : procedure.Stage(run.Stage).Due?.Date is { } date ? (procedure.Round.Due(date), false) : null;
        return now is { } later && later.At > told.Value.Item1 ? later : told;
    }

    /// <summary>Moves the due dates of every open run that the round's dates moved; nothing happens where none did.</summary>
    /// <param name="reason">Why the date of the round was moved, as it stands in the history of each case.</param>
    public static List<Happening> Decide(CaseWalk walk, string date, string reason)
    {
        var happened = new List<Happening>();
        if (!walk.Application.IsOpen)
        {
            return happened;
        }

        foreach (var run in walk.Application.OpenRuns.ToList())
        {
            var before = run.DueAt;
            if (DueNow(walk.Application, walk.Procedure, run) is not { } due || due.At == before)
            {
                continue;
            }

            run.Extend(due.At, due.Provisional);
            if (run.ReturnId is { } id)
            {
                walk.Application.Returns.First(r => r.Id == id).Extend(due.At);
            }

            happened.Add(new Happening(
                Streams.Case(walk.Application.Id), "DueMoved", new { run.Stage, run.Attempt, Date = date, From = before, Due = due.At, Return = run.ReturnId, Reason = reason }));
        }

        return happened;
    }
}
