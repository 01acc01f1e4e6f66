using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Files;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Review;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>Evidence of objections: read by the body that handles them and by nobody else. It comes with the objection and stays as it came.</summary>
public sealed class ObjectionFiles(MiaopuDb db, CurrentActor current) : IAttachmentSubject
{
    public string Kind => RaiseObjection.Subject;

    public async Task<bool> MayRead(Attachment file, CancellationToken cancel)
    {
        var organisation = current.Actor.OrganisationId;
        return current.Actor.Is(ReviewRights.DeskRoles) && await (
            from o in db.Set<Objection>()
            join n in db.Set<PublicNotice>() on o.NoticeId equals n.Id
            where o.Id == file.SubjectId && n.OrganisationId == organisation
            select o.Id).AnyAsync(cancel);
    }

    public Task<Outcome<FileSlot>?> Slot(Guid subjectId, string slot, CancellationToken cancel) => Task.FromResult<Outcome<FileSlot>?>(null);
}
