namespace Miaopu.Feel;

/// <summary>A part of a pattern.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>One character, whole even where it takes two places of the text.</summary>
    public sealed record Character(int Code) : PatternNode;

    /// <summary>One character of a set.</summary>
    public sealed record OneOf(PatternSet Set) : PatternNode;

    /// <summary>One after the other; none of them is the empty text.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>The first that fits.</summary>
    public sealed record Choice(IReadOnlyList<PatternNode> Ways) : PatternNode;

    /// <summary>A number of times, as often as possible or, if reluctant, as seldom.</summary>
    public sealed record Repeat(PatternNode Of, int Least, int? Most, bool Reluctant) : PatternNode;

    /// <summary>What is kept under a number.</summary>
    public sealed record Group(int Number, PatternNode Of) : PatternNode;

    /// <summary>What the group of this number has found; nothing where it found nothing.</summary>
    public sealed record BackReference(int Number) : PatternNode;

    /// <summary>The start of the text, or of a line.</summary>
    public sealed record Start : PatternNode;

    /// <summary>The end of the text, or of a line.</summary>
    public sealed record End : PatternNode;
}
