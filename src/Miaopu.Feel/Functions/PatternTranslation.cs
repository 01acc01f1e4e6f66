using System.Text;

namespace Miaopu.Feel;

/// <summary>Writes an XPath regular expression as the framework's own, and refuses what only the framework knows.</summary>
internal static class PatternTranslation
{
    private const string NameStart = @"\p{L}_:";
    private const string NamePart = @"\p{L}\p{M}\p{Nd}\-._:·";

    public static string? Translate(string pattern, string flags, out string problem)
    {
        problem = "";
        var (dotAll, lines, spaced) = (flags.Contains('s'), flags.Contains('m'), flags.Contains('x'));
        var source = new StringBuilder();
        var open = new Stack<int>();
        var closed = new HashSet<int>();
        var groups = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case ' ' or '\t' or '\n' or '\r' when spaced:
                    break;
                case '\\':
                    if (!Escape(pattern, ref i, source, closed, spaced, inClass: false))
                    {
                        return null;
                    }

                    break;
                case '[':
                    if (!Class(pattern, ref i, source, spaced))
                    {
                        return null;
                    }

                    break;
                case '(':
                    source.Append(c);
                    if (i + 1 < pattern.Length && pattern[i + 1] == '?')
                    {
                        if (i + 2 >= pattern.Length || pattern[i + 2] != ':')
                        {
                            return null;
                        }

                        source.Append("?:");
                        i += 2;
                        open.Push(0);
                    }
                    else
                    {
                        open.Push(++groups);
                    }

                    break;
                case ')':
                    if (!open.TryPop(out var group))
                    {
                        return null;
                    }

                    closed.Add(group);
                    source.Append(c);
                    break;
                case '.':
                    source.Append(dotAll ? @"(?s:.)" : @"[^\n\r]");
                    break;
                case '^':
                    source.Append(lines ? "(?m:^)" : "^");
                    break;
                case '$':
                    source.Append(lines ? "(?m:$)" : @"\z");
                    break;
                case '{':
                    if (!Quantity(pattern, ref i, source))
                    {
                        return null;
                    }

                    break;
                case '}' or ']':
                    return null;
                default:
                    source.Append(c is '#' or ' ' ? "\\" + c : c.ToString());
                    break;
            }
        }

        return open.Count == 0 ? source.ToString() : null;
    }

    private static bool Quantity(string pattern, ref int i, StringBuilder source)
    {
        var end = pattern.IndexOf('}', i);
        var body = end < 0 ? "" : pattern[(i + 1)..end];
        var parts = body.Split(',');
        if (parts.Length > 2 || parts[0].Length is 0 or > 6 || parts.Any(p => p.Length > 6 || !p.All(char.IsAsciiDigit)))
        {
            return false;
        }

        source.Append('{').Append(body).Append('}');
        i = end;
        return true;
    }

    private static bool Class(string pattern, ref int i, StringBuilder source, bool spaced)
    {
        var start = i;
        source.Append('[');
        i++;
        if (i < pattern.Length && pattern[i] == '^')
        {
            source.Append('^');
            i++;
        }

        var first = i;
        for (; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case ']':
                    source.Append(']');
                    return i > first;
                case '[':
                    // only as a subtraction, which must close the class
                    if (i == start + 1 || pattern[i - 1] != '-' || i - 1 == first || !Class(pattern, ref i, source, spaced)
                        || i + 1 >= pattern.Length || pattern[i + 1] != ']')
                    {
                        return false;
                    }

                    break;
                case '\\':
                    if (!Escape(pattern, ref i, source, null, spaced, inClass: true))
                    {
                        return false;
                    }

                    break;
                default:
                    source.Append(pattern[i]);
                    break;
            }
        }

        return false;
    }

    private static bool Escape(string pattern, ref int i, StringBuilder source, HashSet<int>? closed, bool spaced, bool inClass)
    {
        i++;
        while (spaced && !inClass && i < pattern.Length && pattern[i] is ' ' or '\t' or '\n' or '\r')
        {
            i++;
        }

        if (i >= pattern.Length)
        {
            return false;
        }

        var c = pattern[i];
        switch (c)
        {
            case 'n' or 'r' or 't' or '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$'
                or 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                source.Append('\\').Append(c);
                return true;
            case 'i' or 'c':
                var set = c == 'i' ? NameStart : NamePart;
                source.Append(inClass ? set : $"[{set}]");
                return true;
            case 'I' or 'C':
                source.Append($"[^{(c == 'I' ? NameStart : NamePart)}]");
                return !inClass;
            case 'p' or 'P':
                var end = pattern.IndexOf('}', i);
                if (end < 0 || i + 1 >= pattern.Length || pattern[i + 1] != '{')
                {
                    return false;
                }

                var category = pattern[(i + 2)..end];
                source.Append('\\').Append(c).Append('{').Append(spaced ? category.Replace(" ", "", StringComparison.Ordinal) : category).Append('}');
                i = end;
                return true;
            case >= '1' and <= '9' when closed is not null:
                var number = c - '0';
                while (i + 1 < pattern.Length && char.IsAsciiDigit(pattern[i + 1]) && closed.Contains((number * 10) + pattern[i + 1] - '0'))
                {
                    number = (number * 10) + pattern[++i] - '0';
                }

                source.Append($"(?:\\{number})");
                return closed.Contains(number);
            default:
                return false;
        }
    }
}
