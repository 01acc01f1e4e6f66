namespace Miaopu.Feel;

/// <summary>What kind of doubt a <see cref="FeelWarning"/> is.</summary>
public enum FeelWarningKind
{
    /// <summary>Kinds of value that an operator or function cannot take together (DMN 1.5, 10.3.2.13): the result is null whatever the inputs.</summary>
    Type,

    /// <summary>Numbers of different units added, compared or chosen between. The standard knows no units, so there is a value, and it means nothing.</summary>
    Unit,

    /// <summary>A text compared with a value that can never be it, since its type lists its values (<see cref="FeelType.OneOf"/>).</summary>
    Value,
}

/// <summary>
/// What a declared type shows to be a mistake before anything is evaluated. By the standard the expression is sound and has a value, null or another, so it is read
/// all the same; whoever holds expressions to the types and units of its names looks at <see cref="FeelExpression.Warnings"/>.
/// </summary>
/// <param name="Kind">What kind of doubt.</param>
/// <param name="Position">Offset of the first character of the part that does not fit, from 0.</param>
/// <param name="Message">One Chinese sentence that says what is wrong.</param>
/// <param name="Mend">How to mend it, in Chinese.</param>
/// <param name="Nearest">For <see cref="FeelWarningKind.Value"/> the listed value most like the one written.</param>
public sealed record FeelWarning(FeelWarningKind Kind, int Position, string Message, string Mend, string? Nearest = null)
{
    /// <summary>The sentence with its place, counted from 1 as people count.</summary>
    public override string ToString() => $"第 {Position + 1} 字：{Message}。{Mend}";
}
