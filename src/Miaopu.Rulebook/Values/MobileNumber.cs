using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Rulebook;

/// <summary>A mainland mobile number: 11 digits from 13 to 19. Whether it is in use only a message to it can tell.</summary>
public readonly record struct MobileNumber
{
    private readonly string? text;

    /// <exception cref="ArgumentException">The text is no such number; what people type goes through <see cref="TryParse"/>.</exception>
    public MobileNumber(string text) => this = TryParse(text, out var number, out var why) ? number : throw new ArgumentException(why, nameof(text));

    private MobileNumber(string text, bool _) => this.text = text;

    /// <summary>The 11 digits, without country code.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no number.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default MobileNumber has no value.");

    /// <summary>For pages that others read: the middle four digits hidden.</summary>
    public string Masked => Value[..3] + "****" + Value[7..];

    /// <summary>Reads what was typed; a country code 86, spaces, hyphens and full-width digits are put right without a word.</summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="number">The number, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out MobileNumber number, [NotNullWhen(false)] out string? why)
    {
        var plain = TypedText.Unspaced(typed).Replace("-", "");
        if (plain.StartsWith("+86", StringComparison.Ordinal))
            plain = plain[3..];
        else if (plain.Length > 11 && plain.StartsWith("0086", StringComparison.Ordinal))
            plain = plain[4..];
        else if (plain.Length == 13 && plain.StartsWith("86", StringComparison.Ordinal))
            plain = plain[2..];

        why = plain.Length == 0 ? "请填写手机号码（11 位）。"
            : !TypedText.IsAsciiDigits(plain) ? $"手机号码只能是数字，现在是“{plain}”，请改正；座机请填到固定电话一栏。"
            : plain.Length != 11 ? $"手机号码应为 11 位，现在是 {plain.Length} 位，请核对。"
            : plain[0] != '1' || plain[1] < '3' ? $"手机号码应以 13 至 19 开头，现在是“{plain[..2]}”，请核对。"
            : null;
        number = why is null ? new MobileNumber(plain, true) : default;
        return why is null;
    }

    /// <inheritdoc />
    public override string ToString() => text ?? "";
}
