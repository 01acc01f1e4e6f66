namespace Miaopu.Rulebook;

internal sealed class CountProgram(Measure measure, string? unit, RowSetProgram rows, RowField? distinct) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    internal override (decimal? Low, decimal? High) Range => (0, null);

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        return distinct is null ? Plain(set) : Distinct(set, distinct, run.Cutoff);
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        if (distinct is { } field)
        {
            FillDistinct(run, run.Field(rows.Ledger, field), into);
            return;
        }

        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            int sure = 0, all = 0;
            foreach (var state in states.Of(run.First + carrier, out _))
            {
                sure += state >> 1;
                all += (state + 1) >> 1;
            }

            Set(into, carrier, sure, all, misses: false);
        }
    }

    private static void Set(MeasureColumn into, int carrier, int sure, int all, bool misses)
    {
        if (sure == all && !misses)
        {
            into.Set(carrier, sure);
        }
        else
        {
            into.Set(carrier, new Bounds(sure, all, FieldValue.Blank), misses: true);
        }
    }

    private MeasuredValue Plain(RowSet set) =>
        Between(set.Rows.Count(r => r.Sure), set.Rows.Count, set.Ids, [.. set.Rows.SelectMany(r => r.Why)]);

    private MeasuredValue Distinct(RowSet set, RowField field, DateOnly cutoff)
    {
        var sure = new HashSet<string>(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        var nameless = 0;
        var sureNameless = 0;
        var missing = new List<MissingInput>();
        foreach (var selected in set.Rows)
        {
            missing.AddRange(selected.Why);
            var outcome = field.Read(selected.Row, cutoff);
            if (outcome.IsUnknown)
            {
                nameless++;
                sureNameless += selected.Sure ? 1 : 0;
                missing.AddRange(outcome.Missing!);
                continue;
            }

            var key = outcome.Value.ToString();
            all.Add(key);
            if (selected.Sure)
            {
                sure.Add(key);
            }
        }

        return Between(Lowest(sure.Count, sureNameless), all.Count + nameless, set.Ids, missing);
    }

    /// <summary>Rows without a name may all be one and the same, and one of those with a name.</summary>
    private static int Lowest(int named, int nameless) => named > 0 ? named : Math.Min(1, nameless);

    private void FillDistinct(BlockRun run, FieldColumn field, MeasureColumn into)
    {
        var seen = run.Table(this, () => new Seen(field.Count));
        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            int sure = 0, all = 0, nameless = 0, sureNameless = 0;
            var unsure = false;
            seen.Begin();
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                var isSure = own[i] == RowStates.In;
                unsure |= !isSure;
                var name = field.Name(field.Codes[first + i]);
                if (name < 0)
                {
                    nameless++;
                    sureNameless += isSure ? 1 : 0;
                    continue;
                }

                var (isNew, isNewlySure) = seen.Note(name, isSure);
                all += isNew ? 1 : 0;
                sure += isNewlySure ? 1 : 0;
            }

            Set(into, carrier, Lowest(sure, sureNameless), all + nameless, unsure || nameless > 0);
        }
    }

    /// <summary>Which names one carrier's rows had so far; beginning anew costs nothing.</summary>
    private sealed class Seen(int names)
    {
        private readonly int[] _last = new int[names];
        private int _carrier;

        internal void Begin() => _carrier += 2;

        internal (bool IsNew, bool IsNewlySure) Note(int name, bool sure)
        {
            var last = _last[name];
            var isNew = last < _carrier;
            var isNewlySure = sure && last <= _carrier;
            _last[name] = sure ? _carrier + 1 : Math.Max(last, _carrier);
            return (isNew, isNewlySure);
        }
    }
}
