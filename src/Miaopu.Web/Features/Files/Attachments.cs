using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Store.Database;
using Miaopu.Store.Files;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Files;

/// <summary>Files of rows, for pages and decisions, and the addresses they are sent to and read at.</summary>
public sealed class Attachments(
    MiaopuDb db, FileStore store, CurrentActor current, BusinessClock clock, HostSettings settings, IServiceProvider services)
{
    /// <summary>The files on the list of a row, in the order they came.</summary>
    public async Task<IReadOnlyList<Attachment>> Of(string subject, Guid id, CancellationToken cancel = default) =>
        await db.Attachments.AsNoTracking().Where(a => a.Subject == subject && a.SubjectId == id && a.RemovedAt == null).OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(cancel);

    /// <summary>The same for many rows at once.</summary>
    public async Task<ILookup<Guid, Attachment>> Of(string subject, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        (await db.Attachments.AsNoTracking().Where(a => a.Subject == subject && ids.Contains(a.SubjectId) && a.RemovedAt == null).OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(cancel))
        .ToLookup(a => a.SubjectId);

    /// <summary>Takes a content in and puts it to a slot that <see cref="IAttachmentSubject.Slot"/> gave.</summary>
    public async Task<Outcome<Attachment>> Put(string subject, Guid id, string slotId, FileSlot slot, string name, Stream content, CancellationToken cancel = default)
    {
        using var incoming = await store.Receive(content, settings.LargestFile, cancel);
        if (incoming is null)
        {
            return TooLarge($"“{name}”");
        }

        for (var attempt = 1; ; attempt++)
        {
            // the same content under the same name once more is the same file sent again
            if (await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a =>
                a.Subject == subject && a.SubjectId == id && a.Slot == slotId && a.RemovedAt == null && a.Hash == incoming.Hash && a.Name == name, cancel) is { } already)
            {
                return already;
            }

            var inSlot = await db.Attachments.CountAsync(a => a.Subject == subject && a.SubjectId == id && a.Slot == slotId && a.RemovedAt == null, cancel);
            var now = clock.Now;
            var outcome = AttachFile.Put(Ids.New(), current.Actor, subject, id, slotId, slot, incoming.Named(name), inSlot, now);
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            incoming.Keep();
            db.Add(outcome.Value.Attachment);
            try
            {
                await db.Commit(current.Actor, now, [outcome.Value.Happening], cancel);
                return outcome.Value.Attachment;
            }
            catch (DbUpdateException clash) when (attempt < 5 && Clash.Is(clash))
            {
                // another event of the same row was written since: the stream has one order, so this one comes after it, if files may still be put there
                db.ChangeTracker.Clear();
                if (Subject(subject) is not { } owner || await owner.Slot(id, slotId, cancel) is not { } still)
                {
                    return new Refusal("这里已不能上传文件，请刷新页面查看最新状态。", "file");
                }

                if (still.Refused)
                {
                    return still.Refusals.ToList();
                }
            }
        }
    }

    public Refusal TooLarge(string what) => new($"{what}超过 {Wording.Size(settings.LargestFile)}，没有上传。请压缩或拆分后再传。", "file");

    // Asked for by name when needed: what a subject says of its files may itself need the files of a row.
    internal IAttachmentSubject? Subject(string kind) => services.GetServices<IAttachmentSubject>().FirstOrDefault(s => s.Kind == kind);

    /// <summary>Where a form sends files; without script the reader comes back to <paramref name="back"/>.</summary>
    public static string UploadHref(string subject, Guid id, string slot, string back) =>
        $"/files/{subject}/{id}?slot={Uri.EscapeDataString(slot)}&return={Uri.EscapeDataString(back)}";

    /// <summary>Saves the file under its name.</summary>
    public static string Href(Guid id) => $"/files/{id}";

    /// <summary>Shows the file in place where a browser can.</summary>
    public static string ViewHref(Guid id) => $"/files/{id}/view";

    /// <param name="back">Where removing leads back to; null for a list that is only read.</param>
    public static FileView View(Attachment file, string? back = null) => new(file.Name, Href(file.Id), file.Size, LegalTime.ToLocal(file.UploadedAt))
    {
        UploadedBy = file.UploadedByName,
        RemoveAction = back is null ? null : $"/files/{file.Id}/remove?return={Uri.EscapeDataString(back)}",
    };
}
