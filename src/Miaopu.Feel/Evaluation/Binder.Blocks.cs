namespace Miaopu.Feel;

internal sealed partial class Binder
{
    private ListNode List(ListSyntax list)
    {
        var items = BindAll(list.Items);
        return new ListNode(list.Position, items) { Type = items.Length == 0 ? FeelType.AnyList : FeelType.ListOf(items.Select(i => i.Type).Aggregate(FeelType.Join)) };
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
            Type = member is null ? Properties.TypeOf(target.Type, path.Member) : target.Type.Kind == FeelKind.List ? FeelType.ListOf(member) : member,
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
        Checks.Asked(new Operand(filter.Condition, condition), "筛选条件", orPlace: true);
        var type = condition.Type.Kind switch
        {
            FeelKind.Boolean => target.Type.Kind is null or FeelKind.Null ? FeelType.AnyList : FeelType.ListOf(item),
            FeelKind.Number when condition is ConstantNode => item,
            _ => FeelType.Any, // an index that turns out to be null keeps nothing, as a condition
        };
        return new FilterNode(filter.Position, target, condition, local.Slot) { Type = type };
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
        if (target is not null || own is not OwnFunction known)
        {
            return new CallNode(call.Position, target, own, arguments, call.Names);
        }

        var operands = call.Arguments.Zip(arguments, (s, n) => new Operand(s, n)).ToArray();
        var type = FeelType.Any;
        if (call.Names is null || known.TryOrder(call.Names, operands, out operands))
        {
            Checks.Called(known.Name, operands);
            type = FunctionTypes.Result(known.Name, [.. operands.Select(o => o.Type)]);
        }

        var node = new CallNode(call.Position, target, own, arguments, call.Names) { Type = type };
        return known.Pure ? Fold(node, call.Arguments) : node;
    }

    private ForNode For(ForSyntax loop)
    {
        var mark = _locals.Count;
        var iterators = Iterators(loop.Iterators);
        var partial = Add("partial", FeelType.Any);
        var body = Bind(loop.Body);
        Leave(mark);
        return new ForNode(loop.Position, iterators, partial.Slot, body) { Type = FeelType.ListOf(body.Type) };
    }

    private QuantifiedNode Quantified(QuantifiedSyntax quantified)
    {
        var mark = _locals.Count;
        var iterators = Iterators(quantified.Iterators);
        var condition = Bind(quantified.Condition);
        Leave(mark);
        Checks.Asked(new Operand(quantified.Condition, condition), "satisfies 后");
        return new QuantifiedNode(quantified.Position, quantified.Every, iterators, condition) { Type = FeelType.Boolean };
    }

    private Iterator[] Iterators(IReadOnlyList<IteratorSyntax> syntax)
    {
        var iterators = new Iterator[syntax.Count];
        for (var i = 0; i < iterators.Length; i++)
        {
            var source = Bind(syntax[i].Source);
            var end = syntax[i].End is { } last ? Bind(last) : null;
            var local = Add(syntax[i].Name, end is not null ? FeelType.Join(source.Type, end.Type) : source.Type.Kind is FeelKind.List or FeelKind.Range ? source.Type.Element ?? FeelType.Any : source.Type);
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
}
