namespace Miaopu.Feel;

internal sealed class PathNode(int position, Node target, string member) : Node(position)
{
    private const int MaxDepth = 200;

    public override FeelValue Evaluate(Frame frame)
    {
        return Of(frame, target.Evaluate(frame), 0);
    }

    // a list has the parts of its items, lists within it likewise and kept as they are (10.3.1.5)
    private FeelValue Of(Frame frame, in FeelValue value, int depth)
    {
        if (value.Kind != FeelKind.List)
        {
            return Properties.Of(frame, Position, value, member);
        }

        if (depth > MaxDepth)
        {
            throw new FeelLimitException("列表嵌套过深，已停止");
        }

        var items = value.Items;
        frame.Spend(items.Count);
        var values = new FeelValue[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Of(frame, items[i], depth + 1);
        }

        return FeelValue.List(values);
    }
}

/// <summary>value[condition] or value[index] (DMN 1.5, 10.3.2.5); a value that is no list counts as a list of itself, and of null there is nothing to keep.</summary>
internal sealed class FilterNode(int position, Node target, Node condition, int slot) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.IsUnknown || value.IsNull)
        {
            return value;
        }

        IReadOnlyList<FeelValue> items = value.Kind == FeelKind.List ? value.Items : [value];
        var kept = new List<FeelValue>();
        FeelValue unknown = default;
        frame.Spend(items.Count + 1);
        if (condition is ConstantNode { Value.Kind: FeelKind.Number } constant)
        {
            return At(items, constant.Value);
        }

        if (items.Count == 0)
        {
            return OfNothing(frame);
        }

        for (var i = 0; i < items.Count; i++)
        {
            frame.Locals[slot] = items[i];
            var met = condition.Evaluate(frame);
            switch (met.Kind)
            {
                case FeelKind.Number:
                    // an index does not depend on the item, so the first one says it
                    return At(items, met);
                case FeelKind.Unknown:
                    unknown = FeelValue.Merge(met, unknown);
                    break;
                case FeelKind.Boolean:
                    if (met.IsTrue)
                    {
                        kept.Add(items[i]);
                    }

                    break;
                case FeelKind.Null:
                    break;
                default:
                    return frame.Error(Position, $"筛选条件应为真假值或序号，而不是{Comparison.Name(met)}");
            }
        }

        return unknown.IsUnknown ? unknown : FeelValue.List(kept);
    }

    // nothing to keep; but an index into an empty list has no item, and whether it is one shows only when worked out
    private FeelValue OfNothing(Frame frame)
    {
        var log = frame.Run.Log;
        frame.Run.Log = null;
        frame.Locals[slot] = default;
        var met = condition.Evaluate(frame);
        frame.Run.Log = log;
        return met.Kind == FeelKind.Number ? default : FeelValue.List();
    }

    private static FeelValue At(IReadOnlyList<FeelValue> items, in FeelValue index)
    {
        if (!Numbers.TryInteger(index, out var at))
        {
            return default;
        }

        at = at > 0 ? at - 1 : at < 0 ? items.Count + at : -1;
        return at >= 0 && at < items.Count ? items[at] : default;
    }
}

internal sealed class InstanceOfNode(int position, Node value, FeelType type) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var tested = value.Evaluate(frame);
        return tested.IsUnknown ? tested : FeelValue.Of(type.Includes(tested));
    }
}

/// <summary>The parts of values that have parts (DMN 1.5, table 61).</summary>
internal static class Properties
{
    public static FeelValue Of(Frame frame, int position, in FeelValue value, string name)
    {
        switch (value.Kind)
        {
            case FeelKind.Unknown:
                return value;
            case FeelKind.Context when value.Entries.TryGet(name, out var entry):
                return entry;
        }

        var part = value.Kind switch
        {
            FeelKind.Date => OfDate(value, name) ?? OfTime(FeelDateTime.At(value.Date).InUtc(), name),
            FeelKind.DateTime => OfDate(value, name) ?? OfTime(value.DateTime, name),
            FeelKind.Time => OfTime(new FeelDateTime(default, value.Time), name, dated: false),
            FeelKind.YearsMonthsDuration => OfMonths(value.Months.Months, name),
            FeelKind.DaysTimeDuration => OfLength(value.Length, name),
            FeelKind.Range => OfRange(value.Limits, name),
            _ => null,
        };
        return part ?? frame.Error(position, $"{Comparison.Name(value)}没有“{name}”");
    }

    /// <summary>What is known of a part of a value of a type, or of those of a list's items.</summary>
    public static FeelType TypeOf(FeelType type, string name)
    {
        if (type.Kind == FeelKind.List)
        {
            return FeelType.ListOf(TypeOf(type.Element ?? FeelType.Any, name));
        }

        return (type.Kind, name) switch
        {
            (FeelKind.Date or FeelKind.DateTime, "year" or "month" or "day" or "weekday" or "hour" or "minute" or "second") => FeelType.Number,
            (FeelKind.Time, "hour" or "minute" or "second") => FeelType.Number,
            (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, "timezone") => FeelType.String,
            (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, "time offset") => FeelType.DaysTimeDuration,
            (FeelKind.YearsMonthsDuration, "years" or "months") => FeelType.Number,
            (FeelKind.DaysTimeDuration, "days" or "hours" or "minutes" or "seconds") => FeelType.Number,
            (FeelKind.Range, "start" or "end") => type.Element ?? FeelType.Any,
            (FeelKind.Range, "start included" or "end included") => FeelType.Boolean,
            _ => FeelType.Any,
        };
    }

    private static FeelValue? OfDate(in FeelValue value, string name) => name switch
    {
        "year" => Number(value.Date.Year),
        "month" => Number(value.Date.Month),
        "day" => Number(value.Date.Day),
        "weekday" => Number(value.Date.Weekday),
        _ => null,
    };

    private static FeelValue? OfTime(FeelDateTime value, string name, bool dated = true) => name switch
    {
        "hour" => Number(value.Time.Hour),
        "minute" => Number(value.Time.Minute),
        "second" => FeelValue.Of(value.Time.Second + ((decimal)(value.Time.Nanos % FeelTime.NanosOfSecond) / FeelTime.NanosOfSecond)),
        "time offset" => value.Time.Zone?.OffsetAt(dated ? value.Date.DayNumber : null, value.Time.Nanos) is { } offset
            ? FeelValue.Of(new FeelDaysTimeDuration(offset, 0)) : FeelValue.Null,
        "timezone" => FeelValue.Of(value.Time.Zone?.Id),
        _ => null,
    };

    private static FeelValue? OfMonths(long months, string name) => name switch
    {
        "years" => Number(months / 12),
        "months" => Number(months % 12),
        _ => null,
    };

    private static FeelValue? OfLength(FeelDaysTimeDuration length, string name)
    {
        var (negative, days, hours, minutes, seconds, nanos) = length.Parts;
        decimal? size = name switch
        {
            "days" => days,
            "hours" => hours,
            "minutes" => minutes,
            "seconds" => seconds + ((decimal)nanos / FeelTime.NanosOfSecond),
            _ => null,
        };
        return size is { } known ? FeelValue.Of(negative ? -known : known) : null;
    }

    private static FeelValue? OfRange(FeelRange range, string name) => name switch
    {
        "start" => range.Start,
        "end" => range.End,
        "start included" => FeelValue.Of(range.StartIncluded),
        "end included" => FeelValue.Of(range.EndIncluded),
        _ => null,
    };

    private static FeelValue Number(long value) => FeelValue.Of((decimal)value);
}
