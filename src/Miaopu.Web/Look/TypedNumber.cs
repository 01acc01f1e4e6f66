using System.Globalization;

namespace Miaopu.Web.Look;

/// <summary>Numbers as people type them, with thousands separators of either width, up to what can be counted or paid.</summary>
public static class TypedNumber
{
    /// <summary>What is said of a number beyond <see cref="Largest"/>.</summary>
    public const string LargestWords = "最大 1 万亿";

    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>Null for what is no number, or one that is too large.</summary>
    /// <param name="signed">Whether a sign may stand before it.</param>
    public static decimal? Read(string typed, bool signed) =>
        decimal.TryParse(Plain(typed), Styles(signed), CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? number : null;

    /// <summary>Whether it is a number, and only its size is wrong with it.</summary>
    public static bool IsTooLarge(string typed, bool signed)
    {
        var plain = Plain(typed);
        return decimal.TryParse(plain, Styles(signed), CultureInfo.InvariantCulture, out var number)
            ? Math.Abs(number) > Largest
            : plain.Any(char.IsAsciiDigit) && double.TryParse(plain, Styles(signed), CultureInfo.InvariantCulture, out _); // more digits than a decimal holds
    }

    private static NumberStyles Styles(bool signed) => NumberStyles.AllowDecimalPoint | (signed ? NumberStyles.AllowLeadingSign : NumberStyles.None);

    private static string Plain(string typed) => typed.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
}
