namespace Miaopu.Rulebook;

/// <summary>One measure divided by another. Unknowns give bounds; no denominator at all is missing data, not zero.</summary>
internal sealed class RatioProgram(Measure measure, string? unit, MeasureProgram numerator, MeasureProgram denominator) : MeasureProgram(measure, unit)
{
    /// <summary>For a share (the numerator's rows are some of the denominator's) its bounds, which are narrower; else null.</summary>
    internal Func<Run, (decimal? Low, decimal? High)>? Share { get; init; }

    protected override IReadOnlyList<string> Behind => [.. numerator.Readings.Union(denominator.Readings)];

    internal MeasureProgram Numerator => numerator;

    internal MeasureProgram Denominator => denominator;

    protected override MeasuredValue Compute(Run run)
    {
        var above = numerator.Value(run);
        var below = denominator.Value(run);
        var whole = Blank() with
        {
            Numerator = above,
            Denominator = below,
            Rows = [.. above.Rows.Union(below.Rows)],
            Unknown = [.. above.Unknown.Union(below.Unknown)],
        };
        if (below.High is <= 0)
        {
            return whole with { Unknown = [.. whole.Unknown, .. Nothing()] };
        }

        var (low, high) = Share?.Invoke(run) ?? (Low(above, below), High(above, below));
        return whole with { Low = low, High = high };
    }

    private static decimal? Low(MeasuredValue above, MeasuredValue below) =>
        above.Low is not { } low ? null : below.High is { } high ? low / high : Math.Min(0, low);

    private static decimal? High(MeasuredValue above, MeasuredValue below) =>
        above.High is { } high && below.Low is > 0 and { } low ? high / low : null;

    private IEnumerable<MissingInput> Nothing() =>
        denominator.Measure.Rows is { } rows ? [new MissingInput(rows.Over, null, null, $"{denominator.Measure.Rows.Over}的记录")] : [];
}

/// <summary>The bounds of a share: what is in the part raises it, what is only in the whole lowers it.</summary>
internal static class ShareBounds
{
    internal static Func<Run, (decimal? Low, decimal? High)> Of(RowSetProgram part, RowSetProgram whole, RowField? field) => run =>
    {
        var inPart = run.Set(part).Rows.ToDictionary(r => r.Row, r => r.Sure);
        decimal? partLow = 0, partHigh = 0, restLow = 0, restHigh = 0;
        foreach (var selected in run.Set(whole).Rows)
        {
            var (low, high, _) = field is null ? (1, 1, []) : SumProgram.Amount(selected.Row, field, run.Cutoff);
            var member = inPart.TryGetValue(selected.Row, out var sure);
            partLow += member && sure && selected.Sure ? low : 0;
            partHigh += member ? high : 0;
            restLow += !member && selected.Sure ? low : 0;
            restHigh += member && sure ? 0 : high;
        }

        return (Divide(partLow, restHigh), Divide(partHigh, restLow));
    };

    private static decimal? Divide(decimal? part, decimal? rest) => (part, rest) switch
    {
        (null, 0) => 1,
        (null, _) => null,
        (_, null) => 0,
        ({ } p, { } r) when p + r == 0 => null,
        ({ } p, { } r) => p / (p + r),
    };
}
