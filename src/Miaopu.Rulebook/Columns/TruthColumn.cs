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
    private byte[] _truths = [];

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
    internal void Narrow(Span<byte> states, int firstRow) => RowStates.Narrow(states, Of(states, firstRow));

    /// <summary>The state of each row, if it depended on this test alone; of those that are out already it says nothing. Good until the next call.</summary>
    internal ReadOnlySpan<byte> Of(ReadOnlySpan<byte> states, int firstRow)
    {
        if (_truths.Length < states.Length)
        {
            _truths = new byte[states.Length + (states.Length / 4)];
        }

        var truths = _truths.AsSpan(0, states.Length);
        if (_asked is not { } asked)
        {
            for (var i = 0; i < truths.Length; i++)
            {
                truths[i] = states[i] == RowStates.Out ? RowStates.Out : Ask(firstRow + i);
            }

            return truths;
        }

        var numbers = Numbers(firstRow, truths.Length);
        var lowest = 0;
        for (var i = 0; i < truths.Length; i++)
        {
            var known = asked[numbers[i]] - 1;
            truths[i] = (byte)known;
            lowest |= known;
        }

        // one that was not asked yet is -1
        for (var i = 0; lowest < 0 && i < truths.Length; i++)
        {
            truths[i] = asked[numbers[i]] is var known and not 0 ? (byte)(known - 1) : Note(numbers[i], firstRow + i);
        }

        return truths;
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
            var codes = field.Codes.AsSpan(firstRow, numbers.Length);
            for (var i = 0; i < numbers.Length; i++)
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
