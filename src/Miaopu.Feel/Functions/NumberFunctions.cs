using System.Numerics;

namespace Miaopu.Feel;

/// <summary>Functions of numbers (DMN 1.5, 10.3.4.5).</summary>
internal static partial class FunctionLibrary
{
    private enum Rounding : byte
    {
        Up,
        Down,
        HalfUp,
        HalfDown,
        HalfEven,
        Floor,
        Ceiling,
    }

    private static IEnumerable<OwnFunction> NumberFunctions()
    {
        yield return Define("decimal", (in Call call) => Round(call, Rounding.HalfEven), "n, scale");
        yield return Define("floor", (in Call call) => Round(call, Rounding.Floor), "n, scale?");
        yield return Define("ceiling", (in Call call) => Round(call, Rounding.Ceiling), "n, scale?");
        yield return Define("round up", (in Call call) => Round(call, Rounding.Up), "n, scale?");
        yield return Define("round down", (in Call call) => Round(call, Rounding.Down), "n, scale?");
        yield return Define("round half up", (in Call call) => Round(call, Rounding.HalfUp), "n, scale?");
        yield return Define("round half down", (in Call call) => Round(call, Rounding.HalfDown), "n, scale?");
        yield return Define("abs", Absolute, "n");
        yield return Define("modulo", Modulo, "dividend, divisor");
        yield return Define("sqrt", (in Call call) => Apply(call, WideMath.Sqrt), "number");
        yield return Define("log", (in Call call) => Apply(call, x => WideMath.Log(x)), "number");
        yield return Define("exp", (in Call call) => Apply(call, WideMath.Exp), "number");
        yield return Define("odd", (in Call call) => Parity(call, 1), "number");
        yield return Define("even", (in Call call) => Parity(call, 0), "number");
    }

    private static FeelValue Round(in Call call, Rounding how)
    {
        if (!call.IsNumber(0, out var number))
        {
            return call.WrongKind(0, "数值");
        }

        var scale = 0;
        if (call.Count > 1 && (!call.IsNumber(1, out var places) || !Numbers.TryInteger(Truncate(places), out scale)))
        {
            return call.WrongKind(1, "整数");
        }

        return scale is < -6111 or > 6176 ? call.Error("小数位数应在 -6111 与 6176 之间") : Numbers.Value(RoundTo(number.Wide, scale, how));
    }

    private static FeelValue Truncate(in FeelValue number) => number.IsDecimal ? FeelValue.Of(decimal.Truncate(number.Decimal)) : number;

    private static WideNumber? RoundTo(WideNumber number, int scale, Rounding how)
    {
        if (number.Coefficient.IsZero || number.Exponent >= -scale)
        {
            return number;
        }

        // the quotient is rounded towards the negative; half tells how the rest compares with one half
        var (quotient, _, half) = number.DivideByPower(-scale);
        var negative = number.Coefficient.Sign < 0;
        var up = how switch
        {
            Rounding.Up => !negative,
            Rounding.Down => negative,
            Rounding.HalfUp => half > 0 || (half == 0 && !negative),
            Rounding.HalfDown => half > 0 || (half == 0 && negative),
            Rounding.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            Rounding.Ceiling => true,
            _ => false,
        };
        return WideNumber.Round(up ? quotient + 1 : quotient, -scale);
    }

    private static FeelValue Absolute(in Call call)
    {
        var value = call.Single(0);
        return value.Kind switch
        {
            FeelKind.Number => Numbers.Compare(value, FeelValue.Of(0m)) < 0 ? Numbers.Negate(value) : value,
            FeelKind.YearsMonthsDuration => FeelValue.Of(new FeelYearsMonthsDuration(Math.Abs(value.Months.Months))),
            FeelKind.DaysTimeDuration => Arithmetic.Length(BigInteger.Abs(value.Length.Total)),
            _ => call.WrongKind(0, "数值或时长"),
        };
    }

    // the result has the sign of the divisor
    private static FeelValue Modulo(in Call call)
    {
        if (!call.IsNumber(0, out var dividend) || !call.IsNumber(1, out var divisor))
        {
            return call.Error("两个参数都应为数值");
        }

        var (a, b) = (dividend.Wide, divisor.Wide);
        if (b.Coefficient.IsZero)
        {
            return call.Error("除数不能为零");
        }

        // exact on whole numbers of a common unit
        var exponent = Math.Min(a.Exponent, b.Exponent);
        if (Math.Max(a.Exponent, b.Exponent) - exponent > 200)
        {
            return call.Error("两个数值相差过大");
        }

        var (x, y) = (a.Coefficient * WideNumber.Power10(a.Exponent - exponent), b.Coefficient * WideNumber.Power10(b.Exponent - exponent));
        var remainder = x % y;
        return Numbers.Value(WideNumber.Round(remainder.Sign != 0 && remainder.Sign != y.Sign ? remainder + y : remainder, exponent));
    }

    // to 34 digits these take as long as some dozens of sums
    private const int StepsASeries = 30;

    private static FeelValue Apply(in Call call, Func<WideNumber, WideNumber?> function)
    {
        call.Frame.Spend(StepsASeries);
        return !call.IsNumber(0, out var number) ? call.WrongKind(0, "数值")
            : function(number.Wide) is { } result ? FeelValue.Of(result)
            : call.Error($"{number} 没有结果");
    }

    private static FeelValue Parity(in Call call, int rest)
    {
        if (!call.IsNumber(0, out var number))
        {
            return call.WrongKind(0, "数值");
        }

        var wide = number.Wide;
        var odd = wide.Exponent == 0 && !wide.Coefficient.IsEven;
        return FeelValue.Of(rest == 1 ? odd : wide.Exponent >= 0 && !odd);
    }
}
