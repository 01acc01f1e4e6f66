using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.People;

/// <summary>What came of an invitation that was taken up.</summary>
/// <param name="Membership">New, or the one the person had in the organisation with more roles.</param>
public sealed record Joined(Person Person, Membership Membership, IReadOnlyList<Happening> Happenings);

/// <summary>Taking up an invitation, with a new account or with the one a person already has.</summary>
public static class AcceptInvitation
{
    /// <param name="nameTaken">Whether somebody has the sign-in name already.</param>
    /// <param name="hash">Hashes a password that has passed the rule.</param>
    public static Outcome<Joined> AsNewPerson(
        Invitation invitation, Organisation organisation, NewPerson form, bool nameTaken, Guid personId, Guid membershipId, Func<string, string> hash, DateTime now)
    {
        if (WhyNot(invitation, organisation, now) is { } refusal)
        {
            return refusal;
        }

        var outcome = form.Register(personId, nameTaken, hash);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var membership = Membership.Of(membershipId, personId, organisation.Id, invitation.Roles, now);
        return Joined(invitation, outcome.Value, membership, now, new Happening(Streams.Person(personId), "PersonRegistered", new { Invitation = invitation.Id }));
    }

    /// <param name="held">All roles the person holds in memberships that last, in any organisation.</param>
    /// <param name="here">The person's membership in the organisation, if there is one that lasts.</param>
    public static Outcome<Joined> AsPerson(Invitation invitation, Organisation organisation, Person person, Role held, Membership? here, Guid membershipId, DateTime now)
    {
        if ((WhyNot(invitation, organisation, now) ?? Roles.Conflict(held, invitation.Roles)) is { } refusal)
        {
            return refusal;
        }

        if (here is not null)
        {
            here.Give(here.Roles | invitation.Roles);
            return Joined(invitation, person, here, now);
        }

        return Joined(invitation, person, Membership.Of(membershipId, person.Id, organisation.Id, invitation.Roles, now), now);
    }

    private static Refusal? WhyNot(Invitation invitation, Organisation organisation, DateTime now)
    {
        if (invitation.OrganisationId != organisation.Id)
        {
            throw new ArgumentException("The invitation belongs to another organisation.", nameof(organisation));
        }

        return invitation.WhyNot(now)
            ?? (organisation.State == OrganisationState.Active ? null : new Refusal("邀请您的单位目前不能使用本系统，请联系邀请人。"));
    }

    private static Joined Joined(Invitation invitation, Person person, Membership membership, DateTime now, params IEnumerable<Happening> before)
    {
        invitation.Accept(person.Id, now);
        return new Joined(person, membership,
        [
            .. before,
            new Happening(Streams.Organisation(invitation.OrganisationId), "InvitationAccepted", new { Invitation = invitation.Id, Person = person.Id, Membership = membership.Id, membership.Roles }),
        ]);
    }
}
