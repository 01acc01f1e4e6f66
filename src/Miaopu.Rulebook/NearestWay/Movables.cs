namespace Miaopu.Rulebook;

/// <summary>The measures that a way can change: counts, sums, the largest of what is added up nowhere else, and numbers of a profile, where they are known. Measures of one meaning are one amount.</summary>
internal sealed class Movables
{
    private readonly PolicyPack _pack;
    private readonly MeasureMeaning _meaning;
    private readonly List<Movable> _all = [];

    internal Movables(PolicyPack pack) => (_pack, _meaning) = (pack, new MeasureMeaning(pack));

    internal IReadOnlyList<Movable> All => _all;

    /// <summary>The amount of a measure; null where its value is unknown or comes about in a way that cannot be turned round.</summary>
    /// <param name="measure">The measure, or one side of a ratio.</param>
    /// <param name="value">What it is now.</param>
    /// <param name="called">What it is called where it has no name of its own.</param>
    internal Movable? Of(Measure measure, MeasuredValue value, string? called = null)
    {
        measure = measure.IsReference ? _pack.Measure(measure.Name)! : measure;
        if (!value.IsExact || value.Low is not { } now || measure is not ({ Kind: MeasureKind.Count, Weights: null } or { Kind: MeasureKind.Sum or MeasureKind.Value } or { Kind: MeasureKind.Largest }) || (measure.Kind == MeasureKind.Largest && IsAddedUp(measure)))
        {
            return null;
        }

        var meaning = _meaning.Of(measure);
        if (_all.FirstOrDefault(a => a.Meaning == meaning) is { } known)
        {
            return known;
        }

        var named = _pack.Measures.FirstOrDefault(m => m.Name == measure.Name) ?? _pack.Measures.FirstOrDefault(m => _meaning.Of(m) == meaning);
        var amount = new Movable(_all.Count, meaning, measure, named?.Title ?? called ?? measure.Title, named?.Noun, value.Unit, now, measure.Kind == MeasureKind.Count || value.Unit == "元" ? 1m : StepOf(measure));
        _all.Add(amount);
        return amount;
    }

    /// <summary>Whether whatever the first counts the second counts too.</summary>
    internal bool IsPart(Movable part, Movable whole) =>
        part.Measure.Kind == whole.Measure.Kind && part.Measure.Kind is MeasureKind.Count or MeasureKind.Sum && part.Measure.Field == whole.Measure.Field && _meaning.IsPart(part.Measure.Rows!, whole.Measure.Rows!);

    /// <summary>The amount of a measure that is one already, or null.</summary>
    internal Movable? Known(Measure measure) => _meaning.Of(measure) is var meaning ? _all.FirstOrDefault(a => a.Meaning == meaning) : null;

    private decimal StepOf(Measure measure) => _pack.Vocabulary.Find(LedgerOf(measure))?.Find(measure.Field!)?.Whole == true ? 1m : 0.01m;

    // a larger one would make some sum larger too
    private bool IsAddedUp(Measure measure) => _pack.Measures.SelectMany(m => new[] { m, m.Numerator, m.Denominator }).OfType<Measure>()
        .Any(m => m is { Kind: MeasureKind.Sum, Rows: not null } && m.Field == measure.Field && LedgerOf(m) == LedgerOf(measure));

    private string LedgerOf(Measure measure)
    {
        var over = measure.Rows!.Over;
        while (_pack.Definitions.FirstOrDefault(d => d.Name == over) is { } definition)
        {
            over = definition.Rows.Over;
        }

        return over;
    }
}

/// <summary>A measure that can be changed.</summary>
internal sealed record Movable(int Index, string Meaning, Measure Measure, string Title, string? Noun, string? Unit, decimal Now, decimal Step);
