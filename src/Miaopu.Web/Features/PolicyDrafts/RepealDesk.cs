using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Withdraws texts in force: one person proposes it, another agrees or declines.</summary>
public sealed class RepealDesk(MiaopuDb db, PolicyDraftDesk desk, CurrentActor current, BusinessClock clock)
{
    /// <summary>The text and the proposals about it, newest first; null where it is not the office's.</summary>
    public async Task<(PolicyEdition Edition, IReadOnlyList<PolicyRepeal> Proposals)?> Find(string hash)
    {
        var edition = await db.PolicyEditions.SingleOrDefaultAsync(p => p.Hash == hash);
        if (edition is null || !RepealPolicy.May(current.Actor, await desk.Office(), edition))
        {
            return null;
        }

        var organisation = current.Actor.OrganisationId;
        return (edition, await db.PolicyRepeals.Where(r => r.Hash == hash && r.OrganisationId == organisation).OrderByDescending(r => r.ProposedAt).ToListAsync());
    }

    public async Task<Outcome<string>> Propose(PolicyEdition edition, string? reason)
    {
        var waiting = await db.PolicyRepeals.AnyAsync(r => r.Hash == edition.Hash && r.Agreed == null);
        var outcome = RepealPolicy.Propose(current.Actor, await desk.Office(), edition, waiting, reason, Ids.New(), clock.Now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (repeal, happened) = outcome.Value;
        db.Add(repeal);
        Outbox.Send(
            db, Recipient.Office(repeal.OrganisationId, Role.ProgramOfficer), $"提议废止：{edition.Title}", $"{repeal.ProposedByName}提议废止，理由：{repeal.Reason}。请另一位业务人员审核。",
            PolicyDraftAddress.Repeal(edition.Hash), clock.Now);
        return await Commit(happened, "已提出，等本单位另一位业务人员审核。");
    }

    public async Task<Outcome<string>> Settle(PolicyRepeal repeal, PolicyEdition edition, bool agreed)
    {
        var outcome = RepealPolicy.Settle(current.Actor, repeal, edition, agreed, clock.Now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        Outbox.Send(
            db, Recipient.Person(repeal.ProposedBy), $"{(agreed ? "已废止" : "没有同意废止")}：{edition.Title}", $"{repeal.SettledByName}{(agreed ? "同意废止，文本不再用于新的批次" : "没有同意废止，文本继续施行")}。",
            PolicyDraftAddress.Repeal(edition.Hash), clock.Now);
        return await Commit(outcome.Value, agreed ? $"《{edition.Title}》已废止。" : "没有同意废止，文本继续施行。");
    }

    private async Task<Outcome<string>> Commit(Happening happened, string said) =>
        await db.TryCommit(current.Actor, clock.Now, happened) ? said : new Refusal("这份文本刚刚由他人办过，您的操作没有生效。请看过现在的状态再办。");
}
