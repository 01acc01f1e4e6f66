namespace Miaopu.Rulebook;

/// <summary>A test of rows, asked at most once for each combination of the values it looks at.</summary>
internal sealed class TruthColumn
{
    private readonly FieldColumn[] _fields;
    private readonly Combinations _combinations;
    private readonly Func<ReadOnlySpan<FieldOutcome>, Truth> _ask;

    // the state of rows with each combination, and one more than that, so that 0 stands for one not asked yet
    private readonly byte[]? _asked;
    private int[] _numbers = [];

    internal TruthColumn(FieldColumn[] fields, Func<ReadOnlySpan<FieldOutcome>, Truth> ask)
    {
        (_fields, _ask, _combinations) = (fields, ask, new Combinations(fields));
        _asked = _combinations.Count is { } count ? new byte[count] : null;
    }

    /// <summary>The state of a row that depends on this test alone.</summary>
    internal byte this[int row]
    {
        get
        {
            if (_asked is null)
            {
                return Ask(row);
            }

            var number = _combinations.Number(row);
            return _asked[number] is var known and not 0 ? (byte)(known - 1) : Note(number, row);
        }
    }

    /// <summary>Leaves in only what the test leaves in.</summary>
    internal void Narrow(Span<byte> states, int firstRow)
    {
        if (_asked is not { } asked)
        {
            for (var i = 0; i < states.Length; i++)
            {
                states[i] = states[i] == RowStates.Out ? RowStates.Out : Math.Min(states[i], Ask(firstRow + i));
            }

            return;
        }

        var numbers = Numbers(firstRow, states.Length);
        for (var i = 0; i < states.Length; i++)
        {
            var known = asked[numbers[i]];
            states[i] = Math.Min(states[i], known != 0 ? (byte)(known - 1) : Note(numbers[i], firstRow + i));
        }
    }

    private ReadOnlySpan<int> Numbers(int firstRow, int count)
    {
        if (_fields is [var only])
        {
            return only.Codes.AsSpan(firstRow, count);
        }

        if (_numbers.Length < count)
        {
            _numbers = new int[count + (count / 4)];
        }

        var numbers = _numbers.AsSpan(0, count);
        numbers.Clear();
        foreach (var field in _fields)
        {
            var codes = field.Codes.AsSpan(firstRow, count);
            for (var i = 0; i < codes.Length; i++)
            {
                numbers[i] = (numbers[i] * field.Count) + codes[i];
            }
        }

        return numbers;
    }

    private byte Note(int number, int row)
    {
        var state = Ask(row);
        _asked![number] = (byte)(state + 1);
        return state;
    }

    private byte Ask(int row) => RowStates.Of(_ask(_combinations.Read(row)));
}
