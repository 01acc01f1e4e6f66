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

    // htmx puts in place what comes with 200 only
    private static RazorComponentResult<MarkAnswer> Answer(OpenedCheck check, CheckLine line, Opinion? kept, string? refused, CurrentActor current)
    {
        line = kept is null ? line : line with { Opinion = kept };
        return new RazorComponentResult<MarkAnswer>(new
        {
            List = new Checklist([.. check.List.Lines.Select(l => l.About == line.About ? line : l)]),
            Line = line,
            SaveHref = ReviewFeature.OpinionHref(check.Case.Application.Id, check.Run.Id, line.About),
            Open = check.IsMine(current.Actor),
            Refused = refused,
        });
    }

    public static async Task<IResult> Handle(
        Guid id, Guid run, string about, HttpContext http, OpenCheck checks, KeepOpinions keep, MiaopuDb db, BusinessClock clock, CurrentActor current)
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
                if (http.Request.Headers.ContainsKey("HX-Request") && check.List.Line(about) is { } line)
                {
                    return Answer(check, line, outcome.Refused ? null : outcome.Value, outcome.Refused ? outcome.Refusals[0].Sentence : null, current);
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
                if (http.Request.Headers.ContainsKey("HX-Request") && check.List.Line(about) is { } line)
                {
                    return Answer(check, line, null, "同时有别的改动正在保存，这一选择没有保存，请再选一次。", current);
                }

                return Autosave.Overtaken("这一项刚刚由他人改过，请刷新后再填。");
            }
        }
    }
}
