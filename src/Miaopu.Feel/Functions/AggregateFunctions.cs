namespace Miaopu.Feel;

/// <summary>Functions that draw a list together into one value (DMN 1.5, 10.3.4.4). Each takes a list, or its items as arguments.</summary>
internal static partial class FunctionLibrary
{
    private static IEnumerable<OwnFunction> AggregateFunctions()
    {
        yield return Define("count", Unknowns.Hold, (in Call call) => call.IsListOrAll(out var list)
            ? FeelValue.Of((decimal)list.Count) : call.WrongKind(0, "列表"), "list...");
        yield return Define("min", (in Call call) => Extreme(call, Operator.Less), "list...");
        yield return Define("max", (in Call call) => Extreme(call, Operator.Greater), "list...");
        yield return Define("sum", (in Call call) => OfNumbers(call, Sum), "list...");
        yield return Define("mean", (in Call call) => OfNumbers(call, n => Numbers.Divide(Sum(n), FeelValue.Of((decimal)n.Length))), "list...");
        yield return Define("product", (in Call call) => OfNumbers(call, Product), "list...");
        yield return Define("median", (in Call call) => OfNumbers(call, Median), "list...");
        yield return Define("stddev", (in Call call) => OfNumbers(call, Deviation), "list...");
        yield return Define("mode", (in Call call) => OfNumbers(call, Mode, FeelValue.List()), "list...");
        yield return Define("all", Unknowns.Own, (in Call call) => Every(call, FeelValue.True, Logic.And), "list...");
        yield return Define("any", Unknowns.Own, (in Call call) => Every(call, FeelValue.False, Logic.Or), "list...");
    }

    private delegate FeelValue Step(in FeelValue a, in FeelValue b);

    private static FeelValue OfNumbers(in Call call, Func<FeelValue[], FeelValue> function, FeelValue ofNone = default)
    {
        if (!call.IsListOrAll(out var list))
        {
            return call.WrongKind(0, "列表");
        }

        if (list.Count == 0)
        {
            return ofNone.IsNull ? call.Error("列表为空") : ofNone;
        }

        var numbers = Spent(call, list).ToArray();
        foreach (var number in numbers)
        {
            if (number.Kind != FeelKind.Number)
            {
                return call.Error($"列表中应都是数值，而不是{Comparison.Name(number)}");
            }
        }

        var result = function(numbers);
        return result.IsNull ? call.Error("没有结果") : result;
    }

    private static FeelValue Sum(FeelValue[] numbers)
    {
        var sum = FeelValue.Of(0m);
        foreach (var number in numbers)
        {
            sum = sum.IsNull ? sum : Numbers.Add(sum, number);
        }

        return sum;
    }

    private static FeelValue Product(FeelValue[] numbers)
    {
        var product = FeelValue.Of(1m);
        foreach (var number in numbers)
        {
            product = product.IsNull ? product : Numbers.Multiply(product, number);
        }

        return product;
    }

    private static FeelValue Median(FeelValue[] numbers)
    {
        Array.Sort(numbers, static (a, b) => Numbers.Compare(a, b));
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1 ? numbers[middle] : Numbers.Divide(Sum([numbers[middle - 1], numbers[middle]]), FeelValue.Of(2m));
    }

    // of a sample: divided by one less than the count
    private static FeelValue Deviation(FeelValue[] numbers)
    {
        if (numbers.Length < 2)
        {
            return default;
        }

        var mean = Numbers.Divide(Sum(numbers), FeelValue.Of((decimal)numbers.Length));
        if (mean.IsNull)
        {
            return default;
        }

        var squares = new FeelValue[numbers.Length];
        for (var i = 0; i < squares.Length; i++)
        {
            var difference = Numbers.Subtract(numbers[i], mean);
            squares[i] = difference.IsNull ? difference : Numbers.Multiply(difference, difference);
            if (squares[i].IsNull)
            {
                return default;
            }
        }

        var variance = Numbers.Divide(Sum(squares), FeelValue.Of(numbers.Length - 1m));
        return variance.IsNull ? variance : Numbers.Value(WideMath.Sqrt(variance.Wide));
    }

    private static FeelValue Mode(FeelValue[] numbers)
    {
        Array.Sort(numbers, static (a, b) => Numbers.Compare(a, b));
        var best = new List<FeelValue>();
        var most = 0;
        for (var i = 0; i < numbers.Length;)
        {
            var from = i;
            while (i < numbers.Length && Numbers.Compare(numbers[i], numbers[from]) == 0)
            {
                i++;
            }

            if (i - from > most)
            {
                best.Clear();
                most = i - from;
            }

            if (i - from == most)
            {
                best.Add(numbers[from]);
            }
        }

        return FeelValue.List(best);
    }

    private static FeelValue Extreme(in Call call, Operator sign)
    {
        if (!call.IsListOrAll(out var list) || list.Count == 0)
        {
            return call.Error("列表为空");
        }

        var best = list[0];
        foreach (var item in Spent(call, list))
        {
            if (!Comparison.TryCompare(item, best, out var order))
            {
                return call.Error($"{Comparison.Name(item)}与{Comparison.Name(best)}不能比较大小");
            }

            best = Comparison.Holds(sign, order) ? item : best;
        }

        return best;
    }

    private static FeelValue Every(in Call call, FeelValue start, Step step)
    {
        if (call.Count == 1 && call[0].IsUnknown)
        {
            return call[0];
        }

        if (!call.IsListOrAll(out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var result = start;
        FeelValue stranger = default;
        foreach (var item in Spent(call, list))
        {
            var known = item.Kind is FeelKind.Boolean or FeelKind.Null or FeelKind.Unknown;
            stranger = known ? stranger : item;
            result = step(result, known ? item : default);
        }

        if (result.IsNull && !stranger.IsNull)
        {
            return call.Error($"列表中应都是真假值，而不是{Comparison.Name(stranger)}");
        }

        return result;
    }
}
