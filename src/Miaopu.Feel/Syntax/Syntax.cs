namespace Miaopu.Feel;

/// <summary>A node of the parsed text; positions are offsets of the first character.</summary>
internal abstract record Syntax(int Position);

internal sealed record LiteralSyntax(int Position, FeelValue Value) : Syntax(Position);

internal sealed record AtLiteralSyntax(int Position, string Text) : Syntax(Position);

internal sealed record NameSyntax(int Position, string Name) : Syntax(Position);

internal sealed record NegateSyntax(int Position, Syntax Operand) : Syntax(Position);

internal sealed record BinarySyntax(int Position, Operator Operator, Syntax Left, Syntax Right) : Syntax(Position);

internal sealed record BetweenSyntax(int Position, Syntax Value, Syntax Low, Syntax High) : Syntax(Position);

/// <summary>value in tests; a test is a comparison with the value, or an expression that yields a value, list or range.</summary>
internal sealed record InSyntax(int Position, Syntax Value, IReadOnlyList<Syntax> Tests) : Syntax(Position);

/// <summary>A comparison without left side, as in a unary test or as a range: &lt; 10.</summary>
internal sealed record ComparedSyntax(int Position, RangeForm Form, Syntax End) : Syntax(Position);

/// <summary>(a, b): only as the right side of "in".</summary>
internal sealed record TestListSyntax(int Position, IReadOnlyList<Syntax> Tests) : Syntax(Position);

internal sealed record RangeSyntax(int Position, Syntax Start, bool StartIncluded, Syntax End, bool EndIncluded) : Syntax(Position);

internal sealed record ListSyntax(int Position, IReadOnlyList<Syntax> Items) : Syntax(Position);

internal sealed record ContextSyntax(int Position, IReadOnlyList<(string Name, Syntax Value)> Entries, string? Repeated) : Syntax(Position);

internal sealed record PathSyntax(int Position, Syntax Target, string Member) : Syntax(Position);

internal sealed record FilterSyntax(int Position, Syntax Target, Syntax Condition) : Syntax(Position);

internal sealed record CallSyntax(int Position, Syntax Target, IReadOnlyList<Syntax> Arguments, string[]? Names) : Syntax(Position);

internal sealed record IfSyntax(int Position, Syntax Condition, Syntax Then, Syntax Else) : Syntax(Position);

internal sealed record IteratorSyntax(string Name, Syntax Source, Syntax? End);

internal sealed record ForSyntax(int Position, IReadOnlyList<IteratorSyntax> Iterators, Syntax Body) : Syntax(Position);

internal sealed record QuantifiedSyntax(int Position, bool Every, IReadOnlyList<IteratorSyntax> Iterators, Syntax Condition) : Syntax(Position);

internal sealed record FunctionSyntax(int Position, IReadOnlyList<(string Name, FeelType Type)> Parameters, Syntax Body) : Syntax(Position);

internal sealed record InstanceOfSyntax(int Position, Syntax Value, FeelType Type) : Syntax(Position);

/// <summary>A list of unary tests; "-" has none and is always met.</summary>
internal sealed record UnaryTestsSyntax(int Position, bool Negated, IReadOnlyList<Syntax> Tests) : Syntax(Position);

internal enum Operator : byte
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
