using System.Diagnostics.CodeAnalysis;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>
/// An address that a message can be sent to: something, one @, a domain with a dot. Lighter than RFC 5322 on purpose: only a message to it
/// can tell whether it is somebody's. The domain is kept in small letters; two addresses are equal if the part before the @ is the same to the letter.
/// </summary>
public readonly record struct EmailAddress
{
    private readonly string? text;

    /// <exception cref="ArgumentException">The text is no such address; what people type goes through <see cref="TryParse"/>.</exception>
    public EmailAddress(string text) => this = TryParse(text, out var address, out var why) ? address : throw new ArgumentException(why, nameof(text));

    private EmailAddress(string text, bool _) => this.text = text;

    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no address.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default EmailAddress has no value.");

    /// <summary>Reads what was typed; full-width signs and spaces at the ends are put right without a word.</summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="address">The address, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out EmailAddress address, [NotNullWhen(false)] out string? why)
    {
        var plain = TypedText.Plain(typed);
        why = WhatIsWrongWith(plain);
        address = default;
        if (why is not null)
            return false;
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        address = new EmailAddress(plain[..at] + plain[at..].ToLowerInvariant(), true);
        return true;
    }

    public override string ToString() => text ?? "";

    private static string? WhatIsWrongWith(string plain)
    {
        if (plain.Length == 0)
            return "请填写电子邮箱，例如 name@example.cn。";
        if (plain.Length > 254)
            return "电子邮箱过长（最多 254 个字符），请核对。";
        if (plain.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '，' or '；' or '<' or '>'))
            return "电子邮箱中间有空格或分隔符，请只填一个邮箱。";
        var parts = plain.Split('@');
        if (parts.Length != 2 || parts[0].Length is 0 or > 64)
            return $"“{plain}”不是电子邮箱：应有且只有一个 @，@ 之前不能为空也不能超过 64 个字符，请改正。";
        var labels = parts[1].Split('.');
        if (labels.Length < 2 || labels.Any(label => label.Length is 0 or > 63))
            return $"“{plain}”的 @ 之后不是完整的域名，应类似 example.cn，请改正。";
        return null;
    }
}
