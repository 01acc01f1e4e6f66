using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Review;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>Keeps one line while it is typed; speaks what js/autosave.js expects.</summary>
public static class SaveOpinion
{
    public static async Task<IResult> Handle(
        Guid id, Guid run, string about, HttpContext http, OpenCheck checks, KeepOpinions keep, BusinessClock clock, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.BadRequest();
        }

        if (await checks.Find(id, run, http.RequestAborted) is not { } check)
        {
            return TypedResults.NotFound();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? text = form.TryGetValue(KeepOpinions.TextField + about, out var typed) ? typed.ToString() : null;
        try
        {
            var outcome = await keep.One(check, new OpinionForm(about, KeepOpinions.MarkOf(form[KeepOpinions.MarkField + about]), text, form["version"]), http.RequestAborted);
            return outcome.Refused
                ? TypedResults.Json(new { message = outcome.Refusals[0].Sentence }, statusCode: text?.Trim().Length > Opinion.MaxLength ? 422 : 409)
                : TypedResults.Ok(new { savedAt = LegalTime.ToLocal(clock.Now).ToString("HH:mm", CultureInfo.InvariantCulture), version = KeepOpinion.Stamp(outcome.Value.Text) });
        }
        catch (DbUpdateException)
        {
            return TypedResults.Json(new { message = "这一项刚刚由他人改过，请刷新后再填。" }, statusCode: 409);
        }
    }
}
