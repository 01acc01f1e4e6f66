using System.Globalization;
using System.Numerics;

namespace Miaopu.Feel;

/// <summary>Arithmetic of 34 digits: System.Decimal where that is exact, <see cref="WideNumber"/> where it is not. Null means no result.</summary>
internal static class Numbers
{
    public static int Compare(in FeelValue a, in FeelValue b)
        => a.IsDecimal && b.IsDecimal ? decimal.Compare(a.Decimal, b.Decimal) : a.Wide.CompareTo(b.Wide);

    public static FeelValue Add(in FeelValue a, in FeelValue b)
    {
        if (a.IsDecimal && b.IsDecimal)
        {
            var (x, y) = (a.Decimal, b.Decimal);
            if (IsModest(x) && IsModest(y))
            {
                var sum = x + y;
                if (sum.Scale == Math.Max(x.Scale, y.Scale))
                {
                    return FeelValue.Of(sum);
                }
            }
        }

        return Value(WideNumber.Add(a.Wide, b.Wide));
    }

    public static FeelValue Negate(in FeelValue a) => a.IsDecimal ? FeelValue.Of(decimal.Negate(a.Decimal)) : FeelValue.Of(a.Wide.Negate());

    public static FeelValue Subtract(in FeelValue a, in FeelValue b) => Add(a, Negate(b));

    public static FeelValue Multiply(in FeelValue a, in FeelValue b)
    {
        if (a.IsDecimal && b.IsDecimal)
        {
            var (x, y) = (a.Decimal, b.Decimal);
            if (IsSmall(x) && IsSmall(y))
            {
                var product = x * y;
                if (product.Scale == x.Scale + y.Scale)
                {
                    return FeelValue.Of(product);
                }
            }
        }

        return Value(WideNumber.Multiply(a.Wide, b.Wide));
    }

    public static FeelValue Divide(in FeelValue a, in FeelValue b)
    {
        if (a.IsDecimal && b.IsDecimal)
        {
            var (x, y) = (a.Decimal, b.Decimal);
            if (y == 0)
            {
                return default;
            }

            // decimal's own quotient stands only when multiplying back is exact
            if (IsSmall(x) && (y is >= 1 or <= -1) && IsModest(y))
            {
                var quotient = x / y;
                if (quotient.Scale + y.Scale <= 28)
                {
                    var back = quotient * y;
                    if (back.Scale == quotient.Scale + y.Scale && back == x)
                    {
                        return FeelValue.Of(quotient);
                    }
                }
            }
        }

        return Value(WideNumber.Divide(a.Wide, b.Wide));
    }

    public static FeelValue Value(WideNumber? number) => number is null ? default : FeelValue.Of(number);

    /// <summary>Reads digits with an optional point and exponent, as the grammar writes numbers; a leading sign is read too.</summary>
    public static FeelValue Parse(ReadOnlySpan<char> text)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (text.Length <= 28 && decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var narrow))
        {
            return FeelValue.Of(narrow);
        }

        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > 20_000)
            {
                return default;
            }

            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        var scale = point < 0 ? 0 : text.Length - point - 1;
        return digits.Length <= 20_000 && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var coefficient)
            ? Value(WideNumber.Round(coefficient, (long)exponent - scale))
            : default;
    }

    /// <summary>The number without trailing zeros.</summary>
    public static string Text(in FeelValue number)
        => number.IsDecimal ? number.Decimal == 0 ? "0" : number.Decimal.ToString("0.############################", CultureInfo.InvariantCulture) : number.Wide.ToString();

    public static bool TryRound(WideNumber wide, out decimal value)
    {
        value = 0;
        if (wide.Exponent + WideNumber.CountDigits(wide.Coefficient) > 28)
        {
            return wide.TryGet(out value);
        }

        var scale = Math.Max(-28, wide.Exponent + WideNumber.CountDigits(wide.Coefficient) - 28);
        var (quotient, _, half) = wide.DivideByPower(scale);
        return WideNumber.Round(half >= 0 ? quotient + 1 : quotient, scale) is { } rounded && rounded.TryGet(out value);
    }

    /// <summary>The whole number, if it is one that 32 bits hold.</summary>
    public static bool TryInteger(in FeelValue value, out int whole)
    {
        whole = 0;
        if (value.Kind != FeelKind.Number || !value.IsDecimal)
        {
            return false;
        }

        var number = value.Decimal;
        if (number != decimal.Truncate(number) || number is < int.MinValue or > int.MaxValue)
        {
            return false;
        }

        whole = (int)number;
        return true;
    }

    // far enough below the largest decimal that no sum or product of two can overflow
    private static bool IsModest(decimal value) => value is > -1e27m and < 1e27m;

    private static bool IsSmall(decimal value) => value is > -1e13m and < 1e13m;
}
