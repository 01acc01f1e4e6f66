namespace Miaopu.Rulebook;

/// <summary>
/// Exact numbers as whole multiples of 1, 0.1, 0.01 …, so that a column of them is added up and compared without decimals. The scale is the number of digits
/// behind the point, one for a whole column.
/// </summary>
internal static class Scaled
{
    /// <summary>Stands for what is no such number.</summary>
    internal const long None = long.MinValue;

    /// <summary>More digits than this are not scaled.</summary>
    internal const int MostDigits = 6;

    private static readonly decimal[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>How many digits behind the point a number needs.</summary>
    internal static int DigitsOf(decimal number)
    {
        var digits = 0;
        while (digits <= MostDigits && number != decimal.Truncate(number))
        {
            (number, digits) = ((number - decimal.Truncate(number)) * 10, digits + 1);
        }

        return digits;
    }

    /// <summary>The largest multiple that is not above a number; <see cref="None"/> where that is too large to be counted.</summary>
    internal static long Floor(decimal number, int scale) =>
        decimal.Abs(number) < long.MaxValue / Powers[scale] ? (long)decimal.Floor(number * Powers[scale]) : None;

    internal static decimal ToDecimal(long multiple, int scale)
    {
        var size = Math.Abs(multiple);
        return new decimal((int)size, (int)(size >> 32), 0, multiple < 0, (byte)scale);
    }
}

/// <summary>The multiples that meet a threshold: all between two, both included.</summary>
internal readonly record struct ScaledRange(long Low, long High)
{
    /// <summary>The range of a comparison with fixed ends; null where there is none, or numbers are too large to be counted.</summary>
    internal static ScaledRange? Of(Comparison against, int scale)
    {
        var (from, to) = against.Kind switch
        {
            ComparisonKind.AtLeast => (Up(against.Number, scale), long.MaxValue),
            ComparisonKind.MoreThan => (Next(Scaled.Floor(against.Number, scale)), long.MaxValue),
            ComparisonKind.AtMost => (-long.MaxValue, Scaled.Floor(against.Number, scale)),
            ComparisonKind.LessThan => (-long.MaxValue, Before(Up(against.Number, scale))),
            ComparisonKind.Between => (Up(against.Number, scale), Scaled.Floor(against.Upper, scale)),
            _ => (Scaled.None, Scaled.None),
        };
        return from == Scaled.None || to == Scaled.None ? null : new ScaledRange(from, to);
    }

    /// <summary>Whether a whole number is at least one for so many of another, rounded as stated: rounding up changes nothing for a whole number.</summary>
    internal static bool IsOnePer(long number, long per, long of, Rounding rounding) =>
        rounding == Rounding.Down ? ((Int128)number + 1) * per > of : (Int128)number * per >= of;

    internal bool Holds(long multiple) => multiple >= Low && multiple <= High;

    private static long Up(decimal number, int scale) => Scaled.Floor(-number, scale) is var down && down == Scaled.None ? Scaled.None : -down;

    private static long Next(long multiple) => multiple == Scaled.None ? Scaled.None : multiple + 1;

    private static long Before(long multiple) => multiple == Scaled.None ? Scaled.None : multiple - 1;
}
