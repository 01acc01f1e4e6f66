using Miaopu.Casework.Journal;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Policies;

/// <summary>废止提议: that a text in force should stop binding, by one person of the office, until another has agreed or declined.</summary>
public sealed class PolicyRepeal
{
    private PolicyRepeal()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The edition.</summary>
    public string Hash { get; private set; } = "";

    public string PolicyId { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public Guid ProposedBy { get; private set; }

    public string ProposedByName { get; private set; } = "";

    public DateTime ProposedAt { get; private set; }

    public string? SettledByName { get; private set; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>Whether the second person agreed; null while it waits.</summary>
    public bool? Agreed { get; private set; }

    public int Version { get; private set; }

    internal static PolicyRepeal Propose(Guid id, PolicyEdition edition, string reason, Actor by, DateTime now) => new()
    {
        Id = id,
        OrganisationId = by.OrganisationId,
        Hash = edition.Hash,
        PolicyId = edition.PolicyId,
        Title = edition.Title,
        Reason = reason,
        ProposedBy = by.PersonId,
        ProposedByName = by.Name,
        ProposedAt = now,
    };

    internal void Settle(bool agreed, Actor by, DateTime now) => (Agreed, SettledByName, SettledAt) = (agreed, by.Name, now);
}

/// <summary>废止: a text in force stops binding new rounds. Rounds that pinned it go on under it, and no older text comes back.</summary>
public static class RepealPolicy
{
    public static bool May(Actor actor, PolicyOffice office, PolicyEdition edition) => PolicyOffice.May(actor, office.Organisation) && office.Has(edition.Authority);

    /// <param name="waiting">Whether a proposal for the same text waits already.</param>
    public static Outcome<(PolicyRepeal Repeal, Happening Happened)> Propose(
        Actor actor, PolicyOffice office, PolicyEdition edition, bool waiting, string? reason, Guid id, DateTime now)
    {
        if (!May(actor, office, edition) || edition.State != PolicyState.InForce)
        {
            return new Refusal("只有政策所属主管部门的业务人员可以提议废止，而且只能废止现行的文本。");
        }

        if (waiting)
        {
            return new Refusal("这份文本的废止已经提出，正在等另一位业务人员审核。");
        }

        if (ReviewPolicyDraft.WhyNot(reason, "废止") is { } wanting)
        {
            return wanting;
        }

        var repeal = PolicyRepeal.Propose(id, edition, reason!.Trim(), actor, now);
        return (repeal, new Happening(Streams.Policy(edition.PolicyId), "PolicyRepealProposed", new { edition.Hash, Repeal = id }));
    }

    /// <summary>Who proposed it signed for it; somebody else settles it.</summary>
    public static bool MaySettle(Actor actor, PolicyRepeal repeal) => PolicyOffice.May(actor, repeal.OrganisationId) && repeal.Agreed is null && repeal.ProposedBy != actor.PersonId;

    public static Outcome<Happening> Settle(Actor actor, PolicyRepeal repeal, PolicyEdition edition, bool agreed, DateTime now)
    {
        if (repeal.Agreed is not null)
        {
            return new Refusal("这项废止提议已经办结。");
        }

        if (!MaySettle(actor, repeal))
        {
            return new Refusal("提议和审核由两个人办理：废止由您提出，请本单位另一位业务人员审核。");
        }

        if (agreed && edition.State != PolicyState.InForce)
        {
            return new Refusal("这份文本已经不在施行，不用再废止。");
        }

        repeal.Settle(agreed, actor, now);
        if (!agreed)
        {
            return new Happening(Streams.Policy(edition.PolicyId), "PolicyRepealDeclined", new { edition.Hash, Repeal = repeal.Id });
        }

        edition.Repeal(now);
        return new Happening(Streams.Policy(edition.PolicyId), "PolicyRepealed", new { edition.Hash, Repeal = repeal.Id });
    }
}
