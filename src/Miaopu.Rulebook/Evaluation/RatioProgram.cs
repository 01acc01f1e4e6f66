namespace Miaopu.Rulebook;

/// <summary>One measure divided by another. Unknowns give bounds; no denominator at all is missing data, not zero.</summary>
internal sealed class RatioProgram(Measure measure, string? unit, MeasureProgram numerator, MeasureProgram denominator) : MeasureProgram(measure, unit)
{
    /// <summary>For a share (the numerator's rows are some of the denominator's) its bounds, which are narrower; else null.</summary>
    internal ShareBounds? Share { get; init; }

    protected override IReadOnlyList<string> Behind => [.. numerator.Readings.Union(denominator.Readings)];

    internal MeasureProgram Numerator => numerator;

    internal MeasureProgram Denominator => denominator;

    internal override (decimal? Low, decimal? High) Range => numerator.Range.Low is >= 0 && denominator.Range.Low is >= 0 ? (0, Share is null ? null : 1) : (null, null);

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

        var (low, high) = Share?.Of(run) ?? (Low(above.Bounds, below.Bounds), High(above.Bounds, below.Bounds));
        return whole with { Low = low, High = high };
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var above = run.Measured(numerator);
        var below = run.Measured(denominator);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            if (above.Multiples[carrier] is not Scaled.None and var part && below.Multiples[carrier] is > 0 and var whole)
            {
                into.Set(carrier, Bounds.Exactly(Scaled.ToDecimal(part, above.Scale) / Scaled.ToDecimal(whole, below.Scale)), misses: false);
                continue;
            }

            var misses = above.Misses(carrier) || below.Misses(carrier);
            var (numbers, among) = (above[carrier], below[carrier]);
            if (among.High is <= 0)
            {
                into.Set(carrier, Bounds.None, misses || denominator.Measure.Rows is not null);
                continue;
            }

            var (low, high) = Share is { } share && !(numbers.IsExact && among.IsExact) ? share.Of(run, carrier) : (Low(numbers, among), High(numbers, among));
            into.Set(carrier, new Bounds(low, high, FieldValue.Blank), misses);
        }
    }

    private static decimal? Low(in Bounds above, in Bounds below) =>
        above.Low is not { } low ? null : below.High is { } high ? low / high : Math.Min(0, low);

    private static decimal? High(in Bounds above, in Bounds below) =>
        above.High is { } high && below.Low is > 0 and { } low ? high / low : null;

    private IEnumerable<MissingInput> Nothing() =>
        denominator.Measure.Rows is { } rows ? [new MissingInput(rows.Over, null, null, $"{denominator.Measure.Rows.Over}的记录")] : [];
}
