namespace Miaopu.Feel;

/// <summary>
/// Turns the parsed text into nodes: names become slots, constants are worked out, and a name that nobody declared is an error
/// with the nearest one that is.
/// </summary>
internal sealed partial class Binder(FeelScope scope)
{
    private const int MaxDepth = 1500;
    private readonly List<Local> _locals = [];
    private readonly List<string> _inputs = [];
    private int _depth;

    public IReadOnlyList<string> Inputs => _inputs;

    public int Slots { get; private set; }

    /// <summary>What types show to be meant otherwise.</summary>
    public TypeChecks Checks { get; } = new();

    /// <summary>Whether evaluating can make functions, which keep the frame they were made in.</summary>
    public bool MakesFunctions { get; private set; }

    public Node Bind(Syntax syntax)
    {
        if (++_depth > MaxDepth)
        {
            throw new FeelSyntaxException(new FeelError(syntax.Position, "表达式过长，请拆成几个定义"));
        }

        var node = BindInside(syntax);
        _depth--;
        return node;
    }

    public Node BindTests(UnaryTestsSyntax tests, int slot, FeelType tested)
    {
        Slots = Math.Max(Slots, slot + 1);
        _locals.Add(new Local("?", slot, tested));
        var nodes = BindAll(tests.Tests);
        var asks = tests.Tests.Select(AsksItself).ToArray();
        var value = new Operand(new NameSyntax(tests.Position, "?"), new LocalNode(tests.Position, slot) { Type = tested });
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!asks[i])
            {
                Checks.Tested(value, new Operand(tests.Tests[i], nodes[i]));
            }
        }

        return new UnaryTestsNode(tests.Position, slot, tests.Negated, nodes, asks) { Type = FeelType.Boolean };
    }

    private Node BindInside(Syntax syntax) => syntax switch
    {
        LiteralSyntax literal => Constant(literal.Position, literal.Value),
        AtLiteralSyntax at => AtLiteral(at),
        NameSyntax name => Name(name.Position, name.Name),
        NegateSyntax negation => Negation(negation),
        BinarySyntax binary => Binary(binary),
        BetweenSyntax between => Between(between),
        InSyntax inside => In(inside),
        ComparedSyntax compared => Compared(compared),
        RangeSyntax range => Range(range),
        ListSyntax list => List(list),
        ContextSyntax context => Context(context),
        PathSyntax path => Path(path),
        FilterSyntax filter => Filter(filter),
        CallSyntax call => Call(call),
        IfSyntax choice => If(choice),
        ForSyntax loop => For(loop),
        QuantifiedSyntax quantified => Quantified(quantified),
        FunctionSyntax function => Function(function),
        InstanceOfSyntax instance => new InstanceOfNode(instance.Position, Bind(instance.Value), instance.Type) { Type = FeelType.Boolean },
        _ => throw new FeelSyntaxException(new FeelError(syntax.Position, "此处只能是一个表达式")),
    };

    private Node[] BindAll(IReadOnlyList<Syntax> all)
    {
        var nodes = new Node[all.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Bind(all[i]);
        }

        return nodes;
    }

    private static Node AtLiteral(AtLiteralSyntax at)
    {
        var value = Temporal.ReadAny(at.Text);
        return value.IsNull
            ? new FailNode(at.Position, $"“{at.Text}”不是日期、时间或时长")
            : Constant(at.Position, value);
    }

    private static ConstantNode Constant(int position, FeelValue value) => new(position, value) { Type = FeelType.Of(value) };

    private Node Binary(BinarySyntax binary)
    {
        var (left, right) = (Bind(binary.Left), Bind(binary.Right));
        var (a, b) = (new Operand(binary.Left, left), new Operand(binary.Right, right));
        var at = binary.Position;
        switch (binary.Operator)
        {
            case Operator.Or or Operator.And:
                var word = binary.Operator == Operator.Or ? "or 的两边" : "and 的两边";
                Checks.Asked(a, word);
                Checks.Asked(b, word);
                return binary.Operator == Operator.Or ? new OrNode(at, left, right) { Type = FeelType.Boolean } : new AndNode(at, left, right) { Type = FeelType.Boolean };
            case Operator.Equal or Operator.NotEqual:
                Checks.Compared(a, b, ordered: false);
                return new EqualNode(at, binary.Operator == Operator.NotEqual, left, right) { Type = FeelType.Boolean };
            case Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual:
                Checks.Compared(a, b, ordered: true);
                return new OrderNode(at, binary.Operator, left, right) { Type = FeelType.Boolean };
            default:
                return new ArithmeticNode(at, binary.Operator, left, right) { Type = Checks.Computed(binary.Operator, a, b) };
        }
    }

    private Node Negation(NegateSyntax negation)
    {
        var operand = Bind(negation.Operand);
        return Fold(new NegateNode(negation.Position, operand) { Type = operand.Type.Kind is FeelKind.Number or FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration ? operand.Type : FeelType.Any }, [negation.Operand]);
    }

    private BetweenNode Between(BetweenSyntax between)
    {
        var (value, low, high) = (Bind(between.Value), Bind(between.Low), Bind(between.High));
        Checks.Compared(new Operand(between.Value, value), new Operand(between.Low, low), ordered: true);
        Checks.Compared(new Operand(between.Value, value), new Operand(between.High, high), ordered: true);
        return new BetweenNode(between.Position, value, low, high) { Type = FeelType.Boolean };
    }

    private Node In(InSyntax inside)
    {
        var value = Bind(inside.Value);
        var asks = inside.Tests.Select(AsksItself).ToArray();
        var mark = _locals.Count;
        var slot = asks.Contains(true) ? Add("?", value.Type).Slot : -1;
        var tests = BindAll(inside.Tests);
        Leave(mark);
        for (var i = 0; i < tests.Length; i++)
        {
            if (!asks[i])
            {
                Checks.Tested(new Operand(inside.Value, value), new Operand(inside.Tests[i], tests[i]));
            }
        }

        return slot < 0
            ? new InNode(inside.Position, value, tests) { Type = FeelType.Boolean }
            : new BoundTestsNode(value, slot, new UnaryTestsNode(inside.Position, slot, false, tests, asks)) { Type = FeelType.Boolean };
    }

    private Node Compared(ComparedSyntax compared)
    {
        var end = Bind(compared.End);
        return Fold(new ComparedNode(compared.Position, compared.Form, end) { Type = FeelType.RangeOf(end.Type) }, [compared.End]);
    }

    private Node Range(RangeSyntax range)
    {
        var (start, end) = (Bind(range.Start), Bind(range.End));
        Checks.Compared(new Operand(range.Start, start), new Operand(range.End, end), ordered: true);
        return Fold(
            new RangeNode(range.Position, start, range.StartIncluded, end, range.EndIncluded) { Type = FeelType.RangeOf(FeelType.Join(start.Type, end.Type)) }, [range.Start, range.End]);
    }

    private IfNode If(IfSyntax choice)
    {
        var (condition, then, otherwise) = (Bind(choice.Condition), Bind(choice.Then), Bind(choice.Else));
        Checks.Asked(new Operand(choice.Condition, condition), "if 的条件");
        Checks.Beside(new Operand(choice.Then, then), new Operand(choice.Else, otherwise), "then 与 else 应是同一单位的数");
        return new IfNode(choice.Position, condition, then, otherwise) { Type = FeelType.Join(then.Type, otherwise.Type) };
    }

    // a constant is worked out once, unless that is an error, which each evaluation reports for itself
    private static Node Fold(Node node, IReadOnlyList<Syntax> operands)
    {
        if (!operands.All(o => o is LiteralSyntax))
        {
            return node;
        }

        var run = new Run { Log = new FeelDiagnostics(), Steps = 100_000 };
        try
        {
            var value = node.Evaluate(new Frame([], [], run));
            return run.Log.Any ? node : Constant(node.Position, value);
        }
        catch (FeelLimitException)
        {
            return node;
        }
    }

    // a test that mentions ? says itself whether it is met; within the tests of another "in", ? is the value of that one
    private static bool AsksItself(Syntax syntax) => syntax switch
    {
        NameSyntax name => name.Name == "?",
        NegateSyntax n => AsksItself(n.Operand),
        BinarySyntax b => AsksItself(b.Left) || AsksItself(b.Right),
        BetweenSyntax b => AsksItself(b.Value) || AsksItself(b.Low) || AsksItself(b.High),
        InSyntax i => AsksItself(i.Value),
        PathSyntax p => AsksItself(p.Target),
        FilterSyntax f => AsksItself(f.Target) || AsksItself(f.Condition),
        CallSyntax c => AsksItself(c.Target) || c.Arguments.Any(AsksItself),
        IfSyntax i => AsksItself(i.Condition) || AsksItself(i.Then) || AsksItself(i.Else),
        QuantifiedSyntax q => AsksItself(q.Condition) || q.Iterators.Any(i => AsksItself(i.Source)),
        ForSyntax f => AsksItself(f.Body) || f.Iterators.Any(i => AsksItself(i.Source)),
        InstanceOfSyntax i => AsksItself(i.Value),
        ListSyntax l => l.Items.Any(AsksItself),
        _ => false,
    };
}
