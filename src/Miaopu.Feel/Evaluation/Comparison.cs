namespace Miaopu.Feel;

/// <summary>Equality and order of values (DMN 1.5, 10.3.2.13, tables 52 and 53).</summary>
internal static class Comparison
{
    private const int MaxDepth = 200;

    /// <summary>true, false, null for values that cannot be compared, or an unknown.</summary>
    public static FeelValue AreEqual(Frame frame, int position, in FeelValue a, in FeelValue b)
    {
        var equal = AreEqual(frame, a, b, 0);
        return equal.IsNull ? frame.Error(position, $"{Name(a)}与{Name(b)}不能比较是否相等") : equal;
    }

    public static FeelValue AreEqual(Frame frame, in FeelValue a, in FeelValue b, int depth = 0)
    {
        if (a.IsUnknown || b.IsUnknown)
        {
            return FeelValue.Merge(a.IsUnknown ? a : b, b);
        }

        if (a.Kind != b.Kind)
        {
            return a.IsNull || b.IsNull ? FeelValue.False : default;
        }

        switch (a.Kind)
        {
            case FeelKind.List:
                return SameItems(frame, a.Items, b.Items, depth);
            case FeelKind.Context:
                return SameEntries(frame, a.Entries, b.Entries, depth);
            case FeelKind.Time:
                return FeelValue.Of(SameTime(a.Time, b.Time));
            case FeelKind.DateTime:
                return FeelValue.Of(SameInstant(a.DateTime, b.DateTime));
            default:
                return FeelValue.Of(a.Equals(b));
        }
    }

    /// <summary>The order of two values of one ordered kind; false if they have none.</summary>
    public static bool TryCompare(in FeelValue a, in FeelValue b, out int order)
    {
        order = 0;
        if (a.Kind != b.Kind)
        {
            return false;
        }

        switch (a.Kind)
        {
            case FeelKind.Number: order = Numbers.Compare(a, b); return true;
            case FeelKind.String: order = InCodePoints(a.Text, b.Text); return true;
            case FeelKind.Date: order = a.Date.CompareTo(b.Date); return true;
            case FeelKind.YearsMonthsDuration: order = a.Months.CompareTo(b.Months); return true;
            case FeelKind.DaysTimeDuration: order = a.Length.CompareTo(b.Length); return true;
            case FeelKind.Time: return TryCompare(a.Time, b.Time, out order);
            case FeelKind.DateTime: order = InZoneOf(b.DateTime, a.DateTime).Utc.CompareTo(InZoneOf(a.DateTime, b.DateTime).Utc); return true;
            default: return false;
        }
    }

    /// <summary>One of the four order signs.</summary>
    public static FeelValue Order(Frame frame, int position, Operator sign, in FeelValue a, in FeelValue b)
    {
        if (a.IsUnknown || b.IsUnknown)
        {
            return FeelValue.Merge(a.IsUnknown ? a : b, b);
        }

        return TryCompare(a, b, out var order) ? FeelValue.Of(Holds(sign, order)) : frame.Error(position, $"{Name(a)}与{Name(b)}不能比较大小");
    }

    public static bool Holds(Operator sign, int order) => sign switch
    {
        Operator.Less => order < 0,
        Operator.LessOrEqual => order <= 0,
        Operator.Greater => order > 0,
        _ => order >= 0,
    };

    public static string Name(in FeelValue value) => Name(value.Kind);

    public static string Name(FeelKind kind) => kind switch
    {
        FeelKind.Null => "空值",
        FeelKind.Boolean => "真假值",
        FeelKind.Number => "数值",
        FeelKind.String => "字符串",
        FeelKind.Date => "日期",
        FeelKind.Time => "时间",
        FeelKind.DateTime => "日期时间",
        FeelKind.YearsMonthsDuration => "年月时长",
        FeelKind.DaysTimeDuration => "日时时长",
        FeelKind.List => "列表",
        FeelKind.Context => "上下文",
        FeelKind.Range => "区间",
        FeelKind.Function => "函数",
        _ => "未知值",
    };

    /// <summary>Nanoseconds since midnight in UTC; without offset, or with a zone whose offset depends on the day, as read.</summary>
    public static long UtcNanos(FeelTime time) => time.Nanos - ((time.Zone?.OffsetAt(null, time.Nanos) ?? 0) * FeelTime.NanosOfSecond);

    // one without offset takes that of the other (10.3.2.13, the order of times and of date times)
    private static bool TryCompare(FeelTime a, FeelTime b, out int order)
    {
        var local = a.Zone is null || b.Zone is null;
        order = local ? a.Nanos.CompareTo(b.Nanos) : UtcNanos(a).CompareTo(UtcNanos(b));
        return local || SameClock(a.Zone, b.Zone);
    }

    private static FeelDateTime InZoneOf(FeelDateTime other, FeelDateTime value)
        => value.Time.Zone is null ? new FeelDateTime(value.Date, new FeelTime(value.Time.Nanos, other.Time.Zone)) : value;

    // a character above U+FFFF is two units of the text that lie below some of one unit
    private static int InCodePoints(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        var (x, y) = (a[same], b[same]);
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
    }

    // without a day, only local times, zones that never move, or one and the same named zone can be told apart by the clock
    private static bool SameClock(FeelZone? a, FeelZone? b)
        => a is null == b is null && (a?.Id == b?.Id || (a?.OffsetAt(null, 0) is not null && b?.OffsetAt(null, 0) is not null));

    // the standard compares hour, minute and second; the kit takes that to leave fractions out
    private static bool SameTime(FeelTime a, FeelTime b)
        => SameClock(a.Zone, b.Zone) && FeelDate.Floor(UtcNanos(a), FeelTime.NanosOfDay).Remainder / FeelTime.NanosOfSecond == FeelDate.Floor(UtcNanos(b), FeelTime.NanosOfDay).Remainder / FeelTime.NanosOfSecond;

    private static bool SameInstant(FeelDateTime a, FeelDateTime b)
    {
        var (x, y) = (a.Utc, b.Utc);
        return a.Time.Zone is null == b.Time.Zone is null && x.Day == y.Day && x.Nanos / FeelTime.NanosOfSecond == y.Nanos / FeelTime.NanosOfSecond;
    }

    private static FeelValue SameItems(Frame frame, IReadOnlyList<FeelValue> a, IReadOnlyList<FeelValue> b, int depth)
    {
        if (a.Count != b.Count)
        {
            return FeelValue.False;
        }

        Deeper(frame, depth, a.Count);
        var all = FeelValue.True;
        for (var i = 0; i < a.Count && !all.IsFalse; i++)
        {
            all = Both(all, AreEqual(frame, a[i], b[i], depth + 1));
        }

        return all;
    }

    private static FeelValue SameEntries(Frame frame, FeelContext a, FeelContext b, int depth)
    {
        if (a.Entries.Count != b.Entries.Count)
        {
            return FeelValue.False;
        }

        Deeper(frame, depth, a.Entries.Count);
        var all = FeelValue.True;
        foreach (var (name, value) in a.Entries)
        {
            if (!b.TryGet(name, out var other))
            {
                return FeelValue.False;
            }

            all = Both(all, AreEqual(frame, value, other, depth + 1));
        }

        return all;
    }

    // parts that cannot be compared are not the same
    private static FeelValue Both(in FeelValue all, in FeelValue part) => Logic.And(all, part.IsNull ? FeelValue.False : part);

    private static void Deeper(Frame frame, int depth, int steps)
    {
        frame.Spend(steps);
        if (depth > MaxDepth)
        {
            throw new FeelLimitException("列表嵌套过深，已停止");
        }
    }
}

internal sealed class EqualNode(int position, bool negated, Node left, Node right) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (left.Evaluate(frame), right.Evaluate(frame));
        var equal = Comparison.AreEqual(frame, Position, a, b);
        return negated ? Logic.Not(equal) : equal;
    }

    public override Node Compiled()
    {
        var (a, b) = (left.Compiled(), right.Compiled());
        return Specialised.Equal(new EqualNode(Position, negated, a, b) { Type = Type }, negated, a, b);
    }
}

internal sealed class OrderNode(int position, Operator sign, Node left, Node right) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var (a, b) = (left.Evaluate(frame), right.Evaluate(frame));
        return a.IsDecimal && b.IsDecimal
            ? FeelValue.Of(Comparison.Holds(sign, decimal.Compare(a.Decimal, b.Decimal)))
            : Comparison.Order(frame, Position, sign, a, b);
    }

    public override Node Compiled()
    {
        var (a, b) = (left.Compiled(), right.Compiled());
        return Specialised.Order(new OrderNode(Position, sign, a, b) { Type = Type }, sign, a, b);
    }
}

internal sealed class BetweenNode(int position, Node value, Node low, Node high) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var x = value.Evaluate(frame);
        var above = Comparison.Order(frame, Position, Operator.GreaterOrEqual, x, low.Evaluate(frame));
        return Logic.And(above, Comparison.Order(frame, Position, Operator.LessOrEqual, x, high.Evaluate(frame)));
    }
}
