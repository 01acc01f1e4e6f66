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

/// <summary>What a measure is for each carrier of a block.</summary>
internal sealed class MeasureColumn
{
    private readonly Bounds[] _values = new Bounds[BlockRun.Size];
    private readonly bool[] _misses = new bool[BlockRun.Size];

    /// <summary>The block it was filled for.</summary>
    internal int Block { get; set; }

    /// <summary>The value of a carrier, counted from the first of the block.</summary>
    internal ref readonly Bounds this[int carrier] => ref _values[carrier];

    /// <summary>Whether data are missing that the value depends on, and can be named.</summary>
    internal bool Misses(int carrier) => _misses[carrier];

    internal void Set(int carrier, in Bounds value, bool misses) => (_values[carrier], _misses[carrier]) = (value, misses);
}
