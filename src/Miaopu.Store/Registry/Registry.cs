using Miaopu.Rulebook;

namespace Miaopu.Store.Registry;

/// <summary>A carrier as lists and groups over the registry need it.</summary>
/// <param name="NameKey">Orders names as people look them up.</param>
/// <param name="Kind">载体类型, a word of the vocabulary.</param>
/// <param name="Division">GB/T 2260 code of where it stands.</param>
/// <param name="OperatorPath">The operator's place in the forest: who may see it.</param>
public sealed record RegistryCarrier(Guid Id, string Name, string NameKey, string Kind, string? Division, string OperatorPath);

/// <summary>All carriers with their ledgers at one moment. It never changes; a newer one takes its place.</summary>
/// <param name="Snapshot">The ledgers in columns; carriers have the same places here and there.</param>
public sealed record Registry(Snapshot Snapshot, IReadOnlyList<RegistryCarrier> Carriers)
{
    /// <summary>The places of the carriers that an actor whose organisation has this path oversees, of a kind or of all.</summary>
    public IReadOnlyList<int> Under(string path, string? kind = null) =>
        [.. Enumerable.Range(0, Carriers.Count).Where(i => Carriers[i].OperatorPath.StartsWith(path, StringComparison.Ordinal) && (kind is null || Carriers[i].Kind == kind))];
}
