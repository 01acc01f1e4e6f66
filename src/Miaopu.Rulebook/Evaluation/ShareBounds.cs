namespace Miaopu.Rulebook;

/// <summary>The bounds of a share: what is in the part raises it, what is only in the whole lowers it.</summary>
/// <param name="part">The rows of the numerator.</param>
/// <param name="whole">The rows of the denominator, among which those are.</param>
/// <param name="field">What is summed of each row, or null for a count.</param>
internal sealed class ShareBounds(RowSetProgram part, RowSetProgram whole, RowField? field)
{
    internal (decimal? Low, decimal? High) Of(Run run)
    {
        var inPart = run.Set(part).Rows.ToDictionary(r => r.Row, r => r.Sure);
        var sums = new Sums();
        foreach (var selected in run.Set(whole).Rows)
        {
            var amount = field is null ? Amount.One : Amount.Of(field.Read(selected.Row, run.Cutoff), field);
            var member = inPart.TryGetValue(selected.Row, out var sure);
            sums.Add(amount, member, sure, selected.Sure);
        }

        return sums.Bounds;
    }

    /// <summary>The same for a carrier of a block.</summary>
    internal (decimal? Low, decimal? High) Of(BlockRun run, int carrier)
    {
        var column = field is null ? null : run.Field(whole.Ledger, field);
        var amounts = column is null ? null : AmountColumn.Of(run, column, field!);
        var inPart = run.States(part).Of(run.First + carrier, out _);
        var inWhole = run.States(whole).Of(run.First + carrier, out var first);
        var sums = new Sums();
        for (var i = 0; i < inWhole.Length; i++)
        {
            if (inWhole[i] != RowStates.Out)
            {
                sums.Add(amounts is null ? Amount.One : amounts[column!.Codes[first + i]], inPart[i] != RowStates.Out, inPart[i] == RowStates.In, inWhole[i] == RowStates.In);
            }
        }

        return sums.Bounds;
    }

    private struct Sums()
    {
        private decimal? _partLow = 0, _partHigh = 0, _restLow = 0, _restHigh = 0;

        internal readonly (decimal? Low, decimal? High) Bounds => (Divide(_partLow, _restHigh), Divide(_partHigh, _restLow));

        internal void Add(in Amount amount, bool member, bool surelyMember, bool sure)
        {
            _partLow += member && surelyMember && sure ? amount.Low : 0;
            _partHigh += member ? amount.High : 0;
            _restLow += !member && sure ? amount.Low : 0;
            _restHigh += member && surelyMember ? 0 : amount.High;
        }

        private static decimal? Divide(decimal? part, decimal? rest) => (part, rest) switch
        {
            (null, 0) => 1,
            (null, _) => null,
            (_, null) => 0,
            ({ } p, { } r) when p + r == 0 => null,
            ({ } p, { } r) => p / (p + r),
        };
    }
}
