using System.Collections;

namespace Miaopu.Feel;

/// <summary>One "name in source" of a loop.</summary>
internal sealed class Iterator(int slot, int position, Node source, Node? end)
{
    public int Slot => slot;

    /// <summary>The values to go through; null, with an error or an unknown, if there are none.</summary>
    public IEnumerable<FeelValue>? Values(Frame frame, out FeelValue failure)
    {
        failure = default;
        var from = source.Evaluate(frame);
        if (end is not null)
        {
            var to = end.Evaluate(frame);
            if (from.IsUnknown || to.IsUnknown)
            {
                failure = FeelValue.Merge(from.IsUnknown ? from : to, to);
                return null;
            }

            return Steps(frame, from, to, true, true, ref failure);
        }

        switch (from.Kind)
        {
            case FeelKind.List:
                return from.Items;
            case FeelKind.Range:
                return Steps(frame, from.Limits.Start, from.Limits.End, from.Limits.StartIncluded, from.Limits.EndIncluded, ref failure);
            case FeelKind.Unknown:
                failure = from;
                return null;
            case FeelKind.Null:
                failure = frame.Error(position, "不能对空值逐项计算");
                return null;
            default:
                return [from];
        }
    }

    private IEnumerable<FeelValue>? Steps(Frame frame, FeelValue from, FeelValue to, bool fromIncluded, bool toIncluded, ref FeelValue failure)
    {
        if (from.Kind == FeelKind.Number && to.Kind == FeelKind.Number && from.TryGetNumber(out var a) && to.TryGetNumber(out var b)
            && a == decimal.Truncate(a) && b == decimal.Truncate(b))
        {
            return Between(a, b, fromIncluded, toIncluded, FeelValue.Of);
        }

        if (from.Kind == FeelKind.Date && to.Kind == FeelKind.Date)
        {
            return Between(from.Date.DayNumber, to.Date.DayNumber, fromIncluded, toIncluded, n => FeelValue.Of(FeelDate.OfDayNumberUnchecked((long)n)));
        }

        failure = frame.Error(position, "逐项计算的区间两端应为整数或日期");
        return null;
    }

    private static IEnumerable<FeelValue> Between(decimal from, decimal to, bool fromIncluded, bool toIncluded, Func<decimal, FeelValue> make)
    {
        var step = from <= to ? 1 : -1;
        for (var n = fromIncluded ? from : from + step; step > 0 ? n <= to : n >= to; n += step)
        {
            if (n == to && !toIncluded)
            {
                yield break;
            }

            yield return make(n);
        }
    }
}

/// <summary>for a in x, b in y return body; "partial" holds the results so far (DMN 1.5, 10.3.2.14).</summary>
internal sealed class ForNode(int position, Iterator[] iterators, int partial, Node body) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var results = new List<FeelValue>();
        return Go(frame, 0, results) is { } failure ? failure : FeelValue.List(results);
    }

    private FeelValue? Go(Frame frame, int at, List<FeelValue> results)
    {
        if (at == iterators.Length)
        {
            frame.Spend(1);
            if (partial >= 0)
            {
                frame.Locals[partial] = FeelValue.List(new ListPrefix(results, results.Count));
            }

            results.Add(body.Evaluate(frame));
            return results.Count <= Run.MaxItems ? null : throw new FeelLimitException("列表超过一百万项，已停止");
        }

        var values = iterators[at].Values(frame, out var failure);
        if (values is null)
        {
            return failure;
        }

        foreach (var value in values)
        {
            frame.Spend(1);
            frame.Locals[iterators[at].Slot] = value;
            if (Go(frame, at + 1, results) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}

/// <summary>The first items of a list that only grows, seen without copying.</summary>
internal sealed class ListPrefix(List<FeelValue> items, int count) : IReadOnlyList<FeelValue>
{
    public int Count => count;

    public FeelValue this[int index] => items[index];

    public IEnumerator<FeelValue> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>some and every … satisfies (10.3.2.14): "or" and "and" over all combinations.</summary>
internal sealed class QuantifiedNode(int position, bool every, Iterator[] iterators, Node condition) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var result = FeelValue.Of(every);
        return Go(frame, 0, ref result) is { } failure ? failure : result;
    }

    public override Node Compiled() => new QuantifiedNode(Position, every, iterators, condition.Compiled()) { Type = Type };

    private FeelValue? Go(Frame frame, int at, ref FeelValue result)
    {
        if (at == iterators.Length)
        {
            var met = condition.Evaluate(frame);
            if (met.Kind is not (FeelKind.Boolean or FeelKind.Null or FeelKind.Unknown))
            {
                met = frame.Error(Position, $"条件应为真假值，而不是{Comparison.Name(met)}");
            }

            result = every ? Logic.And(result, met) : Logic.Or(result, met);
            return null;
        }

        var values = iterators[at].Values(frame, out var failure);
        if (values is null)
        {
            return failure;
        }

        foreach (var value in values)
        {
            frame.Spend(1);
            frame.Locals[iterators[at].Slot] = value;
            if (Go(frame, at + 1, ref result) is { } inner)
            {
                return inner;
            }

            if (every ? result.IsFalse : result.IsTrue)
            {
                return null;
            }
        }

        return null;
    }
}
