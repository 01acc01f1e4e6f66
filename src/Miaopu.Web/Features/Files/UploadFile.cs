using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Miaopu.Casework;
using Miaopu.Casework.Files;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Files;

/// <summary>
/// Takes files off the wire straight to the disk, never buffering a body. The script sends each file in a request of its own and reads JSON; without script a form sends the
/// chosen ones together and comes back to its page.
/// </summary>
public sealed class UploadFile(
    IHttpContextAccessor http, Attachments attachments, Flashes flashes, IAntiforgery antiforgery, HostSettings settings)
{
    private const int MostFilesInOnePost = 10;
    private const int Overhead = 1024 * 1024;

    private readonly HttpContext context = http.HttpContext!;
    private readonly List<string> refusals = [];
    private int stored;

    public async Task<IResult> Handle(string subjectKind, Guid id)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = (settings.LargestFile * MostFilesInOnePost) + Overhead;
        }

        var slotId = context.Request.Query["slot"].ToString();
        if (attachments.Subject(subjectKind) is not { } subject || slotId.Length > Attachment.LongestSlot
            || await subject.Slot(id, slotId, context.RequestAborted) is not { } slot)
        {
            return TypedResults.NotFound();
        }

        if (!MultipartBoundary(out var boundary))
        {
            return TypedResults.BadRequest();
        }

        try
        {
            return await Read(new MultipartReader(boundary, context.Request.Body), subjectKind, id, slotId, slot);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused([attachments.TooLarge("文件").Sentence], StatusCodes.Status413PayloadTooLarge);
        }
    }

    private async Task<IResult> Read(MultipartReader reader, string subjectKind, Guid id, string slotId, Outcome<FileSlot> slot)
    {
        var genuine = false;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            var name = NameOf(disposition);
            if (name is null)
            {
                // the token stands first in every form of ours, so it is known before the first byte of a file
                genuine = genuine || (disposition.Name.Value?.Trim('"') == Token && await IsGenuine(section));
            }
            else if (!genuine)
            {
                return TypedResults.BadRequest();
            }
            else if (slot.Refused)
            {
                refusals.Add(slot.Refusals[0].Sentence);
            }
            else if (name.Length > 0)
            {
                var outcome = await attachments.Put(subjectKind, id, slotId, slot.Value, name, section.Body, context.RequestAborted);
                stored += outcome.Refused ? 0 : 1;
                refusals.AddRange(outcome.Refusals.Select(r => r.Sentence));
            }
        }

        if (!genuine)
        {
            return TypedResults.BadRequest();
        }

        return refusals.Count > 0 ? Refused([.. refusals.Distinct()], StatusCodes.Status422UnprocessableEntity)
            : stored == 0 ? Refused(["请先选择文件。"], StatusCodes.Status422UnprocessableEntity)
            : Stored();
    }

    private async Task<bool> IsGenuine(MultipartSection section)
    {
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[4096];
        var length = await text.ReadBlockAsync(buffer, context.RequestAborted);
        context.Request.Headers[HeaderToken] = new string(buffer, 0, length);
        return await antiforgery.IsRequestValidAsync(context);
    }

    private IResult Stored()
    {
        if (WantsJson)
        {
            return TypedResults.Ok(new { stored });
        }

        flashes.Good(stored == 1 ? "文件已上传。" : $"{stored} 个文件已上传。");
        return TypedResults.LocalRedirect(Back(context));
    }

    private IResult Refused(IReadOnlyList<string> sentences, int status) => WantsJson
        ? TypedResults.Json(new { message = string.Concat(sentences) }, statusCode: status)
        : new RazorComponentResult<UploadRefused>(new { Sentences = sentences, Stored = stored, Back = Back(context) }) { StatusCode = status };

    /// <summary>The page the reader came from, if it is one of ours; escaped, since an address in a header is plain ASCII.</summary>
    internal static string Back(HttpContext context)
    {
        var back = context.Request.Query["return"].ToString();
        var local = back.Length > 0 && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal);
        return local && Uri.TryCreate(Anywhere, back, out var address) && address.Host == Anywhere.Host ? address.PathAndQuery + address.Fragment : "/todo";
    }

    private static readonly Uri Anywhere = new("http://here");

    private bool WantsJson => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private bool MultipartBoundary(out string boundary)
    {
        boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType == "multipart/form-data"
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "" : "";
        return boundary.Length is > 0 and <= 200;
    }

    /// <summary>The plain name of a file part; null for a part that is no file.</summary>
    private static string? NameOf(ContentDispositionHeaderValue disposition)
    {
        if (!disposition.IsFileDisposition() && disposition.FileName.Value is null)
        {
            return null;
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        return PlainName(name);
    }

    /// <summary>The name of a file without folders and without signs that nobody sees or that turn the direction of reading.</summary>
    internal static string PlainName(string name)
    {
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return string.Concat(name.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (
            System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate))).Trim();
    }

    private const string Token = "__RequestVerificationToken";
    private const string HeaderToken = "RequestVerificationToken";
}
