using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Rulebook;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 signs, of which the 9th to 17th are the organisation code
/// with its own check sign (GB 11714) and the last is a check sign over the whole. Always upper case.
/// </summary>
public readonly record struct CreditCode
{
    /// <summary>Digits and capitals without I, O, S, V and Z; a sign's place in it is its value.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] WholeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? text;

    /// <exception cref="ArgumentException">The text is no valid code; what people type goes through <see cref="TryParse"/>.</exception>
    public CreditCode(string text) => this = TryParse(text, out var code, out var why) ? code : throw new ArgumentException(why, nameof(text));

    private CreditCode(string text, bool _) => this.text = text;

    /// <summary>The 18 signs.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no code.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default CreditCode has no value.");

    /// <summary>Reads what was typed; small letters, full-width signs and spaces are put right without a word.</summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="code">The code, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out CreditCode code, [NotNullWhen(false)] out string? why)
    {
        var plain = TypedText.Unspaced(typed).ToUpperInvariant();
        why = WhatIsWrongWith(plain);
        code = why is null ? new CreditCode(plain, true) : default;
        return why is null;
    }

    /// <summary>The code that begins with these sixteen characters: both check characters are computed. For invented units of a demonstration.</summary>
    /// <exception cref="ArgumentException">The sixteen characters cannot begin a code.</exception>
    public static CreditCode Complete(string sixteen)
    {
        var organisation = sixteen + OrganisationCheck(sixteen + "0");
        return new CreditCode(organisation + WholeCheck(organisation + "0"));
    }

    /// <inheritdoc />
    public override string ToString() => text ?? "";

    private static string? WhatIsWrongWith(string plain)
    {
        if (plain.Length == 0)
            return "请填写统一社会信用代码（营业执照或法人证书上的 18 位代码）。";
        if (plain.Length != 18)
            return $"统一社会信用代码应为 18 位，现在是 {plain.Length} 位，请对照营业执照补全或删去多余的字符。";

        for (var i = 0; i < plain.Length; i++)
            if (!Alphabet.Contains(plain[i], StringComparison.Ordinal))
                return $"统一社会信用代码第 {i + 1} 位的“{plain[i]}”不能出现在代码中{Lookalike(plain[i])}，请对照营业执照修改。";

        if (!TypedText.IsAsciiDigits(plain[2..8]))
            return "统一社会信用代码第 3 至 8 位是登记机关的行政区划，只能是数字，请对照营业执照修改。";
        if (plain[16] != OrganisationCheck(plain))
            return "统一社会信用代码第 9 至 17 位（主体标识码）校验不符，多半是其中某一位抄错或两位颠倒，请逐位核对。";
        if (plain[17] != WholeCheck(plain))
            return "统一社会信用代码校验不符，多半是某一位抄错或两位颠倒，请对照营业执照逐位核对。";
        return null;
    }

    private static string Lookalike(char c) => c switch
    {
        'O' => "，可能是数字 0",
        'I' => "，可能是数字 1",
        'Z' => "，可能是数字 2",
        'S' => "，可能是数字 5",
        'V' => "，可能是字母 U 或 Y",
        _ => "",
    };

    /// <summary>GB 11714: letters count 10 to 35, so its values differ from those of the whole code.</summary>
    private static char OrganisationCheck(string plain)
    {
        var sum = OrganisationWeights.Select((weight, i) => weight * OrganisationValue(plain[8 + i])).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var n => (char)('0' + n) };

        static int OrganisationValue(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
    }

    private static char WholeCheck(string plain)
    {
        var sum = WholeWeights.Select((weight, i) => weight * Alphabet.IndexOf(plain[i], StringComparison.Ordinal)).Sum();
        return Alphabet[(31 - sum % 31) % 31];
    }
}
