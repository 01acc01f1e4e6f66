using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;

namespace Miaopu.Store.Policies;

/// <summary>Packs and vocabularies already read, by hash. One for the whole host: a text never changes under its hash, so nothing is ever stale.</summary>
/// <param name="log">Where a text is told that no longer reads.</param>
public sealed class ParsedPacks(ILogger<ParsedPacks>? log = null)
{
    private readonly ConcurrentDictionary<string, Vocabulary> vocabularies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PolicyPack> packs = new(StringComparer.Ordinal);

    internal bool TryPack(string hash, out PolicyPack? pack) => packs.TryGetValue(hash, out pack);

    internal bool TryVocabulary(string hash, out Vocabulary? vocabulary) => vocabularies.TryGetValue(hash, out vocabulary);

    /// <summary>The vocabulary of an edition; null, and told in the log, where its texts no longer read.</summary>
    internal Vocabulary? Read(VocabularyEdition edition)
    {
        try
        {
            return vocabularies.GetOrAdd(edition.Hash, _ => Vocabulary.Read(edition.Files.Select(f => (f.File, f.Text))).Vocabulary);
        }
        catch (JsonException e)
        {
            log?.LogError("The vocabulary {Hash} no longer reads: {Why}", edition.Hash, e.Message);
            return null;
        }
    }

    /// <summary>The pack of an edition; null, and told in the log, where its text no longer reads.</summary>
    /// <param name="bases">The texts of the packs that it extends.</param>
    internal PolicyPack? Read(PolicyEdition edition, Vocabulary vocabulary, Func<string, string, PackText?> bases)
    {
        if (packs.TryGetValue(edition.Hash, out var known))
        {
            return known;
        }

        var reading = PackReader.Read(edition.Text, edition.PolicyId, vocabulary, bases, published: true);
        if (reading.Pack is null)
        {
            log?.LogError("The published text of {Policy} ({Hash}) no longer reads and is passed over: {Finding}", edition.PolicyId, edition.Hash, reading.Findings[0]);
            return null;
        }

        return packs.GetOrAdd(edition.Hash, reading.Pack);
    }
}
