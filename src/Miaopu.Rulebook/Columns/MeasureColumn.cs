namespace Miaopu.Rulebook;

/// <summary>What is known of a value: bounds of a number, or a value that is no number. The bare part of <see cref="MeasuredValue"/>, which adds names and reasons.</summary>
/// <param name="Low">The lowest it can be, or null for no bound.</param>
/// <param name="High">The highest it can be, or null for no bound.</param>
/// <param name="Other">A value that is no number, or blank.</param>
internal readonly record struct Bounds(decimal? Low, decimal? High, FieldValue Other)
{
    internal static Bounds None => default;

    /// <summary>Whether nothing is unknown.</summary>
    internal bool IsExact => !Other.IsBlank || (Low is not null && Low == High);

    internal static Bounds Exactly(decimal number) => new(number, number, FieldValue.Blank);
}

/// <summary>What a measure is for each carrier of a block. Exact numbers of the column's scale stand in <see cref="Multiples"/>, all else as bounds.</summary>
internal sealed class MeasureColumn
{
    private readonly long[] _multiples = new long[BlockRun.Size];
    private readonly bool[] _misses = new bool[BlockRun.Size];
    private Bounds[] _bounds = [];

    /// <summary>The block it was filled for.</summary>
    internal int Block { get; set; }

    /// <summary>How many digits behind the point the multiples have.</summary>
    internal int Scale { get; set; }

    /// <summary>Each carrier's number, counted from the first of the block; <see cref="Scaled.None"/> for one that is not exact or not of the scale.</summary>
    internal ReadOnlySpan<long> Multiples => _multiples;

    /// <summary>The value of a carrier, counted from the first of the block.</summary>
    internal Bounds this[int carrier] => _multiples[carrier] is not Scaled.None and var multiple ? Bounds.Exactly(Scaled.ToDecimal(multiple, Scale)) : _bounds[carrier];

    /// <summary>Whether data are missing that the value depends on, and can be named.</summary>
    internal bool Misses(int carrier) => _misses[carrier];

    /// <summary>Sets what is known for certain.</summary>
    internal void Set(int carrier, long multiple) => (_multiples[carrier], _misses[carrier]) = (multiple, false);

    internal void Set(int carrier, in Bounds value, bool misses)
    {
        if (_bounds.Length == 0)
        {
            _bounds = new Bounds[BlockRun.Size];
        }

        (_multiples[carrier], _bounds[carrier], _misses[carrier]) = (Scaled.None, value, misses);
    }
}
