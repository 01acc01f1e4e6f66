namespace Miaopu.Rulebook;

/// <summary>
/// Several fields seen as one: each row's number into the combinations of outcomes. What is worked out of a combination is worked out once, however many rows
/// have it; where there are too many to number, it is worked out row by row.
/// </summary>
internal sealed class Combinations
{
    private const int MostNumbered = 1 << 20;
    private readonly FieldColumn[] _fields;
    private readonly FieldOutcome[] _read;

    internal Combinations(FieldColumn[] fields)
    {
        (_fields, _read) = (fields, new FieldOutcome[fields.Length]);
        var count = 1L;
        foreach (var field in fields)
        {
            count = Math.Min(count * field.Count, MostNumbered + 1L);
        }

        Count = count > MostNumbered ? null : (int)count;
    }

    /// <summary>How many there can be, or null for too many.</summary>
    internal int? Count { get; }

    /// <summary>The number of a row's combination; only where they are numbered.</summary>
    internal int Number(int row)
    {
        var number = 0;
        foreach (var field in _fields)
        {
            number = (number * field.Count) + field.Codes[row];
        }

        return number;
    }

    /// <summary>The outcomes of a row, in the order of the fields; good until the next call.</summary>
    internal ReadOnlySpan<FieldOutcome> Read(int row)
    {
        for (var i = 0; i < _read.Length; i++)
        {
            _read[i] = _fields[i].Outcome(_fields[i].Codes[row]);
        }

        return _read;
    }
}
