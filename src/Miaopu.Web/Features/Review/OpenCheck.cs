using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>A check as its page and decisions see it.</summary>
public sealed record OpenedCheck(OpenedCase Case, StageRun Run, Stage Stage, AssessedCase Assessed, Checklist List)
{
    /// <summary>The submission that the organisation checked before this one; null where this is its first.</summary>
    public Submission? Before { get; init; }

    /// <summary>The return between the two.</summary>
    public ReturnOrder? Returned { get; init; }

    /// <summary>Whether the actor may act now: it is their desk, and they signed no other step of it.</summary>
    public bool IsMine(Casework.People.Actor actor) => ReviewRights.MayAct(actor, Run) && FourEyes.May(Run, actor.PersonId);
}

/// <summary>Opens a run of a check for somebody of the organisation that does it; what is not theirs is as if it did not exist.</summary>
public sealed class OpenCheck(MiaopuDb db, OpenCase cases, Assessments assessments, CurrentActor current)
{
    public async Task<OpenedCheck?> Find(Guid applicationId, Guid runId, CancellationToken cancel = default)
    {
        var opened = await cases.Find(applicationId, cancel);
        return opened?.Application.Run(runId) is { Act: StageAct.Check } run && ReviewRights.MayRead(current.Actor, run) ? await With(opened, run, cancel) : null;
    }

    /// <summary>The same check with its list made anew, after opinions or judgments were kept.</summary>
    public async Task<OpenedCheck> With(OpenedCase opened, StageRun run, CancellationToken cancel = default)
    {
        var assessed = await assessments.Of(opened, cancel);
        var opinions = await db.Set<Opinion>().Where(o => o.ApplicationId == opened.Application.Id).ToListAsync(cancel);
        var since = opened.Application.LatestSubmission?.PreparedAt ?? DateTime.MinValue;
        var earlier = opened.Application.Runs
            .Where(r => r.Id != run.Id && r.Act == StageAct.Check && r.OrganisationId == run.OrganisationId && r.StartedAt >= since && r.StartedAt <= run.StartedAt)
            .OrderBy(r => r.StartedAt).SelectMany(r => opinions.Where(o => o.RunId == r.Id)).ToList();
        var stage = opened.Procedure.Stage(run.Stage);
        var list = Checklist.Of(assessed.Assessment, stage.By, [.. opinions.Where(o => o.RunId == run.Id)], earlier);
        var last = opened.Application.Runs
            .Where(r => r.Act == StageAct.Check && r.OrganisationId == run.OrganisationId && r.StartedAt < since).OrderBy(r => r.StartedAt).LastOrDefault();
        if (last is null || opened.Application.Submissions.Where(s => s.ReceivedAt is not null && s.PreparedAt <= last.StartedAt).MaxBy(s => s.Number) is not { } before)
        {
            return new OpenedCheck(opened, run, stage, assessed, list);
        }

        var asked = opened.Application.Returns.Where(r => r.At >= last.StartedAt && r.At <= run.StartedAt).MaxBy(r => r.At);
        var said = opened.Application.Runs.Where(r => r.Act == StageAct.Check && r.OrganisationId == run.OrganisationId && r.StartedAt < since)
            .OrderBy(r => r.StartedAt).SelectMany(r => opinions.Where(o => o.RunId == r.Id)).ToList();
        list = list.Beside(SubmittedContent.Read(before.Content), SubmittedContent.Read(opened.Application.LatestSubmission!.Content), opened.Pack, said, asked);
        return new OpenedCheck(opened, run, stage, assessed, list) { Before = before, Returned = asked };
    }
}
