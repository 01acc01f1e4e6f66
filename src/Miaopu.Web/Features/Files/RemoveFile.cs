using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Files;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Files;

/// <summary>Takes a file off the list. What was handed in with it keeps it.</summary>
public static class RemoveFile
{
    private const int Attempts = 3;

    public static async Task<IResult> Handle(
        Guid id, HttpContext http, MiaopuDb db, Attachments attachments, CurrentActor current, BusinessClock clock, Flashes flashes)
    {
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

        for (var left = Attempts; left > 0; left--)
        {
            var now = clock.Now;
            var outcome = AttachFile.Remove(file, slot.Value, current.Actor, now);
            if (outcome.Refused)
            {
                flashes.Warn(outcome.Refusals[0].Sentence);
                return TypedResults.LocalRedirect(UploadFile.Back(http));
            }

            if (await db.TryCommit(current.Actor, now, outcome.Value))
            {
                flashes.Good($"已移除“{file.Name}”。");
                return TypedResults.LocalRedirect(UploadFile.Back(http));
            }

            // Somebody took the same file off, or something else of the row was written: look at the file again.
            file = await db.Attachments.SingleAsync(a => a.Id == id, http.RequestAborted);
        }

        flashes.Warn($"“{file.Name}”所在的办件刚刚有了别的变化，文件没有移除。请核对后再办。");
        return TypedResults.LocalRedirect(UploadFile.Back(http));
    }
}
