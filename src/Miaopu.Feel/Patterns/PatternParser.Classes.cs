namespace Miaopu.Feel;

/// <summary>Classes of characters: […], and what stands for a category or a block.</summary>
internal sealed partial class PatternParser
{
    /// <summary>Classes that may be taken from each other.</summary>
    private const int MaxSubtractions = 32;

    private int _subtractions;

    /// <summary>[…], from its bracket to the one that closes it.</summary>
    private PatternSet? Class()
    {
        var set = new PatternSet { Negated = Next == '^' };
        _at += set.Negated ? 2 : 1;
        for (var first = _at; _at < _pattern.Length; _at++)
        {
            var c = _pattern[_at];
            if (c == ']')
            {
                return _at > first ? set : null;
            }

            if (c == '-' && Next == '[' && _at > first)
            {
                // a subtraction, which must close the class
                _at++;
                set.Less = ++_subtractions > MaxSubtractions ? null : Class();
                _at++;
                return set.Less is not null && _at < _pattern.Length && _pattern[_at] == ']' ? set : null;
            }

            if (c == '\\' && _at + 1 < _pattern.Length && Plain(Next) is null)
            {
                _at++;
                if (Set() is not { } named)
                {
                    return null;
                }

                set.Add(named);
            }
            else if (!Range(set))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A character of a class, or a range from one to another.</summary>
    private bool Range(PatternSet set)
    {
        if (One() is not { } from)
        {
            return false;
        }

        if (Next != '-' || _at + 2 >= _pattern.Length || _pattern[_at + 2] is ']' or '[')
        {
            set.Add(from, from);
            return true;
        }

        _at += 2;
        if (One() is not { } to || to < from)
        {
            return false;
        }

        set.Add(from, to);
        return true;
    }

    // a character that stands for itself, or escaped; ends on its last
    private int? One()
    {
        if (_pattern[_at] == '\\')
        {
            _at++;
            return _at < _pattern.Length ? Plain(_pattern[_at]) : null;
        }

        if (_pattern[_at] == '[')
        {
            return null;
        }

        var (code, length) = CodeAt(_at);
        _at += length - 1;
        return code;
    }

    /// <summary>What the letter after a backslash stands for: \d and its like, a category, or a block.</summary>
    private PatternSet? Set()
    {
        var letter = _pattern[_at];
        if (letter is not ('p' or 'P'))
        {
            return PatternSet.OfEscape(letter);
        }

        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || Next != '{')
        {
            return null;
        }

        var name = _pattern[(_at + 2)..end];
        _at = end;
        return PatternSet.Named(name) is not { } set ? null : letter == 'P' ? PatternSet.Others(set) : set;
    }
}
