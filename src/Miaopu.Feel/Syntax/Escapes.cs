using System.Globalization;
using System.Text;

namespace Miaopu.Feel;

/// <summary>Escapes of string literals (DMN 1.5, grammar rules 63 and 64). A backslash before anything else stands for itself.</summary>
internal static class Escapes
{
    public static string Read(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('\\'))
        {
            return raw.ToString();
        }

        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            switch (raw[i])
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case '"' or '\'' or '\\': text.Append(raw[i]); break;
                case 'u' when TryHex(raw, i + 1, 4, out var unit):
                    text.Append((char)unit);
                    i += 4;
                    break;
                case 'U' when TryHex(raw, i + 1, 6, out var rune) && Rune.IsValid(rune):
                    text.Append(new Rune(rune));
                    i += 6;
                    break;
                default: text.Append('\\').Append(raw[i]); break;
            }
        }

        return text.ToString();
    }

    public static string Write(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool TryHex(ReadOnlySpan<char> raw, int from, int count, out int value)
    {
        value = 0;
        return from + count <= raw.Length && int.TryParse(raw.Slice(from, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
