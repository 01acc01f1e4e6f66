using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Review;
using Miaopu.Store.Database;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>Keeps one line while it is typed; speaks what js/autosave.js expects. A mark, which htmx sends, is answered with how far the check has come.</summary>
public static class SaveOpinion
{
    /// <summary>The mark of a line and its text are sent each for itself, and often at once; whoever comes second looks at the line anew.</summary>
    private const int MostTries = 5;

    public static async Task<IResult> Handle(
        Guid id, Guid run, string about, HttpContext http, OpenCheck checks, KeepOpinions keep, MiaopuDb db, BusinessClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? text = form.TryGetValue(KeepOpinions.TextField + about, out var typed) ? typed.ToString() : null;
        for (var left = MostTries; ; left--)
        {
            if (await checks.Find(id, run, http.RequestAborted) is not { } check)
            {
                return TypedResults.NotFound();
            }

            try
            {
                var outcome = await keep.One(check, new OpinionForm(about, KeepOpinions.MarkOf(form[KeepOpinions.MarkField + about]), text, form["version"], [.. form["sent"].OfType<string>()]), http.RequestAborted);
                if (!outcome.Refused && http.Request.Headers.ContainsKey("HX-Request"))
                {
                    var now = new Checklist([.. check.List.Lines.Select(l => l.About == about ? l with { Opinion = outcome.Value } : l)]);
                    return new RazorComponentResult<OpinionCount>(new { List = now, Anew = true });
                }

                return !outcome.Refused ? Autosave.Saved(clock.Now, KeepOpinion.Stamp(outcome.Value.Text))
                    : text?.Trim().Length > Opinion.MaxLength ? Autosave.Refused(outcome.Refusals[0].Sentence)
                    : Autosave.Overtaken(outcome.Refusals[0].Sentence);
            }
            catch (DbUpdateException e) when (Clash.Is(e) && left > 1)
            {
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateException e) when (Clash.Is(e))
            {
                return Autosave.Overtaken("这一项刚刚由他人改过，请刷新后再填。");
            }
        }
    }
}
