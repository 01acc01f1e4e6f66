using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;

namespace Miaopu.Store.Registry;

/// <summary>
/// The registry in memory, one for the host, read whole when first asked for. Every write to a carrier, its ledgers or its titles moves the head of the carrier's
/// journal, so the heads say which carriers to read again before each answer.
/// </summary>
public sealed class KeptRegistry
{
    private readonly SemaphoreSlim turn = new(1);
    private Kept? kept;

    private sealed record Kept(string Words, Registry Registry, Dictionary<Guid, int> Places, Dictionary<string, long> Heads);

    /// <summary>The registry as it is now.</summary>
    /// <param name="vocabularies">Whose ledgers and fields to hold; others than the last time read everything anew.</param>
    public async Task<Registry> Now(MiaopuDb db, IEnumerable<Vocabulary> vocabularies, CancellationToken cancel = default)
    {
        var vocabulary = Vocabulary.Joined(vocabularies);
        var words = string.Join('\n', vocabulary.Ledgers.Select(l => $"{l.Name} {l.Shape} {string.Join(' ', l.Fields.Select(f => $"{f.Name}:{f.Type}:{f.Many}"))}"));
        await turn.WaitAsync(cancel);
        try
        {
            // Heads first: what is written in between is read twice rather than never.
            var heads = await Heads(db, cancel);
            kept = kept is null || kept.Words != words ? await Task.Run(() => Read(db, vocabulary, words, heads), cancel) : await Follow(db, kept, vocabulary, heads, cancel);
            return kept.Registry;
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<Dictionary<string, long>> Heads(MiaopuDb db, CancellationToken cancel)
    {
        var prefix = Streams.Carrier(Guid.Empty)[..^32];
        return await db.JournalHeads.AsNoTracking().Where(h => h.Stream.StartsWith(prefix)).ToDictionaryAsync(h => h.Stream, h => h.Sequence, cancel);
    }

    // Some hundred carriers at a time, so that the texts of the records are never in memory all at once; the texts are read on all cores.
    private static Kept Read(MiaopuDb db, Vocabulary vocabulary, string words, Dictionary<string, long> heads)
    {
        var carriers = Listed(db.Carriers).ToList();
        var titles = Titles(db.Set<Recognition>()).ToList().ToLookup(t => t.Carrier, t => t.Title);
        carriers = [.. carriers.Select(c => c with { Titles = [.. titles[c.Id]] })];
        using var records = db.LedgerRecords.AsNoTracking().Known(null).OrderBy(r => r.CarrierId).GetEnumerator();
        var more = records.MoveNext();
        var snapshot = Snapshot.Of(vocabulary, carriers.Select(RecordsOf).Chunk(256).SelectMany(some => some.AsParallel().AsOrdered().Select(r => LedgerRows.Of(r, vocabulary)).ToList()));
        return new(words, new Registry(snapshot, carriers), carriers.Select((c, i) => (c.Id, i)).ToDictionary(p => p.Id, p => p.i), heads);

        List<LedgerRecord> RecordsOf(RegistryCarrier carrier)
        {
            var own = new List<LedgerRecord>();
            for (; more && records.Current.CarrierId == carrier.Id; more = records.MoveNext())
            {
                own.Add(records.Current);
            }

            return own;
        }
    }

    private static async Task<Kept> Follow(MiaopuDb db, Kept kept, Vocabulary vocabulary, Dictionary<string, long> heads, CancellationToken cancel)
    {
        var moved = heads.Where(h => kept.Heads.GetValueOrDefault(h.Key) != h.Value).Select(h => Guid.ParseExact(h.Key[^32..], "N")).ToList();
        if (moved.Count == 0)
        {
            return kept;
        }

        var carriers = kept.Registry.Carriers.ToList();
        var places = new Dictionary<Guid, int>(kept.Places);
        var (changed, more) = (new Dictionary<int, IReadOnlyList<LedgerRow>>(), new List<IReadOnlyList<LedgerRow>>());
        foreach (var some in moved.Chunk(500))
        {
            var records = (await db.LedgerRecords.AsNoTracking().Where(r => some.Contains(r.CarrierId)).Known(null).ToListAsync(cancel)).ToLookup(r => r.CarrierId);
            var titles = (await Titles(db.Set<Recognition>().Where(r => some.Contains(r.CarrierId))).ToListAsync(cancel)).ToLookup(t => t.Carrier, t => t.Title);
            foreach (var listed in await Listed(db.Carriers.Where(c => some.Contains(c.Id))).ToListAsync(cancel))
            {
                var carrier = listed with { Titles = [.. titles[listed.Id]] };
                var rows = LedgerRows.Of(records[carrier.Id], vocabulary);
                if (places.TryGetValue(carrier.Id, out var place))
                {
                    (carriers[place], changed[place]) = (carrier, rows);
                }
                else
                {
                    places[carrier.Id] = carriers.Count;
                    carriers.Add(carrier);
                    more.Add(rows);
                }
            }
        }

        return new(kept.Words, new Registry(kept.Registry.Snapshot.With(changed, more), carriers), places, heads);
    }

    private static IQueryable<RegistryCarrier> Listed(IQueryable<Carrier> carriers) =>
        carriers.AsNoTracking().OrderBy(c => c.Id).Select(c => new RegistryCarrier(c.Id, c.Name, c.NameKey, c.Kind, c.Division, c.OperatorPath, Array.Empty<HeldTitle>()));

    private static IQueryable<TitleOfCarrier> Titles(IQueryable<Recognition> recognitions) =>
        recognitions.AsNoTracking().Where(r => r.State == RecognitionState.InForce).OrderBy(r => r.IssuedOn).ThenBy(r => r.Award).ThenBy(r => r.Id).Select(r => new TitleOfCarrier(r.CarrierId, new HeldTitle(r.Award, r.IssuedOn, r.ValidUntil)));

    private sealed record TitleOfCarrier(Guid Carrier, HeldTitle Title);
}
