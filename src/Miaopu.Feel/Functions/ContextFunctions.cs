namespace Miaopu.Feel;

/// <summary>Functions of contexts (DMN 1.5, 10.3.4.7).</summary>
internal static partial class FunctionLibrary
{
    private static IEnumerable<OwnFunction> ContextFunctions()
    {
        yield return Define("get value", Unknowns.Hold, GetValue, "m, key");
        yield return Define("get entries", Unknowns.Hold, GetEntries, "m");
        yield return Define("context", Unknowns.Hold, MakeContext, "entries");
        yield return Define("context put", Unknowns.Own, ContextPut, "context, key: text, value", "context, keys, value");
        yield return Define("context merge", Unknowns.Hold, ContextMerge, "contexts");
    }

    private static FeelValue GetValue(in Call call)
    {
        var context = call.Single(0);
        return context.Kind != FeelKind.Context ? call.WrongKind(0, "上下文")
            : !call.IsText(1, out var key) ? call.WrongKind(1, "字符串")
            : context.Entries.TryGet(key, out var value) ? value
            : call.Error($"没有“{key}”");
    }

    private static FeelValue GetEntries(in Call call)
    {
        var context = call.Single(0);
        if (context.Kind != FeelKind.Context)
        {
            return call.WrongKind(0, "上下文");
        }

        call.Frame.Spend(context.Entries.Entries.Count);
        return FeelValue.List([.. context.Entries.Entries.Select(e => FeelValue.Context([new("key", FeelValue.Of(e.Key)), new("value", e.Value)]))]);
    }

    private static FeelValue MakeContext(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var entries = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in Spent(call, list))
        {
            if (item.Kind != FeelKind.Context || !item.Entries.TryGet("key", out var key) || key.Kind != FeelKind.String || !item.Entries.TryGet("value", out var value))
            {
                return call.Error("每一项应有 key（字符串）与 value");
            }

            if (!entries.TryAdd(key.Text, value))
            {
                return call.Error($"有两个“{key.Text}”");
            }
        }

        return FeelValue.Context(entries);
    }

    private static FeelValue ContextPut(in Call call)
    {
        if (call[0].IsUnknown || call[1].IsUnknown)
        {
            return FeelValue.Merge(call[0].IsUnknown ? call[0] : call[1], call[1]);
        }

        var context = call.Single(0);
        if (context.Kind != FeelKind.Context)
        {
            return call.WrongKind(0, "上下文");
        }

        call.Frame.Spend(context.Entries.Entries.Count);
        if (call[1].Kind == FeelKind.String)
        {
            return FeelValue.Context(context.Entries.With(call[1].Text, call[2]));
        }

        if (call[1].Kind != FeelKind.List || call[1].Items.Count is 0 or > 100 || call[1].Items.Any(k => k.Kind != FeelKind.String))
        {
            return call.WrongKind(1, "字符串，或字符串的列表");
        }

        return Put(context, call[1].Items, 0, call[2]) is { IsNull: false } result ? result : call.Error("路径经过的不是上下文");
    }

    private static FeelValue Put(in FeelValue context, IReadOnlyList<FeelValue> keys, int at, in FeelValue value)
    {
        if (context.Kind != FeelKind.Context)
        {
            return default;
        }

        var key = keys[at].Text;
        if (at == keys.Count - 1)
        {
            return FeelValue.Context(context.Entries.With(key, value));
        }

        var inner = context.Entries.TryGet(key, out var found) ? Put(found, keys, at + 1, value) : default;
        return inner.IsNull ? default : FeelValue.Context(context.Entries.With(key, inner));
    }

    private static FeelValue ContextMerge(in Call call)
    {
        if (!call.IsList(0, out var list))
        {
            return call.WrongKind(0, "列表");
        }

        var merged = new OrderedDictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var item in Spent(call, list))
        {
            if (item.Kind != FeelKind.Context)
            {
                return call.Error($"列表中应都是上下文，而不是{Comparison.Name(item)}");
            }

            call.Frame.Spend(item.Entries.Entries.Count);
            foreach (var (name, value) in item.Entries.Entries)
            {
                merged[name] = value;
            }
        }

        return FeelValue.Context(merged);
    }
}
