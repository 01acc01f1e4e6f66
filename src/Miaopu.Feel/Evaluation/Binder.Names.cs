namespace Miaopu.Feel;

internal sealed partial class Binder
{
    /// <summary>A name of the expression itself, or, in a filter, the item whose members are names.</summary>
    private readonly record struct Local(string? Name, int Slot, FeelType Type)
    {
        public bool IsItem => Name is null;
    }

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

    private Local Add(string? name, FeelType type)
    {
        // a slot of its own for each name alive at the same place
        var local = new Local(name, _locals.Count, type);
        _locals.Add(local);
        Slots = Math.Max(Slots, _locals.Count);
        return local;
    }

    private void Leave(int mark) => _locals.RemoveRange(mark, _locals.Count - mark);
}
