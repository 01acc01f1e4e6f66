namespace Miaopu.Feel;

/// <summary>A bound expression, ready to be evaluated any number of times, by several threads at once.</summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    /// <summary>What is known of the type before evaluation; Any if nothing.</summary>
    public FeelType Type { get; init; } = FeelType.Any;

    public abstract FeelValue Evaluate(Frame frame);

    /// <summary>The same, compiled: with what is known of its parts put to use. Asked once, at the first evaluation.</summary>
    public virtual Node Compiled() => this;
}

internal sealed class ConstantNode(int position, FeelValue value) : Node(position)
{
    public FeelValue Value { get; } = value;

    public override FeelValue Evaluate(Frame frame) => Value;
}

internal sealed class InputNode(int position, int slot) : Node(position)
{
    public int Slot => slot;

    public override FeelValue Evaluate(Frame frame) => frame.Inputs[slot];
}

internal sealed class LocalNode(int position, int slot) : Node(position)
{
    public override FeelValue Evaluate(Frame frame) => frame.Locals[slot];
}

/// <summary>A name that is declared nowhere, where the scope allows that.</summary>
internal sealed class MissingNode(int position, string name) : Node(position)
{
    public override FeelValue Evaluate(Frame frame) => frame.Error(position: Position, $"没有名称“{name}”");
}

/// <summary>A name inside a filter: the member of the item if it has one, else what the name means outside (10.3.2.5).</summary>
internal sealed class ItemMemberNode(int position, int slot, string name, Node? outside) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        ref readonly var item = ref frame.Locals[slot];
        return item.Kind switch
        {
            FeelKind.Context when item.Entries.TryGet(name, out var value) => value,
            FeelKind.Unknown when outside is null => item,
            _ => outside?.Evaluate(frame) ?? default,
        };
    }
}

internal sealed class ListNode(int position, Node[] items) : Node(position)
{
    public IReadOnlyList<Node> Items => items;

    public override FeelValue Evaluate(Frame frame)
    {
        var values = new FeelValue[items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return FeelValue.List(values);
    }
}

internal sealed class ContextNode(int position, (string Name, int Slot, Node Value)[] entries) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var values = new KeyValuePair<string, FeelValue>[entries.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = entries[i].Value.Evaluate(frame);
            frame.Locals[entries[i].Slot] = value;
            values[i] = new(entries[i].Name, value);
        }

        return FeelValue.Context(new FeelContext(values));
    }
}

internal sealed class FailNode(int position, string message) : Node(position)
{
    public override FeelValue Evaluate(Frame frame) => frame.Error(Position, message);
}

internal sealed class RangeNode(int position, Node start, bool startIncluded, Node end, bool endIncluded) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
        => Ranges.Make(frame, Position, start.Evaluate(frame), startIncluded, end.Evaluate(frame), endIncluded);
}

internal sealed class ComparedNode(int position, RangeForm form, Node end) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var value = end.Evaluate(frame);
        return value.IsUnknown ? value : FeelValue.Range(FeelRange.Compared(form, value));
    }
}

internal sealed class IfNode(int position, Node condition, Node then, Node otherwise) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var met = condition.Evaluate(frame);
        if (met.Kind != FeelKind.Unknown)
        {
            return met.IsTrue ? then.Evaluate(frame) : otherwise.Evaluate(frame);
        }

        // an unknown condition does not matter where both ways lead to the same value
        var one = then.Evaluate(frame);
        var other = otherwise.Evaluate(frame);
        return !one.IsUnknown && one.Equals(other) ? one : FeelValue.Merge(met, FeelValue.Merge(Only(one), Only(other)));
    }

    public override Node Compiled() => new IfNode(Position, condition.Compiled(), then.Compiled(), otherwise.Compiled()) { Type = Type };

    private static FeelValue Only(in FeelValue value) => value.IsUnknown ? value : default;
}
