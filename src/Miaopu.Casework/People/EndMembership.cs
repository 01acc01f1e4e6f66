using Miaopu.Casework.Journal;

namespace Miaopu.Casework.People;

/// <summary>A member leaves the organisation; what they did stays under their name.</summary>
public static class EndMembership
{
    /// <param name="isLastApprover">Whether nobody else acts as first user of the unit.</param>
    public static Outcome<Happening> Decide(Actor actor, Member member, bool isLastApprover, DateTime now)
    {
        if (MemberRights.MayEnd(actor, member, isLastApprover) is { } refusal)
        {
            return refusal;
        }

        member.Membership.End(now);
        return new Happening(Streams.Organisation(member.Organisation.Id), "MembershipEnded", new { Membership = member.Membership.Id, Person = member.Person.Id });
    }
}

/// <summary>The first user of a unit hands over to another member and becomes a second user.</summary>
public static class HandOverUnit
{
    public static Outcome<Happening> Decide(Actor actor, Member from, Member to)
    {
        if (MemberRights.MayHandOver(actor, from, to) is { } refusal)
        {
            return refusal;
        }

        from.Membership.Give(Role.Preparer);
        to.Membership.Give(Role.UnitApprover);
        return new Happening(Streams.Organisation(from.Organisation.Id), "UnitHandedOver", new { From = from.Membership.Id, To = to.Membership.Id });
    }
}
