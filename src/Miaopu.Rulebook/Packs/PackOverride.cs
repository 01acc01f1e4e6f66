namespace Miaopu.Rulebook;

/// <summary>What a change says of itself; lint holds it to that.</summary>
public enum OverrideKind
{
    /// <summary>A threshold at least as strict.</summary>
    Tightens,

    /// <summary>A threshold at most as strict.</summary>
    Relaxes,

    /// <summary>Another item in its place.</summary>
    Replaces,

    /// <summary>The item is not used.</summary>
    Removes,
}

/// <summary>Something of a base pack that a pack which extends it has otherwise.</summary>
/// <param name="Kind">What the change says of itself.</param>
/// <param name="Item">The item, such as criteria.room.1.</param>
/// <param name="BasePolicy">Id of the base pack.</param>
/// <param name="BaseTitle">Title of the base pack.</param>
/// <param name="Before">The base's threshold as people read it; null where no thresholds are compared.</param>
/// <param name="BaseCites">The clauses on which the base rests there.</param>
/// <param name="After">The threshold instead, or null.</param>
/// <param name="Basis">What the change rests on.</param>
/// <param name="Place">Where it is written.</param>
public sealed record PackOverride(
    OverrideKind Kind, string Item, string BasePolicy, string BaseTitle, string? Before, IReadOnlyList<Citation> BaseCites, string? After, Basis Basis, Place Place);

/// <summary>The text of a pack that another extends.</summary>
/// <param name="FileName">The name findings carry.</param>
/// <param name="Text">The text.</param>
public sealed record PackText(string FileName, string Text);
