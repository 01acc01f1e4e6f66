namespace Miaopu.Rulebook;

internal sealed class SumProgram(Measure measure, string? unit, RowSetProgram rows, RowField field) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    internal override (decimal? Low, decimal? High) Range => (@field.Bounds.Low is >= 0 ? 0 : null, null);

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
        var amounts = AmountColumn.Of(run, column, field);
        var states = run.States(rows);
        into.Scale = amounts.Scale;
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var own = states.Of(run.First + carrier, out var first);
            var codes = column.Codes.AsSpan(first, own.Length);
            if (amounts.Sum(own, codes) is not Scaled.None and var sum)
            {
                into.Set(carrier, sum);
            }
            else
            {
                SetBounds(into, carrier, amounts, own, codes);
            }
        }
    }

    private static void SetBounds(MeasureColumn into, int carrier, AmountColumn amounts, ReadOnlySpan<byte> states, ReadOnlySpan<int> codes)
    {
        decimal? low = 0, high = 0;
        var misses = false;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] != RowStates.Out)
            {
                ref readonly var amount = ref amounts[codes[i]];
                var sure = states[i] == RowStates.In;
                misses |= !sure || !amount.IsKnown;
                low += sure ? amount.Low : Lower(amount.Low);
                high += sure ? amount.High : Higher(amount.High);
            }
        }

        into.Set(carrier, new Bounds(low, high, FieldValue.Blank), misses);
    }

    private static decimal? Lower(decimal? bound) => bound is { } b ? Math.Min(0, b) : null;

    private static decimal? Higher(decimal? bound) => bound is { } b ? Math.Max(0, b) : null;
}

/// <summary>What one row adds to a sum, between two bounds; none adds nothing.</summary>
internal readonly record struct Amount(bool IsKnown, decimal? Low, decimal? High)
{
    internal static Amount One { get; } = new(true, 1, 1);

    internal static Amount Of(in FieldOutcome outcome, RowField field)
    {
        if (outcome.IsUnknown)
        {
            return new Amount(false, field.Bounds.Low, field.Bounds.High);
        }

        var number = outcome.Value.Kind == FieldValueKind.Number ? outcome.Value.Number : 0;
        return new Amount(true, number, number);
    }
}
