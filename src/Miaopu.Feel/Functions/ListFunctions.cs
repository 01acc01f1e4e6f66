namespace Miaopu.Feel;

/// <summary>Functions that make, search and reorder lists (DMN 1.5, 10.3.4.4).</summary>
internal static partial class FunctionLibrary
{
    private static IEnumerable<OwnFunction> ListFunctions()
    {
        yield return Define("list contains", Unknowns.Own, ListContains, "list, element");
        yield return Define("sublist", Unknowns.Hold, Sublist, "list, start position, length?");
        yield return Define("append", Unknowns.Own, Append, "list, item...");
        yield return Define("concatenate", Unknowns.Hold, (in Call call) => Joined(call, out var all, out var wrong) ? FeelValue.List(all) : wrong, "list...");
        yield return Define("union", (in Call call) => Joined(call, out var all, out var wrong) ? FeelValue.List(Distinct(call, all)) : wrong, "list...");
        yield return Define("distinct values", (in Call call) => call.IsList(0, out var list) ? FeelValue.List(Distinct(call, list)) : call.WrongKind(0, "列表"), "list");
        yield return Define("flatten", Unknowns.Hold, Flatten, "list");
        yield return Define("reverse", Unknowns.Hold, (in Call call) => call.IsList(0, out var list) ? FeelValue.List([.. Spent(call, list).Reverse()]) : call.WrongKind(0, "列表"), "list");
        yield return Define("index of", IndexOf, "list, match");
        yield return Define("insert before", Unknowns.Own, InsertBefore, "list, position, newItem");
        yield return Define("remove", Unknowns.Hold, Remove, "list, position");
        yield return Define("list replace", Unknowns.Own, ListReplace, "list, position: number, newItem", "list, match: function, newItem");
        yield return Define("sort", Unknowns.Hold, Sort, "list, precedes?");
    }

    private static IReadOnlyList<FeelValue> Spent(in Call call, IReadOnlyList<FeelValue> list)
    {
        call.Frame.Spend(list.Count);
        return list;
    }

    private static FeelValue ListContains(in Call call)
    {
        if (call[0].IsUnknown || !call.IsList(0, out var list))
        {
            return call[0].IsUnknown ? call[0] : call.WrongKind(0, "列表");
        }

        var any = FeelValue.False;
        foreach (var item in Spent(call, list))
        {
            var same = Comparison.AreEqual(call.Frame, item, call[1]);
            any = Logic.Or(any, same.IsNull ? FeelValue.False : same);
            if (any.IsTrue)
            {
                break;
            }
        }

        return any;
    }

    private static FeelValue Sublist(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        if (!Position(call, 1, list.Count, out var from))
        {
            return call.Error("起始位置应在列表之内，首项为 1，末项为 -1");
        }

        var count = list.Count - from;
        if (call.Count > 2 && (!call.IsNumber(2, out var length) || !Numbers.TryInteger(Truncate(length), out count) || count < 1 || count > list.Count - from))
        {
            return call.Error("长度应不小于 1，且不超出列表");
        }

        return FeelValue.List([.. Spent(call, list).Skip(from).Take(count)]);
    }

    // from 1, or from -1 backwards; given as an index from 0
    private static bool Position(in Call call, int argument, int count, out int index)
    {
        index = 0;
        if (!call.IsNumber(argument, out var number) || !Numbers.TryInteger(Truncate(number), out var at) || at == 0)
        {
            return false;
        }

        index = at > 0 ? at - 1 : count + at;
        return index >= 0 && index < count;
    }

    private static FeelValue Append(in Call call)
    {
        if (call[0].IsUnknown)
        {
            return call[0];
        }

        if (call[0].Kind == FeelKind.Null)
        {
            return call.WrongKind(0, "列表");
        }

        _ = call.IsList(0, out var list);
        return FeelValue.List([.. Spent(call, list), .. call.Arguments[1..]]);
    }

    private static bool Joined(in Call call, out List<FeelValue> all, out FeelValue wrong)
    {
        all = [];
        wrong = default;
        for (var i = 0; i < call.Count; i++)
        {
            if (!call.IsList(i, out var list))
            {
                wrong = call.WrongKind(i, "列表");
                return false;
            }

            all.AddRange(Spent(call, list));
        }

        return true;
    }

    private static List<FeelValue> Distinct(in Call call, IReadOnlyList<FeelValue> list)
    {
        var kept = new List<FeelValue>();
        var seen = new HashSet<FeelValue>();
        foreach (var item in Spent(call, list))
        {
            // times are equal across zones, and numbers of either form, so only strings may be told apart by hash
            if (item.Kind == FeelKind.String ? seen.Add(item) : !Holds(call, kept, item))
            {
                kept.Add(item);
            }
        }

        return kept;
    }

    private static bool Holds(in Call call, List<FeelValue> list, in FeelValue value)
    {
        call.Frame.Spend(list.Count);
        foreach (var item in list)
        {
            if (Comparison.AreEqual(call.Frame, item, value).IsTrue)
            {
                return true;
            }
        }

        return false;
    }

    private static FeelValue Flatten(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var flat = new List<FeelValue>();
        Flatten(call, list, flat, 0);
        return FeelValue.List(flat);
    }

    private static void Flatten(in Call call, IReadOnlyList<FeelValue> list, List<FeelValue> flat, int depth)
    {
        if (depth > 200)
        {
            throw new FeelLimitException("列表嵌套过深，已停止");
        }

        foreach (var item in Spent(call, list))
        {
            if (item.Kind == FeelKind.List)
            {
                Flatten(call, item.Items, flat, depth + 1);
            }
            else
            {
                flat.Add(item);
            }
        }
    }

    private static FeelValue IndexOf(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var found = new List<FeelValue>();
        for (var i = 0; i < Spent(call, list).Count; i++)
        {
            if (Comparison.AreEqual(call.Frame, list[i], call[1]).IsTrue)
            {
                found.Add(FeelValue.Of(i + 1m));
            }
        }

        return FeelValue.List(found);
    }

    private static FeelValue InsertBefore(in Call call)
    {
        if (call[0].IsUnknown || call[1].IsUnknown)
        {
            return FeelValue.Merge(call[0].IsUnknown ? call[0] : call[1], call[1]);
        }

        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        if (!Position(call, 1, list.Count, out var at))
        {
            return call.Error("位置应在列表之内");
        }

        return FeelValue.List([.. Spent(call, list).Take(at), call[2], .. list.Skip(at)]);
    }

    private static FeelValue Remove(in Call call)
        => !call.IsList(0, out var list) ? call.WrongKind(0, "列表")
            : !Position(call, 1, list.Count, out var at) ? call.Error("位置应在列表之内")
            : FeelValue.List([.. Spent(call, list).Take(at), .. list.Skip(at + 1)]);
}
