using System.Diagnostics.CodeAnalysis;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Values;

/// <summary>
/// An administrative division's six-digit code (GB/T 2260): two digits of province, two of city, two of county. The code says where
/// in the grid it stands, not whether such a division exists or what it is called: that is <see cref="Divisions"/>.
/// </summary>
public readonly record struct DivisionCode : IComparable<DivisionCode>
{
    private readonly string? text;

    /// <exception cref="ArgumentException">The text is no valid code; what people type goes through <see cref="TryParse"/>.</exception>
    public DivisionCode(string text) => this = TryParse(text, out var code, out var why) ? code : throw new ArgumentException(why, nameof(text));

    private DivisionCode(string text, bool _) => this.text = text;

    /// <summary>The six digits.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no code.</exception>
    public string Value => text ?? throw new InvalidOperationException("A default DivisionCode has no value.");

    /// <summary>The province this lies in; itself for a province.</summary>
    public DivisionCode Province => new(Value[..2] + "0000", true);

    /// <summary>The city-level code this lies in, itself for a city; null for a province. In municipalities such a code need not name a division.</summary>
    public DivisionCode? City => IsProvince ? null : new DivisionCode(Value[..4] + "00", true);

    public bool IsProvince => Value.EndsWith("0000", StringComparison.Ordinal);

    public bool IsCity => !IsProvince && Value.EndsWith("00", StringComparison.Ordinal);

    /// <summary>Whether the other lies in this by its digits; a code contains itself.</summary>
    public bool Contains(DivisionCode other) =>
        IsProvince ? other.Value.StartsWith(Value[..2], StringComparison.Ordinal)
        : IsCity ? other.Value.StartsWith(Value[..4], StringComparison.Ordinal)
        : other == this;

    /// <summary>Reads what was typed; full-width digits and spaces are put right without a word.</summary>
    /// <param name="typed">As it came from the form or the spreadsheet.</param>
    /// <param name="code">The code, or <c>default</c>.</param>
    /// <param name="why">What is wrong and how to mend it, for the person who typed it.</param>
    public static bool TryParse(string? typed, out DivisionCode code, [NotNullWhen(false)] out string? why)
    {
        var plain = TypedText.Unspaced(typed);
        why = WhatIsWrongWith(plain);
        code = why is null ? new DivisionCode(plain, true) : default;
        return why is null;
    }

    public int CompareTo(DivisionCode other) => string.CompareOrdinal(text, other.text);

    public override string ToString() => text ?? "";

    private static string? WhatIsWrongWith(string plain)
    {
        if (plain.Length == 0)
            return "请填写行政区划代码（6 位数字）。";
        if (plain.Length != 6 || !TypedText.IsAsciiDigits(plain))
            return $"行政区划代码应为 6 位数字，现在是“{plain}”，请改正或从列表中选择。";
        if (plain[0] == '0')
            return $"行政区划代码“{plain}”不存在：前两位表示省份，从 11 开始，请改正或从列表中选择。";
        if (plain[2..4] == "00" && plain[4..] != "00")
            return $"行政区划代码“{plain}”不存在：中间两位是 00 时最后两位也应是 00，请改正或从列表中选择。";
        return null;
    }
}
