namespace Miaopu.Rulebook;

/// <summary>The weight of a row with its names resolved: between two bounds while something about the row is unknown.</summary>
internal sealed class RowWeigher(RowWeights weights, RowField? by, IReadOnlyList<(RowTest Test, decimal Value)> factors)
{
    internal (decimal Low, decimal High) Weigh(LedgerRow row, DateOnly cutoff, List<MissingInput> missing)
    {
        var (low, high) = (1m, 1m);
        if (by is not null)
        {
            var outcome = by.Read(row, cutoff);
            missing.AddRange(outcome.Missing ?? []);
            (low, high) = OfItem(outcome);
        }

        foreach (var (test, value) in factors)
        {
            var (truth, why) = test.Evaluate(row, cutoff);
            missing.AddRange(why);
            (low, high) = Times(low, high, RowStates.Of(truth), value);
        }

        return (low, high);
    }

    /// <summary>The weights of all rows of a ledger; the second is false where something about the row is unknown.</summary>
    internal Func<int, (decimal Low, decimal High, bool IsKnown)> Column(BlockRun run, Ledger ledger)
    {
        var field = by is null ? null : run.Field(ledger, by);
        var items = field is null ? null : run.Table(this, () => Enumerable.Range(0, field.Count).Select(c => (Weight: OfItem(field.Outcome(c)), field.Outcome(c).IsUnknown)).ToArray());
        var tests = factors.Select(f => (Column: f.Test.Column(run, ledger), f.Value)).ToArray();
        return row =>
        {
            var ((low, high), unknown) = items is null ? ((1m, 1m), false) : items[field!.Codes[row]];
            foreach (var (test, value) in tests)
            {
                var state = test[row];
                unknown |= state == RowStates.MayBe;
                (low, high) = Times(low, high, state, value);
            }

            return (low, high, !unknown);
        };
    }

    private static (decimal Low, decimal High) Times(decimal low, decimal high, byte state, decimal value) => state switch
    {
        RowStates.In => (low * value, high * value),
        RowStates.MayBe => (low * Math.Min(1, value), high * Math.Max(1, value)),
        _ => (low, high),
    };

    /// <summary>Of several items the one that weighs most; none at all weighs what is left over.</summary>
    private (decimal Low, decimal High) OfItem(in FieldOutcome outcome)
    {
        if (outcome.IsUnknown)
        {
            var all = weights.Items.Values.Concat(weights.Else is { } rest ? [rest] : []).ToArray();
            return (all.Min(), all.Max());
        }

        var texts = outcome.Value.Texts;
        var weight = texts.Count == 0 ? weights.Else ?? 0 : texts.Max(t => weights.Items.TryGetValue(t, out var own) ? own : weights.Else ?? 0);
        return (weight, weight);
    }
}

/// <summary>A count in which each row counts with its weight; of the rows of one name the one that weighs most.</summary>
internal sealed class WeightedCountProgram(Measure measure, string? unit, RowSetProgram rows, RowField? distinct, RowWeigher weigher) : MeasureProgram(measure, unit)
{
    protected override IReadOnlyList<string> Behind => rows.Readings;

    protected override MeasuredValue Compute(Run run)
    {
        var set = run.Set(rows);
        var missing = new List<MissingInput>();
        var sum = new WeightSum<string>(StringComparer.Ordinal);
        foreach (var selected in set.Rows)
        {
            missing.AddRange(selected.Why);
            var (low, high) = weigher.Weigh(selected.Row, run.Cutoff, missing);
            var name = distinct?.Read(selected.Row, run.Cutoff);
            missing.AddRange(name?.Missing ?? []);
            sum.Add(selected.Sure ? low : 0, high, distinct is not null, name is { IsUnknown: false } known ? known.Value.ToString() : null);
        }

        return Between(sum.Low, sum.High, set.Ids, missing);
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var weigh = weigher.Column(run, rows.Ledger);
        var names = distinct is null ? null : run.Field(rows.Ledger, distinct);
        var states = run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var sum = new WeightSum<object>(EqualityComparer<object>.Default);
            var misses = false;
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                var (low, high, known) = weigh(first + i);
                var name = names is null ? -1 : names.Name(names.Codes[first + i]);
                misses |= !known || own[i] == RowStates.MayBe || (names is not null && name < 0);
                sum.Add(own[i] == RowStates.In ? low : 0, high, names is not null, name < 0 ? null : name);
            }

            into.Set(carrier, new Bounds(sum.Low, sum.High, FieldValue.Blank), misses);
        }
    }

    /// <summary>Weights added up, those of one name once, with the most it weighs.</summary>
    private sealed class WeightSum<T>(IEqualityComparer<T> equal)
        where T : class
    {
        private readonly Dictionary<T, (decimal Low, decimal High)> _named = new(equal);
        private decimal _low;
        private decimal _high;
        private decimal _namelessLow;

        // a row without a name may be one that is named already, or another
        internal decimal Low => Math.Max(_low + _named.Values.Sum(n => n.Low), _namelessLow);

        internal decimal High => _high + _named.Values.Sum(n => n.High);

        internal void Add(decimal low, decimal high, bool byName, T? name)
        {
            if (!byName)
            {
                (_low, _high) = (_low + low, _high + high);
            }
            else if (name is null)
            {
                (_namelessLow, _high) = (Math.Max(_namelessLow, low), _high + high);
            }
            else
            {
                var known = _named.GetValueOrDefault(name);
                _named[name] = (Math.Max(known.Low, low), Math.Max(known.High, high));
            }
        }
    }
}

/// <summary>Weights of counts.</summary>
internal sealed partial class PackCompiler
{
    private RowWeigher? Weigher(Measure measure, RowWeights weights, RowSetProgram rows)
    {
        RowField? by = null;
        if (weights.By is { } name)
        {
            by = Field(rows.Fields, name, weights.ByMark, rows.Ledger);
            if (by is null)
            {
                return null;
            }

            HoldToItems(measure, weights, by);
        }

        var factors = weights.Factors.Select(f => (Test: f.Text is { } text ? RowTest.Bind(text, rows.Fields, _findings) : null, f.Value)).ToArray();
        return factors.Any(f => f.Test is null) ? null : new RowWeigher(weights, by, [.. factors.Select(f => (f.Test!, f.Value))]);
    }

    private void HoldToItems(Measure measure, RowWeights weights, RowField by)
    {
        if (by.Type != FieldType.List)
        {
            _findings.Error(weights.ByMark, "type", $"“{by.Name}”不是列表字段，不能按项定权重");
            return;
        }

        foreach (var item in weights.ItemTexts.Where(t => !by.Items.Contains(t.Text)))
        {
            _findings.Unknown(item.At, "列表项", item.Text, by.Items);
        }

        var left = by.Items.Where(i => !weights.Items.ContainsKey(i)).ToArray();
        if (left.Length > 0 && weights.Else is null)
        {
            _findings.Error(weights.ByMark, "weights", $"度量“{measure.Name}”没有写“{string.Join("、", left)}”的权重：请逐项写明，或用“else”写其余各项的权重");
        }
    }
}
