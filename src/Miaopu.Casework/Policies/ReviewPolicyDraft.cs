using Miaopu.Casework.Journal;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Policies;

/// <summary>审核发布: a draft is sent for review by one person of the office, and published or sent back by another.</summary>
public static class ReviewPolicyDraft
{
    public const int LongestReason = 500;

    /// <summary>Who sent it signed for it; somebody else reads it.</summary>
    public static bool MayReview(Actor actor, PolicyDraft draft) =>
        PolicyOffice.May(actor, draft.OrganisationId) && draft.State == PolicyDraftState.InReview && draft.SentBy != actor.PersonId;

    /// <summary>送审: from here on the text stands still.</summary>
    public static Outcome<Happening> Send(Actor actor, PolicyDraft draft, int seen, PolicyGate gate, DateTime now)
    {
        if (!draft.Changes)
        {
            return new Refusal("草案已经送审或办结，没有再次送审。");
        }

        if (draft.Version != seen)
        {
            return Changed;
        }

        if (!gate.IsOpen)
        {
            return gate.Refusals.ToList();
        }

        draft.Send(actor, now);
        return Told(draft, "PolicyDraftSent", new { gate.Reading.Pack!.Hash });
    }

    /// <summary>带入: a text that comes from the command line waits for a person of the office, who did not bring it.</summary>
    /// <param name="actor">The system, or an officer of the office by name.</param>
    /// <param name="from">The edition of the same policy that it follows; null for none.</param>
    /// <param name="open">Drafts of the office that wait for review.</param>
    public static Outcome<(PolicyDraft Draft, Happening Happened)> Bring(
        Actor actor, PolicyOffice office, PolicyEdition? from, IEnumerable<PolicyDraft> open, PolicyTexts texts, PolicyGate gate, Guid id, DateTime now)
    {
        if (actor != Actor.System && !PolicyOffice.May(actor, office.Organisation))
        {
            return new Refusal("只有主管部门的业务人员可以送审政策。");
        }

        var clean = WritePolicyDraft.Clean(texts);
        if (WritePolicyDraft.WhyNot(texts) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        if (!gate.IsOpen)
        {
            return gate.Refusals.ToList();
        }

        if (open.Any(d => d.State == PolicyDraftState.InReview && d.Text == clean.Text))
        {
            return new Refusal("同一份文本已经送审，正在等业务人员审核。");
        }

        var draft = PolicyDraft.Begin(id, office.Organisation, actor, clean, from?.Hash, now);
        draft.Send(actor, now);
        return (draft, new Happening(Streams.PolicyDraft(id), "PolicyDraftBrought", WritePolicyDraft.Digest(draft)));
    }

    /// <summary>收回: whoever drafts it in the office may go on with it before it is reviewed.</summary>
    public static Outcome<Happening> TakeBack(PolicyDraft draft, int seen)
    {
        if (draft.Version != seen)
        {
            return Changed;
        }

        if (draft.State != PolicyDraftState.InReview)
        {
            return new Refusal("草案没有在审核中，不用收回。");
        }

        draft.TakeBack();
        return Told(draft, "PolicyDraftTakenBack", new { });
    }

    /// <summary>退回修改, with what is to be changed.</summary>
    public static Outcome<Happening> SendBack(Actor actor, PolicyDraft draft, int seen, string? reason, DateTime now)
    {
        if (WhyNot(actor, draft, seen) is { } refusal)
        {
            return refusal;
        }

        if (WhyNot(reason, "退回") is { } wanting)
        {
            return wanting;
        }

        draft.Settle(PolicyDraftState.Returned, actor, reason!.Trim(), now);
        return Told(draft, "PolicyDraftReturned", new { });
    }

    /// <summary>通过: the text goes into force as <see cref="PublishPolicy"/> has it.</summary>
    /// <param name="gate">Held anew: the vocabulary may have changed since it was sent.</param>
    /// <param name="publish">Decides the publication of a text that passed the gate.</param>
    public static Outcome<(PolicyEdition Edition, IReadOnlyList<Happening> Happenings)> Publish(
        Actor actor, PolicyDraft draft, int seen, PolicyGate gate, Func<Outcome<(PolicyEdition Edition, IReadOnlyList<Happening> Happenings)>> publish, DateTime now)
    {
        if (WhyNot(actor, draft, seen) is { } refusal)
        {
            return refusal;
        }

        if (!gate.IsOpen)
        {
            return gate.Refusals.ToList();
        }

        var outcome = publish();
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var (edition, happenings) = outcome.Value;
        if (happenings.Count == 0)
        {
            return PublishPolicy.Published(edition, Calendar.LegalTime.DayOf(now));
        }

        draft.Publish(edition.Hash, actor, now);
        return (edition, [.. happenings, Told(draft, "PolicyDraftPublished", new { edition.Hash, edition.PolicyId })]);
    }

    /// <summary>撤回草案: the office gives it up.</summary>
    public static Outcome<Happening> GiveUp(Actor actor, PolicyDraft draft, int seen, string? reason, DateTime now)
    {
        if (!draft.Changes)
        {
            return new Refusal(draft.IsOpen ? "草案正在审核。请先收回，再撤回草案。" : "草案已经办结。");
        }

        if (draft.Version != seen)
        {
            return Changed;
        }

        if (WhyNot(reason, "撤回") is { } wanting)
        {
            return wanting;
        }

        draft.Settle(PolicyDraftState.Withdrawn, actor, reason!.Trim(), now);
        return Told(draft, "PolicyDraftWithdrawn", new { });
    }

    internal static Refusal? WhyNot(string? reason, string act) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal($"请写明{act}的理由。", "reason")
        : reason.Trim().Length > LongestReason ? new Refusal($"理由最多 {LongestReason} 个字，现有 {reason.Trim().Length} 个字。", "reason")
        : null;

    private static Refusal Changed => new("草案刚刚由他人改过，您的操作没有生效。请看过现在的内容再办。");

    private static Refusal? WhyNot(Actor actor, PolicyDraft draft, int seen) =>
        draft.State != PolicyDraftState.InReview ? new Refusal("草案没有在审核中，您的操作没有生效。")
        : !MayReview(actor, draft) ? new Refusal("送审和审核由两个人办理：草案由您送审，请本单位另一位业务人员审核。")
        : draft.Version != seen ? Changed : null;

    private static Happening Told(PolicyDraft draft, string kind, object details) => new(Streams.PolicyDraft(draft.Id), kind, details);
}
