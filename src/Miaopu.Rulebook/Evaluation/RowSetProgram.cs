namespace Miaopu.Rulebook;

/// <summary>A selection with its names resolved. Its set is computed once a run and shared by all measures over it.</summary>
internal sealed partial class RowSetProgram
{
    internal required int Index { get; init; }

    internal required Ledger Ledger { get; init; }

    /// <summary>The definition it narrows, or null for the whole ledger.</summary>
    internal RowSetProgram? Base { get; init; }

    internal bool AtCutoff { get; init; }

    internal WindowProgram? Window { get; init; }

    /// <summary>The day that must lie in the window; null for the row's own period.</summary>
    internal RowField? Event { get; init; }

    internal RowTest? Where { get; init; }

    internal required IReadOnlyList<RowField> Fields { get; init; }

    /// <summary>The readings of its definition and window, after those of its base.</summary>
    internal IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>Whether it or a base says when rows count.</summary>
    internal bool IsTimed => AtCutoff || Window is not null || Base is { IsTimed: true };

    internal RowField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);

    internal RowSet Select(Run run)
    {
        var rows = Base is { } below
            ? run.Set(below).Rows
            : Held(run);
        if (Window is null && Where is null && (Base is null || !AtCutoff))
        {
            return rows is List<SelectedRow> or SelectedRow[] ? new RowSet(rows) : new RowSet([.. rows]);
        }

        var kept = new List<SelectedRow>(rows.Count);
        foreach (var selected in rows)
        {
            Keep(run, selected, kept);
        }

        return new RowSet(kept);
    }

    private List<SelectedRow> Held(Run run)
    {
        var rows = run.Rows(Ledger);
        if (!AtCutoff)
        {
            return [.. rows.Select(run.Selected)];
        }

        var held = new List<SelectedRow>();
        foreach (var row in rows)
        {
            if (row.From is null)
            {
                held.Add(new SelectedRow(row, false, [RowLabel.Missing(Ledger, row, Ledger.From)]));
            }
            else if (Ledger.HoldsOn(row, run.Cutoff))
            {
                held.Add(run.Selected(row));
            }
        }

        return Ledger.Shape == LedgerShape.Stock || Ledger.Single ? Latest(held) : held;
    }

    /// <summary>Of each key (of a profile: of all) the latest.</summary>
    private List<SelectedRow> Latest(List<SelectedRow> held)
    {
        var key = Ledger.Single || Ledger.Key is null ? null : Ledger.Find(Ledger.Key);
        return [.. held
            .GroupBy(s => key is null ? "" : s.Row[key].ToString())
            .Select(g => g.OrderBy(s => s.Row.From).ThenBy(s => s.Row.RecordedAt).Last())];
    }

    private void Keep(Run run, SelectedRow selected, List<SelectedRow> kept)
    {
        var (sure, why) = (selected.Sure, selected.Why);
        if (Base is not null && AtCutoff && !Ledger.HoldsOn(selected.Row, run.Cutoff))
        {
            return;
        }

        if (Window is { } window)
        {
            var (truth, missing) = InWindow(selected.Row, window, run);
            if (truth == Truth.False)
            {
                return;
            }

            (sure, why) = truth == Truth.True ? (sure, why) : (false, [.. why, .. missing]);
        }

        if (Where is { } where)
        {
            var (truth, missing) = where.Evaluate(selected.Row, run.Cutoff);
            if (truth == Truth.False)
            {
                return;
            }

            (sure, why) = truth == Truth.True ? (sure, why) : (false, [.. why, .. missing]);
        }

        kept.Add(new SelectedRow(selected.Row, sure, why));
    }

    private (Truth Truth, IReadOnlyList<MissingInput> Missing) InWindow(LedgerRow row, WindowProgram window, Run run)
    {
        var (periods, open) = window.Of(run);
        var (truth, missing) = InWindow(row, periods[0], run.Cutoff);
        foreach (var period in periods.Skip(1))
        {
            var (other, why) = InWindow(row, period, run.Cutoff);
            if (other != truth)
            {
                return (Truth.Unknown, [.. missing.Union(why).Union(open)]);
            }
        }

        return (truth, missing);
    }

    private (Truth Truth, IReadOnlyList<MissingInput> Missing) InWindow(LedgerRow row, Window window, DateOnly cutoff)
    {
        var (first, last) = window.Days(cutoff);
        if (Event is null && Ledger.Shape == LedgerShape.PeriodFigure)
        {
            return (row.From >= first && row.To <= last ? Truth.True : Truth.False, []);
        }

        var outcome = Event is { } field ? field.Read(row, cutoff) : row.From is { } day ? FieldOutcome.Of(FieldValue.Of(day)) : FieldOutcome.Unknown(RowLabel.Missing(Ledger, row, Ledger.From));
        return (InDays(outcome, first, last), outcome.Missing ?? []);
    }

    private static Truth InDays(in FieldOutcome outcome, DateOnly first, DateOnly last) => outcome switch
    {
        { IsUnknown: true } => Truth.Unknown,
        { Value.Kind: FieldValueKind.Date } => outcome.Value.Date >= first && outcome.Value.Date <= last ? Truth.True : Truth.False,
        _ => Truth.False,
    };
}
