using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>A change of a text that mends a finding: the nearest right name where the wrong one stands.</summary>
/// <param name="Index">Offset of the wrong name, from 0.</param>
/// <param name="Length">Its length.</param>
/// <param name="To">The right name.</param>
public sealed partial record TextMend(int Index, int Length, string To)
{
    /// <summary>The change that a finding offers; null where it names no nearest name, or the wrong one does not stand where it says.</summary>
    /// <param name="text">The text that was read, with \n at the ends of lines.</param>
    /// <param name="finding">One of its findings.</param>
    public static TextMend? Of(string text, Finding finding)
    {
        if (finding.Nearest is not { } nearest || LineAt(text, finding.Place.Line) is not { } line || finding.Place.Column > line.Length + 1)
        {
            return null;
        }

        var start = line.Index + finding.Place.Column - 1;
        var rest = text.AsSpan(start, line.Index + line.Length - start);
        string[] wrong = [.. Quoted().Matches(finding.What).Select(m => m.Groups[1].Value).Where(w => w != nearest)];
        foreach (var name in wrong)
        {
            // behind an opening quote, where the place is that of the quote
            var at = rest.StartsWith(name, StringComparison.Ordinal) ? 0 : rest.Length > 1 && rest[0] is '"' or '\'' && rest[1..].StartsWith(name, StringComparison.Ordinal) ? 1 : -1;
            if (at >= 0)
            {
                return new(start + at, name.Length, nearest);
            }
        }

        // The sentence names the wrong one last: “S”没有列出条款“9”.
        foreach (var name in wrong.Reverse())
        {
            if (rest.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new(start + at, name.Length, nearest);
            }
        }

        return null;
    }

    /// <summary>The text with the change in it.</summary>
    public string In(string text) => string.Concat(text.AsSpan(0, Index), To, text.AsSpan(Index + Length));

    private static (int Index, int Length)? LineAt(string text, int line)
    {
        var index = 0;
        for (var n = 1; n < line; n++)
        {
            index = text.IndexOf('\n', index) + 1;
            if (index == 0)
            {
                return null;
            }
        }

        var end = text.IndexOf('\n', index);
        return (index, (end < 0 ? text.Length : end) - index);
    }

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();
}
