using System.Globalization;
using Miaopu.Casework;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Simulations;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>常改的数: the numbers and days of a text as fields of a form. What is typed is written where it stands; everything around it stays, comments too.</summary>
public static class DraftNumbers
{
    /// <summary>The name under which a number is posted.</summary>
    public static string Name(TunableNumber number) => "n" + number.Index.ToString(CultureInfo.InvariantCulture);

    public static bool IsDay(TunableNumber number) => DateOnly.TryParseExact(number.Number.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The text with what was typed in it.</summary>
    /// <param name="typed">What was typed for a number; null where it was not asked.</param>
    public static Outcome<string> Write(PolicyPack pack, Func<TunableNumber, string?> typed)
    {
        var (changes, refusals) = (new List<NumberChange>(), new List<Refusal>());
        foreach (var number in PackNumberWords.All(pack))
        {
            if (typed(number)?.Trim() is not { } text || text == number.Number.Text)
            {
                continue;
            }

            if (IsDay(number))
            {
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                {
                    changes.Add(new(number.Number, text));
                }
                else
                {
                    refusals.Add(new($"{number.Group}的“{number.Label}”应是日期，如 {number.Number.Text}。", Name(number)));
                }
            }
            else if (number.Read(text) is not var (value, change))
            {
                refusals.Add(new(number.Wanted(text), Name(number)));
            }
            else if (value != number.Value)
            {
                changes.Add(change);
            }
        }

        return refusals.Count > 0 ? refusals : ChangedPack.Text(pack, changes);
    }
}
