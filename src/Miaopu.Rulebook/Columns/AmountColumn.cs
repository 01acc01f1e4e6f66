namespace Miaopu.Rulebook;

/// <summary>What each outcome of a field adds to a sum: between bounds, and as a multiple where it is known.</summary>
internal sealed class AmountColumn
{
    private readonly Amount[] _amounts;

    // empty where sums could become too large, or a number has too many digits
    private readonly long[] _multiples = [];

    private AmountColumn(FieldColumn column, RowField field)
    {
        _amounts = [.. Enumerable.Range(0, column.Count).Select(code => Amount.Of(column.Outcome(code), field))];
        var known = _amounts.Where(a => a.IsKnown).Select(a => a.Low!.Value).DefaultIfEmpty().ToArray();
        var digits = known.Max(Scaled.DigitsOf);
        var most = known.Max(decimal.Abs);
        if (digits <= Scaled.MostDigits && most < (decimal)long.MaxValue / 1_000_000 / (column.Codes.Length + 1))
        {
            Scale = digits;
            _multiples = Array.ConvertAll(_amounts, a => a.IsKnown ? Scaled.Floor(a.Low!.Value, Scale) : Scaled.None);
        }
    }

    /// <summary>How many digits behind the point the multiples have; 0 where there are none.</summary>
    internal int Scale { get; }

    /// <summary>What the outcome of this number adds.</summary>
    internal ref readonly Amount this[int code] => ref _amounts[code];

    internal static AmountColumn Of(BlockRun run, FieldColumn column, RowField field) => run.Table(column, () => new AmountColumn(column, field));

    /// <summary>The sum of rows of which all is known; <see cref="Scaled.None"/> for others.</summary>
    internal long Sum(ReadOnlySpan<byte> states, ReadOnlySpan<int> codes)
    {
        var multiples = _multiples;
        if (multiples.Length == 0)
        {
            return Scaled.None;
        }

        long sum = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] != RowStates.Out)
            {
                var multiple = multiples[codes[i]];
                if (states[i] == RowStates.MayBe || multiple == Scaled.None)
                {
                    return Scaled.None;
                }

                sum += multiple;
            }
        }

        return sum;
    }
}
