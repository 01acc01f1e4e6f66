namespace Miaopu.Feel;

/// <summary>Functions of lists that take a function: list replace and sort (DMN 1.5, 10.3.4.4 and 10.3.4.10).</summary>
internal static partial class FunctionLibrary
{
    private static FeelValue ListReplace(in Call call)
    {
        if (call[0].IsUnknown || call[1].IsUnknown)
        {
            return FeelValue.Merge(call[0].IsUnknown ? call[0] : call[1], call[1]);
        }

        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var copy = Spent(call, list).ToArray();
        if (call[1].Kind != FeelKind.Function)
        {
            if (!Position(call, 1, copy.Length, out var at))
            {
                return call.Error("第 2 个参数应为列表之内的位置，或一个函数");
            }

            copy[at] = call[2];
            return FeelValue.List(copy);
        }

        FeelValue unknown = default;
        for (var i = 0; i < copy.Length; i++)
        {
            var met = call[1].Callable.Invoke(call.Frame, [copy[i], call[2]], call.Position);
            if (met.IsUnknown)
            {
                unknown = FeelValue.Merge(met, unknown);
            }
            else if (met.Kind != FeelKind.Boolean)
            {
                return call.Error("函数的结果应为真假值");
            }

            copy[i] = met.IsTrue ? call[2] : copy[i];
        }

        return unknown.IsUnknown ? unknown : FeelValue.List(copy);
    }

    private static FeelValue Sort(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        if (call.Count > 1 && call[1].Kind != FeelKind.Function)
        {
            return call.WrongKind(1, "函数");
        }

        var sorted = Spent(call, list).ToArray();
        var order = new Precedence(call.Frame, call.Position, call.Count > 1 ? call[1].Callable : null);
        order.MergeSort(sorted);
        return order.Unknown.IsUnknown ? order.Unknown
            : order.Failed ? call.Error("这些值不能排序")
            : FeelValue.List(sorted);
    }

    /// <summary>A stable merge sort by a function, which need not be a consistent order: it ends in any case.</summary>
    private sealed class Precedence(Frame frame, int position, FeelFunction? precedes)
    {
        public bool Failed { get; private set; }

        public FeelValue Unknown { get; private set; }

        public void MergeSort(Span<FeelValue> items)
        {
            if (items.Length < 2)
            {
                return;
            }

            var middle = items.Length / 2;
            MergeSort(items[..middle]);
            MergeSort(items[middle..]);
            frame.Spend(items.Length);
            var left = items[..middle].ToArray();
            var (i, j, to) = (0, middle, 0);
            while (i < left.Length && j < items.Length)
            {
                items[to++] = Before(items[j], left[i]) ? items[j++] : left[i++];
            }

            left.AsSpan(i).CopyTo(items[to..]);
        }

        private bool Before(in FeelValue a, in FeelValue b)
        {
            if (precedes is null)
            {
                if (a.IsUnknown || b.IsUnknown)
                {
                    Unknown = FeelValue.Merge(a.IsUnknown ? a : b, Unknown);
                    return false;
                }

                Failed |= !Comparison.TryCompare(a, b, out var order);
                return order < 0;
            }

            var met = precedes.Invoke(frame, [a, b], position);
            Unknown = met.IsUnknown ? FeelValue.Merge(met, Unknown) : Unknown;
            Failed |= met.Kind is not (FeelKind.Boolean or FeelKind.Unknown);
            return met.IsTrue;
        }
    }
}
