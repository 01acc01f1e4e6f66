using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Review;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>Keeps one line while it is typed; speaks what js/autosave.js expects.</summary>
public static class SaveOpinion
{
    public static async Task<IResult> Handle(
        Guid id, Guid run, string about, HttpContext http, OpenCheck checks, KeepOpinions keep, BusinessClock clock)
    {
        if (await checks.Find(id, run, http.RequestAborted) is not { } check)
        {
            return TypedResults.NotFound();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? text = form.TryGetValue(KeepOpinions.TextField + about, out var typed) ? typed.ToString() : null;
        try
        {
            var outcome = await keep.One(check, new OpinionForm(about, KeepOpinions.MarkOf(form[KeepOpinions.MarkField + about]), text, form["version"]), http.RequestAborted);
            return !outcome.Refused ? Autosave.Saved(clock.Now, KeepOpinion.Stamp(outcome.Value.Text))
                : text?.Trim().Length > Opinion.MaxLength ? Autosave.Refused(outcome.Refusals[0].Sentence)
                : Autosave.Overtaken(outcome.Refusals[0].Sentence);
        }
        catch (DbUpdateException)
        {
            return Autosave.Overtaken("这一项刚刚由他人改过，请刷新后再填。");
        }
    }
}
