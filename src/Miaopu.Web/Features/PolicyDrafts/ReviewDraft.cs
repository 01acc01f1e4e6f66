using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>A draft as the page of its review shows it.</summary>
/// <param name="Base">The text it started from; null for none.</param>
/// <param name="Changes">What it says otherwise than that; null where either cannot be read.</param>
/// <param name="Replaced">Editions in force that its publication repeals.</param>
public sealed record OpenDraft(PolicyDraft Draft, PolicyGate Gate, PolicyPack? Base, PackDifference? Changes, IReadOnlyList<PolicyEdition> Replaced, IReadOnlyList<HistoryEntry> History);

/// <summary>Sends drafts for review, publishes them, sends them back, gives them up.</summary>
public sealed class ReviewDraft(MiaopuDb db, PolicyDraftDesk desk, Shelf shelf, Calendars calendars, CurrentActor current, BusinessClock clock)
{
    public async Task<OpenDraft?> Open(Guid id)
    {
        if (await desk.Find(id) is not { } draft)
        {
            return null;
        }

        var gate = await Gate(draft);
        var @base = draft.BaseHash is { } hash ? await shelf.Get(hash) : null;
        var pack = gate.Reading.Pack;
        var replaced = pack is null || !draft.IsOpen ? [] : (await db.PolicyEditions.AsNoTracking().Where(e => e.PolicyId == pack.Id && e.State == PolicyState.InForce).ToListAsync())
            .Where(e => e.Hash != pack.Hash && PublishPolicy.Overlap(e, pack.InForceFrom, pack.InForceTo)).ToList();
        return new(draft, gate, @base, @base is null || pack is null ? null : PackDifference.Between(@base, pack), replaced, await History(draft));
    }

    /// <param name="act">send, take-back, publish, return or give-up.</param>
    /// <param name="seen">The version that the page showed.</param>
    /// <returns>What the next page says; null where there is no such draft for the actor.</returns>
    public async Task<Outcome<string>?> Act(Guid id, string act, int seen, string? reason)
    {
        if (await desk.Find(id) is not { } draft)
        {
            return null;
        }

        var outcome = act switch
        {
            "send" => Tell(ReviewPolicyDraft.Send(current.Actor, draft, seen, await Gate(draft), clock.Now), "已送审，等本单位另一位业务人员审核。"),
            "take-back" => Tell(ReviewPolicyDraft.TakeBack(draft, seen), "已收回，可以接着改。"),
            "return" => Tell(ReviewPolicyDraft.SendBack(current.Actor, draft, seen, reason, clock.Now), "已退回修改。"),
            "give-up" => Tell(ReviewPolicyDraft.GiveUp(current.Actor, draft, seen, reason, clock.Now), "草案已撤回。"),
            "publish" => await Publish(draft, seen),
            _ => new Refusal("没有这个操作。"),
        };
        if (outcome.Refused)
        {
            db.ChangeTracker.Clear();
            return outcome.Refusals.ToList();
        }

        Message(draft, act);
        return await desk.Commit(draft, default, [.. outcome.Value.Happenings]) is null ? outcome.Value.Said : new Refusal("草案刚刚由他人改过或办过，您的操作没有生效。请看过现在的内容再办。");
    }

    // a text that is published already is told so before a second person reads it for nothing
    private async Task<PolicyGate> Gate(PolicyDraft draft)
    {
        var gate = PolicyGate.Hold(await desk.Read(draft.Text), draft.Cases, await desk.Office(), calendars.Current);
        if (!draft.IsOpen || gate.Reading.Pack is not { Hash: var hash })
        {
            return gate;
        }

        return PublishPolicy.WhyNotAgain(await db.PolicyEditions.AsNoTracking().SingleOrDefaultAsync(e => e.Hash == hash), LegalTime.DayOf(clock.Now)) is { } refusal
            ? gate with { Refusals = [.. gate.Refusals, refusal] }
            : gate;
    }

    private static Outcome<(string Said, IReadOnlyList<Happening> Happenings)> Tell(Outcome<Happening> outcome, string said) =>
        outcome.Refused ? outcome.Refusals.ToList() : (said, [outcome.Value]);

    private async Task<Outcome<(string Said, IReadOnlyList<Happening> Happenings)>> Publish(PolicyDraft draft, int seen)
    {
        var gate = await Gate(draft);
        var id = gate.Reading.Pack?.Id;
        var vocabulary = await db.VocabularyEditions.OrderByDescending(v => v.InUseSince).Select(v => v.Hash).FirstAsync();
        var editions = await db.PolicyEditions.Where(p => p.PolicyId == id).ToListAsync();
        var outcome = ReviewPolicyDraft.Publish(
            current.Actor, draft, seen, gate, () => PublishPolicy.Decide(gate.Reading, vocabulary, editions, current.Actor, clock.Now), clock.Now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        if (!editions.Contains(outcome.Value.Edition))
        {
            db.PolicyEditions.Add(outcome.Value.Edition);
        }

        return ($"《{outcome.Value.Edition.Title}》已发布，自 {Wording.Day(outcome.Value.Edition.InForceFrom)} 起生效。", outcome.Value.Happenings);
    }

    /// <summary>The office is told of what waits for a second person, and who sent it of what came of it.</summary>
    private void Message(PolicyDraft draft, string act)
    {
        var link = PolicyDraftAddress.Of(draft.Id);
        if (act == "send")
        {
            Outbox.Send(db, Recipient.Office(draft.OrganisationId, Role.ProgramOfficer), $"政策草案送审：{draft.Title}", $"{draft.SentByName}送审，请另一位业务人员审核。", link, clock.Now);
        }
        else if (act is "publish" or "return" && draft.SentBy is { } sender && sender != Guid.Empty)
        {
            Outbox.Send(
                db, Recipient.Person(sender), act == "publish" ? $"政策草案已发布：{draft.Title}" : $"政策草案被退回：{draft.Title}",
                act == "publish" ? $"{draft.ReviewedByName}审核通过，已发布。" : $"{draft.ReviewedByName}退回，理由：{draft.Reason}", link, clock.Now);
        }
    }

    private async Task<IReadOnlyList<HistoryEntry>> History(PolicyDraft draft)
    {
        var stream = Streams.PolicyDraft(draft.Id);
        var events = await db.Journal.AsNoTracking().Where(e => e.Stream == stream).OrderByDescending(e => e.Sequence).Take(100).ToListAsync();
        var people = events.Select(e => e.ActorId).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. events.Select(e => new HistoryEntry(LegalTime.ToLocal(e.At), PolicyDraftWords.Events.TryGetValue(e.Kind, out var said) ? said.Text : e.Kind)
        {
            By = e.ActorId == Actor.System.PersonId ? Actor.System.Name : names.GetValueOrDefault(e.ActorId),
            Tone = PolicyDraftWords.Events.GetValueOrDefault(e.Kind).Tone,
            Detail = e.At == draft.SettledAt && e.Kind is "PolicyDraftReturned" or "PolicyDraftWithdrawn" ? draft.Reason : null,
        })];
    }
}
