using System.Runtime.CompilerServices;

namespace Miaopu.Rulebook;

/// <summary>
/// Answers under way for many carriers at once: what <see cref="Run"/> is to one. It goes through the snapshot block by block, so that what is computed on the
/// way stays near the processor; what depends on values alone (which values pass a test) is worked out once for all blocks. One thread's own.
/// </summary>
internal sealed class BlockRun(Snapshot snapshot, DateOnly cutoff, DateTime? knownAt)
{
    /// <summary>Carriers a block.</summary>
    internal const int Size = 512;

    private readonly Dictionary<string, LedgerColumns> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<object, object> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RowSetProgram, RowStates> _states = [];
    private readonly Dictionary<MeasureProgram, MeasureColumn> _measures = [];
    private readonly Dictionary<PartProgram, Answer[]> _answers = [];
    private int _block;

    internal DateOnly Cutoff => cutoff;

    internal DateTime? KnownAt => knownAt;

    /// <summary>The first carrier of the block.</summary>
    internal int First { get; private set; }

    /// <summary>How many carriers the block has.</summary>
    internal int Count { get; private set; }

    internal void Begin(int first, int count)
    {
        _block++;
        (First, Count) = (first, count);
    }

    internal LedgerColumns Columns(Ledger ledger)
    {
        if (!_ledgers.TryGetValue(ledger.Name, out var columns))
        {
            _ledgers[ledger.Name] = columns = snapshot.Ledger(ledger.Name);
        }

        return columns;
    }

    /// <summary>Which rows of the block a selection holds.</summary>
    internal RowStates States(RowSetProgram program)
    {
        if (!_states.TryGetValue(program, out var states))
        {
            _states[program] = states = new RowStates(Columns(program.Ledger));
        }

        if (states.Block != _block)
        {
            states.Begin(_block, First, Count);
            program.Mark(this, states);
        }

        return states;
    }

    /// <summary>What a measure is for each carrier of the block.</summary>
    internal MeasureColumn Measured(MeasureProgram program)
    {
        if (!_measures.TryGetValue(program, out var column))
        {
            _measures[program] = column = new MeasureColumn();
        }

        if (column.Block != _block)
        {
            column.Block = _block;
            program.Fill(this, column);
        }

        return column;
    }

    /// <summary>The answers of a part; each is asked once a block, so they are written anew.</summary>
    internal Answer[] Answers(PartProgram program)
    {
        if (!_answers.TryGetValue(program, out var answers))
        {
            _answers[program] = answers = new Answer[Size];
        }

        program.Judge(this, answers);
        return answers;
    }

    /// <summary>What a field gives for every row of its ledger.</summary>
    internal FieldColumn Field(Ledger ledger, RowField field) => Table(field, () => field.Column(this, ledger));

    /// <summary>A table that depends on values and cutoff alone, made at first use.</summary>
    internal T Table<T>(object owner, Func<T> make)
        where T : class
    {
        if (!_tables.TryGetValue(owner, out var table))
        {
            _tables[owner] = table = make();
        }

        return Unsafe.As<T>(table);
    }
}
