using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;

namespace Miaopu.Web.Features.Applications;

/// <summary>The address that the autosave script sends one field to; what it answers is said in js/autosave.js.</summary>
public static class AutosaveDraft
{
    public static string Href(Guid id, string key) => $"/applications/{id}/draft/{Uri.EscapeDataString(key)}";

    public static async Task<IResult> Handle(Guid id, string field, HttpContext http, SaveDraft drafts, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.Json(new { message = "页面打开过久，文字保留在本页。请刷新页面后继续。" }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        var text = form[field].ToString();
        if (text.Length > KeepDraft.LongestKept)
        {
            return TypedResults.Json(new { message = $"文字太长（{text.Length} 个字），没有保存。请缩短。" }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (await drafts.One(id, new TypedField(field, text, seen), http.RequestAborted) is not { } outcome)
        {
            return text.Length == 0 ? TypedResults.Ok(new { savedAt = "", version = "0" }) : TypedResults.NotFound();
        }

        if (outcome.Refused)
        {
            var conflict = outcome.Refusals[0].Sentence.Contains("没有覆盖", StringComparison.Ordinal);
            return TypedResults.Json(new { message = outcome.Refusals[0].Sentence }, statusCode: conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }

        return TypedResults.Ok(new
        {
            savedAt = LegalTime.ToLocal(outcome.Value.SavedAt).ToString("HH:mm", CultureInfo.InvariantCulture),
            version = outcome.Value.Version.ToString(CultureInfo.InvariantCulture),
        });
    }
}
