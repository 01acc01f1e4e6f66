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

    public Node BindTests(UnaryTestsSyntax tests, int slot)
    {
        Slots = Math.Max(Slots, slot + 1);
        _locals.Add(new Local("?", slot, FeelType.Any));
        return new UnaryTestsNode(tests.Position, slot, tests.Negated, BindAll(tests.Tests), [.. tests.Tests.Select(AsksItself)]);
    }

    private Node BindInside(Syntax syntax) => syntax switch
    {
        LiteralSyntax literal => Constant(literal.Position, literal.Value),
        AtLiteralSyntax at => AtLiteral(at),
        NameSyntax name => Name(name.Position, name.Name),
        NegateSyntax negation => Fold(new NegateNode(negation.Position, Bind(negation.Operand)), [negation.Operand]),
        BinarySyntax binary => Binary(binary),
        BetweenSyntax between => new BetweenNode(between.Position, Bind(between.Value), Bind(between.Low), Bind(between.High)) { Type = FeelType.Boolean },
        InSyntax inside => new InNode(inside.Position, Bind(inside.Value), BindAll(inside.Tests)) { Type = FeelType.Boolean },
        ComparedSyntax compared => Fold(new ComparedNode(compared.Position, compared.Form, Bind(compared.End)), [compared.End]),
        RangeSyntax range => Fold(new RangeNode(range.Position, Bind(range.Start), range.StartIncluded, Bind(range.End), range.EndIncluded), [range.Start, range.End]),
        ListSyntax list => List(list),
        ContextSyntax context => Context(context),
        PathSyntax path => Path(path),
        FilterSyntax filter => Filter(filter),
        CallSyntax call => Call(call),
        IfSyntax choice => new IfNode(choice.Position, Bind(choice.Condition), Bind(choice.Then), Bind(choice.Else)),
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

    private static ConstantNode Constant(int position, FeelValue value) => new(position, value) { Type = FeelType.OfKind(value.Kind) };

    private Node Binary(BinarySyntax binary)
    {
        var (left, right) = (Bind(binary.Left), Bind(binary.Right));
        var at = binary.Position;
        return binary.Operator switch
        {
            Operator.Or => new OrNode(at, left, right) { Type = FeelType.Boolean },
            Operator.And => new AndNode(at, left, right) { Type = FeelType.Boolean },
            Operator.Equal or Operator.NotEqual => new EqualNode(at, binary.Operator == Operator.NotEqual, left, right) { Type = FeelType.Boolean },
            Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual
                => new OrderNode(at, binary.Operator, left, right) { Type = FeelType.Boolean },
            _ => new ArithmeticNode(at, binary.Operator, left, right),
        };
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

    // a test that mentions ? says itself whether it is met
    private static bool AsksItself(Syntax syntax) => syntax switch
    {
        NameSyntax name => name.Name == "?",
        NegateSyntax n => AsksItself(n.Operand),
        BinarySyntax b => AsksItself(b.Left) || AsksItself(b.Right),
        BetweenSyntax b => AsksItself(b.Value) || AsksItself(b.Low) || AsksItself(b.High),
        InSyntax i => AsksItself(i.Value) || i.Tests.Any(AsksItself),
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
