using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Files;
using Miaopu.Casework.Recommendations;
using Miaopu.Casework.Review;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recommendations;

/// <summary>Letter and table of a recommendation: read by the body that handed them in and by the owner of the round; made by the system only.</summary>
public sealed class RecommendationFiles(MiaopuDb db, CurrentActor current) : IAttachmentSubject
{
    public const string Subject = "recommendation";

    public string Kind => Subject;

    public async Task<bool> MayRead(Attachment file, CancellationToken cancel)
    {
        var organisation = current.Actor.OrganisationId;
        return current.Actor.Is(ReviewRights.DeskRoles) && await (
            from r in db.Set<Recommendation>()
            join o in db.Rounds on r.RoundId equals o.Id
            where r.Id == file.SubjectId && (r.OrganisationId == organisation || o.AuthorityId == organisation)
            select r.Id).AnyAsync(cancel);
    }

    public Task<Outcome<FileSlot>?> Slot(Guid subjectId, string slot, CancellationToken cancel) => Task.FromResult<Outcome<FileSlot>?>(null);
}
