using System.Globalization;
using System.Numerics;

namespace Miaopu.Feel;

/// <summary>
/// A decimal number of at most 34 significant digits, coefficient × 10^exponent, rounded half to even (DMN 1.5, 10.3.2.3.1:
/// IEEE 754 decimal128). Used where System.Decimal would round or overflow; the coefficient never ends in a zero.
/// </summary>
internal sealed class WideNumber : IComparable<WideNumber>
{
    internal const int Digits = 34;
    private const int MaxExponent = 6111 + Digits;
    private const int MinExponent = -6176;
    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, 160).Select(i => BigInteger.Pow(10, i))];
    private static readonly BigInteger DecimalMax = (BigInteger.One << 96) - 1;

    private WideNumber(BigInteger coefficient, int exponent) => (Coefficient, Exponent) = (coefficient, exponent);

    public BigInteger Coefficient { get; }

    public int Exponent { get; }

    public static WideNumber Zero { get; } = new(0, 0);

    public static BigInteger Power10(int n) => n < Powers.Length ? Powers[n] : BigInteger.Pow(10, n);

    /// <summary>Rounds to 34 digits; null when the number is larger than decimal128 can hold.</summary>
    public static WideNumber? Round(BigInteger coefficient, long exponent, int digits = Digits)
    {
        if (coefficient.IsZero)
        {
            return Zero;
        }

        var excess = CountDigits(coefficient) - digits;
        if (exponent + excess < MinExponent)
        {
            excess = (int)Math.Min(MinExponent - exponent, 20_000);
        }

        if (excess > 0)
        {
            coefficient = DivideHalfEven(coefficient, Power10(excess));
            exponent += excess;
        }

        while (!coefficient.IsZero)
        {
            var quotient = BigInteger.DivRem(coefficient, 10, out var rest);
            if (!rest.IsZero)
            {
                break;
            }

            (coefficient, exponent) = (quotient, exponent + 1);
        }

        return coefficient.IsZero ? Zero
            : exponent + CountDigits(coefficient) > MaxExponent ? null
            : new WideNumber(coefficient, (int)exponent);
    }

    public static WideNumber Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var coefficient = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return Round(value < 0 ? -coefficient : coefficient, -value.Scale)!;
    }

    /// <summary>The same number as System.Decimal, if that holds it exactly.</summary>
    public bool TryGet(out decimal value)
    {
        value = 0;
        var (coefficient, exponent) = (Coefficient, Exponent);
        if (exponent is < -28 or > 28)
        {
            return false;
        }

        if (exponent > 0)
        {
            coefficient *= Power10(exponent);
            exponent = 0;
        }

        var size = BigInteger.Abs(coefficient);
        if (size > DecimalMax)
        {
            return false;
        }

        var (low, middle, high) = ((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)(size >> 64));
        value = new decimal(low, middle, high, coefficient.Sign < 0, (byte)-exponent);
        return true;
    }

    public static WideNumber? Add(WideNumber a, WideNumber b)
    {
        if (a.Exponent < b.Exponent)
        {
            (a, b) = (b, a);
        }

        if (a.Coefficient.IsZero)
        {
            return b;
        }

        // beyond all digits of the larger one, only the sign of the smaller can matter, and half-even rounding drops it
        var gap = a.Exponent - b.Exponent;
        return gap > 3 * Digits ? (b.Coefficient.IsZero ? a : Round((a.Coefficient * Power10(2 * Digits)) + b.Coefficient.Sign, a.Exponent - (2 * Digits)))
            : Round((a.Coefficient * Power10(gap)) + b.Coefficient, b.Exponent);
    }

    public static WideNumber? Multiply(WideNumber a, WideNumber b)
        => Round(a.Coefficient * b.Coefficient, (long)a.Exponent + b.Exponent);

    /// <summary>Null for a division by zero.</summary>
    public static WideNumber? Divide(WideNumber a, WideNumber b)
    {
        if (b.Coefficient.IsZero)
        {
            return null;
        }

        // two digits more than needed, and a last one that says whether anything is left
        var shift = Math.Max(0, Digits + 2 + CountDigits(b.Coefficient) - CountDigits(a.Coefficient));
        var quotient = BigInteger.DivRem(a.Coefficient * Power10(shift), b.Coefficient, out var rest);
        var sticky = rest.IsZero ? 0 : rest.Sign * b.Coefficient.Sign;
        return Round((quotient * 10) + sticky, (long)a.Exponent - b.Exponent - shift - 1);
    }

    public WideNumber Negate() => new(-Coefficient, Exponent);

    /// <summary>The largest multiple of 10^exponent that is not above this number.</summary>
    public (BigInteger Quotient, bool Exact, int HalfCompare) DivideByPower(int exponent)
    {
        if (Exponent >= exponent)
        {
            return (Coefficient * Power10(Exponent - exponent), true, -1);
        }

        var gap = exponent - Exponent;
        if (gap > Digits + 2)
        {
            return (Coefficient.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero, Coefficient.IsZero, Coefficient.Sign < 0 ? 1 : -1);
        }

        var by = Power10(gap);
        var quotient = BigInteger.DivRem(Coefficient, by, out var rest);
        if (rest.Sign < 0)
        {
            quotient -= 1;
            rest += by;
        }

        return (quotient, rest.IsZero, (rest * 2).CompareTo(by));
    }

    public int CompareTo(WideNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (Coefficient.Sign != other.Coefficient.Sign || Coefficient.IsZero)
        {
            return Coefficient.Sign.CompareTo(other.Coefficient.Sign);
        }

        var size = Exponent + CountDigits(Coefficient);
        var otherSize = other.Exponent + CountDigits(other.Coefficient);
        if (size != otherSize)
        {
            return size.CompareTo(otherSize) * Coefficient.Sign;
        }

        var gap = Exponent - other.Exponent;
        return gap >= 0
            ? (Coefficient * Power10(gap)).CompareTo(other.Coefficient)
            : Coefficient.CompareTo(other.Coefficient * Power10(-gap));
    }

    public override bool Equals(object? obj) => obj is WideNumber other && Coefficient == other.Coefficient && Exponent == other.Exponent;

    public override int GetHashCode() => HashCode.Combine(Coefficient, Exponent);

    /// <summary>Plain digits; with an exponent only where zeros alone would fill more than forty places.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = Coefficient.Sign < 0 ? "-" : "";
        if (Exponent >= 0)
        {
            return Exponent <= 40 ? sign + digits + new string('0', Exponent) : $"{sign}{digits}E+{Exponent}";
        }

        var point = digits.Length + Exponent;
        return point > 0 ? $"{sign}{digits[..point]}.{digits[point..]}"
            : point > -40 ? $"{sign}0.{new string('0', -point)}{digits}"
            : $"{sign}{digits}E{Exponent}";
    }

    internal static int CountDigits(BigInteger value)
    {
        value = BigInteger.Abs(value);
        if (value.IsZero)
        {
            return 1;
        }

        var estimate = (int)((value.GetBitLength() - 1) * 0.30102999566398119);
        return value >= Power10(estimate) ? (value >= Power10(estimate + 1) ? estimate + 2 : estimate + 1) : estimate;
    }

    private static BigInteger DivideHalfEven(BigInteger value, BigInteger by)
    {
        var quotient = BigInteger.DivRem(value, by, out var rest);
        var compare = (BigInteger.Abs(rest) * 2).CompareTo(by);
        return compare > 0 || (compare == 0 && !quotient.IsEven) ? quotient + value.Sign : quotient;
    }
}
