namespace Miaopu.Feel;

/// <summary>Unary tests (DMN 1.5, 10.3.2.7 and grammar rules 13 to 17): met if any test is; no test at all is met.</summary>
internal sealed class UnaryTestsNode(int position, int slot, bool negated, Node[] tests, bool[] asksItself) : Node(position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        var tested = frame.Locals[slot];
        var any = FeelValue.Of(tests.Length == 0);
        for (var i = 0; i < tests.Length && !any.IsTrue; i++)
        {
            var test = tests[i].Evaluate(frame);
            any = Logic.Or(any, asksItself[i] && test.Kind is FeelKind.Boolean or FeelKind.Null ? test
                : tested.IsUnknown ? tested
                : Ranges.Meets(frame, Position, tested, test));
        }

        return negated ? Logic.Not(any) : any;
    }
}

/// <summary>value in tests that mention ?, which is the value for them.</summary>
internal sealed class BoundTestsNode(Node value, int slot, UnaryTestsNode tests) : Node(tests.Position)
{
    public override FeelValue Evaluate(Frame frame)
    {
        frame.Locals[slot] = value.Evaluate(frame);
        return tests.Evaluate(frame);
    }
}
