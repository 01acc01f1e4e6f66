using System.Globalization;
using Miaopu.Casework.Cases;
using Miaopu.Web.Forms;

namespace Miaopu.Web.Features.Applications;

/// <summary>The address that the autosave script sends one field to; what it answers is said in js/autosave.js.</summary>
public static class AutosaveDraft
{
    public static string Href(Guid id, string key) => $"/applications/{id}/draft/{Uri.EscapeDataString(key)}";

    public static async Task<IResult> Handle(Guid id, string field, HttpContext http, SaveDraft drafts)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        var text = form[field].ToString();
        if (text.Length > KeepDraft.LongestKept)
        {
            return Autosave.Refused($"文字太长（{text.Length} 个字），没有保存。请缩短。");
        }

        if (await drafts.One(id, new TypedField(field, text, seen, Unanswered: [.. form["sent"].OfType<string>()]), http.RequestAborted) is not { } outcome)
        {
            return text.Length == 0 ? TypedResults.Ok(new { savedAt = "", version = "0" }) : TypedResults.NotFound();
        }

        if (outcome.Refused)
        {
            var conflict = outcome.Refusals[0].Sentence.Contains("没有覆盖", StringComparison.Ordinal);
            return conflict ? Autosave.Overtaken(outcome.Refusals[0].Sentence + "按“保存”可对照两份内容。") : Autosave.Refused(outcome.Refusals[0].Sentence);
        }

        var remarks = await drafts.Remarks(id, [new TypedField(field, text, seen)], http.RequestAborted);
        return Autosave.Saved(outcome.Value.SavedAt, outcome.Value.Version.ToString(CultureInfo.InvariantCulture), remarks.Count > 0 ? remarks[0].Sentence : null);
    }
}
