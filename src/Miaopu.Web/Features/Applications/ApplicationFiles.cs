using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>
/// Evidence and materials of an application. Its unit reads all of it; officers and assigned experts read what was handed in, not what is being worked on.
/// </summary>
public sealed class ApplicationFiles(MiaopuDb db, OpenCase cases, CurrentActor current) : IAttachmentSubject
{
    public const string Subject = "application";

    public string Kind => Subject;

    public async Task<bool> MayRead(Attachment file, CancellationToken cancel)
    {
        var actor = current.Actor;
        var application = await db.Applications.AsNoTracking().Include(a => a.Submissions).SingleOrDefaultAsync(a => a.Id == file.SubjectId, cancel);
        if (application is null || !(CaseRights.MaySee(actor, application) || await Advises(application.Id, actor.PersonId, cancel)))
        {
            return false;
        }

        return application.OperatorId == actor.OrganisationId || application.Submissions.Any(s => s.ReceivedAt is not null && file.WasThere(s.PreparedAt));
    }

    public async Task<Outcome<FileSlot>?> Slot(Guid subjectId, string slot, CancellationToken cancel)
    {
        if (await cases.Find(subjectId, cancel) is not { } opened || opened.Application.OperatorId != current.Actor.OrganisationId || Named(opened.Pack, slot) is not { } named)
        {
            return null;
        }

        return KeepDraft.WhyNot(current.Actor, opened.Application) is { } refusal ? refusal : named with { Stream = Streams.Case(subjectId) };
    }

    internal static FileSlot? Named(PolicyPack pack, string slot) =>
        ApplicationForm.Uploads(pack).FirstOrDefault(m => ApplicationForm.SlotOf(m) == slot) is { } material ? new FileSlot(material.Title, material.Files, "")
        : pack.Criteria.FirstOrDefault(c => ApplicationForm.SlotOf(c) == slot) is { } criterion ? new FileSlot(criterion.Title, [], "")
        : null;

    private Task<bool> Advises(Guid applicationId, Guid personId, CancellationToken cancel) => db.Set<ExpertAssignment>().AnyAsync(
        x => x.ApplicationId == applicationId && x.PersonId == personId && x.DeclaredFreeAt != null && x.EndedAt == null, cancel);
}
