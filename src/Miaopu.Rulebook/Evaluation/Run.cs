namespace Miaopu.Rulebook;

/// <summary>One assessment under way: the rows by ledger, and what was computed already.</summary>
internal sealed class Run
{
    private readonly Dictionary<string, List<LedgerRow>> _rows = new(StringComparer.Ordinal);
    private readonly RowSet?[] _sets;

    internal Run(PolicyPack pack, Situation situation, int sets, int measures)
    {
        (Pack, Situation) = (pack, situation);
        _sets = new RowSet?[sets];
        Measured = new MeasuredValue?[measures];
        foreach (var row in situation.Rows)
        {
            if (situation.KnownAt is { } known && row.RecordedAt > known)
            {
                continue;
            }

            if (!_rows.TryGetValue(row.Ledger, out var list))
            {
                _rows[row.Ledger] = list = [];
            }

            list.Add(row);
        }
    }

    /// <summary>One carrier of a block, of whom the measures are known already: for what is made of measures alone.</summary>
    internal Run(PolicyPack pack, BlockRun block, int carrier, IReadOnlyList<MeasureProgram> measures)
    {
        (Pack, Situation, _sets) = (pack, new Situation { Cutoff = block.Cutoff, KnownAt = block.KnownAt, Rows = [] }, []);
        Measured = [.. measures.Select(m => m.Of(block, carrier))];
    }

    /// <summary>Measures that are stated, without any row.</summary>
    internal Run(PolicyPack pack, DateOnly on, Given given, int measures) =>
        (Pack, Situation, _sets, Measured, Given) = (pack, new Situation { Cutoff = on, Rows = [] }, [], new MeasuredValue?[measures], given);

    /// <summary>What is stated of measures; null where rows say it.</summary>
    internal Given? Given { get; }

    internal PolicyPack Pack { get; }

    internal Situation Situation { get; }

    internal DateOnly Cutoff => Situation.Cutoff;

    internal MeasuredValue?[] Measured { get; }

    internal SelectedRow Selected(LedgerRow row) =>
        Situation.Doubts is { } doubts && doubts.TryGetValue(row, out var why) ? new SelectedRow(row, false, [why]) : new SelectedRow(row, true, []);

    internal IReadOnlyList<LedgerRow> Rows(Ledger ledger) => _rows.TryGetValue(ledger.Name, out var list) ? list : [];

    internal RowSet Set(RowSetProgram program) => _sets[program.Index] ??= program.Select(this);
}

/// <summary>A row that is in a set, or may be.</summary>
internal readonly record struct SelectedRow(LedgerRow Row, bool Sure, IReadOnlyList<MissingInput> Why);

/// <summary>The rows of a selection in one run.</summary>
internal sealed class RowSet(IReadOnlyList<SelectedRow> rows)
{
    private string[]? _ids;

    internal IReadOnlyList<SelectedRow> Rows => rows;

    /// <summary>The ids of the rows, made once for all measures over them.</summary>
    internal IReadOnlyList<string> Ids => _ids ??= [.. rows.Select(r => r.Row.Id)];
}
