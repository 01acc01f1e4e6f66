using System.Globalization;
using System.Text;

namespace Miaopu.Feel;

/// <summary>Writes an XPath regular expression as the framework's own, and refuses what only the framework knows.</summary>
internal sealed partial class PatternTranslation
{
    /// <summary>Characters the framework's expression may have: some classes of the pattern take thousands.</summary>
    public const int MaxLength = 120_000;

    private readonly string _pattern;
    private readonly bool _wide;
    private readonly bool _spaced;
    private readonly bool _dotAll;
    private readonly bool _lines;
    private readonly StringBuilder _source = new();
    private readonly Stack<int> _open = new();
    private readonly HashSet<int> _closed = [];
    private int _groups;
    private int _at;

    private PatternTranslation(string pattern, string flags, bool wide) =>
        (_pattern, _wide, _spaced, _dotAll, _lines) = (pattern, wide, flags.Contains('x'), flags.Contains('s'), flags.Contains('m'));

    /// <summary>The framework's expression, null where the pattern is malformed; longer than allowed, and not of the whole pattern, where it would be too long.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="flags">s, m and x matter here.</param>
    /// <param name="wide">Whether the pattern, or what it is held against, has characters beyond the first plane.</param>
    public static string? Translate(string pattern, string flags, bool wide) => new PatternTranslation(pattern, flags, wide).All();

    private string? All()
    {
        for (; _at < _pattern.Length; _at++)
        {
            if (!One(_pattern[_at]))
            {
                return null;
            }

            if (_source.Length > MaxLength)
            {
                return _source.ToString();
            }
        }

        return _open.Count == 0 ? _source.ToString() : null;
    }

    private bool One(char c)
    {
        switch (c)
        {
            case ' ' or '\t' or '\n' or '\r' when _spaced:
                return true;
            case '\\':
                return Escape();
            case '[':
                return Class() is { } set && Write(set);
            case '(':
                return Open();
            case ')':
                if (!_open.TryPop(out var group))
                {
                    return false;
                }

                _closed.Add(group);
                _source.Append(c);
                return true;
            case '.':
                var dot = new PatternClass { Negated = true };
                dot.Add(_dotAll ? "" : @"\n\r");
                _source.Append(_wide ? dot.Wide() : _dotAll ? "(?s:.)" : dot.Narrow());
                return true;
            case '^':
                _source.Append(_lines ? "(?m:^)" : "^");
                return true;
            case '$':
                _source.Append(_lines ? "(?m:$)" : @"\z");
                return true;
            case '{':
                return Quantity();
            case '}' or ']':
                return false;
            default:
                Literal(c);
                return true;
        }
    }

    private void Literal(char c)
    {
        if (_wide && char.IsHighSurrogate(c) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]))
        {
            _source.Append("(?:").Append(c).Append(_pattern[++_at]).Append(')');
            return;
        }

        _source.Append(c is '#' or ' ' ? "\\" + c : c.ToString());
    }

    private bool Open()
    {
        _source.Append('(');
        if (Next() != '?')
        {
            _open.Push(++_groups);
            return true;
        }

        if (_at + 2 >= _pattern.Length || _pattern[_at + 2] != ':')
        {
            return false;
        }

        _source.Append("?:");
        _at += 2;
        _open.Push(0);
        return true;
    }

    private bool Quantity()
    {
        var end = _pattern.IndexOf('}', _at);
        var body = end < 0 ? "" : _pattern[(_at + 1)..end];
        var parts = body.Split(',');
        if (parts.Length > 2 || parts[0].Length is 0 or > 6 || parts.Any(p => p.Length > 6 || !p.All(char.IsAsciiDigit)))
        {
            return false;
        }

        _source.Append('{').Append(body).Append('}');
        _at = end;
        return true;
    }

    private bool Escape()
    {
        _at++;
        while (_spaced && _at < _pattern.Length && _pattern[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }

        if (_at >= _pattern.Length)
        {
            return false;
        }

        var c = _pattern[_at];
        if (IsPlainEscape(c))
        {
            _source.Append('\\').Append(c);
            return true;
        }

        var set = new PatternClass { Negated = c is 'I' or 'C' };
        if (c is 'p' or 'P' ? Category(set) : set.AddEscape(c is 'I' ? 'i' : c is 'C' ? 'c' : c))
        {
            return Write(set);
        }

        return c is >= '1' and <= '9' && BackReference();
    }

    private static bool IsPlainEscape(char c)
        => c is 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$';

    private bool BackReference()
    {
        var number = _pattern[_at] - '0';
        while (char.IsAsciiDigit(Next()) && _closed.Contains((number * 10) + Next() - '0'))
        {
            number = (number * 10) + _pattern[++_at] - '0';
        }

        _source.Append(CultureInfo.InvariantCulture, $"(?:\\{number})");
        return _closed.Contains(number);
    }

    private bool Write(PatternClass set)
    {
        _source.Append(_wide ? set.Wide() : set.Narrow());
        return !set.IsEmpty || set.Less is not null;
    }

    private char Next() => _at + 1 < _pattern.Length ? _pattern[_at + 1] : '\0';
}
