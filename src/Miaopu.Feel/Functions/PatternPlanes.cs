using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Miaopu.Feel;

/// <summary>
/// Sets of characters beyond the first plane, which the framework's expressions see as two halves each: written as alternatives of pairs, so that "." and classes take
/// such a character whole (XPath and XQuery Functions 3.1, 5.6.1, on which DMN 1.5, 10.3.4.3, builds).
/// </summary>
internal static class PatternPlanes
{
    private const int First = 0x10000;
    private const int Last = 0x10FFFF;
    private static readonly FrozenSet<string> Names = Enum.GetValues<UnicodeCategory>().Select(Abbreviation).SelectMany(n => (string[])[n, n[..1]]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly Lazy<FrozenDictionary<string, List<(int From, int To)>>> Categories = new(ReadAll);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<(int From, int To)> All { get; } = [(First, Last)];

    /// <summary>Whether a text holds half a pair, and so perhaps such a character.</summary>
    public static bool Occur(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    /// <summary>Whether there is a category of this name, such as L or Lu. Asks no character.</summary>
    public static bool IsCategory(string name) => Names.Contains(name);

    /// <summary>Those of a category; none for the name of a block, since only blocks of the first plane are known.</summary>
    public static IReadOnlyList<(int From, int To)> OfCategory(string name) => IsCategory(name) ? Categories.Value[name] : [];

    // one pass for all of them, the first time that one is asked for
    private static FrozenDictionary<string, List<(int From, int To)>> ReadAll()
    {
        var all = Names.ToDictionary(n => n, _ => new List<(int From, int To)>(), StringComparer.Ordinal);
        for (var from = First; from <= Last;)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(from);
            var to = from;
            while (to < Last && CharUnicodeInfo.GetUnicodeCategory(to + 1) == category)
            {
                to++;
            }

            var name = Abbreviation(category);
            all[name].Add((from, to));
            all[name[..1]].Add((from, to));
            from = to + 1;
        }

        return all.ToFrozenDictionary(c => c.Key, c => Join(c.Value), StringComparer.Ordinal);
    }

    /// <summary>The ranges drawn together and in order.</summary>
    public static List<(int From, int To)> Join(IEnumerable<(int From, int To)> ranges)
    {
        var joined = new List<(int From, int To)>();
        foreach (var range in ranges.OrderBy(r => r.From))
        {
            if (joined.Count > 0 && range.From <= joined[^1].To + 1)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, range.To));
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }

    /// <summary>All that are in none of the ranges.</summary>
    public static List<(int From, int To)> Others(IEnumerable<(int From, int To)> ranges)
    {
        var others = new List<(int From, int To)>();
        var next = First;
        foreach (var (from, to) in Join(ranges))
        {
            if (from > next)
            {
                others.Add((next, from - 1));
            }

            next = to + 1;
        }

        if (next <= Last)
        {
            others.Add((next, Last));
        }

        return others;
    }

    /// <summary>The ranges as alternatives of pairs, without parentheses around them.</summary>
    public static string Pairs(IEnumerable<(int From, int To)> ranges)
    {
        var text = new StringBuilder();
        foreach (var (from, to) in ranges)
        {
            Pairs(text, from, to);
        }

        return text.ToString();
    }

    private static void Pairs(StringBuilder text, int from, int to)
    {
        var (high, low) = Split(from);
        var (lastHigh, lastLow) = Split(to);
        if (high == lastHigh)
        {
            Pair(text, high, high, low, lastLow);
            return;
        }

        if (low != '\uDC00')
        {
            Pair(text, high, high, low, '\uDFFF');
            high++;
        }

        var whole = lastLow == '\uDFFF' ? lastHigh : (char)(lastHigh - 1);
        if (high <= whole)
        {
            Pair(text, high, whole, '\uDC00', '\uDFFF');
        }

        if (lastLow != '\uDFFF')
        {
            Pair(text, lastHigh, lastHigh, '\uDC00', lastLow);
        }
    }

    private static void Pair(StringBuilder text, char high, char lastHigh, char low, char lastLow)
        => text.Append(text.Length == 0 ? "" : "|").Append(Range(high, lastHigh)).Append(Range(low, lastLow));

    private static string Range(char from, char to) => from == to ? Code(from) : $"[{Code(from)}-{Code(to)}]";

    private static string Code(char c) => $"\\u{(int)c:X4}";

    private static (char High, char Low) Split(int c) => ((char)(0xD800 + ((c - First) >> 10)), (char)(0xDC00 + ((c - First) & 0x3FF)));

    private static string Abbreviation(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.OtherNotAssigned => "Cn",
        _ => "Cs",
    };
}
