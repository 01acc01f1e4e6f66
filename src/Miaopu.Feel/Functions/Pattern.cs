using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Miaopu.Feel;

/// <summary>
/// A regular expression as XPath and XQuery Functions 3.1, 5.6, defines it, on which the standard builds (DMN 1.5, 10.3.4.3).
/// Runs without backtracking unless it refers back, and never longer than a second.
/// </summary>
internal sealed class Pattern
{
    /// <summary>Characters a pattern may have.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Steps that a character of a pattern counts: reading one takes far longer than reading a character of text.</summary>
    public const int Cost = 60;

    /// <summary>Characters of the framework's expression that count a step.</summary>
    private const int SourceAStep = 4;

    private const int Kept = 256;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<(string, string, bool), Reading> Known = new();
    private readonly Regex _regex;
    private readonly bool _literal;

    private Pattern(Regex regex, bool literal) => (_regex, _literal) = (regex, literal);

    /// <summary>The pattern as it is held against a text; null, and what is wrong, where it is malformed.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="text">What it is to be held against.</param>
    /// <param name="frame">Pays for the framework's expression before it is compiled, and as much where it was known.</param>
    /// <param name="problem">What is wrong, or nothing.</param>
    public static Pattern? Read(string pattern, string flags, string text, Frame frame, out string problem)
    {
        var key = (pattern, flags, PatternPlanes.Occur(pattern) || PatternPlanes.Occur(text));
        if (Known.TryGetValue(key, out var known))
        {
            frame.Spend(known.Steps);
        }
        else
        {
            known = Make(pattern, flags, key.Item3, frame);
            if (Known.Count >= Kept)
            {
                Known.Clear();
            }

            Known[key] = known;
        }

        problem = known.Problem;
        return known.Pattern;
    }

    /// <summary>Whether the pattern occurs; null if that took too long.</summary>
    public bool? Matches(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>All occurrences replaced; null if the pattern matches nothing at all, the replacement is malformed, or it took too long.</summary>
    /// <param name="text">Where to replace.</param>
    /// <param name="replacement">With what.</param>
    /// <param name="frame">Pays for every character that is written, while it is written.</param>
    public string? Replace(string text, string replacement, Frame frame)
    {
        try
        {
            if (_regex.IsMatch("") || ReadReplacement(replacement) is not { } parts)
            {
                return null;
            }

            return _regex.Replace(text, match =>
            {
                frame.Run.Watch();
                var result = new StringBuilder();
                foreach (var (plain, group) in parts)
                {
                    var found = group < 0 ? "" : match.Groups[group].Value;
                    frame.Spend(plain.Length + found.Length + 1);
                    result.Append(plain).Append(found);
                }

                return result.ToString();
            });
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    public string[]? Split(string text)
    {
        try
        {
            var parts = new List<string>();
            var from = 0;
            foreach (var match in _regex.EnumerateMatches(text))
            {
                if (match.Length > 0)
                {
                    parts.Add(text[from..match.Index]);
                    from = match.Index + match.Length;
                }
            }

            parts.Add(text[from..]);
            return [.. parts];
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Reading Make(string pattern, string flags, bool wide, Frame frame)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            switch (flag)
            {
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 's' or 'm' or 'x' or 'q': break;
                default: return new Reading(null, $"没有标志“{flag}”", 0);
            }
        }

        var literal = flags.Contains('q');
        var source = literal ? Regex.Escape(pattern) : PatternTranslation.Translate(pattern, flags, wide);
        var steps = (source?.Length ?? 0) / SourceAStep;
        frame.Spend(steps);
        if (source?.Length > PatternTranslation.MaxLength)
        {
            return new Reading(null, "展开后过长", steps);
        }

        try
        {
            return source is null ? Malformed() : new Reading(new Pattern(Compile(source, options), literal), "", steps);
        }
        catch (ArgumentException)
        {
            return Malformed();
        }

        Reading Malformed() => new(null, "不合正则表达式的写法", steps);
    }

    private static Regex Compile(string source, RegexOptions options)
    {
        try
        {
            return new Regex(source, options | RegexOptions.NonBacktracking, Longest);
        }
        catch (NotSupportedException)
        {
            return new Regex(source, options, Longest);
        }
    }

    // $N is a group, as many digits as there are groups; \$ and \\ stand for themselves; anything else of these is malformed
    private List<(string Plain, int Group)>? ReadReplacement(string replacement)
    {
        if (_literal)
        {
            return [(replacement, -1)];
        }

        var groups = _regex.GetGroupNumbers().Length - 1;
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
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && (group * 10) + replacement[i + 1] - '0' <= groups)
                {
                    group = (group * 10) + replacement[++i] - '0';
                }

                parts.Add((plain.ToString(), group <= groups ? group : -1));
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

    /// <summary>What came of reading a pattern, and what it cost.</summary>
    private sealed record Reading(Pattern? Pattern, string Problem, int Steps);
}
