namespace Miaopu.Feel;

/// <summary>Classes of characters: […], and what stands for a category or a block.</summary>
internal sealed partial class PatternTranslation
{
    /// <summary>Classes that may be taken from classes in one pattern.</summary>
    private const int MaxSubtractions = 32;

    private int _subtractions;

    /// <summary>[…], from its bracket to the one that closes it.</summary>
    private PatternClass? Class()
    {
        var set = new PatternClass();
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            set.Negated = true;
            _at++;
        }

        for (var first = _at; _at < _pattern.Length; _at++)
        {
            switch (_pattern[_at])
            {
                case ']':
                    return _at > first ? set : null;
                case '-' when Next() == '[' && _at > first:
                    // a subtraction, which must close the class
                    _at++;
                    set.Less = ++_subtractions > MaxSubtractions ? null : Class();
                    if (set.Less is null || Next() != ']')
                    {
                        return null;
                    }

                    break;
                case '[':
                    return null;
                case '\\':
                    if (!InClass(set))
                    {
                        return null;
                    }

                    break;
                default:
                    if (!Characters(set))
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    /// <summary>A character of a class, or a range whose ends lie beyond the first plane.</summary>
    private bool Characters(PatternClass set)
    {
        var (from, length) = Character(_at);
        if (!_wide)
        {
            set.Add(_pattern[_at]);
            return true;
        }

        var dash = _at + length;
        if (dash + 1 < _pattern.Length && _pattern[dash] == '-' && _pattern[dash + 1] is not (']' or '[' or '\\'))
        {
            var (to, size) = Character(dash + 1);
            if (from > 0xFFFF || to > 0xFFFF)
            {
                set.Add(from, to);
                _at = dash + size;
                return from <= to;
            }
        }

        if (from > 0xFFFF)
        {
            set.Add(from, from);
            _at += length - 1;
        }
        else
        {
            set.Add(_pattern[_at]);
        }

        return true;
    }

    private (int Code, int Length) Character(int at)
        => at + 1 < _pattern.Length && char.IsSurrogatePair(_pattern[at], _pattern[at + 1]) ? (char.ConvertToUtf32(_pattern[at], _pattern[at + 1]), 2) : (_pattern[at], 1);

    private bool InClass(PatternClass set)
    {
        if (++_at >= _pattern.Length)
        {
            return false;
        }

        var c = _pattern[_at];
        if (IsPlainEscape(c))
        {
            set.Add("\\" + c);
            return true;
        }

        return c is 'p' or 'P' ? Category(set) : set.AddEscape(c);
    }

    private bool Category(PatternClass set)
    {
        var others = _pattern[_at] == 'P';
        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || Next() != '{')
        {
            return false;
        }

        var category = _pattern[(_at + 2)..end];
        category = _spaced ? category.Replace(" ", "", StringComparison.Ordinal) : category;
        if (!PatternPlanes.IsCategory(category) && !IsBlock(category))
        {
            return false;
        }

        set.AddCategory(category, others);
        _at = end;
        return true;
    }

    // the framework knows which blocks there are, and refuses others
    private static bool IsBlock(string name) => name.StartsWith("Is", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
