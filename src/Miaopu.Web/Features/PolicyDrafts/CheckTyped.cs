using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Miaopu.Casework.Policies;
using Miaopu.Web.Forms;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>The address that js/pack-editor.js sends a text to while it is typed: it is kept as the writer's own, and what is wrong with it comes back as a fragment.</summary>
public static class CheckTyped
{
    public const string Field = "Text", Seen = "Version";

    public static async Task<IResult> Handle(Guid id, string part, HttpContext http, PolicyDraftDesk desk, TypeDraft typed)
    {
        if (part is not (WritePolicyDraft.Policy or WritePolicyDraft.Cases) || await desk.Find(id, http.RequestAborted) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = WritePolicyDraft.Clean(form[Field].ToString());
        _ = int.TryParse(form[Seen], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        if (await typed.Keep(draft, part, text, seen, http.RequestAborted) is { } refusal)
        {
            return Autosave.Refused(refusal.Sentence);
        }

        return new RazorComponentResult<FindingsView>(new Dictionary<string, object?>
        {
            [nameof(FindingsView.Found)] = await typed.Look(draft, part, text, http.RequestAborted),
            [nameof(FindingsView.KeptAt)] = Casework.Calendar.LegalTime.ToLocal(http.RequestServices.GetRequiredService<Host.BusinessClock>().Now),
        });
    }
}
