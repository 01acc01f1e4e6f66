using System.Collections.Concurrent;
using System.Text;

namespace Miaopu.Feel;

/// <summary>
/// A regular expression as XPath and XQuery Functions 3.1, 5.6, defines it, on which the standard builds (DMN 1.5, 10.3.4.3). It is held against texts by steps that are counted, never by
/// the clock: the same evaluation ends in the same answer on every machine.
/// </summary>
internal sealed class Pattern
{
    /// <summary>Characters a pattern may have.</summary>
    public const int MaxLength = 10_000;

    private const int Kept = 256;
    private const string Flags = "smixq";
    private static readonly ConcurrentDictionary<(string, string), Reading> Known = new();
    private readonly PatternProgram _program;
    private readonly bool _literal;

    private Pattern(PatternProgram program, bool literal) => (_program, _literal) = (program, literal);

    /// <summary>The pattern; null, and what is wrong, where it is malformed.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="flags">s, m, i, x and q, in any order and as often as one likes.</param>
    /// <param name="frame">Pays for reading it, as much where it has been read before.</param>
    /// <param name="problem">What is wrong, or nothing.</param>
    public static Pattern? Read(string pattern, string flags, Frame frame, out string problem)
    {
        frame.Spend(flags.Length);
        if (flags.AsSpan().IndexOfAnyExcept(Flags) is >= 0 and var at)
        {
            problem = $"没有标志“{flags[at]}”";
            return null;
        }

        flags = string.Concat(Flags.Where(flags.Contains));
        if (!Known.TryGetValue((pattern, flags), out var known))
        {
            known = Make(pattern, flags);
            if (Known.Count >= Kept)
            {
                Known.Clear();
            }

            Known[(pattern, flags)] = known;
        }

        frame.Spend(known.Steps);
        problem = known.Problem;
        return known.Pattern;
    }

    /// <summary>Whether the pattern occurs.</summary>
    public bool Occurs(string text, Frame frame) => new PatternSearch(_program, text, frame).Find(0);

    /// <summary>All occurrences replaced; null if the pattern matches the empty text, or the replacement is malformed.</summary>
    /// <param name="text">Where to replace.</param>
    /// <param name="replacement">With what.</param>
    /// <param name="frame">Pays for the search, and for every character that is written.</param>
    public string? Replace(string text, string replacement, Frame frame)
    {
        if (Occurs("", frame) || ReadReplacement(replacement) is not { } parts)
        {
            return null;
        }

        var (result, from) = (new StringBuilder(), 0);
        foreach (var found in All(text, frame))
        {
            result.Append(text, from, found.Start - from);
            from = found.End;
            foreach (var (plain, group) in parts)
            {
                var (start, end) = group < 0 ? (0, 0) : found.Group(group);
                frame.Spend(plain.Length + end - start + 1);
                result.Append(plain).Append(text, start, end - start);
            }
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>What stands between the occurrences; null if the pattern matches the empty text.</summary>
    public IReadOnlyList<string>? Split(string text, Frame frame)
    {
        if (Occurs("", frame))
        {
            return null;
        }

        var (parts, from) = (new List<string>(), 0);
        foreach (var found in All(text, frame))
        {
            frame.Spend(1);
            parts.Add(text[from..found.Start]);
            from = found.End;
        }

        parts.Add(text[from..]);
        return parts;
    }

    private IEnumerable<PatternSearch> All(string text, Frame frame)
    {
        var search = new PatternSearch(_program, text, frame);
        for (var from = 0; from <= text.Length && search.Find(from); from = search.End > search.Start ? search.End : search.After(search.End))
        {
            yield return search;
        }
    }

    private static Reading Make(string pattern, string flags)
    {
        var literal = flags.Contains('q');
        var node = literal ? PatternParser.Literal(pattern) : PatternParser.Parse(pattern, flags);
        if (node is null)
        {
            return new Reading(null, "不合正则表达式的写法", pattern.Length);
        }

        return PatternProgram.Of(node, flags) is { } program
            ? new Reading(new Pattern(program, literal), "", pattern.Length + program.Length)
            : new Reading(null, "展开后过长", pattern.Length + PatternProgram.MaxLength);
    }

    // $N is a group, as many digits as there are groups; \$ and \\ stand for themselves; anything else of these is malformed
    private List<(string Plain, int Group)>? ReadReplacement(string replacement)
    {
        if (_literal)
        {
            return [(replacement, -1)];
        }

        var parts = new List<(string, int)>();
        var plain = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\')
            {
                if (++i == replacement.Length || replacement[i] is not ('\\' or '$'))
                {
                    return null;
                }

                plain.Append(replacement[i]);
            }
            else if (replacement[i] == '$')
            {
                if (++i == replacement.Length || !char.IsAsciiDigit(replacement[i]))
                {
                    return null;
                }

                var group = replacement[i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && (group * 10) + replacement[i + 1] - '0' <= _program.Groups)
                {
                    group = (group * 10) + replacement[++i] - '0';
                }

                parts.Add((plain.ToString(), group <= _program.Groups ? group : -1));
                plain.Clear();
            }
            else
            {
                plain.Append(replacement[i]);
            }
        }

        parts.Add((plain.ToString(), -1));
        return parts;
    }

    /// <summary>What came of reading a pattern, and what that costs.</summary>
    private sealed record Reading(Pattern? Pattern, string Problem, int Steps);
}
