using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Miaopu.Casework.Files;
using Miaopu.Store.Database;
using Miaopu.Store.Files;

namespace Miaopu.Web.Features.Files;

/// <summary>Hands a file out to those whom the feature that owns its row lets read it.</summary>
public static class DownloadFile
{
    public static async Task<Results<PhysicalFileHttpResult, NotFound>> Save(Guid id, MiaopuDb db, Attachments attachments, FileStore store, HttpContext http)
    {
        if (await Find(id, db, attachments, http.RequestAborted) is not { } file)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(store.PathOf(file.Hash), file.MediaType, file.Name, entityTag: Tag(file), enableRangeProcessing: true);
    }

    /// <summary>In place, where a browser can show it; the content was checked to be what it is served as.</summary>
    public static async Task<Results<PhysicalFileHttpResult, NotFound>> Show(Guid id, MiaopuDb db, Attachments attachments, FileStore store, HttpContext http)
    {
        if (await Find(id, db, attachments, http.RequestAborted) is not { } file)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        if (!FileKind.All.Any(k => k.ShowsInPlace && k.MediaType == file.MediaType))
        {
            return TypedResults.PhysicalFile(store.PathOf(file.Hash), file.MediaType, file.Name, entityTag: Tag(file), enableRangeProcessing: true);
        }

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return TypedResults.PhysicalFile(store.PathOf(file.Hash), file.MediaType, entityTag: Tag(file), enableRangeProcessing: true);
    }

    private static EntityTagHeaderValue Tag(Attachment file) => new($"\"{file.Hash}\"");

    private static async Task<Attachment?> Find(Guid id, MiaopuDb db, Attachments attachments, CancellationToken cancel)
    {
        var file = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        return file is not null && attachments.Subject(file.Subject) is { } subject && await subject.MayRead(file, cancel) ? file : null;
    }
}
