using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>What readers of a case are shown of it.</summary>
public sealed class CaseReading(MiaopuDb db, Shelf shelf, Situations situations, BusinessClock clock)
{
    /// <summary>The submissions a reader may see, oldest first: the unit sees all of its own, everybody else what was received.</summary>
    public static IReadOnlyList<Submission> SubmissionsFor(Actor actor, Application application) =>
        [.. application.Submissions.Where(s => s.ReceivedAt is not null || application.OperatorId == actor.OrganisationId).OrderBy(s => s.Number)];

    /// <summary>The text that a submission was handed in under: another than the case's own where its round was amended since.</summary>
    public async Task<PolicyPack> PackOf(SubmittedContent content, OpenedCase opened, CancellationToken cancel = default) =>
        content.PackHash == opened.Pack.Hash ? opened.Pack : await shelf.Get(content.PackHash, cancel) ?? opened.Pack;

    /// <summary>
    /// What the pack says of a case: by the records as they were known when it was prepared, with what people judged since; of a case not yet submitted, as it stands now.
    /// </summary>
    public async Task<(Situation Situation, Assessment Assessment)> Assess(OpenedCase opened, Submission? submission, CancellationToken cancel = default)
    {
        var at = submission?.PreparedAt ?? clock.Now;
        var id = opened.Application.Id;
        var judged = CaseJudgment.LastWords(await db.Set<CaseJudgment>().AsNoTracking().Where(j => j.ApplicationId == id).ToListAsync(cancel));
        var situation = await situations.Of(opened.Application.CarrierId, opened.Pack, opened.Procedure.Cutoff(at), at, judged, cancel);
        return (situation, opened.Pack.Assess(situation));
    }
}
