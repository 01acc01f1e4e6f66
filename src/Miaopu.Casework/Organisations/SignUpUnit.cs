using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Organisations;

/// <summary>What a unit fills in to sign up, with its contact person, who becomes its first user.</summary>
public sealed record SignUpForm(string? Name, string? CreditCode, NewPerson Contact);

/// <summary>What came of a sign-up.</summary>
public sealed record SignedUp(Organisation Unit, Person Contact, Membership Membership, IReadOnlyList<Happening> Happenings);

/// <summary>A legal person signs up under an authority and waits for its approval.</summary>
public static class SignUpUnit
{
    /// <param name="authority">The one chosen; null if none was or there is no such one.</param>
    /// <param name="same">The unit that already has this credit code, if any. One that was refused may sign up anew.</param>
    /// <param name="nameTaken">Whether somebody has the contact's sign-in name already.</param>
    /// <param name="hash">Hashes a password that has passed the rule.</param>
    public static Outcome<SignedUp> Decide(
        SignUpForm form, Organisation? authority, Organisation? same, bool nameTaken, Guid unitId, Guid personId, Guid membershipId, Func<string, string> hash, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (OrganisationName.WhyNot(form.Name) is { } why)
        {
            refusals.Add(new Refusal(why, "UnitName"));
        }

        if (!Rulebook.CreditCode.TryParse(form.CreditCode, out var code, out var wrong))
        {
            refusals.Add(new Refusal(wrong, "CreditCode"));
        }
        else if (same is { State: not OrganisationState.Refused })
        {
            refusals.Add(new Refusal(
                same.State == OrganisationState.Pending
                    ? "这个统一社会信用代码已经注册，正在等待审核，不必重复注册。"
                    : "这个统一社会信用代码已经注册。请联系本单位的一级用户邀请您加入；无法联系时请联系主管部门。",
                "CreditCode"));
        }

        if (authority is null || !OrganisationRights.TakesSignUps(authority))
        {
            refusals.Add(new Refusal("请选择负责初审的主管部门。", "Authority"));
        }

        var contact = form.Contact.Register(personId, nameTaken, hash);
        refusals.AddRange(contact.Refusals);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var unit = same ?? Organisation.SignUp(unitId, form.Name!, code.Value, authority!, authority!.Division, now);
        if (same is not null)
        {
            same.SignUpAgain(form.Name!, authority!, authority!.Division);
        }

        return new SignedUp(unit, contact.Value, Membership.Of(membershipId, personId, unit.Id, Role.UnitApprover, now),
        [
            new Happening(Streams.Organisation(unit.Id), same is null ? "UnitSignedUp" : "UnitSignedUpAgain", new { unit.Name, unit.CreditCode, Authority = authority!.Id, Contact = personId }),
        ]);
    }
}
