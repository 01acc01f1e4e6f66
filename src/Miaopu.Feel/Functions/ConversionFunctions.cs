namespace Miaopu.Feel;

/// <summary>Functions that make values of other kinds (DMN 1.5, 10.3.4.1).</summary>
internal static partial class FunctionLibrary
{
    private static IEnumerable<OwnFunction> ConversionFunctions()
    {
        yield return Define("not", Unknowns.Own, (in Call call) => call.Single(0) is { Kind: FeelKind.Boolean or FeelKind.Unknown or FeelKind.Null } negand
            ? Logic.Not(negand) : call.WrongKind(0, "真假值"), "negand");
        yield return Define("number", ToNumber, "from, grouping separator?, decimal separator?");
        yield return Define("string", ToText, "from");
        yield return Define("date", ToDate, "from", "year, month, day");
        yield return Define("time", ToTime, "from", "hour, minute, second, offset?");
        yield return Define("date and time", ToDateTime, "from", "date, time", "year, month, day, hour, minute, second, offset: duration?", "year, month, day, hour, minute, second, timezone: text?");
        yield return Define("duration", ToDuration, "from");
        yield return Define("years and months duration", MonthsBetween, "from, to");
    }

    private static FeelValue ToNumber(in Call call)
    {
        if (call.Count == 1 && call.IsNumber(0, out var already))
        {
            return already;
        }

        if (!call.IsText(0, out var text))
        {
            return call.WrongKind(0, "字符串");
        }

        var (grouping, point) = (call.Single(1), call.Single(2));
        if (!(grouping.IsNull || (grouping.Kind == FeelKind.String && grouping.Text is " " or "," or ".")))
        {
            return call.Error("分组符应为空格、逗号、句点或空值");
        }

        if (!(point.IsNull || (point.Kind == FeelKind.String && point.Text is "," or ".")) || (!point.IsNull && point == grouping))
        {
            return call.Error("小数点应为句点、逗号或空值，且不同于分组符");
        }

        var plain = grouping.IsNull ? text : text.Replace(grouping.Text, "", StringComparison.Ordinal);
        if (!point.IsNull && point.Text == ",")
        {
            plain = plain.Contains('.', StringComparison.Ordinal) ? "" : plain.Replace(',', '.');
        }

        var number = IsNumberText(plain) ? Numbers.Parse(plain) : default;
        return number.IsNull ? call.Error($"“{text}”不是数值") : number;
    }

    // as the grammar writes a number, with a sign
    private static bool IsNumberText(string text)
    {
        var digits = text.AsSpan();
        digits = digits.Length > 0 && digits[0] is '-' or '+' ? digits[1..] : digits;
        return digits.Length > 0 && new Lexer(digits.ToString()).At(0) is { Kind: TokenKind.Number, Start: 0 } token && token.End == digits.Length;
    }

    private static FeelValue ToText(in Call call)
    {
        if (call[0].IsNull)
        {
            return default;
        }

        var text = call[0].ToPlainString();
        call.Frame.Spend(text.Length);
        return FeelValue.Of(text);
    }

    private static FeelValue ToDate(in Call call)
    {
        if (call.Count == 3)
        {
            return TryParts(call, 0, 3, out var parts) && FeelDate.TryOf(parts[0], parts[1], parts[2], out var date)
                ? FeelValue.Of(date) : call.Error("没有这一天");
        }

        var from = call.Single(0);
        return from.Kind switch
        {
            FeelKind.Date => from,
            FeelKind.DateTime => FeelValue.Of(from.DateTime.Date),
            FeelKind.String => Read(call, from, Temporal.ReadDate, "日期"),
            _ => call.WrongKind(0, "字符串、日期或日期时间"),
        };
    }

    private static FeelValue ToTime(in Call call)
    {
        if (call.Count >= 3)
        {
            FeelZone? zone = null;
            if (!call[3].IsNull && (call.Single(3).Kind != FeelKind.DaysTimeDuration || !TryZone(call.Single(3), out zone)))
            {
                return call.WrongKind(3, "时差（日时时长）");
            }

            return TryParts(call, 0, 2, out var parts) && TrySeconds(call, 2, out var second, out var nanos) && FeelTime.TryOf(parts[0], parts[1], second, nanos, zone, out var time)
                ? FeelValue.Of(time) : call.Error("没有这一时间");
        }

        var from = call.Single(0);
        return from.Kind switch
        {
            FeelKind.Time => from,
            FeelKind.DateTime => FeelValue.Of(from.DateTime.Time),
            FeelKind.Date => FeelValue.Of(new FeelTime(0, FeelZone.Utc)),
            FeelKind.String => Read(call, from, Temporal.ReadTime, "时间"),
            _ => call.WrongKind(0, "字符串、时间或日期时间"),
        };
    }

    private static FeelValue ToDateTime(in Call call)
    {
        if (call.Count == 2)
        {
            var (day, hour) = (call.Single(0), call.Single(1));
            return day.Kind is FeelKind.Date or FeelKind.DateTime && hour.Kind == FeelKind.Time
                ? FeelValue.Of(new FeelDateTime(day.Date, hour.Time)) : call.Error("应为一个日期与一个时间");
        }

        if (call.Count >= 6)
        {
            FeelZone? zone = null;
            if (!call[6].IsNull && !(call[6].Kind == FeelKind.DaysTimeDuration ? TryZone(call[6], out zone) : call.IsText(6, out var id) && FeelZone.TryOf(id, out zone)))
            {
                return call.WrongKind(6, "时差或时区");
            }

            return TryParts(call, 0, 5, out var parts) && TrySeconds(call, 5, out var second, out var nanos)
                && FeelDate.TryOf(parts[0], parts[1], parts[2], out var date) && FeelTime.TryOf(parts[3], parts[4], second, nanos, zone, out var time)
                ? FeelValue.Of(new FeelDateTime(date, time)) : call.Error("没有这一日期时间");
        }

        var from = call.Single(0);
        return from.Kind switch
        {
            FeelKind.DateTime => from,
            FeelKind.Date => FeelValue.Of(FeelDateTime.At(from.Date).InUtc()),
            FeelKind.String => Read(call, from, ReadDateOrDateTime, "日期时间"),
            _ => call.WrongKind(0, "字符串、日期或日期时间"),
        };
    }

    private static FeelValue ReadDateOrDateTime(string text)
        => Temporal.ReadDate(text) is { IsNull: false } date ? FeelValue.Of(FeelDateTime.At(date.Date)) : Temporal.ReadDateTime(text);

    private static FeelValue ToDuration(in Call call)
    {
        var from = call.Single(0);
        return from.Kind switch
        {
            FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration => from,
            FeelKind.String => Read(call, from, Temporal.ReadDuration, "时长"),
            _ => call.WrongKind(0, "字符串"),
        };
    }

    private static FeelValue Read(in Call call, in FeelValue from, Func<string, FeelValue> read, string kind)
        => read(from.Text) is { IsNull: false } value ? value : call.Error($"“{from.Text}”不是{kind}");

    // whole months between the days; the times of day are left out of account
    private static FeelValue MonthsBetween(in Call call)
    {
        var (from, to) = (call.Single(0), call.Single(1));
        if (from.Kind is not (FeelKind.Date or FeelKind.DateTime) || to.Kind is not (FeelKind.Date or FeelKind.DateTime))
        {
            return call.Error("两个参数都应为日期或日期时间");
        }

        var (a, b) = (from.Date, to.Date);
        var months = (12L * (b.Year - (long)a.Year)) + b.Month - a.Month;
        if (months > 0 && b.Day < a.Day)
        {
            months--;
        }
        else if (months < 0 && b.Day > a.Day)
        {
            months++;
        }

        return FeelValue.Of(new FeelYearsMonthsDuration(months));
    }

    private static bool TryZone(in FeelValue offset, out FeelZone? zone)
    {
        zone = null;
        return Math.Abs(offset.Length.Seconds) <= 18 * 3600 && offset.Length.Nanos == 0 && FeelZone.TryOf((int)offset.Length.Seconds, out zone);
    }

    private static bool TryParts(in Call call, int from, int count, out int[] parts)
    {
        parts = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (!call.IsNumber(from + i, out var number) || !Numbers.TryInteger(number, out parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySeconds(in Call call, int argument, out int second, out long nanos)
    {
        (second, nanos) = (0, 0);
        if (!call.IsNumber(argument, out var number) || !number.TryGetNumber(out var value) || value is < 0 or >= 60)
        {
            return false;
        }

        second = (int)decimal.Truncate(value);
        nanos = (long)decimal.Truncate((value - second) * FeelTime.NanosOfSecond);
        return true;
    }
}
