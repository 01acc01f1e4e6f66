namespace Miaopu.Rulebook;

/// <summary>A clause of a source, written in packs as the source, a space and the clause: <c>NOTICE 二(一)3</c>.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Clause">Number of the clause as the source prints it.</param>
public readonly record struct Citation(string Source, string Clause)
{
    /// <inheritdoc />
    public override string ToString() => $"{Source} {Clause}";
}

/// <summary>What an item of a pack rests on: clauses, or a reason of our own, and how an open clause was read.</summary>
/// <param name="Cites">The clauses; empty when the item is ours.</param>
/// <param name="Ours">Why the item is there although no source asks for it, or null.</param>
/// <param name="Reading">How the pack reads what the clause leaves open, or null. Shown as a reading, never as the source's word.</param>
public sealed record Basis(IReadOnlyList<Citation> Cites, string? Ours, string? Reading)
{
    /// <summary>Rests on nothing of its own: a part of an item that does.</summary>
    public static Basis None { get; } = new([], null, null);

    /// <summary>Whether it names a clause or a reason.</summary>
    public bool IsStated => Cites.Count > 0 || Ours is not null;
}
