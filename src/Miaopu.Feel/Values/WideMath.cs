using System.Numerics;

namespace Miaopu.Feel;

/// <summary>Powers, roots, exponentials and logarithms to 34 digits, in fixed point with 80 digits behind the point. Null means no result.</summary>
internal static class WideMath
{
    private const int Places = 80;
    private static readonly BigInteger One = WideNumber.Power10(Places);
    private static readonly BigInteger Ln2 = 2 * ArTanh(One / 3);
    private static readonly BigInteger Ln10 = (3 * Ln2) + (2 * ArTanh(One / 9));

    public static WideNumber? Power(WideNumber a, WideNumber b)
    {
        if (b.Coefficient.IsZero)
        {
            return WideNumber.Of(1);
        }

        if (a.Coefficient.IsZero)
        {
            return b.Coefficient.Sign > 0 ? WideNumber.Zero : null;
        }

        if (b.Exponent >= 0 && b.TryGet(out var whole) && Math.Abs(whole) <= 1_000_000_000)
        {
            return WholePower(a, (int)whole);
        }

        return a.Coefficient.Sign > 0 && Log(a, 60) is { } log && WideNumber.Round(log.Coefficient * b.Coefficient, (long)log.Exponent + b.Exponent, 60) is { } product
            ? Exp(product) : null;
    }

    public static WideNumber? Sqrt(WideNumber value)
    {
        if (value.Coefficient.Sign < 0)
        {
            return null;
        }

        var shift = 2 * WideNumber.Digits + 4;
        if (((value.Exponent - shift) & 1) != 0)
        {
            shift++;
        }

        var scaled = value.Coefficient * WideNumber.Power10(shift);
        var root = Root(scaled);
        var sticky = root * root == scaled ? 0 : 1;
        return WideNumber.Round((root * 10) + sticky, ((value.Exponent - shift) / 2) - 1);
    }

    public static WideNumber? Exp(WideNumber value)
    {
        if (value.Exponent + WideNumber.CountDigits(value.Coefficient) > 6)
        {
            return value.Coefficient.Sign < 0 ? WideNumber.Zero : null;
        }

        // e^x = 10^n · e^r with 0 <= r < ln 10, and e^r = (e^(r/2^16))^(2^16)
        var fixedPoint = value.DivideByPower(-Places).Quotient;
        var n = BigInteger.DivRem(fixedPoint, Ln10, out var r);
        if (r.Sign < 0)
        {
            (n, r) = (n - 1, r + Ln10);
        }

        const int halvings = 16;
        r >>= halvings;
        var (sum, term) = (One, One);
        for (var i = 1; !term.IsZero; i++)
        {
            term = term * r / One / i;
            sum += term;
        }

        for (var i = 0; i < halvings; i++)
        {
            sum = sum * sum / One;
        }

        return WideNumber.Round(sum, (long)n - Places);
    }

    public static WideNumber? Log(WideNumber value, int digits = WideNumber.Digits)
    {
        if (value.Coefficient.Sign <= 0)
        {
            return null;
        }

        // x = m · 2^j · 10^k with m near 1
        var count = WideNumber.CountDigits(value.Coefficient);
        var m = value.Coefficient * WideNumber.Power10(Places - count + 1);
        BigInteger k = value.Exponent + count - 1;
        var j = 0;
        while (m > One * 3 / 2)
        {
            m >>= 1;
            j++;
        }

        var log = (2 * ArTanh((m - One) * One / (m + One))) + (j * Ln2) + (k * Ln10);
        return WideNumber.Round(log, -Places, digits);
    }

    private static WideNumber? WholePower(WideNumber a, int n)
    {
        const int working = 60;
        WideNumber? result = WideNumber.Of(1);
        WideNumber? square = a;
        for (var left = Math.Abs((long)n); left > 0 && result is not null; left >>= 1)
        {
            if (square is null)
            {
                result = null;
                break;
            }

            if ((left & 1) != 0)
            {
                result = WideNumber.Round(result.Coefficient * square.Coefficient, (long)result.Exponent + square.Exponent, working);
            }

            if (left > 1)
            {
                square = WideNumber.Round(square.Coefficient * square.Coefficient, 2L * square.Exponent, working);
            }
        }

        if (n < 0)
        {
            return result is null ? WideNumber.Zero : WideNumber.Divide(WideNumber.Of(1), result);
        }

        return result is null ? null : WideNumber.Round(result.Coefficient, result.Exponent);
    }

    private static BigInteger ArTanh(BigInteger x)
    {
        var square = x * x / One;
        var (sum, power) = (x, x);
        for (var i = 3; !power.IsZero; i += 2)
        {
            power = power * square / One;
            sum += power / i;
        }

        return sum;
    }

    private static BigInteger Root(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        var guess = BigInteger.One << ((int)((value.GetBitLength() + 1) / 2) + 1);
        while (true)
        {
            var next = (guess + (value / guess)) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }
}
