namespace Miaopu.Rulebook;

/// <summary>The value of a field, or the months since it, in the one row that holds. Of several rows the latest counts.</summary>
internal sealed class ValueProgram(Measure measure, string? unit, RowSetProgram rows, RowField source, bool months) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    internal override (decimal? Low, decimal? High) Range => months ? (null, null) : source.Bounds;

    internal override IReadOnlyList<string> Items => months ? [] : source.Items;

    internal override bool Many => !months && source.Many;

    internal override FieldType? Type => months ? FieldType.Number : source.Type;

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        if (set.Rows.Count == 0)
        {
            return Between(null, null, [], [RowLabel.NoRecord(rows.Ledger)]);
        }

        var selected = set.Rows.OrderBy(r => r.Row.From).ThenBy(r => r.Row.RecordedAt).Last();
        var outcome = source.Read(selected.Row, run.Cutoff);
        if (outcome.IsUnknown || !selected.Sure)
        {
            return Between(null, null, [selected.Row.Id], [.. selected.Why, .. outcome.Missing ?? []]);
        }

        if (outcome.Value.IsBlank)
        {
            return Between(null, null, [selected.Row.Id], [new MissingInput(rows.Ledger.Name, selected.Row.Id, source.Name, $"{RowLabel.Of(rows.Ledger, selected.Row)}的{source.Label}")]);
        }

        var value = Value(outcome, run.Cutoff);
        return value.Kind == FieldValueKind.Number
            ? Between(value.Number, value.Number, [selected.Row.Id], [])
            : Blank() with { Other = value, Rows = [selected.Row.Id] };
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var column = run.Field(rows.Ledger, source);
        var values = run.Table(this, () => Values(column, run.Cutoff));
        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var own = states.Of(run.First + carrier, out var first);
            var latest = -1;
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] != RowStates.Out && (latest < 0 || IsLater(states, first + i, first + latest)))
                {
                    latest = i;
                }
            }

            var value = latest >= 0 && own[latest] == RowStates.In ? values[column.Codes[first + latest]] : Bounds.None;
            into.Set(carrier, value, misses: !value.IsExact);
        }
    }

    private FieldValue Value(in FieldOutcome outcome, DateOnly cutoff) =>
        months && outcome.Value.Kind == FieldValueKind.Date ? FieldValue.Of(Months.Between(outcome.Value.Date, cutoff)) : outcome.Value;

    private Bounds[] Values(FieldColumn column, DateOnly cutoff)
    {
        var values = new Bounds[column.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var outcome = column.Outcome(i);
            var value = outcome.IsUnknown ? FieldValue.Blank : Value(outcome, cutoff);
            values[i] = value.Kind == FieldValueKind.Number ? Bounds.Exactly(value.Number) : new Bounds(null, null, value);
        }

        return values;
    }

    private static bool IsLater(RowStates states, int row, int than)
    {
        var columns = states.Columns;
        return columns.From[row] != columns.From[than] ? columns.From[row] > columns.From[than]
            : columns.RecordedAt[row] != columns.RecordedAt[than] ? columns.RecordedAt[row] > columns.RecordedAt[than]
            : states.Places is not { } places || places[row - states.FirstRow] > places[than - states.FirstRow];
    }
}
