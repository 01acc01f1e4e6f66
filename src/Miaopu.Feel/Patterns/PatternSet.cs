using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Miaopu.Feel;

/// <summary>
/// A set of characters: ranges, categories, blocks and other sets; perhaps all others than these, perhaps without those of another set (XML Schema, part 2, appendix F).
/// </summary>
internal sealed class PatternSet
{
    private static readonly ConcurrentDictionary<string, PatternSet> Blocks = new(StringComparer.Ordinal);
    private readonly List<(int From, int To)> _ranges = [];
    private readonly List<PatternSet> _sets = [];

    // a bit for each category of the framework
    private uint _categories;

    /// <summary>Whether all others are meant.</summary>
    public bool Negated { get; init; }

    /// <summary>The set taken away, or null.</summary>
    public PatternSet? Less { get; set; }

    /// <summary>Ranges to look through, at most.</summary>
    public int Weight => _ranges.Count + _sets.Sum(s => 1 + s.Weight) + (Less?.Weight ?? 0);

    /// <summary>All but the ends of lines: what a dot means.</summary>
    public static PatternSet InALine { get; } = new PatternSet { Negated = true }.Add('\n', '\n').Add('\r', '\r');

    /// <summary>Every character.</summary>
    public static PatternSet Everything { get; } = new() { Negated = true };

    private static PatternSet Digit { get; } = OfCategories("Nd");

    // blanks of XML
    private static PatternSet Blank { get; } = new PatternSet().Add('\t', '\n').Add('\r', '\r').Add(' ', ' ');

    // all but punctuation, separators and other characters
    private static PatternSet Word { get; } = OfCategories("L", "M", "N", "S");

    private static PatternSet NameStart { get; } = OfCategories("L").Add('_', '_').Add(':', ':');

    private static PatternSet NamePart { get; } = OfCategories("L", "M", "Nd").Add('-', '.').Add('_', '_').Add(':', ':').Add('·', '·');

    /// <summary>Adds all characters from one to another.</summary>
    public PatternSet Add(int from, int to)
    {
        _ranges.Add((from, to));
        return this;
    }

    /// <summary>Adds those of another set.</summary>
    public PatternSet Add(PatternSet set)
    {
        _sets.Add(set);
        return this;
    }

    /// <summary>What a letter after a backslash stands for; null where it stands for no set.</summary>
    public static PatternSet? OfEscape(char letter) => letter switch
    {
        'd' => Digit,
        's' => Blank,
        'w' => Word,
        'i' => NameStart,
        'c' => NamePart,
        'D' or 'S' or 'W' or 'I' or 'C' => Others(OfEscape(char.ToLowerInvariant(letter))!),
        _ => null,
    };

    /// <summary>All others than those of a set.</summary>
    public static PatternSet Others(PatternSet set) => new PatternSet { Negated = true }.Add(set);

    /// <summary>A category such as L or Lu, or a block such as IsCJKUnifiedIdeographs; null if there is none of this name.</summary>
    public static PatternSet? Named(string name)
    {
        var set = new PatternSet();
        set._categories = Categories(name);
        return set._categories != 0 ? set : name.StartsWith("Is", StringComparison.Ordinal) ? OfBlock(name) : null;
    }

    /// <summary>Whether a character is one of them.</summary>
    /// <param name="code">Its number in Unicode.</param>
    /// <param name="anyCase">Whether it counts where only its upper or lower case is in a range. Categories are what they are (XPath and XQuery Functions 3.1, 5.6.2, flag i).</param>
    public bool Has(int code, bool anyCase) => (Holds(code, anyCase) != Negated) && Less?.Has(code, anyCase) != true;

    /// <summary>The character that all cases of one share.</summary>
    public static int Folded(int code) => Rune.IsValid(code) ? Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(code))).Value : code;

    private bool Holds(int code, bool anyCase)
        => ((_categories >> (int)CharUnicodeInfo.GetUnicodeCategory(code)) & 1) != 0
        || InRange(code)
        || (anyCase && Rune.IsValid(code) && (InRange(Rune.ToUpperInvariant(new Rune(code)).Value) || InRange(Rune.ToLowerInvariant(new Rune(code)).Value)))
        || _sets.Exists(s => s.Has(code, anyCase));

    private bool InRange(int code)
    {
        foreach (var (from, to) in _ranges)
        {
            if (code >= from && code <= to)
            {
                return true;
            }
        }

        return false;
    }

    private static PatternSet OfCategories(params ReadOnlySpan<string> names)
    {
        var set = new PatternSet();
        foreach (var name in names)
        {
            set._categories |= Categories(name);
        }

        return set;
    }

    private static uint Categories(string name)
    {
        var found = 0u;
        foreach (var category in Enum.GetValues<UnicodeCategory>())
        {
            var abbreviation = Abbreviation(category);
            if (name == abbreviation || name == abbreviation[..1])
            {
                found |= 1u << (int)category;
            }
        }

        return found;
    }

    // the framework knows which blocks of the first plane there are, and refuses others
    private static PatternSet? OfBlock(string name)
    {
        if (Blocks.TryGetValue(name, out var known) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            return known;
        }

        try
        {
            var (regex, set) = (new Regex($"\\p{{{name}}}", RegexOptions.CultureInvariant), new PatternSet());
            Span<char> one = ['\0'];
            for (var code = 0; code <= char.MaxValue; code++)
            {
                one[0] = (char)code;
                if (regex.IsMatch(one))
                {
                    var joins = set._ranges.Count > 0 && set._ranges[^1].To == code - 1;
                    var from = joins ? set._ranges[^1].From : code;
                    set._ranges.RemoveRange(set._ranges.Count - (joins ? 1 : 0), joins ? 1 : 0);
                    set.Add(from, code);
                }
            }

            return Blocks[name] = set;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

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
