namespace Miaopu.Rulebook;

/// <summary>
/// The longest row of periods of which each has a record that counts. A record belongs to the period of its day (of the event's, where one is named); a figure
/// of a period that lies in none of them as a whole belongs to none.
/// </summary>
/// <param name="measure">The measure.</param>
/// <param name="unit">Its unit.</param>
/// <param name="rows">The records that count.</param>
/// <param name="reported">Where a period without any record is an unknown, the records there are; else null.</param>
/// <param name="number">The field that numbers the periods; null for periods of the window.</param>
internal sealed class StreakProgram(Measure measure, string? unit, RowSetProgram rows, RowSetProgram? reported, RowField? number) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    internal override (decimal? Low, decimal? High) Range => (0, number is null ? rows.Window!.Periods[0].Months / Measure.Streak!.Months : null);

    protected override MeasuredValue Compute(Run run)
    {
        var periods = number is null ? new StreakPeriods(rows.Window!.Periods[0], run.Cutoff, Measure.Streak!.Months) : null;
        var tally = new StreakTally();
        var missing = new List<MissingInput>();
        foreach (var selected in run.Set(rows).Rows)
        {
            var period = PeriodOf(selected.Row, run.Cutoff, periods);
            missing.AddRange(selected.Why);
            missing.AddRange(period.Missing);
            if (period.Counts)
            {
                tally.Add(period.Number, selected.Sure);
            }
        }

        if (reported is not null)
        {
            var known = run.Set(reported).Rows.Select(r => PeriodOf(r.Row, run.Cutoff, periods).Number).OfType<int>().ToHashSet();
            foreach (var gap in Enumerable.Range(0, periods!.Count).Where(p => !known.Contains(p)))
            {
                tally.Add(gap, false);
                missing.Add(new MissingInput(rows.Ledger.Name, null, null, $"{rows.Ledger.Label} {periods.Text(gap)} 的记录"));
            }
        }

        var (length, stretch) = tally.Low();
        return Between(length, tally.High(periods?.Count), run.Set(rows).Ids, missing) with { Steps = stretch is var (from, to) ? [$"连续的一段：{Text(periods, from, to)}"] : [] };
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var periods = number is null ? run.Table(this, () => new StreakPeriods(rows.Window!.Periods[0], run.Cutoff, Measure.Streak!.Months)) : null;
        var place = Places(run, periods);
        var tally = new StreakTally();
        var known = new bool[periods?.Count ?? 0];
        var states = run.States(rows);
        var there = reported is null ? null : run.States(reported);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            tally.Begin();
            var misses = false;
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] != RowStates.Out && place(first + i) is { Counts: true } period)
                {
                    misses |= own[i] == RowStates.MayBe || period.Number is null;
                    tally.Add(period.Number, own[i] == RowStates.In);
                }
            }

            if (there is not null)
            {
                known.AsSpan().Clear();
                var reports = there.Of(run.First + carrier, out first);
                for (var i = 0; i < reports.Length; i++)
                {
                    if (reports[i] != RowStates.Out && place(first + i).Number is { } period)
                    {
                        known[period] = true;
                    }
                }

                for (var gap = 0; gap < known.Length; gap++)
                {
                    if (!known[gap])
                    {
                        misses = true;
                        tally.Add(gap, false);
                    }
                }
            }

            into.Set(carrier, new Bounds(tally.Low().Length, tally.High(periods?.Count), FieldValue.Blank), misses);
        }
    }

    private static string Text(StreakPeriods? periods, int first, int last) => periods?.Text(first, last) ?? (first == last ? $"{first}" : $"{first} 至 {last}");

    private (bool Counts, int? Number, IReadOnlyList<MissingInput> Missing) PeriodOf(LedgerRow row, DateOnly cutoff, StreakPeriods? periods)
    {
        if (periods is null || rows.Event is not null)
        {
            var outcome = (number ?? rows.Event!).Read(row, cutoff);
            var (counts, at) = PeriodOf(outcome, periods);
            return (counts, at, outcome.Missing ?? []);
        }

        var ends = rows.Ledger.Shape == LedgerShape.PeriodFigure ? row.To : row.From;
        return row.From is not { } day ? (true, null, []) : periods.Of(day) is var period && ends is { } end && periods.Of(end) == period ? (true, period, []) : (false, null, []);
    }

    private static (bool Counts, int? Number) PeriodOf(in FieldOutcome outcome, StreakPeriods? periods) => outcome switch
    {
        { IsUnknown: true } or { Value.IsBlank: true } => (true, null),
        { Value.Kind: FieldValueKind.Date } when periods is not null => (true, periods.Of(outcome.Value.Date)),
        { Value.Kind: FieldValueKind.Number } when decimal.Abs(outcome.Value.Number) < 1_000_000 => (true, (int)outcome.Value.Number),
        _ => (false, null),
    };

    /// <summary>To which period a row of the ledger belongs.</summary>
    private Func<int, (bool Counts, int? Number)> Places(BlockRun run, StreakPeriods? periods)
    {
        if (periods is null || rows.Event is not null)
        {
            var field = run.Field(rows.Ledger, number ?? rows.Event!);
            var each = run.Table(_places, () => Enumerable.Range(0, field.Count).Select(code => PeriodOf(field.Outcome(code), periods)).ToArray());
            return row => each[field.Codes[row]];
        }

        var columns = run.Columns(rows.Ledger);
        var ends = rows.Ledger.Shape == LedgerShape.PeriodFigure ? columns.To : columns.From;
        return row => columns.From[row] == LedgerColumns.NoFirstDay ? (true, null)
            : ends[row] != LedgerColumns.NoLastDay && periods.Of(columns.From[row]) is var period && periods.Of(ends[row]) == period ? (true, period) : (false, null);
    }

    // stands for the periods by code among a run's tables
    private readonly object _places = new();
}

/// <summary>The periods of one length that a window is made of, the first of them 0; those of a calendar year where the window ends with one.</summary>
internal sealed class StreakPeriods
{
    // the first day of each, and the day after the last
    private readonly int[] _begins;

    internal StreakPeriods(Window window, DateOnly cutoff, int months) => _begins =
    [
        .. Enumerable.Range(0, window.Months / months).Select(i => (window with { Months = window.Months - (i * months) }).Days(cutoff).First.DayNumber),
        window.Days(cutoff).Last.DayNumber + 1,
    ];

    internal int Count => _begins.Length - 1;

    /// <summary>The period of a day; -1 or <see cref="Count"/> for one before or after them.</summary>
    internal int Of(int day)
    {
        var at = Array.BinarySearch(_begins, day);
        return at >= 0 ? at : ~at - 1;
    }

    internal int Of(DateOnly day) => Of(day.DayNumber);

    internal string Text(int period) => Text(period, period);

    internal string Text(int first, int last) =>
        $"{FieldValue.Of(DateOnly.FromDayNumber(_begins[first]))} 至 {FieldValue.Of(DateOnly.FromDayNumber(_begins[last + 1] - 1))}";
}
