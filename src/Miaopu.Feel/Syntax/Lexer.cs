using System.Globalization;

namespace Miaopu.Feel;

internal enum TokenKind : byte
{
    End,
    Number,
    String,
    At,
    Word,
    Sign,
    Bad,
}

/// <summary>A piece of the text, from Start up to End; Text is the sign, or the word.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool Is(string text) => Kind is TokenKind.Word or TokenKind.Sign && Text == text;
}

/// <summary>
/// Cuts the text into tokens, one at a time: which characters form a name depends on what is declared where the parser stands
/// (DMN 1.5, 10.3.1.2 and 10.3.1.4), so the parser asks for the token at a place and may take a longer name instead.
/// </summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Signs = ["**", "..", "!=", "<=", ">=", "->"];

    public string Text { get; } = text;

    public static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '?' || char.IsSurrogate(c) || IsMark(c);

    public static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c);

    /// <summary>The token at or after a place, blanks and comments skipped.</summary>
    public Token At(int position)
    {
        var start = SkipBlanks(position);
        if (start < 0)
        {
            return new Token(TokenKind.Bad, Text.Length, Text.Length, "/*");
        }

        if (start >= Text.Length)
        {
            return new Token(TokenKind.End, start, start, "");
        }

        var c = Text[start];
        if (c == '"')
        {
            return StringAt(start, TokenKind.String, start);
        }

        if (c == '@')
        {
            var quote = SkipBlanks(start + 1);
            return quote > 0 && quote < Text.Length && Text[quote] == '"' ? StringAt(quote, TokenKind.At, start) : new Token(TokenKind.Sign, start, start + 1, "@");
        }

        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < Text.Length && char.IsAsciiDigit(Text[start + 1])))
        {
            return NumberAt(start);
        }

        if (IsNameStart(c))
        {
            var end = start + 1;
            while (end < Text.Length && IsNamePart(Text[end]))
            {
                end++;
            }

            return new Token(TokenKind.Word, start, end, Text[start..end]);
        }

        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(Text, start, sign, 0, sign.Length) == 0)
            {
                return new Token(TokenKind.Sign, start, start + sign.Length, sign);
            }
        }

        return new Token(TokenKind.Sign, start, start + 1, c.ToString());
    }

    /// <summary>The first place that is neither blank nor comment; -1 if a comment does not end.</summary>
    public int SkipBlanks(int at)
    {
        while (at < Text.Length)
        {
            if (IsBlank(Text[at]))
            {
                at++;
            }
            else if (Text[at] == '/' && at + 1 < Text.Length && Text[at + 1] == '/')
            {
                var end = Text.IndexOf('\n', at);
                at = end < 0 ? Text.Length : end + 1;
            }
            else if (Text[at] == '/' && at + 1 < Text.Length && Text[at + 1] == '*')
            {
                var end = Text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return -1;
                }

                at = end + 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>
    /// Where a name ends if it stands at a place; -1 if it does not. A name is a sequence of tokens (10.3.1.4): any run of blanks parts its words, and beside a
    /// sign blanks do not count.
    /// </summary>
    public int MatchName(string name, int at)
    {
        var end = at;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var signed = IsNameSign(c) || (i > 0 && IsNameSign(name[i - 1])) || (c == ' ' && i + 1 < name.Length && IsNameSign(name[i + 1]));
            if (c == ' ' || (signed && i > 0))
            {
                var from = end;
                while (end < Text.Length && IsBlank(Text[end]))
                {
                    end++;
                }

                if (end == from && !signed)
                {
                    return -1;
                }
            }

            if (c == ' ')
            {
                continue;
            }

            if (end < Text.Length && Text[end] == c)
            {
                end++;
            }
            else
            {
                return -1;
            }
        }

        var cut = end < Text.Length && IsNamePart(Text[end]) && IsNamePart(name[^1]);
        return cut ? -1 : end;
    }

    // grammar rule 30
    private static bool IsNameSign(char c) => c is '.' or '/' or '-' or '\'' or '’' or '+' or '*';

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u180E' or '\u200B';

    private static bool IsMark(char c) => c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.Format && c is not ('\uFEFF' or '\u180E' or '\u200B');

    private Token NumberAt(int start)
    {
        var end = SkipDigits(start);
        if (end + 1 < Text.Length && Text[end] == '.' && char.IsAsciiDigit(Text[end + 1]))
        {
            end = SkipDigits(end + 1);
        }

        if (end < Text.Length && Text[end] is 'e' or 'E')
        {
            var digits = end + 1 < Text.Length && Text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (digits < Text.Length && char.IsAsciiDigit(Text[digits]))
            {
                end = SkipDigits(digits);
            }
        }

        return new Token(TokenKind.Number, start, end, Text[start..end]);
    }

    private int SkipDigits(int at)
    {
        while (at < Text.Length && char.IsAsciiDigit(Text[at]))
        {
            at++;
        }

        return at;
    }

    private Token StringAt(int quote, TokenKind kind, int start)
    {
        for (var at = quote + 1; at < Text.Length; at++)
        {
            if (Text[at] == '\\')
            {
                at++;
            }
            else if (Text[at] == '"')
            {
                return new Token(kind, start, at + 1, Escapes.Read(Text.AsSpan(quote + 1, at - quote - 1)));
            }
        }

        return new Token(TokenKind.Bad, start, Text.Length, "\"");
    }
}
