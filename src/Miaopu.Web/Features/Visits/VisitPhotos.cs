using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Visits;

/// <summary>Photos and papers of a visit, put to its run: written and read by the organisation that visits, read by the bodies of the case.</summary>
public sealed class VisitPhotos(MiaopuDb db, CurrentActor current) : IAttachmentSubject
{
    public const string Subject = "visit";
    public const string Photos = "photos";

    public static readonly IReadOnlyList<string> Endings = ["jpg", "jpeg", "png", "pdf"];

    public string Kind => Subject;

    public async Task<bool> MayRead(Attachment file, CancellationToken cancel)
    {
        var organisation = current.Actor.OrganisationId;
        return current.Actor.Is(ReviewRights.DeskRoles)
            && await db.Applications.AnyAsync(a => a.Runs.Any(r => r.Id == file.SubjectId) && a.Bodies.Any(b => b.OrganisationId == organisation), cancel);
    }

    public async Task<Outcome<FileSlot>?> Slot(Guid subjectId, string slot, CancellationToken cancel)
    {
        var found = await db.StageRuns.AsNoTracking().Where(r => r.Id == subjectId && r.Act == StageAct.Visit)
            .Select(r => new { Run = r, Application = EF.Property<Guid>(r, "ApplicationId") }).SingleOrDefaultAsync(cancel);
        return found is null || slot != Photos || !ReviewRights.MayRead(current.Actor, found.Run) ? null
            : !ReviewRights.MayAct(current.Actor, found.Run) ? new Refusal("核查已经办结，不能再增减照片。")
            : new FileSlot("核查照片", Endings, Streams.Case(found.Application));
    }
}
