using System.Text;

namespace Miaopu.Feel;

/// <summary>Reads a regular expression (XPath and XQuery Functions 3.1, 5.6.1). What only other dialects know is malformed.</summary>
internal sealed partial class PatternParser
{
    /// <summary>Groups that may stand in each other.</summary>
    private const int MaxDepth = 200;

    private readonly string _pattern;
    private readonly bool _dotAll;
    private readonly HashSet<int> _closed = [];
    private int _groups;
    private int _depth;
    private int _at;

    private PatternParser(string pattern, bool dotAll) => (_pattern, _dotAll) = (pattern, dotAll);

    private char Next => _at + 1 < _pattern.Length ? _pattern[_at + 1] : '\0';

    /// <summary>The pattern's parts, or null where it is malformed.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="flags">s and x matter here.</param>
    public static PatternNode? Parse(string pattern, string flags)
    {
        var parser = new PatternParser(flags.Contains('x') ? WithoutBlanks(pattern) : pattern, flags.Contains('s'));
        return parser.Choice() is { } node && parser._at == parser._pattern.Length ? node : null;
    }

    /// <summary>The pattern as it is written, for flag q.</summary>
    public static PatternNode Literal(string pattern)
    {
        var parser = new PatternParser(pattern, dotAll: false);
        var parts = new List<PatternNode>();
        for (; parser._at < pattern.Length; parser._at++)
        {
            parts.Add(parser.Character());
        }

        return new PatternNode.Sequence(parts);
    }

    // ends before a bracket that closes, or at the end
    private PatternNode? Choice()
    {
        var ways = new List<PatternNode>();
        do
        {
            if (Sequence() is not { } way)
            {
                return null;
            }

            ways.Add(way);
        }
        while (_at < _pattern.Length && _pattern[_at] == '|' && ++_at > 0);

        return ways.Count == 1 ? ways[0] : new PatternNode.Choice(ways);
    }

    private PatternNode.Sequence? Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (Atom() is not { } atom)
            {
                return null;
            }

            _at++;
            if (Quantified(atom) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return new PatternNode.Sequence(parts);
    }

    // ends on its last character
    private PatternNode? Atom()
    {
        switch (_pattern[_at])
        {
            case '\\':
                return Escape();
            case '[':
                return Class() is { } set ? new PatternNode.OneOf(set) : null;
            case '(':
                return Group();
            case '.':
                return new PatternNode.OneOf(_dotAll ? PatternSet.Everything : PatternSet.InALine);
            case '^':
                return new PatternNode.Start();
            case '$':
                return new PatternNode.End();
            case '{' or '}' or ']' or '?' or '*' or '+':
                return null;
            default:
                return Character();
        }
    }

    private PatternNode.Character Character()
    {
        var (code, length) = CodeAt(_at);
        _at += length - 1;
        return new PatternNode.Character(code);
    }

    private PatternNode? Group()
    {
        var number = 0;
        if (Next != '?')
        {
            number = ++_groups;
        }
        else if (_at + 2 < _pattern.Length && _pattern[_at + 2] == ':')
        {
            _at += 2;
        }
        else
        {
            return null;
        }

        _at++;
        if (++_depth > MaxDepth || Choice() is not { } inner || _at == _pattern.Length)
        {
            return null;
        }

        // Choice ended before the bracket that closes this group
        _depth--;
        _closed.Add(number);
        return number == 0 ? inner : new PatternNode.Group(number, inner);
    }

    private PatternNode? Quantified(PatternNode atom)
    {
        if (_at == _pattern.Length || _pattern[_at] is not ('?' or '*' or '+' or '{'))
        {
            return atom;
        }

        if ((_pattern[_at] == '{' ? Quantity() : _pattern[_at] switch { '?' => (0, 1), '*' => (0, null), _ => (1, null) }) is not var (least, most) || most < least)
        {
            return null;
        }

        _at++;
        var reluctant = _at < _pattern.Length && _pattern[_at] == '?';
        _at += reluctant ? 1 : 0;
        return new PatternNode.Repeat(atom, least, most, reluctant);
    }

    private (int Least, int? Most)? Quantity()
    {
        var end = _pattern.IndexOf('}', _at);
        var parts = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        if (parts.Length is 0 or > 2 || parts[0].Length == 0 || parts.Any(p => p.Length > 6 || !p.All(char.IsAsciiDigit)))
        {
            return null;
        }

        _at = end;
        var least = Number(parts[0]);
        return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? null : Number(parts[1]));

        static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private PatternNode? Escape()
    {
        _at++;
        if (_at == _pattern.Length)
        {
            return null;
        }

        var c = _pattern[_at];
        if (Plain(c) is { } code)
        {
            return new PatternNode.Character(code);
        }

        return c is >= '1' and <= '9' ? BackReference() : Set() is { } set ? new PatternNode.OneOf(set) : null;
    }

    private PatternNode.BackReference? BackReference()
    {
        var number = _pattern[_at] - '0';
        while (char.IsAsciiDigit(Next) && _closed.Contains((number * 10) + Next - '0'))
        {
            number = (number * 10) + _pattern[++_at] - '0';
        }

        return _closed.Contains(number) ? new PatternNode.BackReference(number) : null;
    }

    // what a backslash makes of a character that stands for itself, or for a blank
    private static int? Plain(char c) => c switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' => c,
        _ => null,
    };

    // for flag x: blanks do not count but within […] (5.6.2)
    private static string WithoutBlanks(string pattern)
    {
        var kept = new StringBuilder(pattern.Length);
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (classes == 0 && IsBlank(pattern[i]))
            {
                continue;
            }

            kept.Append(pattern[i]);
            if (pattern[i] == '\\')
            {
                // what comes next opens and closes nothing
                for (i++; classes == 0 && i < pattern.Length && IsBlank(pattern[i]);)
                {
                    i++;
                }

                kept.Append(pattern.AsSpan(Math.Min(i, pattern.Length), i < pattern.Length ? 1 : 0));
            }
            else
            {
                classes += pattern[i] == '[' ? 1 : pattern[i] == ']' && classes > 0 ? -1 : 0;
            }
        }

        return kept.ToString();
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    private (int Code, int Length) CodeAt(int at)
        => at + 1 < _pattern.Length && char.IsSurrogatePair(_pattern[at], _pattern[at + 1]) ? (char.ConvertToUtf32(_pattern[at], _pattern[at + 1]), 2) : (_pattern[at], 1);
}
