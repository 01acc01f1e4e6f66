namespace Miaopu.Rulebook;

/// <summary>
/// The ledgers of many carriers in columns, as they stood when it was made: each field a column of numbers into the values that occur in it. It never
/// changes, and threads share it. A cell takes four bytes, a row sixteen more, a value that occurs is held once a column.
/// </summary>
public sealed class Snapshot
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, LedgerColumns> _ledgers;

    private Snapshot(Vocabulary vocabulary, int carriers, Dictionary<string, LedgerColumns> ledgers) => (_vocabulary, Carriers, _ledgers) = (vocabulary, carriers, ledgers);

    /// <summary>How many carriers; they are known by their place, from 0.</summary>
    public int Carriers { get; }

    /// <summary>How many rows they have in all.</summary>
    public int Rows => _ledgers.Values.Sum(l => l.From.Length);

    /// <summary>Reads the rows of each carrier, in any order, once. Rows of ledgers that the vocabulary does not know are left out.</summary>
    public static Snapshot Of(Vocabulary vocabulary, IEnumerable<IReadOnlyList<LedgerRow>> carriers)
    {
        var builders = vocabulary.Ledgers.ToDictionary(l => l.Name, l => new ColumnBuilder(l), StringComparer.Ordinal);
        var count = 0;
        foreach (var rows in carriers)
        {
            Add(builders, rows);
            count++;
        }

        return Built(vocabulary, count, builders);
    }

    /// <summary>
    /// The same registry where some carriers have other rows, and others have come behind the last. Carriers keep their places; this snapshot does not change.
    /// </summary>
    /// <param name="changed">All rows of each changed carrier, by its place.</param>
    /// <param name="more">The rows of each new carrier.</param>
    public Snapshot With(IReadOnlyDictionary<int, IReadOnlyList<LedgerRow>> changed, IReadOnlyList<IReadOnlyList<LedgerRow>> more)
    {
        var builders = _vocabulary.Ledgers.ToDictionary(l => l.Name, l => new ColumnBuilder(l, _ledgers[l.Name]), StringComparer.Ordinal);
        var kept = 0;
        foreach (var (carrier, rows) in changed.OrderBy(c => c.Key))
        {
            Keep(kept, carrier);
            Add(builders, rows);
            kept = carrier + 1;
        }

        Keep(kept, Carriers);
        foreach (var rows in more)
        {
            Add(builders, rows);
        }

        return Built(_vocabulary, Carriers + more.Count, builders);

        void Keep(int from, int to)
        {
            foreach (var builder in builders.Values)
            {
                builder.Keep(from, to);
            }
        }
    }

    private static void Add(Dictionary<string, ColumnBuilder> builders, IReadOnlyList<LedgerRow> rows)
    {
        foreach (var builder in builders.Values)
        {
            builder.BeginCarrier();
        }

        foreach (var row in rows)
        {
            if (builders.TryGetValue(row.Ledger, out var builder))
            {
                builder.Add(row);
            }
        }
    }

    private static Snapshot Built(Vocabulary vocabulary, int carriers, Dictionary<string, ColumnBuilder> builders) =>
        new(vocabulary, carriers, builders.ToDictionary(b => b.Key, b => b.Value.Build(), StringComparer.Ordinal));

    internal LedgerColumns Ledger(string name) => _ledgers.GetValueOrDefault(name) ?? LedgerColumns.Empty(Carriers);
}
