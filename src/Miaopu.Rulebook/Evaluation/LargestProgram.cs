namespace Miaopu.Rulebook;

/// <summary>The largest value of a field that is never negative, of each row or added up by name; 0 where there is no row.</summary>
internal sealed class LargestProgram(Measure measure, string? unit, RowSetProgram rows, RowField field, RowField? per) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    internal override (decimal? Low, decimal? High) Range => (0, per is null ? @field.Bounds.High : null);

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        var tally = new Tally();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = new List<MissingInput>();
        foreach (var selected in set.Rows)
        {
            var outcome = field.Read(selected.Row, run.Cutoff);
            var name = per?.Read(selected.Row, run.Cutoff);
            missing.AddRange(selected.Why);
            missing.AddRange(outcome.Missing ?? []);
            missing.AddRange(name?.Missing ?? []);
            tally.Add(Amount.Of(outcome, field), selected.Sure, Number(names, name));
        }

        return Between(tally.Low, tally.High, set.Ids, missing);
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var column = run.Field(rows.Ledger, field);
        var amounts = AmountColumn.Of(run, column, field);
        var names = per is null ? null : run.Field(rows.Ledger, per);
        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var tally = new Tally();
            var misses = false;
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                ref readonly var amount = ref amounts[column.Codes[first + i]];
                int? name = names is null ? null : names.Name(names.Codes[first + i]);
                misses |= own[i] == RowStates.MayBe || !amount.IsKnown || name < 0;
                tally.Add(amount, own[i] == RowStates.In, name);
            }

            into.Set(carrier, new Bounds(tally.Low, tally.High, FieldValue.Blank), misses);
        }
    }

    private static int? Number(Dictionary<string, int> names, FieldOutcome? name) =>
        name is not { } outcome ? null
        : outcome.IsUnknown ? -1
        : names.TryGetValue(outcome.Value.ToString(), out var known) ? known
        : names[outcome.Value.ToString()] = names.Count;

    /// <summary>A row without a name may belong to any, so that it can raise the largest by all it is; by itself it is one of its own.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<int, (decimal Low, decimal? High)> _named = [];
        private decimal _low;
        private decimal? _high = 0;
        private decimal? _nameless = 0;

        internal decimal Low => _named.Values.Select(v => v.Low).Append(_low).Max();

        internal decimal? High => _named.Values.Select(v => v.High).Append(_high).Any(h => h is null) ? null
            : _named.Values.Select(v => v.High).Append(_high).Max() + _nameless;

        /// <param name="amount">What the row has.</param>
        /// <param name="sure">Whether it counts for certain.</param>
        /// <param name="name">The number of its name, -1 for an unknown one, null where rows stand by themselves.</param>
        internal void Add(in Amount amount, bool sure, int? name)
        {
            var low = sure ? amount.Low ?? 0 : 0;
            if (name is { } number and >= 0)
            {
                var before = _named.GetValueOrDefault(number, (0, 0));
                _named[number] = (before.Low + low, before.High + amount.High);
                return;
            }

            _low = Math.Max(_low, low);
            if (name is null)
            {
                _high = _high is { } high && amount.High is { } own ? Math.Max(high, own) : null;
            }
            else
            {
                _nameless += amount.High;
            }
        }
    }
}
