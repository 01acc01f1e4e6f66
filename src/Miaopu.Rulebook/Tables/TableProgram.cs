using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>One input of a table with its names resolved.</summary>
internal sealed record InputProgram(TableInput Input, MeasureProgram? Measure, MeasureExpression? Formula, FieldType? Type, Axis Axis)
{
    internal string? Unit => Measure?.Unit ?? Formula?.Unit;

    /// <summary>The type, with unit and items, to which tests and results that name it are held.</summary>
    internal FeelType FeelType => FeelBridge.TypeOf(Type, Unit, Measure?.Items ?? Input.Values, Measure?.Many ?? false);

    internal IReadOnlyList<string> Readings => Measure?.Readings ?? Formula?.Readings ?? [];

    internal InputValue Read(Run run)
    {
        if (Measure is { } measure)
        {
            var value = measure.Value(run);
            return Known(value.Other.IsBlank && value.IsExact ? FieldValue.Of(value.Low!.Value) : value.Other, value.Low, value.High, value.Unknown);
        }

        var outcome = Formula!.Evaluate(run);
        return Known(outcome.Value, null, null, outcome.Missing ?? []);
    }

    /// <summary>The same for a carrier of a block.</summary>
    internal InputValue Read(BlockRun run, int carrier)
    {
        if (Measure is { } measure)
        {
            var column = run.Measured(measure);
            var value = column[carrier];
            return Known(
                value.Other.IsBlank && value.IsExact ? FieldValue.Of(value.Low!.Value) : value.Other, value.Low, value.High, column.Misses(carrier) ? [measure.Missing] : []);
        }

        var outcome = Formula!.Evaluate(run, carrier);
        return Known(outcome.Value, null, null, outcome.Missing ?? []);
    }

    private InputValue Known(FieldValue value, decimal? low, decimal? high, IReadOnlyList<MissingInput> missing) => value.IsBlank || Axis.Takes(value)
        ? new InputValue(value, low, high, missing.Count > 0 || !value.IsBlank ? missing : [new MissingInput("", null, null, $"{Input.Name}（无法计算）")])
        : new InputValue(FieldValue.Blank, null, null, [new MissingInput("", null, null, $"{Input.Name}（不是应有的类型）")]);
}

/// <summary>What an input is in one run: a value, or, where it is blank, what is known of it.</summary>
internal readonly record struct InputValue(FieldValue Value, decimal? Low, decimal? High, IReadOnlyList<MissingInput> Missing)
{
    internal FeelValue ToFeel() => Value.IsBlank ? FeelValue.Unknown(Missing) : FeelBridge.ToFeel(Value);
}

/// <summary>A test that depends on more than the value tested, and is asked anew in every run.</summary>
internal sealed record OpenTest(int Rule, int Input, FeelExpression Expression);

/// <summary>A table with its names resolved: what its rules say in one run.</summary>
internal sealed class TableProgram(
    DecisionTable table, IReadOnlyList<InputProgram> inputs, TableGrid grid, IReadOnlyList<OpenTest> open, IReadOnlyDictionary<RuleResult, FeelExpression> formulas)
{
    internal DecisionTable Table => table;

    internal IReadOnlyList<InputProgram> Inputs => inputs;

    internal TableGrid Grid => grid;

    /// <summary>Whether all tests depend on nothing but the values tested, so that gaps and overlaps can be found.</summary>
    internal bool IsClosed => open.Count == 0;

    internal IReadOnlyList<string> Readings => [.. new[] { table.Basis.Reading }.OfType<string>().Union(inputs.SelectMany(i => i.Readings))];

    /// <summary>Everything the table can say, given what is known.</summary>
    internal TableAnswer Ask(InputValue[] values, DateOnly cutoff)
    {
        var segments = new IReadOnlyList<int>[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            segments[i] = !values[i].Value.IsBlank ? [inputs[i].Axis.Find(values[i].Value)] : [.. inputs[i].Axis.Between(values[i].Low, values[i].High)];
        }

        var reached = grid.Reach(segments);
        var (refused, undecided) = AskOpen(values, cutoff);
        var missing = Missing(values, segments);
        if (reached is null || undecided)
        {
            return new TableAnswer([], missing, values, cutoff);
        }

        var outcomes = reached.Select(r => refused is null ? r.Rules : r.Rules.And(refused)).Distinct().Select(Decide).ToArray();
        return new TableAnswer(outcomes, missing, values, cutoff);
    }

    /// <summary>What a rule says for an output: a value, or blank with what is missing.</summary>
    internal FieldOutcome Say(RuleResult result, TableAnswer answer)
    {
        if (!formulas.TryGetValue(result, out var formula))
        {
            return FieldOutcome.Of(result.Value);
        }

        var values = new FeelValue[formula.Names.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(formula.Names[i], answer.Inputs, answer.Cutoff);
        }

        return FeelBridge.FromFeel(formula.Evaluate(values));
    }

    /// <summary>The rules that decide among those that apply, in the order of the policy; none where no rule applies or two contradict.</summary>
    private TableOutcome Decide(RuleSet set)
    {
        var rules = set.Positions.Select(p => table.Rules[p]).ToList();
        if (rules.Count == 0)
        {
            return new TableOutcome(table.Otherwise is { } otherwise ? [otherwise] : [], NoRule: true);
        }

        return new TableOutcome(
            table.Hit switch
            {
                HitPolicy.Unique => rules.Count == 1 ? rules : [],
                HitPolicy.Any => rules.TrueForAll(r => r.Then.Select(t => (t.Value, t.Formula)).SequenceEqual(rules[0].Then.Select(t => (t.Value, t.Formula)))) ? [rules[0]] : [],
                HitPolicy.First => [rules[0]],
                HitPolicy.Priority => [TablePriority.InOrder(table, rules)[0]],
                HitPolicy.OutputOrder => TablePriority.InOrder(table, rules),
                _ => rules,
            },
            NoRule: false);
    }

    private (RuleSet? Left, bool Undecided) AskOpen(InputValue[] values, DateOnly cutoff)
    {
        if (open.Count == 0)
        {
            return (null, false);
        }

        var refused = new HashSet<int>();
        var undecided = false;
        foreach (var test in open)
        {
            var asked = new FeelInputs();
            foreach (var name in test.Expression.Names)
            {
                asked[name] = ValueOf(name, values, cutoff);
            }

            var met = test.Expression.Test(values[test.Input].ToFeel(), asked);
            undecided |= met.IsUnknown;
            if (!met.IsUnknown && !(met.TryGetBoolean(out var yes) && yes))
            {
                refused.Add(test.Rule);
            }
        }

        return (RuleSet.Of(table.Rules.Count, r => !refused.Contains(r)), undecided);
    }

    private FeelValue ValueOf(string name, InputValue[] values, DateOnly cutoff)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Input.Name == name)
            {
                return values[i].ToFeel();
            }
        }

        return FeelValue.Of(cutoff);
    }

    /// <summary>What is missing of the inputs that matter: those whose possible segments differ in the rules that apply.</summary>
    private List<MissingInput> Missing(InputValue[] values, IReadOnlyList<int>[] segments)
    {
        var missing = new List<MissingInput>();
        for (var i = 0; i < values.Length; i++)
        {
            var tested = open.Any(t => t.Input == i || t.Expression.Names.Contains(inputs[i].Input.Name));
            if (values[i].Value.IsBlank && (tested || segments[i].Select(s => grid.Column(i, s)).Distinct().Count() > 1))
            {
                missing.AddRange(values[i].Missing);
            }
        }

        return missing;
    }
}

/// <summary>The rules that decide in one possible situation.</summary>
/// <param name="Rules">In the order of the policy; what holds otherwise stands here as a rule with number 0.</param>
/// <param name="NoRule">Whether no rule applied.</param>
internal sealed record TableOutcome(IReadOnlyList<TableRule> Rules, bool NoRule);

/// <summary>Everything a table can say in one run.</summary>
/// <param name="Outcomes">One where all that matters is known; none where too much is open.</param>
/// <param name="Missing">What is missing of the inputs that matter.</param>
/// <param name="Inputs">The inputs as they were read.</param>
/// <param name="Cutoff">The day as of which they were.</param>
internal sealed record TableAnswer(IReadOnlyList<TableOutcome> Outcomes, IReadOnlyList<MissingInput> Missing, InputValue[] Inputs, DateOnly Cutoff);

/// <summary>The order that the lists of output values give to rules; a table without such a list keeps the order of its rules.</summary>
internal static class TablePriority
{
    internal static List<TableRule> InOrder(DecisionTable table, IEnumerable<TableRule> rules)
    {
        var ordered = rules.OrderBy(_ => 0);
        for (var i = 0; i < table.Outputs.Count; i++)
        {
            if (table.Outputs[i].Values is { Count: > 0 } values)
            {
                var output = i;
                ordered = ordered.ThenBy(r => Place(values, r.Then[output].Value));
            }
        }

        return [.. ordered];
    }

    private static int Place(IReadOnlyList<FieldValue> values, FieldValue value)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
            {
                return i;
            }
        }

        return values.Count;
    }
}
