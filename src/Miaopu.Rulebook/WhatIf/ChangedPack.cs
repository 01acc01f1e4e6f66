using System.Text;

namespace Miaopu.Rulebook;

/// <summary>Another number in the place of one that a pack's text has.</summary>
/// <param name="Number">The number, one of <see cref="PolicyPack.Numbers"/>.</param>
/// <param name="To">What stands there instead: digits, with a point where needed, without a unit.</param>
public sealed record NumberChange(PackNumber Number, string To);

/// <summary>Writes numbers into the text of a pack where they stand, so that comments and order survive.</summary>
public static class ChangedPack
{
    /// <summary>The text with other numbers; each place is changed once.</summary>
    public static string Text(PolicyPack pack, IEnumerable<NumberChange> changes)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var change in changes.OrderBy(c => c.Number.At.Index))
        {
            text.Append(pack.Text.AsSpan(at, change.Number.At.Index - at)).Append(change.To);
            at = change.Number.At.Index + change.Number.Length;
        }

        return text.Append(pack.Text.AsSpan(at)).ToString();
    }

    /// <summary>The pack that the changed text reads as, with its findings.</summary>
    /// <param name="pack">The pack as it is.</param>
    /// <param name="vocabulary">The vocabulary it was read against.</param>
    /// <param name="changes">What stands elsewhere in its text.</param>
    public static PackReading Read(PolicyPack pack, Vocabulary vocabulary, IEnumerable<NumberChange> changes) => PackReader.Read(Text(pack, changes), pack.Id, vocabulary, pack.Bases);
}
