using System.Collections.Concurrent;

namespace Miaopu.Rulebook;

/// <summary>The same selection over a block of many carriers. <see cref="Select"/> and this must say the same; a test holds them against each other.</summary>
internal sealed partial class RowSetProgram
{
    // what stands for each period among a run's tables
    private readonly ConcurrentDictionary<string, object> _tables = new(StringComparer.Ordinal);

    /// <summary>Marks the rows of the block that it holds.</summary>
    internal void Mark(BlockRun run, RowStates into)
    {
        var states = into.States;
        if (Base is { } below)
        {
            var of = run.States(below);
            of.States.CopyTo(states);
            into.Places = of.Places;
            if (AtCutoff)
            {
                KeepHeld(run, into);
            }
        }
        else
        {
            MarkHeld(run, into);
        }

        if (Window is { } window)
        {
            MarkWindow(run, window, into);
        }

        Where?.Column(run, Ledger).Narrow(states, into.FirstRow);
    }

    private void MarkHeld(BlockRun run, RowStates into)
    {
        var states = into.States;
        var columns = into.Columns;
        states.Fill(RowStates.In);
        if (AtCutoff)
        {
            var day = run.Cutoff.DayNumber;
            var from = columns.From.AsSpan(into.FirstRow, states.Length);
            var to = columns.To.AsSpan(into.FirstRow, states.Length);
            for (var i = 0; i < states.Length; i++)
            {
                // without branches: which rows hold is as good as random
                var held = (from[i] <= day ? RowStates.In : 0) & (to[i] >= day ? RowStates.In : 0);
                states[i] = (byte)(from[i] == LedgerColumns.NoFirstDay ? RowStates.MayBe : held);
            }
        }

        if (run.KnownAt is { } known)
        {
            var recorded = columns.RecordedAt.AsSpan(into.FirstRow, states.Length);
            for (var i = 0; i < states.Length; i++)
            {
                states[i] = recorded[i] > known.Ticks ? RowStates.Out : states[i];
            }
        }

        if (AtCutoff && (Ledger.Shape == LedgerShape.Stock || Ledger.Single))
        {
            KeepLatest(run, into);
        }
    }

    /// <summary>Of each key (of a profile: of all) the latest.</summary>
    private void KeepLatest(BlockRun run, RowStates into)
    {
        var states = into.States;
        var key = Ledger.Single || Ledger.Key is null ? null : into.Columns.Field(Ledger.Key);
        var names = key?.Names;
        var places = new int[states.Length];
        var latest = new Dictionary<int, (int Row, int Place)>();
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            latest.Clear();
            var own = into.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                var row = first + i;
                var code = key is null ? 0 : names is null ? key.Codes[row] : names[key.Codes[row]];
                if (!latest.TryGetValue(code, out var best))
                {
                    latest[code] = (row, row);
                }
                else if (into.Columns.IsBefore(best.Row, row))
                {
                    own[best.Row - first] = RowStates.Out;
                    latest[code] = best with { Row = row };
                }
                else
                {
                    own[i] = RowStates.Out;
                }
            }

            foreach (var (row, place) in latest.Values)
            {
                places[row - into.FirstRow] = place;
            }
        }

        into.Places = places;
    }

    private void KeepHeld(BlockRun run, RowStates into)
    {
        var day = run.Cutoff.DayNumber;
        var states = into.States;
        for (var i = 0; i < states.Length; i++)
        {
            var row = into.FirstRow + i;
            if (into.Columns.From[row] is LedgerColumns.NoFirstDay || into.Columns.From[row] > day || into.Columns.To[row] < day)
            {
                states[i] = RowStates.Out;
            }
        }
    }

    private void MarkWindow(BlockRun run, WindowProgram window, RowStates into)
    {
        if (window.ChosenBy is not { } chosenBy)
        {
            MarkWindow(run, window.Periods[0], into.States, into);
            return;
        }

        var choices = run.Measured(chosenBy);
        var each = window.Periods.Select(p => InPeriod(run, p, into)).ToArray();
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var chosen = window.Chosen(choices[carrier]);
            var own = into.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                var row = first - into.FirstRow + i;
                var state = each[Math.Max(chosen, 0)][row];
                own[i] = Math.Min(own[i], chosen >= 0 || Array.TrueForAll(each, e => e[row] == state) ? state : RowStates.MayBe);
            }
        }
    }

    private byte[] InPeriod(BlockRun run, Window period, RowStates into)
    {
        var states = new byte[into.States.Length];
        states.AsSpan().Fill(RowStates.In);
        MarkWindow(run, period, states, into);
        return states;
    }

    private void MarkWindow(BlockRun run, Window period, Span<byte> states, RowStates into)
    {
        var (first, last) = period.Days(run.Cutoff);
        if (Event is { } field)
        {
            run.Table(_tables.GetOrAdd(period.Name, _ => new object()), () => new TruthColumn([run.Field(Ledger, field)], read => InDays(read[0], first, last))).Narrow(states, into.FirstRow);
            return;
        }

        var from = into.Columns.From.AsSpan(into.FirstRow, states.Length);
        var to = into.Columns.To.AsSpan(into.FirstRow, states.Length);
        var (low, high, whole) = (first.DayNumber, last.DayNumber, Ledger.Shape == LedgerShape.PeriodFigure);
        for (var i = 0; i < states.Length; i++)
        {
            var end = whole ? to[i] : from[i];
            var state = (from[i] >= low ? RowStates.In : 0) & (end <= high ? RowStates.In : 0);
            state = from[i] == LedgerColumns.NoFirstDay && !whole ? RowStates.MayBe : state;
            states[i] = (byte)Math.Min(states[i], state);
        }
    }
}
