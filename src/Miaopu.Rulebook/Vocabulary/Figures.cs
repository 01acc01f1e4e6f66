using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    /// <summary>Without trailing zeros and without thousands separators.</summary>
    internal static string Plain(decimal number) => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>At most four decimals, cut toward zero so that a value that fails a threshold never reads like one that meets it.</summary>
    internal static string Short(decimal number) => Plain(decimal.Truncate(number * 10_000m) / 10_000m);

    /// <summary>A share as a percentage with at most two decimals, cut toward zero.</summary>
    internal static string Percent(decimal share) => Plain(decimal.Truncate(share * 10_000m) / 100m) + "%";

    /// <summary>With its unit: 元 from ten thousand up in 万元, 月 with a remainder as 余.</summary>
    internal static string WithUnit(decimal number, string? unit) => unit switch
    {
        "%" => Percent(number),
        "元" when Math.Abs(number) >= 10_000m => $"{Short(number / 10_000m)} 万元",
        "月" when number != decimal.Truncate(number) => $"{Plain(decimal.Truncate(number))} 个月余",
        "月" => $"{Plain(number)} 个月",
        null or "" => Short(number),
        _ => $"{Short(number)} {unit}",
    };
}
