namespace Miaopu.Feel;

/// <summary>A function written in an expression; it keeps the local values of the place where it was made.</summary>
internal sealed class Lambda(string[] names, FeelType[] types, int[] slots, Node body, Frame origin) : FeelFunction
{
    private readonly FeelValue[] _captured = (FeelValue[])origin.Locals.Clone();

    public override IReadOnlyList<string> Parameters => names;

    internal IReadOnlyList<FeelType> Types => types;

    internal FeelType ResultType => body.Type;

    internal override FeelValue Invoke(Frame caller, ReadOnlySpan<FeelValue> arguments, int position)
    {
        if (arguments.Length != names.Length)
        {
            return caller.Error(position, $"函数需要 {names.Length} 个参数，给了 {arguments.Length} 个");
        }

        caller.Spend(_captured.Length + 1);
        caller.EnterCall();
        var frame = new Frame(origin.Inputs, (FeelValue[])_captured.Clone(), caller.Run);
        for (var i = 0; i < arguments.Length; i++)
        {
            frame.Locals[slots[i]] = types[i].Coerce(arguments[i]);
        }

        var result = body.Evaluate(frame);
        caller.LeaveCall();
        return result;
    }

    internal override FeelValue InvokeNamed(Frame caller, string[] given, ReadOnlySpan<FeelValue> arguments, int position)
    {
        var ordered = new FeelValue[names.Length];
        for (var i = 0; i < given.Length; i++)
        {
            var at = Array.IndexOf(names, given[i]);
            if (at < 0 || given.AsSpan(0, i).Contains(given[i]))
            {
                return caller.Error(position, $"函数没有参数“{given[i]}”，或写了两次{Nearest.Hint(Nearest.Of(given[i], names))}");
            }

            ordered[at] = arguments[i];
        }

        // what is not given is null (10.3.2.13.6)
        return Invoke(caller, ordered, position);
    }

    internal override bool Fits(IReadOnlyList<FeelType> parameters, FeelType result)
        => parameters.Count == types.Length && parameters.Zip(types).All(p => p.First.ConformsTo(p.Second)) && body.Type.ConformsTo(result);
}

internal sealed class LambdaNode(int position, string[] names, FeelType[] types, int[] slots, Node body) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        frame.Spend(frame.Locals.Length + 1);
        return FeelValue.Function(new Lambda(names, types, slots, body, frame));
    }
}

/// <summary>A call; a name that stands for no function value means the language's own function of that name, if there is one.</summary>
internal sealed class CallNode(int position, Node? target, FeelFunction? own, Node[] arguments, string[]? names) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var function = own;
        if (target is not null)
        {
            var value = target.Evaluate(frame);
            if (value.IsUnknown && own is null)
            {
                return value;
            }

            function = value.Kind == FeelKind.Function ? value.Callable : own;
        }

        if (function is null)
        {
            return frame.Error(Position, "此处不是函数，不能调用");
        }

        var values = arguments.Length == 0 ? [] : new FeelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return names is null ? function.Invoke(frame, values, Position) : function.InvokeNamed(frame, names, values, Position);
    }
}
