using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Messages;

namespace Miaopu.Web.Features.Cases;

/// <summary>Tells people that a case has come to them, or has closed. Called between a decision and its commit, so that news and change are saved together.</summary>
public static class CaseMessages
{
    /// <summary>Saves what was decided on the cases of this context together with the news of it.</summary>
    public static Task CommitCases(this MiaopuDb db, Actor actor, DateTime now, IReadOnlyCollection<Happening> happened, CancellationToken cancel = default)
    {
        foreach (var entry in db.ChangeTracker.Entries<Application>().ToList())
        {
            Tell(db, entry.Entity, actor, now);
        }

        return db.Commit(actor, now, happened, cancel);
    }

    /// <summary>Nobody is told of what has come to themselves by their own act.</summary>
    /// <param name="now">The instant of the decision; the runs it opened began then.</param>
    public static void Tell(MiaopuDb db, Application application, Actor actor, DateTime now)
    {
        var link = $"/cases/{application.Id}";
        foreach (var run in application.OpenRuns.Where(r => r.StartedAt == now && !CaseRights.MayAct(actor, r)))
        {
            var returned = application.OpenReturn is { } order && order.At == now && run.Act == StageAct.Prepare ? order : null;
            Outbox.Send(
                db, Recipient.Office(run.OrganisationId, CaseRights.RolesFor(run.Act)),
                returned is null ? $"{application.CarrierName}：轮到办理“{run.Title}”" : $"{application.CarrierName}：“{returned.FromTitle}”退回修改",
                returned is null ? $"{application.OperatorName}申报的{application.CarrierName}已到“{run.Title}”环节，请办理。" : $"共 {returned.Items.Count} 处需要修改，请按期改好并重新提交。",
                link, now);
        }

        if (application.ClosedAt == now)
        {
            Outbox.Send(db, Recipient.Office(application.OperatorId, Roles.OfUnits), $"{application.CarrierName}：申报办结", CaseWords.OvertakenBy(application) ?? $"结果：{application.Outcome}。", link, now);
        }
    }
}
