using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Files;
using Miaopu.Store.Database;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Files;

/// <summary>Files of a row, for pages and decisions, and the addresses they are sent to and read at.</summary>
public sealed class Attachments(MiaopuDb db, IEnumerable<IAttachmentSubject> subjects)
{
    /// <summary>The files on the list of a row, in the order they came.</summary>
    public async Task<IReadOnlyList<Attachment>> Of(string subject, Guid id, CancellationToken cancel = default) =>
        await db.Attachments.AsNoTracking().Where(a => a.Subject == subject && a.SubjectId == id && a.RemovedAt == null).OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(cancel);

    internal IAttachmentSubject? Subject(string kind) => subjects.FirstOrDefault(s => s.Kind == kind);

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
