namespace Miaopu.Rulebook;

/// <summary>Rounding as rules state it.</summary>
internal static class Fractions
{
    internal static readonly (string Word, FractionRounding Value)[] Words =
        [("up", FractionRounding.Up), ("down", FractionRounding.Down), ("half up", FractionRounding.HalfUp)];

    internal static decimal Whole(decimal number, FractionRounding rounding) => rounding switch
    {
        FractionRounding.Up => decimal.Ceiling(number),
        FractionRounding.Down => decimal.Floor(number),
        _ => decimal.Floor(number + 0.5m),
    };

    /// <summary>To so many digits; null leaves the number as it is.</summary>
    internal static decimal To(decimal number, int? decimals, FractionRounding rounding)
    {
        if (decimals is not { } digits)
        {
            return number;
        }

        var step = Step(digits);
        return Whole(number / step, rounding) * step;
    }

    /// <summary>One unit of the last digit.</summary>
    internal static decimal Step(int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++)
        {
            step /= 10m;
        }

        return step;
    }
}
