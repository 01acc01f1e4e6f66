using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Messages;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Brings a text from the command line to the office whose policy it is, where a person publishes it.</summary>
public static class BringDraft
{
    /// <returns>What was done, for the terminal.</returns>
    public static async Task<Outcome<string>> Bring(MiaopuDb db, string text, string cases, Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var shelf = new Shelf(db, new ParsedPacks());
        var clean = WritePolicyDraft.Clean(text);
        var reading = await shelf.Read(clean, PolicyGate.PolicyFile, cancel);
        if (reading.Pack is not { } pack)
        {
            return PolicyGate.Hold(reading, "", new PolicyOffice(actor.OrganisationId, [])).Refusals.ToList();
        }

        var editions = await db.PolicyEditions.Where(p => p.PolicyId == pack.Id).ToListAsync(cancel);
        if (editions.Find(e => e.State == PolicyState.InForce && (e.Hash == pack.Hash || e.Hash == PackReader.HashOf(text))) is { } same)
        {
            return $"{pack.Id}《{pack.Title}》{(same.IsInForce(Casework.Calendar.LegalTime.DayOf(now)) ? "已经生效" : $"已经发布，自 {same.InForceFrom:yyyy-MM-dd} 起施行")}，文本未变";
        }

        var owner = await db.Organisations.AsNoTracking()
            .Where(PolicyAuthority.Called(pack.Authority)).Where(o => o.State == OrganisationState.Active)
            .OrderBy(o => o.CreatedAt).FirstOrDefaultAsync(cancel);
        var (organisation, path) = actor == Actor.System ? (owner?.Id, owner?.Path) : (actor.OrganisationId, actor.OrganisationPath);
        if (organisation is not { } id || path is null)
        {
            return new Refusal($"没有录入政策所属的主管部门“{pack.Authority}”，不知道由谁审核。请先录入。");
        }

        var office = await PolicyDraftDesk.OfficeOf(db, id, path, cancel);
        var gate = PolicyGate.Hold(reading, WritePolicyDraft.Clean(cases), office);
        var open = await db.PolicyDrafts.AsNoTracking().Where(d => d.OrganisationId == id && d.State == PolicyDraftState.InReview).ToListAsync(cancel);
        var from = editions.Where(e => e.State == PolicyState.InForce).MaxBy(e => e.InForceFrom);
        var outcome = ReviewPolicyDraft.Bring(actor, office, from, open, new PolicyTexts(pack.Title, clean, cases), gate, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (draft, happened) = outcome.Value;
        db.PolicyDrafts.Add(draft);
        Outbox.Send(
            db, Recipient.Office(id, Role.ProgramOfficer), $"政策草案送审：{draft.Title}", $"由命令行带入（{draft.SentByName}），请业务人员审核。", PolicyDraftAddress.Of(draft.Id), now);
        await db.Commit(actor, now, [happened], cancel);
        return $"{pack.Id}《{pack.Title}》已成为草案并送审，由 {owner?.Name ?? actor.OrganisationName} 的业务人员在网页上审核发布";
    }
}
