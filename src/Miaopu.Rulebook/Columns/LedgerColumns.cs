namespace Miaopu.Rulebook;

/// <summary>One field of all rows: each row's number into the values that occur. Number 0 is blank.</summary>
internal sealed class Column(int[] codes, FieldValue[] values)
{
    private int[]? _names;

    internal int[] Codes => codes;

    internal FieldValue[] Values => values;

    /// <summary>For each value a number for its text, where different values may have one text; null where each has its own.</summary>
    internal int[]? Names => values.Skip(1).All(v => v.Kind == values[^1].Kind && v.Kind != FieldValueKind.Texts) ? null : _names ??= Name();

    private int[] Name()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(values, v => known.TryGetValue(v.ToString(), out var name) ? name : known[v.ToString()] = known.Count);
    }
}

/// <summary>The rows of one ledger, carrier after carrier.</summary>
internal sealed class LedgerColumns
{
    /// <summary>Stands for a first day that nobody entered; before every day.</summary>
    internal const int NoFirstDay = int.MinValue;

    /// <summary>Stands for a last day that has not come; after every day.</summary>
    internal const int NoLastDay = int.MaxValue;

    private readonly Dictionary<string, Column> _fields;

    internal LedgerColumns(Dictionary<string, Column> fields) => _fields = fields;

    /// <summary>Where each carrier's rows begin; one entry more than carriers.</summary>
    internal required int[] Start { get; init; }

    /// <summary>First days as day numbers, or <see cref="NoFirstDay"/>.</summary>
    internal required int[] From { get; init; }

    /// <summary>Last days as day numbers, or <see cref="NoLastDay"/>, as throughout a ledger that has none.</summary>
    internal required int[] To { get; init; }

    /// <summary>When each row was recorded, in ticks.</summary>
    internal required long[] RecordedAt { get; init; }

    /// <summary>Whether a row is earlier than one that comes after it: by its first day, then by when it was recorded; of equals the later in order is later.</summary>
    internal bool IsBefore(int row, int later) =>
        From[row] != From[later] ? From[row] < From[later] : RecordedAt[row] <= RecordedAt[later];

    internal static LedgerColumns Empty(int carriers) => new([]) { Start = new int[carriers + 1], From = [], To = [], RecordedAt = [] };

    /// <summary>The column of a field, the envelope's days included; blank throughout for one that the rows do not have.</summary>
    internal Column Field(string name) => _fields.GetValueOrDefault(name) ?? new Column(new int[From.Length], [FieldValue.Blank]);
}

/// <summary>Takes the rows of one ledger, carrier by carrier: new ones, and those of columns made before.</summary>
internal sealed class ColumnBuilder(Ledger ledger, LedgerColumns? made = null)
{
    private readonly List<int> _start = [];
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<long> _recordedAt = [];
    private readonly Coder[] _fields = [.. ledger.Fields.Select(f => new Coder(made?.Field(f.Name)))];

    internal void BeginCarrier() => _start.Add(_from.Count);

    internal void Add(LedgerRow row)
    {
        _from.Add(row.From?.DayNumber ?? LedgerColumns.NoFirstDay);
        _to.Add((ledger.To is null ? null : row.To)?.DayNumber ?? LedgerColumns.NoLastDay);
        _recordedAt.Add(row.RecordedAt.Ticks);
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i].Add(row[ledger.Fields[i]]);
        }
    }

    /// <summary>Takes over the carriers from one place up to another, which is not included, as they were.</summary>
    internal void Keep(int from, int to)
    {
        if (from == to)
        {
            return;
        }

        var (first, end, begins) = (made!.Start[from], made.Start[to], _from.Count);
        for (var carrier = from; carrier < to; carrier++)
        {
            _start.Add(begins + made.Start[carrier] - first);
        }

        _from.AddRange(made.From.AsSpan(first, end - first));
        _to.AddRange(made.To.AsSpan(first, end - first));
        _recordedAt.AddRange(made.RecordedAt.AsSpan(first, end - first));
        foreach (var field in _fields)
        {
            field.Keep(first, end);
        }
    }

    internal LedgerColumns Build()
    {
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal) { [ledger.From.Name] = Days(_from, LedgerColumns.NoFirstDay) };
        if (ledger.To is { } to)
        {
            columns[to.Name] = Days(_to, LedgerColumns.NoLastDay);
        }

        for (var i = 0; i < _fields.Length; i++)
        {
            columns[ledger.Fields[i].Name] = _fields[i].Build();
        }

        return new LedgerColumns(columns) { Start = [.. _start, _from.Count], From = [.. _from], To = [.. _to], RecordedAt = [.. _recordedAt] };
    }

    private static Column Days(List<int> days, int none)
    {
        var coder = new Coder(null);
        foreach (var day in days)
        {
            coder.Add(day == none ? FieldValue.Blank : FieldValue.Of(DateOnly.FromDayNumber(day)));
        }

        return coder.Build();
    }

    // Values that occurred once keep their number, also where no row has them any longer.
    private sealed class Coder(Column? made)
    {
        private readonly Dictionary<FieldValue, int> _known = (made?.Values ?? [FieldValue.Blank]).Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i);
        private readonly List<int> _codes = [];

        internal void Keep(int from, int to) => _codes.AddRange(made!.Codes.AsSpan(from, to - from));

        internal void Add(FieldValue value)
        {
            if (!_known.TryGetValue(value, out var code))
            {
                _known[value] = code = _known.Count;
            }

            _codes.Add(code);
        }

        internal Column Build() => new([.. _codes], [.. _known.OrderBy(k => k.Value).Select(k => k.Key)]);
    }
}
