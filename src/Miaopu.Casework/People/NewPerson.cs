using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.People;

/// <summary>What somebody fills in to get an account.</summary>
/// <param name="Mobile">May be empty unless <paramref name="ContactNeeded"/>.</param>
/// <param name="ContactNeeded">Whether mobile number and e-mail address must be given, as for the contact person of a unit.</param>
public sealed record NewPerson(string? Name, string? SignInName, string? Mobile, string? Email, NewPassword Password, bool ContactNeeded)
{
    /// <summary>The person, with a password, or all that is wrong with the form.</summary>
    /// <param name="nameTaken">Whether somebody has the sign-in name already.</param>
    /// <param name="hash">Hashes a password that has passed the rule.</param>
    public Outcome<Person> Register(Guid id, bool nameTaken, Func<string, string> hash)
    {
        var refusals = new List<Refusal>();
        var name = (Name ?? "").Trim();
        if (name.Length is < 2 or > 30)
        {
            refusals.Add(new Refusal(name.Length == 0 ? "请填写姓名。" : "姓名应为 2 至 30 个字，请核对。", "Name"));
        }
        else if (PlainName.WhyNot("姓名", name) is { } unfit)
        {
            refusals.Add(new Refusal(unfit, "Name"));
        }

        if (People.SignInName.WhyNot(SignInName) is { } why)
        {
            refusals.Add(new Refusal(why, "SignInName"));
        }
        else if (nameTaken)
        {
            refusals.Add(new Refusal(People.SignInName.Taken, "SignInName"));
        }

        string? mobile = null, email = null;
        if (ContactNeeded || !string.IsNullOrWhiteSpace(Mobile))
        {
            if (MobileNumber.TryParse(Mobile, out var number, out var wrong))
            {
                mobile = number.Value;
            }
            else
            {
                refusals.Add(new Refusal(wrong, "Mobile"));
            }
        }

        if (ContactNeeded || !string.IsNullOrWhiteSpace(Email))
        {
            if (EmailAddress.TryParse(Email, out var address, out var wrong))
            {
                email = address.Value;
            }
            else
            {
                refusals.Add(new Refusal(wrong, "Email"));
            }
        }

        refusals.AddRange(Password.Refusals(People.SignInName.Normal(SignInName), name, mobile, email));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var person = Person.Register(id, SignInName!, name, mobile, email);
        person.SetPassword(hash(Password.Password!), id);
        return person;
    }
}
