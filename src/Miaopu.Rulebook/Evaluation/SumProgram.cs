namespace Miaopu.Rulebook;

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
            var outcome = field.Read(selected.Row, run.Cutoff);
            var amount = Amount.Of(outcome, field);
            missing.AddRange(selected.Why);
            missing.AddRange(outcome.Missing ?? []);
            low += selected.Sure ? amount.Low : Lower(amount.Low);
            high += selected.Sure ? amount.High : Higher(amount.High);
        }

        return Between(low, high, set.Ids, missing);
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var column = run.Field(rows.Ledger, field);
        var amounts = Amount.Of(run, column, field);
        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var known = 0m;
            decimal? low = 0, high = 0;
            var misses = false;
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                ref readonly var amount = ref amounts[column.Codes[first + i]];
                if (own[i] == RowStates.In && amount.IsKnown)
                {
                    known += amount.Known;
                    continue;
                }

                misses = true;
                low += own[i] == RowStates.In ? amount.Low : Lower(amount.Low);
                high += own[i] == RowStates.In ? amount.High : Higher(amount.High);
            }

            into.Set(carrier, misses ? new Bounds(known + low, known + high, FieldValue.Blank) : Bounds.Exactly(known), misses);
        }
    }

    private static decimal? Lower(decimal? bound) => bound is { } b ? Math.Min(0, b) : null;

    private static decimal? Higher(decimal? bound) => bound is { } b ? Math.Max(0, b) : null;
}

/// <summary>What one row adds to a sum, between two bounds; none adds nothing.</summary>
internal readonly record struct Amount(bool IsKnown, decimal Known, decimal? Low, decimal? High)
{
    internal static Amount One { get; } = new(true, 1, 1, 1);

    internal static Amount Of(in FieldOutcome outcome, RowField field)
    {
        if (outcome.IsUnknown)
        {
            return new Amount(false, 0, field.Bounds.Low, field.Bounds.High);
        }

        var number = outcome.Value.Kind == FieldValueKind.Number ? outcome.Value.Number : 0;
        return new Amount(true, number, number, number);
    }

    /// <summary>The amount of each outcome of a column.</summary>
    internal static Amount[] Of(BlockRun run, FieldColumn column, RowField field) => run.Table(column, () =>
    {
        var amounts = new Amount[column.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = Of(column.Outcome(i), field);
        }

        return amounts;
    });
}
