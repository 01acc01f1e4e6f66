using Miaopu.Casework.Journal;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.People;

/// <summary>Changing one's own mobile number and e-mail address; either may be left empty.</summary>
public static class ChangeContact
{
    public static Outcome<Happening> Decide(Person person, string? mobile, string? email)
    {
        var refusals = new List<Refusal>();
        string? number = null, address = null;
        if (!string.IsNullOrWhiteSpace(mobile))
        {
            if (MobileNumber.TryParse(mobile, out var parsed, out var why))
            {
                number = parsed.Value;
            }
            else
            {
                refusals.Add(new Refusal(why, "Mobile"));
            }
        }

        if (!string.IsNullOrWhiteSpace(email))
        {
            if (EmailAddress.TryParse(email, out var parsed, out var why))
            {
                address = parsed.Value;
            }
            else
            {
                refusals.Add(new Refusal(why, "Email"));
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        person.ReachAt(number, address);
        return new Happening(Streams.Person(person.Id), "ContactChanged", new { });
    }
}
