using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>A line of the expert's list.</summary>
public sealed record ReviewRow(ExpertAssignment Task, string CarrierName, string OperatorName, string RoundTitle, DateTime? DueAt);

/// <summary>One task with the case it is about.</summary>
public sealed record OpenedReview(ExpertAssignment Task, OpenedCase Case, StageRun Run)
{
    public ReviewSheet Sheet => Case.Pack.ReviewSheet ?? throw new InvalidOperationException($"The pack {Case.Pack.Id} asks experts without a sheet.");

    /// <summary>Whether it can still be written.</summary>
    public bool IsOpen => Task.IsOpen && Run.EndedAt is null;
}

/// <summary>An expert's own tasks. Nothing but these, and the material of each only after the declaration.</summary>
public sealed class ReviewDesk(MiaopuDb db, OpenCase cases, CurrentActor current, BusinessClock clock)
{
    public async Task<IReadOnlyList<ReviewRow>> Own()
    {
        var person = current.Actor.PersonId;
        return await (
            from t in db.Set<ExpertAssignment>().AsNoTracking()
            join a in db.Applications on t.ApplicationId equals a.Id
            join r in db.StageRuns on t.RunId equals r.Id
            join o in db.Rounds on a.RoundId equals o.Id
            where t.PersonId == person && t.EndedAt == null
            orderby t.HandedInAt != null, t.AssignedAt descending
            select new ReviewRow(t, a.CarrierName, a.OperatorName, o.Title, r.DueAt)).Take(200).ToListAsync();
    }

    /// <summary>Null where it is not the actor's, or has ended without a sheet.</summary>
    public async Task<OpenedReview?> Find(Guid id)
    {
        var task = await db.Set<ExpertAssignment>().SingleOrDefaultAsync(t => t.Id == id);
        if (task is null || !ExpertReview.MayRead(current.Actor, task) || await cases.FindUnchecked(task.ApplicationId) is not { } opened)
        {
            return null;
        }

        return new OpenedReview(task, opened, opened.Application.Run(task.RunId)!);
    }

    public Task<Outcome<bool>?> DeclareFree(Guid id) => Act(id, r => ExpertReview.DeclareFree(current.Actor, r.Task, clock.Now));

    public Task<Outcome<bool>?> StepBack(Guid id, string? reason) => Act(id, r => ExpertReview.StepBack(current.Actor, r.Task, reason, clock.Now));

    public Task<Outcome<bool>?> HandIn(Guid id, AdviceSheet sheet) =>
        Act(id, r => ExpertReview.HandIn(current.Actor, r.Task, r.Run, r.Case.Pack, sheet, SheetJson.Write(sheet), clock.Now));

    /// <summary>
    /// Keeps a draft. Not an event, so it goes past the journal: one statement that holds only while the task is open and nobody (another tab) kept something since.
    /// </summary>
    public async Task<bool> Keep(OpenedReview review, AdviceSheet sheet)
    {
        var (id, version, text) = (review.Task.Id, review.Task.Version, SheetJson.Write(sheet));
        return review.IsOpen && await db.Set<ExpertAssignment>()
            .Where(t => t.Id == id && t.Version == version && t.HandedInAt == null && t.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Sheet, text).SetProperty(t => t.Version, version + 1)) == 1;
    }

    private async Task<Outcome<bool>?> Act(Guid id, Func<OpenedReview, Outcome<Happening>> decide)
    {
        if (await Find(id) is not { } review)
        {
            return null;
        }

        var outcome = decide(review);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        try
        {
            await db.Commit(current.Actor, clock.Now, outcome.Value);
            return true;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("这项评审刚在别处改动过，请刷新页面查看最新状态。");
        }
    }
}
