using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>A case assessed as it was handed in, with what people have judged since.</summary>
public sealed record AssessedCase(Assessment Assessment, Situation Situation);

/// <summary>Assesses cases from the records known when they were handed in, never from what changed afterwards.</summary>
public sealed class Assessments(MiaopuDb db, Situations situations, BusinessClock clock)
{
    public async Task<AssessedCase> Of(OpenedCase opened, CancellationToken cancel = default)
    {
        var application = opened.Application;
        var submission = application.LatestSubmission;
        var judged = await db.Set<CaseJudgment>().AsNoTracking().Where(j => j.ApplicationId == application.Id).ToListAsync(cancel);
        var situation = await situations.Of(application.CarrierId, opened.Pack, opened.Procedure.Cutoff(submission?.PreparedAt ?? clock.Now), submission?.PreparedAt, CaseJudgment.LastWords(judged), cancel);
        return new AssessedCase(opened.Pack.Assess(situation), situation);
    }
}
