namespace Miaopu.Rulebook;

/// <summary>
/// The ledgers of many carriers in columns, as they stood when it was made: each field a column of numbers into the values that occur in it. It never
/// changes, and threads share it. A cell takes four bytes, a row sixteen more, a value that occurs is held once a column.
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<string, LedgerColumns> _ledgers;

    private Snapshot(int carriers, Dictionary<string, LedgerColumns> ledgers) => (Carriers, _ledgers) = (carriers, ledgers);

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

            count++;
        }

        return new Snapshot(count, builders.ToDictionary(b => b.Key, b => b.Value.Build(), StringComparer.Ordinal));
    }

    internal LedgerColumns Ledger(string name) => _ledgers.GetValueOrDefault(name) ?? LedgerColumns.Empty(Carriers);
}
