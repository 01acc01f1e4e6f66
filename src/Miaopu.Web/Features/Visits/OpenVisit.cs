using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;
using Miaopu.Casework.Visits;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Visits;

/// <summary>A visit with its case.</summary>
/// <param name="Visit">The record; one just begun where nothing was written yet.</param>
public sealed record OpenedVisit(OpenedCase Case, StageRun Run, SiteVisit Visit, bool IsNew);

/// <summary>Opens a run of a visit for the organisation that visits; anything else is as if it did not exist.</summary>
public sealed class OpenVisit(MiaopuDb db, OpenCase cases, CurrentActor current)
{
    public async Task<OpenedVisit?> Find(Guid applicationId, Guid runId, CancellationToken cancel = default)
    {
        var opened = await cases.Find(applicationId, cancel);
        if (opened?.Application.Run(runId) is not { Act: StageAct.Visit } run || !ReviewRights.MayRead(current.Actor, run))
        {
            return null;
        }

        var visit = await db.Set<SiteVisit>().SingleOrDefaultAsync(v => v.RunId == runId, cancel);
        return new OpenedVisit(opened, run, visit ?? SiteVisit.Begin(Ids.New(), applicationId, runId), visit is null);
    }
}
