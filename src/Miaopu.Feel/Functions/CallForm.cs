namespace Miaopu.Feel;

/// <summary>A way to call a function: the names of its parameters, the kinds that tell it from its other forms, how many must be given, whether more may follow.</summary>
internal sealed record CallForm(string[] Parameters, ParameterKind?[] Kinds, int Required, bool Open)
{
    /// <summary>Reads "from, scale?" or "list..." where ? marks what may be left out and ... what may be repeated; "key: text" names a kind.</summary>
    public static CallForm Read(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var pairs = Array.ConvertAll(parts, p => p.TrimEnd('?', '.').Split(':', StringSplitOptions.TrimEntries));
        return new CallForm(
            Array.ConvertAll(pairs, p => p[0]), Array.ConvertAll(pairs, p => p.Length > 1 ? ParameterKind.Of(p[1]) : null),
            parts.Count(p => !p.EndsWith('?')), parts.Length > 0 && parts[^1].EndsWith("...", StringComparison.Ordinal));
    }

    /// <summary>Whether these are names of its parameters, each given once.</summary>
    public bool Has(string[] names) => Array.TrueForAll(names, Parameters.Contains) && names.Distinct().Count() == names.Length;

    /// <summary>Whether the names stand in the order of the parameters.</summary>
    public bool IsInOrder(string[] names)
    {
        for (var i = 1; i < names.Length; i++)
        {
            if (Array.IndexOf(Parameters, names[i]) < Array.IndexOf(Parameters, names[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Named arguments in the order of the parameters, default where one is left out.</summary>
    public T[] Order<T>(string[] names, ReadOnlySpan<T> arguments)
    {
        var ordered = new T[Math.Max(names.Max(n => Array.IndexOf(Parameters, n)) + 1, Required)];
        for (var i = 0; i < names.Length; i++)
        {
            ordered[Array.IndexOf(Parameters, names[i])] = arguments[i];
        }

        return ordered;
    }

    /// <summary>The first argument whose kind another form is for, or -1.</summary>
    public int Misfit(ReadOnlySpan<FeelValue> ordered)
    {
        for (var i = 0; i < ordered.Length; i++)
        {
            if (Kinds[i] is { } kind && !kind.Takes(ordered[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>The kind of a parameter, where a function has forms that differ in nothing else.</summary>
internal sealed record ParameterKind(string Name, Func<FeelKind, bool> Has)
{
    private static readonly Dictionary<string, ParameterKind> Known = new(StringComparer.Ordinal)
    {
        ["text"] = new("字符串", k => k == FeelKind.String),
        ["number"] = new("数值", k => k == FeelKind.Number),
        ["function"] = new("函数", k => k == FeelKind.Function),
        ["duration"] = new("日时时长", k => k == FeelKind.DaysTimeDuration),
        ["range"] = new("区间", k => k == FeelKind.Range),
        ["point"] = new("单个值", k => k != FeelKind.Range),
    };

    public static ParameterKind Of(string name) => Known[name];

    // null and the unknown are told by the function itself; a list of one stands for its item
    public bool Takes(in FeelValue value)
        => value.IsNull || value.IsUnknown || Has(value.Kind == FeelKind.List && value.Items.Count == 1 ? value.Items[0].Kind : value.Kind);
}
