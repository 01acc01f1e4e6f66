using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.People;

/// <summary>Somebody who acts for an organisation.</summary>
/// <param name="ActsElsewhere">Whether the person has another membership that lasts: then the account is not this organisation's alone.</param>
public sealed record Member(Person Person, Membership Membership, Organisation Organisation, bool ActsElsewhere);

/// <summary>Who may do what with the members of an organisation. Queries, pages and decisions ask here.</summary>
public static class MemberRights
{
    /// <summary>
    /// The unit's first user for the unit, colleagues for their authority, the system administrator for all but the organisation of the
    /// separated three, whose accounts are made by command line only.
    /// </summary>
    public static bool MayManage(Actor actor, Organisation organisation) =>
        actor.OrganisationId == organisation.Id
            ? actor.Is(organisation.Kind == OrganisationKind.Unit ? Role.UnitApprover : Role.FirstReviewer | Role.ProgramOfficer)
            : actor.Is(Role.SystemAdmin) && organisation.State == OrganisationState.Active;

    /// <summary>
    /// Roles the actor may give in the organisation: a first user makes second users, a colleague gives no more than they hold themselves (and who opens
    /// rounds may call experts), the system administrator gives an authority's roles.
    /// </summary>
    public static Role MayGive(Actor actor, Organisation organisation)
    {
        if (!MayManage(actor, organisation))
        {
            return Role.None;
        }

        if (organisation.Kind == OrganisationKind.Unit)
        {
            return actor.Is(Role.UnitApprover) ? Role.Preparer : Roles.OfUnits;
        }

        return actor.Is(Role.SystemAdmin) ? Roles.OfAuthorities
            : (actor.Roles & Roles.OfAuthorities) | (actor.Is(Role.ProgramOfficer) ? Role.Expert : Role.None);
    }

    /// <summary>Why the actor may not make a reset link for the member; null if they may.</summary>
    public static Refusal? MayReset(Actor actor, Member member)
    {
        if (NotYours(actor, member) is { } refusal)
        {
            return refusal;
        }

        // The link is shown to whoever makes it: otherwise an officer could sign in as an expert, or a reviewer as an officer.
        if (member.Organisation.Kind == OrganisationKind.Authority && !actor.Is(Role.SystemAdmin) && (member.Membership.Roles & ~actor.Roles) != Role.None)
        {
            return new Refusal("此人担任您没有的角色，密码只能由本人在“忘记密码”中重设，或由系统管理员处理。");
        }

        // Otherwise the first user of a unit could take over the account of a colleague who also acts for a bureau.
        return member.ActsElsewhere && !actor.Is(Role.SystemAdmin)
            ? new Refusal("此人同时在其他单位任职，密码只能由本人在“忘记密码”中重设，或由系统管理员处理。")
            : null;
    }

    /// <summary>Why the actor may not end the membership; null if they may.</summary>
    /// <param name="isLastApprover">Whether nobody else acts as first user of the unit.</param>
    public static Refusal? MayEnd(Actor actor, Member member, bool isLastApprover) =>
        NotYours(actor, member) ?? (isLastApprover ? new Refusal("这是本单位唯一的一级用户。请先把一级用户移交给他人，再移出。") : null);

    /// <summary>Why the actor may not hand the unit over from one member to the other; null if they may.</summary>
    public static Refusal? MayHandOver(Actor actor, Member from, Member to) =>
        from.Organisation.Id != to.Organisation.Id || !MayManage(actor, from.Organisation) ? Unknown
        : from.Organisation.Kind != OrganisationKind.Unit || (from.Membership.Roles & Role.UnitApprover) == Role.None ? new Refusal("只有申报单位的一级用户可以移交。")
        : from.Person.Id == to.Person.Id ? new Refusal("不能移交给本人，请选择另一位成员。")
        : to.Membership.Until is not null || to.Person.Disabled ? new Refusal("此人已不在本单位或账号已停用，请选择另一位成员。")
        : null;

    private static Refusal? NotYours(Actor actor, Member member) =>
        !MayManage(actor, member.Organisation) || (member.Membership.Roles & Roles.Separated) != Role.None ? Unknown
        : member.Person.Id == actor.PersonId ? new Refusal("不能对本人的账号这样做。")
        : member.Membership.Until is not null ? new Refusal("此人已被移出本单位，请刷新页面。")
        : null;

    private static readonly Refusal Unknown = new("没有这位成员，或不属于您管理的单位。");
}
