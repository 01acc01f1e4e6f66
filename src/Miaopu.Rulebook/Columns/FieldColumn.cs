namespace Miaopu.Rulebook;

/// <summary>What reading a field gives, for all rows of a ledger: each row's number into the outcomes that occur.</summary>
internal sealed class FieldColumn
{
    private readonly Func<int, FieldOutcome> _outcome;
    private readonly int[]? _names;
    private readonly int _unknown;

    private FieldColumn(int[] codes, int count, Func<int, FieldOutcome> outcome, int[]? names, int unknown) =>
        (Codes, Count, _outcome, _names, _unknown) = (codes, count, outcome, names, unknown);

    /// <summary>For each row the number of its outcome.</summary>
    internal int[] Codes { get; }

    /// <summary>How many outcomes there are.</summary>
    internal int Count { get; }

    /// <summary>A field as it is kept; its outcomes are those of the column's values, but for blank.</summary>
    internal static FieldColumn Of(Column column, FieldOutcome blank) => new(
        column.Codes, column.Values.Length, code => code == 0 ? blank : FieldOutcome.Of(column.Values[code]), column.Names, blank.IsUnknown ? 0 : -1);

    /// <summary>Something worked out, whose outcomes may repeat.</summary>
    internal static FieldColumn Of(int[] codes, FieldOutcome[] outcomes)
    {
        var names = new int[outcomes.Length];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var text = outcomes[i].IsUnknown ? null : outcomes[i].Value.ToString();
            if (text is null)
            {
                names[i] = -1;
            }
            else if (!known.TryGetValue(text, out names[i]))
            {
                known[text] = names[i] = known.Count;
            }
        }

        return new FieldColumn(codes, outcomes.Length, code => outcomes[code], names, -1);
    }

    /// <summary>The outcome of this number.</summary>
    internal FieldOutcome Outcome(int code) => _outcome(code);

    /// <summary>A number for the text of an outcome: equal texts have one number, below <see cref="Count"/>; an unknown has -1.</summary>
    internal int Name(int code) => code == _unknown ? -1 : _names is null ? code : _names[code];

    /// <summary>The same rows, with something worked out of each outcome.</summary>
    internal FieldColumn Select(Func<FieldOutcome, FieldOutcome> derive) => Of(Codes, [.. Enumerable.Range(0, Count).Select(c => derive(Outcome(c)))]);
}
