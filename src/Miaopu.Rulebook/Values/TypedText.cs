using System.Text;

namespace Miaopu.Rulebook;

/// <summary>What people type or paste, brought to the plain form the values are checked in.</summary>
public static class TypedText
{
    /// <summary>Full-width letters, digits and signs (Ａ, １, ＠, ideographic space) become their ASCII twins; the ends are trimmed.</summary>
    public static string Plain(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
            return "";

        var plain = new StringBuilder(typed.Length);
        foreach (var c in typed)
            plain.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' => ' ',
                _ => c,
            });
        return plain.ToString().Trim();
    }

    /// <summary>As <see cref="Plain"/>, and without any white space or invisible direction mark inside: codes are often pasted in groups.</summary>
    public static string Unspaced(string? typed) =>
        string.Concat(Plain(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\u200E' or '\u200F' or '\uFEFF')));

    /// <summary>Whether it holds nothing but the digits 0 to 9.</summary>
    public static bool IsAsciiDigits(string text) => text.All(char.IsAsciiDigit);
}
