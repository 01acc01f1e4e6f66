using System.Text;

namespace Miaopu.Feel;

/// <summary>Functions of strings (DMN 1.5, 10.3.4.3). Positions count Unicode characters, not UTF-16 units.</summary>
internal static partial class FunctionLibrary
{
    private delegate FeelValue TwoTexts(string a, string b);

    private static IEnumerable<OwnFunction> StringFunctions()
    {
        yield return Define("substring", Substring, "string, start position, length?");
        yield return Define("string length", (in Call call) => call.IsText(0, out var text)
            ? FeelValue.Of((decimal)Count(text)) : call.WrongKind(0, "字符串"), "string");
        yield return Define("upper case", (in Call call) => call.IsText(0, out var text)
            ? FeelValue.Of(text.ToUpperInvariant()) : call.WrongKind(0, "字符串"), "string");
        yield return Define("lower case", (in Call call) => call.IsText(0, out var text)
            ? FeelValue.Of(text.ToLowerInvariant()) : call.WrongKind(0, "字符串"), "string");
        yield return Define("substring before", (in Call call) => OfTwo(call, (text, match) =>
            FeelValue.Of(text.IndexOf(match, StringComparison.Ordinal) is > 0 and var at ? text[..at] : "")), "string, match");
        yield return Define("substring after", (in Call call) => OfTwo(call, (text, match) =>
            FeelValue.Of(text.IndexOf(match, StringComparison.Ordinal) is >= 0 and var at ? text[(at + match.Length)..] : "")), "string, match");
        yield return Define("contains", (in Call call) => OfTwo(call, (text, match) =>
            FeelValue.Of(text.Contains(match, StringComparison.Ordinal))), "string, match");
        yield return Define("starts with", (in Call call) => OfTwo(call, (text, match) =>
            FeelValue.Of(text.StartsWith(match, StringComparison.Ordinal))), "string, match");
        yield return Define("ends with", (in Call call) => OfTwo(call, (text, match) =>
            FeelValue.Of(text.EndsWith(match, StringComparison.Ordinal))), "string, match");
        yield return Define("matches", Matches, "input, pattern, flags?");
        yield return Define("replace", Replace, "input, pattern, replacement, flags?");
        yield return Define("split", Split, "string, delimiter");
        yield return Define("string join", StringJoin, "list, delimiter?");
    }

    private static FeelValue OfTwo(in Call call, TwoTexts function)
        => !call.IsText(0, out var first) ? call.WrongKind(0, "字符串")
            : !call.IsText(1, out var second) ? call.WrongKind(1, "字符串")
            : function(first, second);

    private static int Count(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return count;
    }

    private static FeelValue Substring(in Call call)
    {
        if (!call.IsText(0, out var text))
        {
            return call.WrongKind(0, "字符串");
        }

        if (!call.IsNumber(1, out var start) || !Numbers.TryInteger(Truncate(start), out var from) || from == 0)
        {
            return call.Error("起始位置应为整数，首字为 1，末字为 -1");
        }

        var characters = text.EnumerateRunes().ToArray();
        from = from > 0 ? from - 1 : characters.Length + from;
        var count = characters.Length;
        if (call.Count > 2 && (!call.IsNumber(2, out var length) || !Numbers.TryInteger(Truncate(length), out count) || count < 1))
        {
            return call.Error("长度应为不小于 1 的整数");
        }

        if (from < 0 || from > characters.Length)
        {
            return call.Error("起始位置超出字符串");
        }

        call.Frame.Spend(characters.Length);
        var part = new StringBuilder();
        foreach (var character in characters.AsSpan(from, Math.Min(count, characters.Length - from)))
        {
            part.Append(character.ToString());
        }

        return FeelValue.Of(part.ToString());
    }

    private static FeelValue StringJoin(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var delimiter = "";
        if (!call[1].IsNull && !call.IsText(1, out delimiter))
        {
            return call.WrongKind(1, "字符串");
        }

        var joined = new StringBuilder();
        var first = true;
        foreach (var item in list)
        {
            if (item.Kind is not (FeelKind.String or FeelKind.Null))
            {
                return call.Error($"只能连接字符串，而不是{Comparison.Name(item)}");
            }

            if (item.Kind == FeelKind.String)
            {
                call.Frame.Spend(item.Text.Length + delimiter.Length);
                joined.Append(first ? "" : delimiter).Append(item.Text);
                first = false;
            }
        }

        return FeelValue.Of(joined.ToString());
    }

    private static FeelValue Matches(in Call call) => Search(call, 2, (in Call c, string text, Pattern pattern) =>
        FeelValue.Of(pattern.Occurs(text, c.Frame)));

    private static FeelValue Replace(in Call call)
    {
        if (!call.IsText(2, out var replacement))
        {
            return call.WrongKind(2, "字符串");
        }

        return Search(call, 3, (in Call c, string text, Pattern pattern) =>
        {
            if (pattern.Replace(text, replacement, c.Frame) is not { } result)
            {
                return c.Error("替换不能进行：模式可匹配空串，或替换文本有误");
            }

            return FeelValue.Of(result);
        });
    }

    private static FeelValue Split(in Call call) => Search(call, 2, (in Call c, string text, Pattern pattern) =>
        pattern.Split(text, c.Frame) is { } parts ? FeelValue.List([.. parts.Select(p => FeelValue.Of(p))]) : c.Error("分割不能进行：模式可匹配空串"));

    private delegate FeelValue PatternUse(in Call call, string text, Pattern pattern);

    private static FeelValue Search(in Call call, int flagsAt, PatternUse use)
    {
        if (!call.IsText(0, out var text))
        {
            return call.WrongKind(0, "字符串");
        }

        if (!call.IsText(1, out var pattern))
        {
            return call.WrongKind(1, "字符串");
        }

        var flags = "";
        if (!call[flagsAt].IsNull && !call.IsText(flagsAt, out flags))
        {
            return call.WrongKind(flagsAt, "字符串");
        }

        if (pattern.Length > Pattern.MaxLength)
        {
            return call.Error($"模式最多 {Pattern.MaxLength} 字");
        }

        return Pattern.Read(pattern, flags, call.Frame, out var problem) is { } read ? use(call, text, read) : call.Error($"模式“{pattern}”有误：{problem}");
    }
}
