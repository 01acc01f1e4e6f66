using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>
/// Where a case goes: opens the runs of the stages that a result leads to, with the branches of parallel ones, joins those, and closes the case. The only code that opens runs.
/// </summary>
/// <param name="happenings">Takes what happens.</param>
internal sealed class CasePath(Application application, Procedure procedure, Actor actor, DateTime now, Func<Guid> newId, List<Happening> happenings)
{
    /// <summary>Parallel stages around a stage, at the most; the linter allows no more.</summary>
    private const int MostNested = 9;

    public void Begin(string first) => Enter(Whole(first), null, null);

    /// <summary>Back to a stage, to be mended there.</summary>
    public void Return(string to, ReturnOrder order) => Enter(Whole(to), null, order);

    /// <summary>Goes where an end leads: to an outcome, to the next stage, or to the join of a parallel stage.</summary>
    public void Follow(StageRun run, StageEnd end)
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
        var answering = application.Returns.FirstOrDefault(r => r.Id == run.ReturnId && r.SettledAt is null);
        if (answering is not null && next.Act is not (StageAct.Prepare or StageAct.Approve))
        {
            answering.Settle(now);
            next = answering.ResumeStage is { } resume ? Whole(resume) : next;
            Enter(next, null, null, answering.WorkingDaysLeft is { } left && next.Id == answering.FromStage ? procedure.After(Math.Max(1, left), now) : null);
            return;
        }

        Enter(next, null, answering);
    }

    private void Enter(Stage stage, StageRun? frame, ReturnOrder? answering, (DateTime, bool)? dueInstead = null)
    {
        for (var (around, depth) = (frame, 0); around is not null; around = around.FrameId is { } outer ? application.Run(outer) : null)
        {
            if (around.Stage == stage.Id || ++depth > MostNested)
            {
                throw new InvalidOperationException($"Stage {stage.Id} of {procedure.Pack.Id} is a branch of itself, or nested too deep.");
            }
        }

        var attempt = application.Runs.Count(r => r.Stage == stage.Id) + 1;
        var due = dueInstead ?? (answering?.DueAt is { } back ? (back, false) : procedure.DueOf(stage, now));
        var organisation = stage.By is { } by ? BodyOf(by) : application.OperatorId;
        var run = StageRun.Enter(newId(), stage, organisation, attempt, frame?.Id, now, due, answering?.Id);
        application.Add(run);
        Tell("StageBegun", new { run.Stage, run.Attempt, Organisation = organisation, Due = due?.Item1 });
        foreach (var branch in stage.Branches)
        {
            Enter(procedure.Stage(branch), run, null);
        }
    }

    /// <summary>The organisation that plays a part; people invited for one case act for the body that invited them.</summary>
    private Guid BodyOf(string id)
    {
        var body = procedure.Pack.Body(id);
        return application.Body(body is { Relation: BodyRelation.Invited, Of: { } host } ? host : id)?.OrganisationId
            ?? throw new InvalidOperationException($"The case knows no body {id}.");
    }

    private void Join(StageRun branch)
    {
        var frame = application.Run(branch.FrameId ?? throw new InvalidOperationException($"Stage {branch.Stage} leads nowhere and is no branch."))!;
        var stage = procedure.Stage(frame.Stage);
        var branches = application.Runs.Where(r => r.FrameId == frame.Id).ToList();
        var needed = stage.JoinNeeds > 0 ? stage.JoinNeeds : branches.Count;
        var passed = branches.Count(r => r.EndedAt is not null && StageResults.Forward.Contains(r.Result!));
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
        frame.End(result, null, actor.PersonId, now);
        Tell("StageEnded", new { frame.Stage, frame.Attempt, Result = result });
        Follow(frame, stage.End(result)!);
    }

    /// <summary>A branch that leads out of its parallel stage ends the other branches and every parallel stage around it: no branch of those can be where the case goes.</summary>
    public void EndFrame(StageRun run)
    {
        var whole = run;
        while (whole.FrameId is { } outer)
        {
            whole = application.Run(outer)!;
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
            run.End(StageRun.Superseded, null, actor.PersonId, now);
        }

        foreach (var branch in application.Runs.Where(r => r.FrameId == run.Id).ToList())
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
        var stage = procedure.Stage(id);
        for (var depth = 1; procedure.Pack.Stages.FirstOrDefault(s => s.Branches.Contains(stage.Id)) is { } around; depth++)
        {
            stage = depth <= MostNested ? around : throw new InvalidOperationException($"Stage {id} of {procedure.Pack.Id} is a branch of itself, or nested too deep.");
        }

        return stage;
    }

    public void Close(string outcome)
    {
        var end = procedure.Pack.Outcome(outcome) ?? throw new InvalidOperationException($"The pack {procedure.Pack.Id} has no outcome {outcome}.");
        application.OpenReturn?.Settle(now);
        application.Close(end, now);
        Tell("CaseClosed", new { Outcome = end.Name, Kind = end.Kind.ToString() });
    }

    private void Tell(string kind, object details) => happenings.Add(new Happening(Streams.Case(application.Id), kind, details));
}
