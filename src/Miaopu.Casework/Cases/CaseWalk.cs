using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>
/// Walks a case along the stage graph of its pack: the only code that opens and ends runs. Which results there are and where they lead is the pack's;
/// what must hold before a result may be given is checked by the decision that gives it.
/// </summary>
/// <param name="Application">The case.</param>
/// <param name="Procedure">What it is walked by.</param>
/// <param name="Actor">Who gives the result.</param>
/// <param name="Now">Business time.</param>
/// <param name="NewId">Gives ids to new runs.</param>
public sealed record CaseWalk(Application Application, Procedure Procedure, Actor Actor, DateTime Now, Func<Guid> NewId)
{
    /// <summary>Parallel stages around a stage, at the most; the linter allows no more.</summary>
    private const int MostNested = 9;

    private readonly List<Happening> happenings = [];

    /// <summary>Opens the first stage of the pack.</summary>
    public List<Happening> Begin()
    {
        Enter(Whole(Procedure.Pack.FirstStage.Id), null, null);
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
        if (IsForward(result) && AwaitsSignOff(run))
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
        Follow(run, end);
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
            Close(lapse);
            return true;
        }

        if (Procedure.Stage(run.Stage).End(StageResults.DuePassed) is not { } end)
        {
            return false;
        }

        run.End(StageResults.DuePassed, null, Actor.PersonId, Now);
        Tell("DuePassed", new { run.Stage, run.Attempt, Due = due });
        Follow(run, end);
        return true;
    }

    /// <summary>Closes the case at once, for a withdrawal or a revocation before its end.</summary>
    public List<Happening> CloseAt(string outcome)
    {
        foreach (var run in Application.Runs.Where(r => r.EndedAt is null))
        {
            run.End(StageRun.Superseded, null, Actor.PersonId, Now);
        }

        Close(outcome);
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
        EndFrame(run);
        Tell("Returned", new { run.Stage, Return = order.Id, Items = mend.Select(m => m.About), Due = due });
        Enter(Whole(end.To!), null, order);
        return happenings;
    }

    /// <summary>Goes where an end leads: to an outcome, to the next stage, or to the join of a parallel stage.</summary>
    private void Follow(StageRun run, StageEnd end)
    {
        if (end.Outcome is { } outcome)
        {
            EndFrame(run);
            Close(outcome);
            return;
        }

        if (end.To is null)
        {
            Join(run);
            return;
        }

        EndFrame(run);
        var next = Whole(end.To);
        var answering = Application.Returns.FirstOrDefault(r => r.Id == run.ReturnId && r.SettledAt is null);
        if (answering is not null && next.Act is not (StageAct.Prepare or StageAct.Approve))
        {
            answering.Settle(Now);
            next = answering.ResumeStage is { } resume ? Whole(resume) : next;
            Enter(next, null, null, answering.WorkingDaysLeft is { } left && next.Id == answering.FromStage ? Procedure.After(Math.Max(1, left), Now) : null);
            return;
        }

        Enter(next, null, answering);
    }

    private void Enter(Stage stage, StageRun? frame, ReturnOrder? answering, (DateTime, bool)? dueInstead = null)
    {
        for (var (around, depth) = (frame, 0); around is not null; around = around.FrameId is { } outer ? Application.Run(outer) : null)
        {
            if (around.Stage == stage.Id || ++depth > MostNested)
            {
                throw new InvalidOperationException($"Stage {stage.Id} of {Procedure.Pack.Id} is a branch of itself, or nested too deep.");
            }
        }

        var attempt = Application.Runs.Count(r => r.Stage == stage.Id) + 1;
        var due = dueInstead ?? (answering?.DueAt is { } back ? (back, false) : Procedure.DueOf(stage, Now));
        var organisation = stage.By is { } by ? BodyOf(by) : Application.OperatorId;
        var run = StageRun.Enter(NewId(), stage, organisation, attempt, frame?.Id, Now, due, answering?.Id);
        Application.Add(run);
        Tell("StageBegun", new { run.Stage, run.Attempt, Organisation = organisation, Due = due?.Item1 });
        foreach (var branch in stage.Branches)
        {
            Enter(Procedure.Stage(branch), run, null);
        }
    }

    /// <summary>The organisation that plays a part; people invited for one case act for the body that invited them.</summary>
    private Guid BodyOf(string id)
    {
        var body = Procedure.Pack.Body(id);
        return Application.Body(body is { Relation: BodyRelation.Invited, Of: { } host } ? host : id)?.OrganisationId
            ?? throw new InvalidOperationException($"The case knows no body {id}.");
    }

    private void Join(StageRun branch)
    {
        var frame = Application.Run(branch.FrameId ?? throw new InvalidOperationException($"Stage {branch.Stage} leads nowhere and is no branch."))!;
        var stage = Procedure.Stage(frame.Stage);
        var branches = Application.Runs.Where(r => r.FrameId == frame.Id).ToList();
        var needed = stage.JoinNeeds > 0 ? stage.JoinNeeds : branches.Count;
        var passed = branches.Count(r => r.EndedAt is not null && IsForward(r.Result!));
        var open = branches.Count(r => r.EndedAt is null);
        if (passed < needed && passed + open >= needed)
        {
            return;
        }

        foreach (var other in branches)
        {
            Supersede(other);
        }

        var result = passed >= needed ? StageResults.Pass : StageResults.Fail;
        frame.End(result, null, Actor.PersonId, Now);
        Tell("StageEnded", new { frame.Stage, frame.Attempt, Result = result });
        Follow(frame, stage.End(result)!);
    }

    /// <summary>A branch that leads out of its parallel stage ends the other branches and every parallel stage around it: no branch of those can be where the case goes.</summary>
    private void EndFrame(StageRun run)
    {
        var whole = run;
        while (whole.FrameId is { } outer)
        {
            whole = Application.Run(outer)!;
        }

        if (whole != run)
        {
            Supersede(whole);
        }
    }

    private void Supersede(StageRun run)
    {
        if (run.EndedAt is null)
        {
            run.End(StageRun.Superseded, null, Actor.PersonId, Now);
        }

        foreach (var branch in Application.Runs.Where(r => r.FrameId == run.Id).ToList())
        {
            Supersede(branch);
        }
    }

    /// <summary>
    /// The stage where a case goes that is led to one of this id: for a branch the parallel stage around it, since alone it has no join to end in. Texts published before the linter
    /// refused it may name one.
    /// </summary>
    private Stage Whole(string id)
    {
        var stage = Procedure.Stage(id);
        for (var depth = 0; Procedure.Pack.Stages.FirstOrDefault(s => s.Branches.Contains(stage.Id)) is { } around && depth <= MostNested; depth++)
        {
            stage = around;
        }

        return stage;
    }

    private void Close(string outcome)
    {
        var end = Procedure.Pack.Outcome(outcome) ?? throw new InvalidOperationException($"The pack {Procedure.Pack.Id} has no outcome {outcome}.");
        Application.OpenReturn?.Settle(Now);
        Application.Close(end, Now);
        Tell("CaseClosed", new { Outcome = end.Name, Kind = end.Kind.ToString() });
    }

    private void Sign(StageRun run, Stage stage)
    {
        if (stage.Steps.Count > 1)
        {
            run.Sign(stage.Steps[run.Step], Actor, Now);
        }
    }

    private void Tell(string kind, object details) => happenings.Add(new Happening(Streams.Case(Application.Id), kind, details));

    private static bool IsForward(string result) => result is StageResults.Pass or StageResults.Done or StageResults.Clear or StageResults.Accept or StageResults.Submit;
}
