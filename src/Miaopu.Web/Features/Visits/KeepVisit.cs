using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Visits;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Visits;

/// <summary>Handles the form of a visit: keeps the record, then ends the visit with it if asked to.</summary>
public sealed class KeepVisit(MiaopuDb db, OpenCase cases, Attachments attachments, CurrentActor current, BusinessClock clock)
{
    /// <param name="act">save, pass or fail.</param>
    /// <returns>What the next page says.</returns>
    public async Task<Outcome<string>> Handle(OpenedVisit opened, VisitForm form, string act, CancellationToken cancel = default)
    {
        var (visit, run) = (opened.Visit, opened.Run);
        if (run.EndedAt is not null)
        {
            return $"“{run.Title}”已经办结，没有再次办理。";
        }

        try
        {
            var kept = RecordVisit.Keep(current.Actor, run, opened.Case.Pack, visit, form, opened.Case.Application.ReceivedAt is { } at ? LegalTime.DayOf(at) : null, clock.Now);
            if (kept.Refused)
            {
                return kept.Refusals.ToList();
            }

            if (opened.IsNew && db.Entry(visit).State == EntityState.Detached)
            {
                db.Add(visit);
            }

            await db.SaveChangesAsync(cancel);
            if (act is not ("pass" or "fail"))
            {
                return "核查记录已保存。";
            }

            var photos = await attachments.Of(VisitPhotos.Subject, run.Id, cancel);
            var walk = cases.Walk(opened.Case);
            var outcome = RecordVisit.Finish(walk, run, visit, act == "pass", photos.Count);
            if (outcome.Refused)
            {
                return outcome.Refusals.ToList();
            }

            await db.CommitCases(current.Actor, walk.Now, outcome.Value, cancel);
            return run.EndedAt is null ? "已签署，等待下一步签署。" : $"{opened.Case.Application.CarrierName}：{run.Title}{(act == "pass" ? "通过" : "不通过")}。";
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return new Refusal("核查记录刚刚由他人改过，您的操作没有生效。您填写的内容还在下面，请核对后再保存。");
        }
    }
}
