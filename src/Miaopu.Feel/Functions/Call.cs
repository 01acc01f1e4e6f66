namespace Miaopu.Feel;

/// <summary>One call of a function of the language: its arguments, and where errors are noted.</summary>
internal readonly ref struct Call(Frame frame, int position, string name, ReadOnlySpan<FeelValue> arguments)
{
    private readonly ReadOnlySpan<FeelValue> _arguments = arguments;

    public Frame Frame => frame;

    public int Position => position;

    public ReadOnlySpan<FeelValue> Arguments => _arguments;

    public int Count => _arguments.Length;

    /// <summary>An argument; null if it was left out.</summary>
    public FeelValue this[int index] => index < _arguments.Length ? _arguments[index] : default;

    public FeelValue Error(string message) => frame.Error(position, $"{name}：{message}");

    public FeelValue WrongKind(int index, string expected)
        => Error($"第 {index + 1} 个参数应为{expected}，而不是{Comparison.Name(this[index])}");

    public bool IsNumber(int index, out FeelValue number)
    {
        number = Single(index);
        return number.Kind == FeelKind.Number;
    }

    public bool IsText(int index, out string text)
    {
        var value = Single(index);
        text = value.Kind == FeelKind.String ? value.Text : "";
        return value.Kind == FeelKind.String;
    }

    /// <summary>A list; what is neither list nor null counts as a list of itself (10.3.2.9.4).</summary>
    public bool IsList(int index, out IReadOnlyList<FeelValue> list)
    {
        var value = this[index];
        list = value.Kind == FeelKind.List ? value.Items : [value];
        return !value.IsNull;
    }

    /// <summary>The list that is the only argument, or all arguments as a list.</summary>
    public bool IsListOrAll(out IReadOnlyList<FeelValue> list)
    {
        if (_arguments.Length == 1)
        {
            return IsList(0, out list);
        }

        list = _arguments.ToArray();
        return list.Count > 0;
    }

    // a list of one stands for its item where a single value is asked for (10.3.2.9.4)
    public FeelValue Single(int index)
    {
        var value = this[index];
        return value.Kind == FeelKind.List && value.Items.Count == 1 ? value.Items[0] : value;
    }
}

internal delegate FeelValue FunctionBody(in Call call);

/// <summary>What a function does with unknowns among its arguments.</summary>
internal enum Unknowns : byte
{
    /// <summary>One, or one in a list, makes the result unknown.</summary>
    Spread,

    /// <summary>One makes the result unknown; lists and contexts may hold them.</summary>
    Hold,

    /// <summary>The function looks itself.</summary>
    Own,
}
