using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>A number as packs write it: 500, 75%, 300万元, 24 个月, 5 working days. Shares become 0.75, 万 and 亿 are multiplied out.</summary>
internal readonly record struct Quantity(decimal Number, string? Unit, int DigitsLength)
{
    /// <summary>Whether it was written with a sign, as changes are: -20%, +5 家.</summary>
    internal bool Signed { get; init; }

    /// <summary>What the size of every number stays below, so that nothing worked out with some of them overflows.</summary>
    internal const decimal Limit = 1_000_000_000_000_000m;

    /// <summary>The number with its unit; null for what is none, or is too large.</summary>
    internal static Quantity? Parse(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' || (end == 0 && text[end] is '-' or '+')))
        {
            end++;
        }

        if (!decimal.TryParse(text[..end].Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || decimal.Abs(number) >= Limit)
        {
            return null;
        }

        var signed = text[0] is '-' or '+';
        var rest = text[end..].Trim();
        if (rest == "%")
        {
            return new(number / 100m, "%", end) { Signed = signed };
        }

        var factor = rest.Length == 0 ? 1m : rest[0] switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m };
        var unit = (factor == 1m ? rest : rest[1..]).Trim();
        return decimal.Abs(number * factor) >= Limit ? null : new(number * factor, unit.Length == 0 ? null : unit, end) { Signed = signed };
    }
}
