using Miaopu.Rulebook;

namespace Miaopu.Store.Registry;

/// <summary>A carrier as lists and groups over the registry need it.</summary>
/// <param name="NameKey">Orders names as people look them up.</param>
/// <param name="Kind">载体类型, a word of the vocabulary.</param>
/// <param name="Division">GB/T 2260 code of where it stands.</param>
/// <param name="OperatorPath">The operator's place in the forest: who may see it.</param>
/// <param name="Titles">What it was given and not deprived of, the oldest first; those that ran out among them.</param>
public sealed record RegistryCarrier(Guid Id, string Name, string NameKey, string Kind, string? Division, string OperatorPath, IReadOnlyList<HeldTitle> Titles)
{
    /// <summary>The titles in force on a day, as the texts that gave them call them, each once.</summary>
    public IEnumerable<string> TitlesOn(DateOnly day) => Titles.Where(t => t.From <= day && (t.Until is not { } last || last >= day)).Select(t => t.Award).Distinct(StringComparer.Ordinal);
}

/// <summary>A title of a carrier.</summary>
/// <param name="Award">Its name, a word of the text that gave it.</param>
/// <param name="From">The day it was given.</param>
/// <param name="Until">The last day of its term, included; null for no term.</param>
public sealed record HeldTitle(string Award, DateOnly From, DateOnly? Until);

/// <summary>All carriers with their ledgers at one moment. It never changes; a newer one takes its place.</summary>
/// <param name="Snapshot">The ledgers in columns; carriers have the same places here and there.</param>
public sealed record Registry(Snapshot Snapshot, IReadOnlyList<RegistryCarrier> Carriers)
{
    /// <summary>The places of the carriers that an actor whose organisation has this path oversees, of a kind or of all.</summary>
    public IReadOnlyList<int> Under(string path, string? kind = null) =>
        [.. Enumerable.Range(0, Carriers.Count).Where(i => Carriers[i].OperatorPath.StartsWith(path, StringComparison.Ordinal) && (kind is null || Carriers[i].Kind == kind))];
}
