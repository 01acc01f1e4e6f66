using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>
/// Walks a case along the stage graph of its pack: what may become of a run, and by whom. Which results there are and where they lead is the pack's, and <see cref="CasePath"/>
/// goes there; what must hold before a result may be given is checked by the decision that gives it.
/// </summary>
/// <param name="Application">The case.</param>
/// <param name="Procedure">What it is walked by.</param>
/// <param name="Actor">Who gives the result.</param>
/// <param name="Now">Business time.</param>
/// <param name="NewId">Gives ids to new runs.</param>
public sealed record CaseWalk(Application Application, Procedure Procedure, Actor Actor, DateTime Now, Func<Guid> NewId)
{
    private readonly List<Happening> happenings = [];

    private CasePath Path => new(Application, Procedure, Actor, Now, NewId, happenings);

    /// <summary>Opens the first stage of the pack.</summary>
    public List<Happening> Begin()
    {
        Path.Begin(Procedure.Pack.FirstStage.Id);
        return happenings;
    }

    /// <summary>
    /// Ends a run with a result. Where the stage has further sign-offs, a passing result first moves to the next of them.
    /// </summary>
    /// <param name="mend">For a return: what is to be mended; at least one item.</param>
    public Outcome<List<Happening>> Finish(StageRun run, string result, string? note = null, IReadOnlyList<ReturnItem>? mend = null)
    {
        if (run.EndedAt is not null)
        {
            return new Refusal($"“{run.Title}”已由他人办结，请刷新页面查看最新状态。");
        }

        var stage = Procedure.Stage(run.Stage);
        var end = stage.End(result) ?? throw new InvalidOperationException($"Stage {stage.Id} has no end {result}.");
        if (StageResults.Forward.Contains(result) && AwaitsSignOff(run))
        {
            return SignOff(run, result);
        }

        if (FourEyes.Refuse(stage, run, Actor) is { } refusal)
        {
            return refusal;
        }

        if (result == StageResults.Return)
        {
            return Return(run, end, note, mend ?? []);
        }

        Sign(run, stage);
        run.End(result, note, Actor.PersonId, Now);
        Tell("StageEnded", new { run.Stage, run.Attempt, Result = result });
        Path.Follow(run, end);
        return happenings;
    }

    /// <summary>Whether the run still waits for somebody before the last sign-off of its stage.</summary>
    public bool AwaitsSignOff(StageRun run) => run.Step + 1 < Procedure.Stage(run.Stage).Steps.Count;

    /// <summary>Moves a run to the next sign-off of its stage, whatever the result it carries.</summary>
    /// <exception cref="InvalidOperationException">The run stands at its last sign-off, or has ended.</exception>
    public Outcome<List<Happening>> SignOff(StageRun run, string result)
    {
        if (run.EndedAt is not null || !AwaitsSignOff(run))
        {
            throw new InvalidOperationException($"Nobody signs {run.Stage} after step {run.Step}.");
        }

        var stage = Procedure.Stage(run.Stage);
        if (FourEyes.Refuse(stage, run, Actor) is { } refusal)
        {
            return refusal;
        }

        Sign(run, stage);
        run.SignOff();
        Tell("SignedOff", new { run.Stage, Step = stage.Steps[run.Step - 1], Result = result });
        return happenings;
    }

    /// <summary>Gives a run back to the first sign-off of its stage.</summary>
    public Outcome<List<Happening>> BackToFirstStep(StageRun run, string? note)
    {
        var stage = Procedure.Stage(run.Stage);
        if (FourEyes.Refuse(stage, run, Actor) is { } refusal)
        {
            return refusal;
        }

        Sign(run, stage);
        run.BackToFirstStep();
        Tell("SentBackInside", new { run.Stage, run.Attempt, Reasoned = note is not null });
        return happenings;
    }

    /// <summary>What happens by time alone: a run whose due date passed and whose pack says what then. False where nothing follows.</summary>
    public bool Lapse(StageRun run, out List<Happening> happened)
    {
        happened = happenings;
        if (run.EndedAt is not null || FollowDates.DueNow(Application, Procedure, run)?.At is not { } due || Now < due)
        {
            return false;
        }

        if (Application.Returns.FirstOrDefault(r => r.Id == run.ReturnId)?.LapseOutcome is { } lapse)
        {
            run.End(StageResults.DuePassed, null, Actor.PersonId, Now);
            Tell("DuePassed", new { run.Stage, run.Attempt, Due = due });
            Path.Close(lapse);
            return true;
        }

        if (Procedure.Stage(run.Stage).End(StageResults.DuePassed) is not { } end)
        {
            return false;
        }

        run.End(StageResults.DuePassed, null, Actor.PersonId, Now);
        Tell("DuePassed", new { run.Stage, run.Attempt, Due = due });
        Path.Follow(run, end);
        return true;
    }

    /// <summary>Closes the case at once, for a withdrawal or a revocation before its end.</summary>
    public List<Happening> CloseAt(string outcome)
    {
        foreach (var run in Application.Runs.Where(r => r.EndedAt is null))
        {
            run.End(StageRun.Superseded, null, Actor.PersonId, Now);
        }

        Path.Close(outcome);
        return happenings;
    }

    private Outcome<List<Happening>> Return(StageRun run, StageEnd end, string? note, IReadOnlyList<ReturnItem> mend)
    {
        if (mend.Count == 0)
        {
            return new Refusal("退回须逐条写明需要修改的内容和理由。", "mend");
        }

        var term = ReturnTerm.Of(Application, Procedure, run, Now);
        if (term.Refused)
        {
            return term.Refusals.ToList();
        }

        var due = term.Value.DueAt;
        int? left = null;
        if (end.ClockStops && Procedure.Stage(run.Stage).Due?.WorkingDays is not null && run.DueAt is { } own)
        {
            left = Math.Max(0, Procedure.Calendar.WorkingDaysBetween(LegalTime.DayOf(Now), LegalTime.DayOf(own.AddTicks(-1))));
        }

        var order = ReturnOrder.Make(NewId(), run, mend, due, end.Resume, end.DuePassed, left, Actor.PersonId, Now);
        Application.Add(order);
        Sign(run, Procedure.Stage(run.Stage));
        run.End(StageResults.Return, note, Actor.PersonId, Now);
        Path.EndFrame(run);
        Tell("Returned", new { run.Stage, Return = order.Id, Items = mend.Select(m => m.About), Due = due });
        Path.Return(end.To!, order);
        return happenings;
    }

    private void Sign(StageRun run, Stage stage)
    {
        if (stage.Steps.Count > 1)
        {
            run.Sign(stage.Steps[run.Step], Actor, Now);
        }
    }

    private void Tell(string kind, object details) => happenings.Add(new Happening(Streams.Case(Application.Id), kind, details));
}
