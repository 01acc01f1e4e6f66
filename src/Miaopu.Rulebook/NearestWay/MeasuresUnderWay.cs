namespace Miaopu.Rulebook;

/// <summary>Measures worked out anew where amounts have other values; what cannot be changed stays as it is.</summary>
internal sealed class MeasuresUnderWay(Assessment assessment, Movables movables)
{
    private IReadOnlyList<(string Name, Func<decimal[], FieldValue> Value)>? _known;

    internal (Bounds Value, Bounds Of) Of(decimal[] values, string measure, string? of)
    {
        // asked for the first time when all amounts are known
        _known ??= [.. assessment.Pack.Measures.Select(m => (m.Name, Value(m)))];
        var given = new Given(_known.ToDictionary(k => k.Name, k => k.Value(values), StringComparer.Ordinal));
        var run = new Run(assessment.Pack, assessment.Cutoff, given, assessment.Pack.Program.Measures.Count);
        Bounds Worked(string name) => assessment.Pack.Program.Measures.First(m => m.Measure.Name == name).Value(run).Bounds;
        return (Worked(measure), of is null ? Bounds.None : Worked(of));
    }

    private Func<decimal[], FieldValue> Value(Measure measure)
    {
        if (measure is { Kind: MeasureKind.Formula or MeasureKind.Table })
        {
            return _ => FieldValue.Blank;
        }

        if (measure is { Numerator: { } above, Denominator: { } below })
        {
            return movables.Known(above) is { } part && movables.Known(below) is { } whole
                ? values => values[whole.Index] > 0 ? FieldValue.Of(values[part.Index] / values[whole.Index]) : FieldValue.Blank
                : _ => Now(measure);
        }

        return movables.Known(measure) is { } amount ? values => FieldValue.Of(values[amount.Index]) : _ => Now(measure);
    }

    private FieldValue Now(Measure measure) => assessment.Measure(measure.Name) switch
    {
        { IsExact: true, Low: { } number } => FieldValue.Of(number),
        var value => value.Other,
    };
}
