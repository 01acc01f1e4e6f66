namespace Miaopu.Feel;

/// <summary>Making ranges and looking whether a value lies in one (DMN 1.5, 10.3.2.5 and table 54).</summary>
internal static class Ranges
{
    public static FeelValue Make(Frame frame, int position, in FeelValue start, bool startIncluded, in FeelValue end, bool endIncluded)
    {
        if (start.IsUnknown || end.IsUnknown)
        {
            return FeelValue.Merge(start.IsUnknown ? start : end, end);
        }

        if (!start.IsNull && !end.IsNull)
        {
            if (!Comparison.TryCompare(start, end, out var order))
            {
                return frame.Error(position, $"{Comparison.Name(start)}与{Comparison.Name(end)}不能构成区间");
            }

            if (order > 0)
            {
                return frame.Error(position, "区间的起点不能大于终点");
            }
        }
        else if (!CanBound(start.IsNull ? end : start))
        {
            return frame.Error(position, $"{Comparison.Name(start.IsNull ? end : start)}不能构成区间");
        }

        return FeelValue.Range(new FeelRange(start, startIncluded, end, endIncluded));
    }

    /// <summary>Whether a value lies in a range; null where it cannot be compared with its ends.</summary>
    public static FeelValue Includes(Frame frame, int position, FeelRange range, in FeelValue value)
    {
        if (range.Form == RangeForm.Equal)
        {
            return Comparison.AreEqual(frame, position, value, range.Start);
        }

        if (range.Form == RangeForm.NotEqual)
        {
            return Logic.Not(Comparison.AreEqual(frame, position, value, range.Start));
        }

        if (range.LacksEnd)
        {
            return frame.Error(position, "区间缺少一端，不能判断");
        }

        var above = range.Start.IsNull ? FeelValue.True
            : Comparison.Order(frame, position, range.StartIncluded ? Operator.GreaterOrEqual : Operator.Greater, value, range.Start);
        var below = range.End.IsNull ? FeelValue.True
            : Comparison.Order(frame, position, range.EndIncluded ? Operator.LessOrEqual : Operator.Less, value, range.End);
        return Logic.And(above, below);
    }

    /// <summary>One test of "in": a range or list includes the value, or the values are equal.</summary>
    public static FeelValue Meets(Frame frame, int position, in FeelValue value, in FeelValue test)
    {
        if (test.IsUnknown)
        {
            return test;
        }

        if (test.Kind == FeelKind.Range && value.Kind != FeelKind.Range)
        {
            return Includes(frame, position, test.Limits, value);
        }

        if (test.Kind != FeelKind.List)
        {
            return Comparison.AreEqual(frame, position, value, test);
        }

        var any = value.Kind == FeelKind.List ? Comparison.AreEqual(frame, value, test) : FeelValue.False;
        foreach (var item in test.Items)
        {
            frame.Spend(1);
            if (any.IsTrue)
            {
                break;
            }

            var met = item.Kind == FeelKind.Range && value.Kind != FeelKind.Range ? Includes(frame, position, item.Limits, value)
                : Comparison.AreEqual(frame, value, item);
            any = Logic.Or(any, met.IsNull && !value.IsNull && item.Kind != FeelKind.Range ? FeelValue.False : met);
        }

        return any;
    }

    private static bool CanBound(in FeelValue value) => value.Kind is FeelKind.Null || Comparison.TryCompare(value, value, out _);
}

internal sealed class InNode(int position, Node value, Node[] tests) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var tested = value.Evaluate(frame);
        var any = FeelValue.False;
        foreach (var test in tests)
        {
            any = Logic.Or(any, tested.IsUnknown ? tested : Ranges.Meets(frame, Position, tested, test.Evaluate(frame)));
            if (any.IsTrue)
            {
                break;
            }
        }

        return any;
    }

    public override Node Compiled()
    {
        var (tested, all) = (value.Compiled(), Array.ConvertAll(tests, t => t.Compiled()));
        return Specialised.In(new InNode(Position, tested, all) { Type = Type }, tested, all);
    }
}
