using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;

namespace Miaopu.Web.Features.Review;

/// <summary>A case assessed as it was handed in, with what people have judged since.</summary>
public sealed record AssessedCase(Assessment Assessment, Situation Situation);

/// <summary>Assesses cases from the records known when they were handed in, never from what changed afterwards.</summary>
public sealed class Assessments(MiaopuDb db, Situations situations)
{
    public async Task<AssessedCase> Of(OpenedCase opened, CancellationToken cancel = default)
    {
        var application = opened.Application;
        var submission = application.LatestSubmission;
        var judged = await db.Set<CaseJudgment>().AsNoTracking().Where(j => j.ApplicationId == application.Id).ToListAsync(cancel);
        var situation = await situations.Of(application.CarrierId, opened.Pack, CutoffOf(opened, submission), submission?.PreparedAt, CaseJudgment.LastWords(judged), cancel);
        return new AssessedCase(opened.Pack.Assess(situation), situation);
    }

    private static DateOnly CutoffOf(OpenedCase opened, Submission? submission) => LegalTime.DayOf(
        opened.Pack.Cutoff.Date is { } date ? opened.Round.Due(date).AddTicks(-1)
        : submission?.ReceivedAt ?? submission?.PreparedAt ?? throw new InvalidOperationException("Nothing was handed in."));
}
