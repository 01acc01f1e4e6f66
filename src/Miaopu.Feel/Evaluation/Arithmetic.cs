using System.Numerics;

namespace Miaopu.Feel;

/// <summary>The arithmetic signs over all kinds they are defined for (DMN 1.5, 10.3.2.13, tables 50 and 51, and 10.3.2.3).</summary>
internal static class Arithmetic
{
    public static FeelValue Apply(Frame frame, int position, Operator sign, in FeelValue a, in FeelValue b)
    {
        if (a.IsUnknown || b.IsUnknown)
        {
            return FeelValue.Merge(a.IsUnknown ? a : b, b);
        }

        var result = sign switch
        {
            Operator.Add => Add(frame, a, b),
            Operator.Subtract => Subtract(a, b),
            Operator.Multiply => Multiply(a, b),
            Operator.Divide => Divide(a, b),
            _ => Power(a, b),
        };
        return result.IsNull ? frame.Error(position, Refusal(sign, a, b)) : result;
    }

    public static FeelValue Negate(Frame frame, int position, in FeelValue value) => value.Kind switch
    {
        FeelKind.Number => Numbers.Negate(value),
        FeelKind.YearsMonthsDuration => FeelValue.Of(new FeelYearsMonthsDuration(-value.Months.Months)),
        FeelKind.DaysTimeDuration => Length(-value.Length.Total),
        FeelKind.Unknown => value,
        _ => frame.Error(position, $"{Comparison.Name(value)}不能取负"),
    };

    public static FeelValue Length(BigInteger nanos) => FeelDaysTimeDuration.TryOf(nanos, out var length) ? FeelValue.Of(length) : default;

    private static FeelValue Add(Frame frame, in FeelValue a, in FeelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (FeelKind.Number, FeelKind.Number):
                return Numbers.Add(a, b);
            case (FeelKind.String, FeelKind.String):
                frame.Spend(a.Text.Length + b.Text.Length);
                return FeelValue.Of(a.Text + b.Text);
            case (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration):
                return Months((BigInteger)a.Months.Months + b.Months.Months);
            case (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration):
                return Length(a.Length.Total + b.Length.Total);
            case (FeelKind.YearsMonthsDuration, FeelKind.Date or FeelKind.DateTime):
                return Shift(b, a.Months.Months);
            case (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonthsDuration):
                return Shift(a, b.Months.Months);
            case (FeelKind.DaysTimeDuration, FeelKind.Date or FeelKind.Time or FeelKind.DateTime):
                return Shift(b, a.Length);
            case (FeelKind.Date or FeelKind.Time or FeelKind.DateTime, FeelKind.DaysTimeDuration):
                return Shift(a, b.Length);
            default:
                return default;
        }
    }

    private static FeelValue Subtract(in FeelValue a, in FeelValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (FeelKind.Number, FeelKind.Number):
                return Numbers.Subtract(a, b);
            case (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration):
                return Months((BigInteger)a.Months.Months - b.Months.Months);
            case (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration):
                return Length(a.Length.Total - b.Length.Total);
            case (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonthsDuration):
                return Shift(a, -b.Months.Months);
            case (FeelKind.Date or FeelKind.Time or FeelKind.DateTime, FeelKind.DaysTimeDuration):
                return FeelDaysTimeDuration.TryOf(-b.Length.Total, out var back) ? Shift(a, back) : default;
            case (FeelKind.Time, FeelKind.Time):
                return a.Time.Zone is null == b.Time.Zone is null ? Length(Comparison.UtcNanos(a.Time) - (BigInteger)Comparison.UtcNanos(b.Time)) : default;
            case (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime):
                return Difference(a, b);
            default:
                return default;
        }
    }

    // a date stands for its midnight in UTC (10.3.2.3.6); two times with and without offset have no difference
    private static FeelValue Difference(in FeelValue a, in FeelValue b)
    {
        var (from, to) = (Midnight(b), Midnight(a));
        if (from.Time.Zone is null != to.Time.Zone is null)
        {
            return default;
        }

        var (x, y) = (to.Utc, from.Utc);
        return Length(((BigInteger)(x.Day - y.Day) * FeelTime.NanosOfDay) + x.Nanos - y.Nanos);
    }

    private static FeelDateTime Midnight(in FeelValue value) => value.Kind == FeelKind.Date ? FeelDateTime.At(value.Date).InUtc() : value.DateTime;

    private static FeelValue Multiply(in FeelValue a, in FeelValue b)
    {
        if (a.Kind == FeelKind.Number)
        {
            return b.Kind switch
            {
                FeelKind.Number => Numbers.Multiply(a, b),
                FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration => Scale(b, a.Wide, WideNumber.Multiply),
                _ => default,
            };
        }

        return b.Kind == FeelKind.Number && a.Kind is FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration && b.Kind == FeelKind.Number
            ? Scale(a, b.Wide, WideNumber.Multiply) : default;
    }

    private static FeelValue Divide(in FeelValue a, in FeelValue b) => (a.Kind, b.Kind) switch
    {
        (FeelKind.Number, FeelKind.Number) => Numbers.Divide(a, b),
        (FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration, FeelKind.Number) => Scale(a, b.Wide, WideNumber.Divide),
        (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration) => Ratio(a.Months.Months, b.Months.Months),
        (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration) => Ratio(a.Length.Total, b.Length.Total),
        _ => default,
    };

    private static FeelValue Power(in FeelValue a, in FeelValue b)
        => a.Kind == FeelKind.Number && b.Kind == FeelKind.Number ? Numbers.Value(WideMath.Power(a.Wide, b.Wide)) : default;

    private static FeelValue Scale(in FeelValue duration, WideNumber by, Func<WideNumber, WideNumber, WideNumber?> how)
    {
        var months = duration.Kind == FeelKind.YearsMonthsDuration;
        var size = WideNumber.Round(months ? duration.Months.Months : duration.Length.Total, 0)!;
        if (how(size, by) is not { } scaled || scaled.Exponent > 40)
        {
            return default;
        }

        // towards zero, as the kit has it
        var whole = scaled.Coefficient.Sign < 0 ? -scaled.Negate().DivideByPower(0).Quotient : scaled.DivideByPower(0).Quotient;
        return months ? Months(whole) : Length(whole);
    }

    private static FeelValue Ratio(BigInteger a, BigInteger b)
        => Numbers.Value(WideNumber.Divide(WideNumber.Round(a, 0)!, WideNumber.Round(b, 0)!));

    private static FeelValue Months(BigInteger months)
        => BigInteger.Abs(months) <= FeelYearsMonthsDuration.Most ? FeelValue.Of(new FeelYearsMonthsDuration((long)months)) : default;

    private static FeelValue Shift(in FeelValue value, long months)
    {
        if (!value.Date.TryAddMonths(months, out var date))
        {
            return default;
        }

        return value.Kind == FeelKind.Date ? FeelValue.Of(date) : FeelValue.Of(new FeelDateTime(date, value.Time));
    }

    private static FeelValue Shift(in FeelValue value, FeelDaysTimeDuration length)
    {
        if (value.Kind == FeelKind.Time)
        {
            var seconds = FeelDate.Floor(length.Seconds, 86_400).Remainder;
            var nanos = FeelDate.Floor(value.Time.Nanos + (seconds * FeelTime.NanosOfSecond) + length.Nanos, FeelTime.NanosOfDay).Remainder;
            return FeelValue.Of(new FeelTime(nanos, value.Time.Zone));
        }

        var start = value.Kind == FeelKind.Date ? FeelDateTime.At(value.Date) : value.DateTime;
        return !start.TryAdd(length, out var sum) ? default
            : value.Kind == FeelKind.Date ? FeelValue.Of(sum.Date) : FeelValue.Of(sum);
    }

    private static string Refusal(Operator sign, in FeelValue a, in FeelValue b)
    {
        var verb = sign switch
        {
            Operator.Add => "相加",
            Operator.Subtract => "相减",
            Operator.Multiply => "相乘",
            Operator.Divide => "相除",
            _ => "乘方",
        };
        return a.Kind == FeelKind.Number && b.Kind == FeelKind.Number ? $"这两个数值{verb}没有结果" : $"{Comparison.Name(a)}与{Comparison.Name(b)}不能{verb}";
    }
}

internal sealed class ArithmeticNode(int position, Operator sign, Node left, Node right) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (left.Evaluate(frame), right.Evaluate(frame));
        return Arithmetic.Apply(frame, Position, sign, a, b);
    }

    public override Node Compiled() => new ArithmeticNode(Position, sign, left.Compiled(), right.Compiled()) { Type = Type };
}

internal sealed class NegateNode(int position, Node operand) : Node(position)
{
    public override FeelValue Evaluate(Frame frame) => Arithmetic.Negate(frame, Position, operand.Evaluate(frame));
}
