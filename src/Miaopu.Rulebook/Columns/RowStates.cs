using System.Numerics;

namespace Miaopu.Rulebook;

/// <summary>Which rows of a block are in a selection. The numbers are those of <see cref="Truth"/> put in order: the smaller of two decides.</summary>
internal sealed class RowStates(LedgerColumns columns)
{
    internal const byte Out = 0;
    internal const byte MayBe = 1;
    internal const byte In = 2;

    private byte[] _states = [];

    internal LedgerColumns Columns => columns;

    /// <summary>The block they were marked for.</summary>
    internal int Block { get; private set; }

    /// <summary>The ledger's row that the first state is about.</summary>
    internal int FirstRow { get; private set; }

    /// <summary>The state of each row, from <see cref="FirstRow"/> on.</summary>
    internal Span<byte> States => _states.AsSpan(0, Rows);

    /// <summary>
    /// The places of rows where they differ from the order of the ledger, as they do once the latest of each key is taken: a key stands where its first record
    /// stood. Null for the ledger's order. Decides between records of one day and instant.
    /// </summary>
    internal int[]? Places { get; set; }

    private int Rows { get; set; }

    internal void Begin(int block, int firstCarrier, int carriers)
    {
        (Block, FirstRow, Places) = (block, columns.Start[firstCarrier], null);
        Rows = columns.Start[firstCarrier + carriers] - FirstRow;
        if (_states.Length < Rows)
        {
            _states = new byte[Rows + (Rows / 4)];
        }
    }

    /// <summary>The states of one carrier's rows, and the row of the ledger that the first is about.</summary>
    internal Span<byte> Of(int carrier, out int firstRow)
    {
        firstRow = columns.Start[carrier];
        return _states.AsSpan(firstRow - FirstRow, columns.Start[carrier + 1] - firstRow);
    }

    /// <summary>Leaves in only what others leave in: of two states the smaller.</summary>
    internal static void Narrow(Span<byte> states, ReadOnlySpan<byte> others)
    {
        var done = 0;
        for (; done <= states.Length - Vector<byte>.Count; done += Vector<byte>.Count)
        {
            Vector.Min(new Vector<byte>(states[done..]), new Vector<byte>(others[done..])).CopyTo(states[done..]);
        }

        for (; done < states.Length; done++)
        {
            states[done] = Math.Min(states[done], others[done]);
        }
    }

    /// <summary>A truth as the state of a row that depends on nothing else.</summary>
    internal static byte Of(Truth truth) => truth switch { Truth.True => In, Truth.False => Out, _ => MayBe };
}
