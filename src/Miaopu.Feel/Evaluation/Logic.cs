namespace Miaopu.Feel;

/// <summary>Three-valued logic (DMN 1.5, 10.3.2.8), with unknown beside null: what decides, decides; else an unknown outweighs a null.</summary>
internal static class Logic
{
    public static FeelValue And(in FeelValue a, in FeelValue b)
        => a.IsFalse || b.IsFalse ? FeelValue.False
            : a.IsUnknown || b.IsUnknown ? FeelValue.Merge(a, b)
            : a.IsTrue && b.IsTrue ? FeelValue.True
            : default;

    public static FeelValue Or(in FeelValue a, in FeelValue b)
        => a.IsTrue || b.IsTrue ? FeelValue.True
            : a.IsUnknown || b.IsUnknown ? FeelValue.Merge(a, b)
            : a.IsFalse && b.IsFalse ? FeelValue.False
            : default;

    public static FeelValue Not(in FeelValue a)
        => a.Kind switch
        {
            FeelKind.Boolean => FeelValue.Of(!a.IsTrue),
            FeelKind.Unknown => a,
            _ => default,
        };
}

internal sealed class AndNode(int position, Node left, Node right) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var a = left.Evaluate(frame);
        return a.IsFalse ? a : Logic.And(a, right.Evaluate(frame));
    }

    public override Node Compiled() => new AndNode(Position, left.Compiled(), right.Compiled()) { Type = Type };
}

internal sealed class OrNode(int position, Node left, Node right) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var a = left.Evaluate(frame);
        return a.IsTrue ? a : Logic.Or(a, right.Evaluate(frame));
    }

    public override Node Compiled() => new OrNode(Position, left.Compiled(), right.Compiled()) { Type = Type };
}
