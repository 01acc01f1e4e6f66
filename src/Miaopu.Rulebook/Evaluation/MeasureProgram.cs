namespace Miaopu.Rulebook;

/// <summary>A measure with its names resolved.</summary>
internal abstract class MeasureProgram(Measure measure, string? unit)
{
    /// <summary>Position in a run's cache; -1 for the sides of a ratio.</summary>
    internal int Index { get; init; } = -1;

    internal Measure Measure => measure;

    /// <summary>The readings of the measure and of the rows and windows behind it.</summary>
    internal IReadOnlyList<string> Readings => [.. new[] { measure.Basis.Reading }.OfType<string>().Union(Behind)];

    /// <summary>The readings of what it is made of.</summary>
    protected virtual IReadOnlyList<string> Behind => [];

    internal string? Unit => unit;

    /// <summary>What kind of value it is; null where only evaluation shows it.</summary>
    internal virtual FieldType? Type => FieldType.Number;

    internal MeasuredValue Value(Run run) => Index < 0 ? Compute(run) : run.Measured[Index] ??= Compute(run);

    protected abstract MeasuredValue Compute(Run run);

    protected MeasuredValue Blank() => new() { Name = measure.Name, Title = measure.Title, Unit = unit };

    protected MeasuredValue Between(decimal? low, decimal? high, IReadOnlyList<string> rows, IReadOnlyList<MissingInput> missing) =>
        new() { Name = measure.Name, Title = measure.Title, Unit = unit, Low = low, High = high, Rows = rows, Unknown = missing.Count == 0 ? [] : [.. missing.Distinct()] };
}

internal sealed class CountProgram(Measure measure, string? unit, RowSetProgram rows, RowField? distinct) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        return distinct is null ? Plain(set) : Distinct(set, distinct, run.Cutoff);
    }

    private MeasuredValue Plain(RowSet set) =>
        Between(set.Rows.Count(r => r.Sure), set.Rows.Count, set.Ids, [.. set.Rows.SelectMany(r => r.Why)]);

    private MeasuredValue Distinct(RowSet set, RowField field, DateOnly cutoff)
    {
        var sure = new HashSet<string>(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        var nameless = 0;
        var sureNameless = 0;
        var missing = new List<MissingInput>();
        foreach (var selected in set.Rows)
        {
            missing.AddRange(selected.Why);
            var outcome = field.Read(selected.Row, cutoff);
            if (outcome.IsUnknown)
            {
                nameless++;
                sureNameless += selected.Sure ? 1 : 0;
                missing.AddRange(outcome.Missing!);
                continue;
            }

            var key = outcome.Value.ToString();
            all.Add(key);
            if (selected.Sure)
            {
                sure.Add(key);
            }
        }

        var low = sure.Count > 0 ? sure.Count : Math.Min(1, sureNameless);
        return Between(low, all.Count + nameless, set.Ids, missing);
    }
}

internal sealed class SumProgram(Measure measure, string? unit, RowSetProgram rows, RowField field) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        decimal? low = 0;
        decimal? high = 0;
        var missing = new List<MissingInput>();
        foreach (var selected in set.Rows)
        {
            var (rowLow, rowHigh, rowMissing) = Amount(selected.Row, field, run.Cutoff);
            missing.AddRange(selected.Why);
            missing.AddRange(rowMissing);
            low += selected.Sure ? rowLow : Lower(rowLow);
            high += selected.Sure ? rowHigh : Higher(rowHigh);
        }

        return Between(low, high, set.Ids, missing);
    }

    /// <summary>What one row adds, between two bounds; none adds nothing.</summary>
    internal static (decimal? Low, decimal? High, IReadOnlyList<MissingInput> Missing) Amount(LedgerRow row, RowField field, DateOnly cutoff)
    {
        var outcome = field.Read(row, cutoff);
        if (outcome.IsUnknown)
        {
            return (field.Bounds.Low, field.Bounds.High, outcome.Missing!);
        }

        var number = outcome.Value.Kind == FieldValueKind.Number ? outcome.Value.Number : 0;
        return (number, number, []);
    }

    private static decimal? Lower(decimal? bound) => bound is { } b ? Math.Min(0, b) : null;

    private static decimal? Higher(decimal? bound) => bound is { } b ? Math.Max(0, b) : null;
}

/// <summary>The value of a field, or the months since it, in the one row that holds. Of several rows the latest counts.</summary>
internal sealed class ValueProgram(Measure measure, string? unit, RowSetProgram rows, RowField source, bool months) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

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

        var value = months && outcome.Value.Kind == FieldValueKind.Date ? FieldValue.Of(Months.Between(outcome.Value.Date, run.Cutoff)) : outcome.Value;
        return value.Kind == FieldValueKind.Number
            ? Between(value.Number, value.Number, [selected.Row.Id], [])
            : Blank() with { Other = value, Rows = [selected.Row.Id] };
    }
}
