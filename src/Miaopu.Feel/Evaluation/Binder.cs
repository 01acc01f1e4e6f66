namespace Miaopu.Feel;

/// <summary>
/// Turns the parsed text into nodes: names become slots, constants are worked out, and a name that nobody declared is an error
/// with the nearest one that is.
/// </summary>
internal sealed class Binder(FeelScope scope)
{
    private const int MaxDepth = 1500;
    private readonly List<Local> _locals = [];
    private readonly List<string> _inputs = [];
    private int _depth;

    /// <summary>A name of the expression itself, or, in a filter, the item whose members are names.</summary>
    private readonly record struct Local(string? Name, int Slot, FeelType Type)
    {
        public bool IsItem => Name is null;
    }

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
        ComparedSyntax compared => new ComparedNode(compared.Position, compared.Form, Bind(compared.End)),
        RangeSyntax range => new RangeNode(range.Position, Bind(range.Start), range.StartIncluded, Bind(range.End), range.EndIncluded),
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

    private Node Name(int position, string name)
    {
        var resolved = Resolve(position, name, out var open);
        if (resolved is not null)
        {
            return resolved;
        }

        if (FunctionLibrary.Find(name) is { } own)
        {
            return new ConstantNode(position, FeelValue.Function(own)) { Type = FeelType.Function };
        }

        if (open || scope.UndeclaredAreNull)
        {
            return new MissingNode(position, name);
        }

        throw Undeclared(position, name);
    }

    // from the inside out; items of filters whose members are not declared leave the question open until evaluation
    private Node? Resolve(int position, string name, out bool open)
    {
        open = false;
        return Resolve(position, name, _locals.Count - 1, ref open);
    }

    private Node? Resolve(int position, string name, int from, ref bool open)
    {
        for (var i = from; i >= 0; i--)
        {
            var local = _locals[i];
            if (!local.IsItem)
            {
                if (local.Name == name)
                {
                    return new LocalNode(position, local.Slot) { Type = local.Type };
                }

                continue;
            }

            var declared = MemberOf(local.Type, name);
            if (declared is null && IsClosed(local.Type) && name != "item")
            {
                continue;
            }

            open |= !IsClosed(local.Type);
            var outside = name == "item" ? new LocalNode(position, local.Slot) { Type = local.Type } : Resolve(position, name, i - 1, ref open);
            outside ??= FunctionLibrary.Find(name) is { } own ? new ConstantNode(position, FeelValue.Function(own)) : null;
            return new ItemMemberNode(position, local.Slot, name, outside) { Type = declared ?? outside?.Type ?? FeelType.Any };
        }

        if (!scope.Names.TryGetValue(name, out var type))
        {
            return null;
        }

        var slot = _inputs.IndexOf(name);
        if (slot < 0)
        {
            slot = _inputs.Count;
            _inputs.Add(name);
        }

        return new InputNode(position, slot) { Type = type };
    }

    private static bool IsClosed(FeelType type) => type.Kind is not (null or FeelKind.Null or FeelKind.Context) || (type.Members.Count > 0 && !type.Inferred);

    private static FeelType? MemberOf(FeelType type, string name)
    {
        foreach (var (member, memberType) in type.Members)
        {
            if (member == name)
            {
                return memberType;
            }
        }

        return null;
    }

    private FeelSyntaxException Undeclared(int position, string name, bool called = false)
    {
        var locals = _locals.SelectMany(l => l.IsItem ? l.Type.Members.Select(m => m.Key) : [l.Name!]);
        var known = called ? FunctionLibrary.Names : scope.Names.Keys.Concat(locals).Concat(FunctionLibrary.Names);
        var nearest = Nearest.Of(name, known);
        return new FeelSyntaxException(new FeelError(position, $"没有{(called ? "函数" : "名称")}“{name}”{Nearest.Hint(nearest)}", called ? "函数名称" : "已声明的名称", nearest));
    }

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

    private ListNode List(ListSyntax list)
    {
        var items = BindAll(list.Items);
        var same = items.Length > 0 && items.All(i => ReferenceEquals(i.Type, items[0].Type));
        return new ListNode(list.Position, items) { Type = same && items[0].Type.Kind is not (null or FeelKind.Null) ? FeelType.ListOf(items[0].Type) : FeelType.Any };
    }

    private Node Context(ContextSyntax context)
    {
        var mark = _locals.Count;
        var entries = new (string, int, Node)[context.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var value = Bind(context.Entries[i].Value);
            var local = Add(context.Entries[i].Name, value.Type);
            entries[i] = (local.Name!, local.Slot, value);
        }

        Leave(mark);
        return context.Repeated is { } name
            ? new FailNode(context.Position, $"上下文中有两个“{name}”")
            : new ContextNode(context.Position, entries) { Type = FeelType.InferredContext(entries.Select(e => new KeyValuePair<string, FeelType>(e.Item1, e.Item3.Type))) };
    }

    private PathNode Path(PathSyntax path)
    {
        var target = Bind(path.Target);
        var holder = target.Type.Kind == FeelKind.List ? target.Type.Element ?? FeelType.Any : target.Type;
        var member = MemberOf(holder, path.Member);
        if (member is null && holder.Members.Count > 0 && !holder.Inferred && !scope.UndeclaredAreNull)
        {
            var nearest = Nearest.Of(path.Member, holder.Members.Select(m => m.Key));
            throw new FeelSyntaxException(new FeelError(path.Position, $"没有成员“{path.Member}”{Nearest.Hint(nearest)}", "已声明的成员", nearest));
        }

        return new PathNode(path.Position, target, path.Member)
        {
            Type = member is null ? FeelType.Any : target.Type.Kind == FeelKind.List ? FeelType.ListOf(member) : member,
        };
    }

    private FilterNode Filter(FilterSyntax filter)
    {
        var target = Bind(filter.Target);
        var item = target.Type.Kind == FeelKind.List ? target.Type.Element ?? FeelType.Any : target.Type;
        var mark = _locals.Count;
        var local = Add(null, item);
        var condition = Bind(filter.Condition);
        Leave(mark);
        return new FilterNode(filter.Position, target, condition, local.Slot) { Type = condition.Type.Kind == FeelKind.Boolean ? target.Type : FeelType.Any };
    }

    private Node Call(CallSyntax call)
    {
        Node? target = null;
        FeelFunction? own = null;
        if (call.Target is NameSyntax name)
        {
            own = FunctionLibrary.Find(name.Name);
            target = Resolve(name.Position, name.Name, out var open);
            if (target is null && own is null)
            {
                target = open || scope.UndeclaredAreNull ? new MissingNode(name.Position, name.Name) : throw Undeclared(name.Position, name.Name, called: true);
            }
        }
        else
        {
            target = Bind(call.Target);
        }

        var arguments = BindAll(call.Arguments);
        var node = new CallNode(call.Position, target, own, arguments, call.Names);
        return target is null && own is OwnFunction { Pure: true } ? Fold(node, call.Arguments) : node;
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

    private ForNode For(ForSyntax loop)
    {
        var mark = _locals.Count;
        var iterators = Iterators(loop.Iterators);
        var partial = Add("partial", FeelType.Any);
        var body = Bind(loop.Body);
        Leave(mark);
        return new ForNode(loop.Position, iterators, partial.Slot, body);
    }

    private QuantifiedNode Quantified(QuantifiedSyntax quantified)
    {
        var mark = _locals.Count;
        var iterators = Iterators(quantified.Iterators);
        var condition = Bind(quantified.Condition);
        Leave(mark);
        return new QuantifiedNode(quantified.Position, quantified.Every, iterators, condition) { Type = FeelType.Boolean };
    }

    private Iterator[] Iterators(IReadOnlyList<IteratorSyntax> syntax)
    {
        var iterators = new Iterator[syntax.Count];
        for (var i = 0; i < iterators.Length; i++)
        {
            var source = Bind(syntax[i].Source);
            var end = syntax[i].End is { } last ? Bind(last) : null;
            var local = Add(syntax[i].Name, source.Type.Kind == FeelKind.List ? source.Type.Element ?? FeelType.Any : FeelType.Any);
            iterators[i] = new Iterator(local.Slot, syntax[i].Source.Position, source, end);
        }

        return iterators;
    }

    private LambdaNode Function(FunctionSyntax function)
    {
        var mark = _locals.Count;
        MakesFunctions = true;
        var slots = function.Parameters.Select(p => Add(p.Name, p.Type).Slot).ToArray();
        var body = Bind(function.Body);
        Leave(mark);
        return new LambdaNode(function.Position, [.. function.Parameters.Select(p => p.Name)], [.. function.Parameters.Select(p => p.Type)], slots, body)
        {
            Type = FeelType.Function,
        };
    }

    private Local Add(string? name, FeelType type)
    {
        // a slot of its own for each name alive at the same place
        var local = new Local(name, _locals.Count, type);
        _locals.Add(local);
        Slots = Math.Max(Slots, _locals.Count);
        return local;
    }

    private void Leave(int mark) => _locals.RemoveRange(mark, _locals.Count - mark);

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
