using Miaopu.Casework.Journal;

namespace Miaopu.Casework.People;

/// <summary>A new password, typed twice.</summary>
public sealed record NewPassword(string? Password, string? Again)
{
    /// <summary>What is wrong with it, for a person of these names; empty if nothing.</summary>
    public List<Refusal> Refusals(params string?[] names)
    {
        var refusals = new List<Refusal>();
        if (PasswordRule.WhyNot(Password, names) is { } why)
        {
            refusals.Add(new Refusal(why, "Password"));
        }
        else if (Password != Again)
        {
            refusals.Add(new Refusal("两次填写的密码不一致，请重新填写。", "Again"));
        }

        return refusals;
    }
}

/// <summary>Changing one's own password, with the old one.</summary>
public static class ChangePassword
{
    /// <param name="oldIsRight">Whether the old password that was typed is the person's.</param>
    public static Outcome<Happening> Decide(Person person, bool oldIsRight, NewPassword form, Func<string, string> hash, Guid stamp)
    {
        var refusals = form.Refusals(person.SignInName, person.Name, person.Mobile, person.Email);
        if (!oldIsRight)
        {
            refusals.Insert(0, new Refusal("原密码不正确，请重新填写。", "Old"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        person.SetPassword(hash(form.Password!), stamp);
        return new Happening(Streams.Person(person.Id), "PasswordChanged", new { });
    }
}
