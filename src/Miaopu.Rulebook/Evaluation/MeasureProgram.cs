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

    /// <summary>Stands for what the measure misses where nobody asks for it by name.</summary>
    internal MissingInput Missing { get; } = new("", null, null, measure.Title);

    /// <summary>What kind of value it is; null where only evaluation shows it.</summary>
    internal virtual FieldType? Type => FieldType.Number;

    /// <summary>Whether it is worked out from other measures and reads no row of its own.</summary>
    internal virtual bool IsDerived => false;

    /// <summary>The items its value is one of; empty where it is no choice.</summary>
    internal virtual IReadOnlyList<string> Items => [];

    /// <summary>Whether its value is a list of items.</summary>
    internal virtual bool Many => false;

    /// <summary>Between what its number always lies; null for no bound.</summary>
    internal virtual (decimal? Low, decimal? High) Range => (null, null);

    internal MeasuredValue Value(Run run) => run.Given is { } given ? given.Value(this, run) : Index < 0 ? Compute(run) : run.Measured[Index] ??= Compute(run);

    protected abstract MeasuredValue Compute(Run run);

    /// <summary>The bounds that <see cref="Compute"/> gives, for each carrier of a block. Both must say the same; a test holds them against each other.</summary>
    internal abstract void Fill(BlockRun run, MeasureColumn into);

    internal MeasuredValue Derive(Run run) => Compute(run);

    /// <summary>The value that somebody states.</summary>
    internal MeasuredValue State(Bounds value) => Blank() with { Low = value.Low, High = value.High, Other = value.Other, Unknown = value.IsExact ? [] : [Missing] };

    /// <summary>What <see cref="Value"/> gives for a carrier of a block, without the records behind it.</summary>
    internal MeasuredValue Of(BlockRun block, int carrier)
    {
        var column = block.Measured(this);
        var (low, high, other) = column[carrier];
        return Blank() with { Low = low, High = high, Other = other, Unknown = column.Misses(carrier) ? [Missing] : [] };
    }

    protected MeasuredValue Blank() => new() { Name = measure.Name, Title = measure.Title, Unit = unit };

    protected MeasuredValue Between(decimal? low, decimal? high, IReadOnlyList<string> rows, IReadOnlyList<MissingInput> missing) =>
        new() { Name = measure.Name, Title = measure.Title, Unit = unit, Low = low, High = high, Rows = rows, Unknown = missing.Count == 0 ? [] : [.. missing.Distinct()] };
}
