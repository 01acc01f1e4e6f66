using System.Collections.Concurrent;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;

namespace Miaopu.Store.Policies;

/// <summary>Packs and vocabularies already read, by hash. One for the whole host: a text never changes under its hash, so nothing is ever stale.</summary>
public sealed class ParsedPacks
{
    private readonly ConcurrentDictionary<string, Vocabulary> vocabularies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PolicyPack> packs = new(StringComparer.Ordinal);

    internal bool TryPack(string hash, out PolicyPack? pack) => packs.TryGetValue(hash, out pack);

    internal bool TryVocabulary(string hash, out Vocabulary? vocabulary) => vocabularies.TryGetValue(hash, out vocabulary);

    internal Vocabulary Read(VocabularyEdition edition) =>
        vocabularies.GetOrAdd(edition.Hash, _ => Vocabulary.Read(edition.Files.Select(f => (f.File, f.Text))).Vocabulary);

    /// <param name="bases">The texts of the packs that it extends.</param>
    internal PolicyPack Read(PolicyEdition edition, Vocabulary vocabulary, Func<string, string, PackText?> bases) => packs.GetOrAdd(
        edition.Hash,
        _ => PackReader.Read(edition.Text, edition.PolicyId, vocabulary, bases).Pack
            ?? throw new InvalidOperationException($"The stored pack {edition.PolicyId} ({edition.Hash}) no longer reads."));
}
