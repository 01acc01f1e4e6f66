using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Files;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Files;

/// <summary>Takes a file off the list. What was handed in with it keeps it.</summary>
public static class RemoveFile
{
    public static async Task<IResult> Handle(
        Guid id, HttpContext http, MiaopuDb db, Attachments attachments, CurrentActor current, BusinessClock clock, Flashes flashes, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.BadRequest();
        }

        var file = await db.Attachments.SingleOrDefaultAsync(a => a.Id == id, http.RequestAborted);
        if (file is null || attachments.Subject(file.Subject) is not { } subject || await subject.Slot(file.SubjectId, file.Slot, http.RequestAborted) is not { } slot)
        {
            return TypedResults.NotFound();
        }

        if (slot.Refused)
        {
            flashes.Bad(slot.Refusals[0].Sentence);
            return TypedResults.LocalRedirect(UploadFile.Back(http));
        }

        var now = clock.Now;
        var outcome = AttachFile.Remove(file, slot.Value, current.Actor, now);
        if (outcome.Refused)
        {
            flashes.Warn(outcome.Refusals[0].Sentence);
        }
        else
        {
            await db.Commit(current.Actor, now, outcome.Value);
            flashes.Good($"已移除“{file.Name}”。");
        }

        return TypedResults.LocalRedirect(UploadFile.Back(http));
    }
}
