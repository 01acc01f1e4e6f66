namespace Miaopu.Feel;

/// <summary>A part of an expression while it is bound: as it was written, and what is known of it.</summary>
internal readonly record struct Operand(Syntax Syntax, Node Node)
{
    /// <summary>Its type; of an argument that was left out, that of null.</summary>
    public FeelType Type => Node is null ? FeelType.Null : Node.Type;

    /// <summary>Whether it stands for a value of a known kind; null stands for none.</summary>
    public bool IsTyped => Type.Kind is not (null or FeelKind.Null);

    /// <summary>The string it is, where it is written out.</summary>
    public string? Literal => Node is ConstantNode { Value: { Kind: FeelKind.String } value } ? value.Text : null;

    /// <summary>Where it begins in the text.</summary>
    public int Start => StartOf(Syntax);

    /// <summary>What a person calls it: its name or the text it is, else what kind of value it is.</summary>
    public string Says => Syntax switch
    {
        NameSyntax { Name: "?" } => "所测的值",
        NameSyntax name => $"“{name.Name}”",
        PathSyntax path => $"“{path.Member}”",
        LiteralSyntax literal => literal.Value.Kind == FeelKind.String ? $"“{literal.Value.Text}”" : $"{literal.Value} ",
        _ => "这里",
    };

    private static int StartOf(Syntax syntax) => syntax switch
    {
        BinarySyntax b => StartOf(b.Left),
        BetweenSyntax b => StartOf(b.Value),
        InSyntax i => StartOf(i.Value),
        InstanceOfSyntax i => StartOf(i.Value),
        PathSyntax p => StartOf(p.Target),
        FilterSyntax f => StartOf(f.Target),
        CallSyntax c => StartOf(c.Target),
        _ => syntax.Position,
    };
}
