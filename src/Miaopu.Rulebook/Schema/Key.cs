namespace Miaopu.Rulebook;

/// <summary>A key of a mapping, declared once: its word, what an author should know of it, and whether it must be there.</summary>
internal abstract class Key(string word, string says, bool needed)
{
    /// <summary>The key as it is written.</summary>
    internal string Word => word;

    /// <summary>One Chinese sentence, as editors show it.</summary>
    internal string Says => says;

    /// <summary>Whether a mapping without it is a fault.</summary>
    internal bool Needed => needed;

    /// <summary>What may stand under it.</summary>
    internal abstract Kind Any { get; }
}

/// <summary>A key whose kind is known, so that only what fits can be read with it.</summary>
internal sealed class Key<T>(string word, string says, T kind, bool needed) : Key(word, says, needed)
    where T : Kind
{
    internal T Kind => kind;

    internal override Kind Any => kind;
}
