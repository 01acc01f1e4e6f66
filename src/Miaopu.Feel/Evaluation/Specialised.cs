namespace Miaopu.Feel;

/// <summary>
/// What an expression is compiled to at its first evaluation: nodes for what rows are asked most, an input held against constants. What they do not expect, such as an
/// unknown or a value of another kind, goes the general way.
/// </summary>
internal static class Specialised
{
    /// <summary>An order sign between an input and a number of up to 28 digits.</summary>
    public static Node Order(OrderNode general, Operator sign, Node left, Node right)
        => left is InputNode input && right is ConstantNode { Value: { IsDecimal: true } value } ? new InputOrderNode(general, input.Slot, sign, value.Decimal) : general;

    /// <summary>Equality between an input and a text.</summary>
    public static Node Equal(EqualNode general, bool negated, Node left, Node right)
        => left is InputNode input && right is ConstantNode { Value: { Kind: FeelKind.String } value } ? new InputTextNode(general, input.Slot, [value.Text], negated) : general;

    /// <summary>An input among texts.</summary>
    public static Node In(InNode general, Node value, IReadOnlyList<Node> tests)
    {
        var all = tests is [ListNode list] ? list.Items : tests;
        return value is InputNode input && all.All(t => t is ConstantNode { Value.Kind: FeelKind.String })
            ? new InputTextNode(general, input.Slot, [.. all.Select(t => ((ConstantNode)t).Value.Text)], negated: false)
            : general;
    }

    private sealed class InputOrderNode(OrderNode general, int slot, Operator sign, decimal constant) : Node(general.Position)
    {
        public override FeelValue Evaluate(Frame frame)
        {
            ref readonly var value = ref frame.Inputs[slot];
            return value.IsDecimal ? FeelValue.Of(Comparison.Holds(sign, decimal.Compare(value.Decimal, constant))) : general.Evaluate(frame);
        }
    }

    private sealed class InputTextNode(Node general, int slot, string[] texts, bool negated) : Node(general.Position)
    {
        public override FeelValue Evaluate(Frame frame)
        {
            ref readonly var value = ref frame.Inputs[slot];
            if (value.Kind != FeelKind.String)
            {
                return general.Evaluate(frame);
            }

            var text = value.Text;
            foreach (var one in texts)
            {
                if (string.Equals(text, one, StringComparison.Ordinal))
                {
                    return FeelValue.Of(!negated);
                }
            }

            return FeelValue.Of(negated);
        }
    }
}
