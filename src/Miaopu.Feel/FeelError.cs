namespace Miaopu.Feel;

/// <summary>What is wrong with an expression, for the person who wrote it.</summary>
/// <param name="Position">Offset of the first character concerned, from 0.</param>
/// <param name="Message">One Chinese sentence.</param>
/// <param name="Expected">What could have stood there instead, if that can be said shortly.</param>
/// <param name="Nearest">The known name most like the one that was not found.</param>
public sealed record FeelError(int Position, string Message, string? Expected = null, string? Nearest = null)
{
    /// <summary>The sentence with its place, counted from 1 as people count.</summary>
    public override string ToString() => $"第 {Position + 1} 字：{Message}";
}
