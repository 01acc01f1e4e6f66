using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;

namespace Miaopu.Casework.People;

/// <summary>One of the three as the command line was told.</summary>
/// <param name="Taken">Whether somebody has the sign-in name already.</param>
public sealed record AdministratorForm(Role Role, NewPerson Person, bool Taken, Guid PersonId, Guid MembershipId);

/// <summary>Makes the separated three (三员) as three different persons, all or none.</summary>
public static class ThreeAdministrators
{
    public static Outcome<(IReadOnlyList<(Person Person, Membership Membership)> All, IReadOnlyList<Happening> Happenings)> Make(
        Organisation organisation, IReadOnlyList<AdministratorForm> forms, Func<string, string> hash, DateTime now)
    {
        foreach (var same in forms.GroupBy(f => SignInName.Normal(f.Person.SignInName), StringComparer.Ordinal))
        {
            var held = Role.None;
            foreach (var form in same)
            {
                if (Roles.Conflict(held, form.Role) is { } conflict)
                {
                    return conflict;
                }

                held |= form.Role;
            }
        }

        if (forms.Select(f => f.Role).Aggregate(Role.None, (all, role) => all | role) != Roles.Separated || forms.Count != 3)
        {
            throw new ArgumentException("The three are made together, one of each.", nameof(forms));
        }

        var refusals = new List<Refusal>();
        var made = new List<(Person, Membership)>();
        var happenings = new List<Happening>();
        foreach (var form in forms)
        {
            var outcome = form.Person.Register(form.PersonId, form.Taken, hash);
            refusals.AddRange(outcome.Refusals.Select(r => r with { Sentence = $"{RoleNames.Of(form.Role)}：{r.Sentence}" }));
            if (!outcome.Refused)
            {
                made.Add((outcome.Value, Membership.Of(form.MembershipId, form.PersonId, organisation.Id, form.Role, now)));
                happenings.Add(new Happening(Streams.System, "AdministratorMade", new { Person = form.PersonId, form.Role }));
            }
        }

        return refusals.Count > 0 ? refusals : (made, happenings);
    }
}
