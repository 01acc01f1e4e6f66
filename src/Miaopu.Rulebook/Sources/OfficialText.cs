using System.Text;
using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>What an official text says under one clause number.</summary>
/// <param name="Number">The number as it was found in the text.</param>
/// <param name="Paragraphs">Its heading and paragraphs, and those below it that have no number of their own among the clauses asked for.</param>
/// <param name="IsWhole">Whether the number was found itself; otherwise the nearest number above it.</param>
public sealed record ClauseText(string Number, IReadOnlyList<string> Paragraphs, bool IsWhole);

/// <summary>
/// An official text cut by its own numbers: 第四条, 一、, （一）, 1., （1）. Numbers are written as citations write them: 一(一)3, 第四条(二).
/// Where a number comes twice, as in an annex that begins anew, the first counts.
/// </summary>
public sealed partial class OfficialText
{
    private const string Preamble = "引言";

    private readonly List<Part> _parts = [new(Preamble, 0)];

    private OfficialText()
    {
    }

    /// <summary>The numbers in the order of the text; 引言 is what stands before the first of them.</summary>
    public IReadOnlyList<string> Numbers => [.. _parts.Where(p => p.Paragraphs.Count > 0).Select(p => p.Number).Distinct()];

    /// <summary>Cuts a text. Any text can be cut; one without numbers is all preamble.</summary>
    public static OfficialText Read(string text)
    {
        var official = new OfficialText();
        var above = new string[5];
        foreach (var line in text.Split('\n').Select(Clean).Where(l => l.Length > 0))
        {
            if (Heading(line) is var (level, mark))
            {
                above[level] = mark;
                Array.Clear(above, level + 1, above.Length - level - 1);
                official._parts.Add(new(string.Concat(above), level + 1));
            }

            official._parts[^1].Paragraphs.Add(line);
        }

        return official;
    }

    /// <summary>What the text says under a clause as a pack numbers it; null where it has no such number, and none above it.</summary>
    /// <param name="clause">Such as 一(一)3; words behind the number (第四条引言, 一第2段) say which part of it is meant.</param>
    /// <param name="others">All clauses the pack lists: text below this one that belongs to another of them is left out.</param>
    public ClauseText? Of(string clause, IReadOnlyCollection<string> others)
    {
        var number = Number(clause);
        for (var length = number.Length; length > 0; length--)
        {
            if (_parts.FindIndex(p => p.Number == number[..length] && p.Paragraphs.Count > 0) is >= 0 and var at)
            {
                return new ClauseText(number[..length], Below(at, clause, others), length == clause.Length);
            }
        }

        return null;
    }

    private List<string> Below(int at, string clause, IReadOnlyCollection<string> others)
    {
        var part = _parts[at];
        if (Ordinal().Match(clause) is { Success: true } nth)
        {
            // the heading itself is not counted among its paragraphs
            var place = int.Parse(nth.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            return place < part.Paragraphs.Count ? [part.Paragraphs[place]] : part.Paragraphs;
        }

        var said = new List<string>(part.Paragraphs);
        for (var next = at + 1; next < _parts.Count && _parts[next].Level > part.Level && part.Level > 0 && !clause.EndsWith(Preamble, StringComparison.Ordinal); next++)
        {
            if (!others.Any(o => o != clause && Number(o).Length > part.Number.Length && _parts[next].Number.StartsWith(Number(o), StringComparison.Ordinal)))
            {
                said.AddRange(_parts[next].Paragraphs);
            }
        }

        return said;
    }

    private static string Number(string clause) => clause.StartsWith(Preamble, StringComparison.Ordinal) ? Preamble : Numbered().Match(clause).Value;

    private static (int Level, string Mark)? Heading(string line)
    {
        foreach (var (level, form) in Forms)
        {
            if (form.Match(line) is { Success: true } match)
            {
                var mark = match.Groups[1].Value;
                return (level, level is 1 or 3 ? $"({mark})" : mark);
            }
        }

        return null;
    }

    // Full-width brackets and digits become plain ones, marks of lists and the blanks of a text's layout go.
    private static string Clean(string line)
    {
        var plain = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            plain.Append(letter switch
            {
                '（' => '(',
                '）' => ')',
                >= '０' and <= '９' => (char)(letter - '０' + '0'),
                '\u3000' or '\u00a0' or '\t' or '\r' => ' ',
                '\ufeff' or '\u200b' => '\0',
                _ => letter,
            });
        }

        return plain.Replace("\0", "").ToString().Trim().TrimStart('-', '•', '*', '#').Trim();
    }

    private static readonly (int Level, Regex Form)[] Forms = [(0, Article()), (0, First()), (1, Second()), (2, Third()), (3, Fourth())];

    [GeneratedRegex(@"^(第[零一二三四五六七八九十百]+[条则])")]
    private static partial Regex Article();

    [GeneratedRegex(@"^([一二三四五六七八九十]+)、")]
    private static partial Regex First();

    [GeneratedRegex(@"^\(([一二三四五六七八九十]+)\)")]
    private static partial Regex Second();

    [GeneratedRegex(@"^(\d{1,2}) ?[.．、](?!\d)")]
    private static partial Regex Third();

    [GeneratedRegex(@"^\((\d{1,2})\)")]
    private static partial Regex Fourth();

    [GeneratedRegex(@"^(?:第[零一二三四五六七八九十百]+[条则]|[一二三四五六七八九十]+)?(?:\([一二三四五六七八九十]+\))?(?:\d{1,2})?(?:\(\d{1,2}\))?")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"第(\d+)段$")]
    private static partial Regex Ordinal();

    private sealed record Part(string Number, int Level)
    {
        internal List<string> Paragraphs { get; } = [];
    }
}
