namespace Miaopu.Rulebook;

/// <summary>
/// A measure that a decision table gives. Where inputs are unknown, the table is asked for all of their possible values: outcomes that agree are the value, numbers
/// that differ are an interval, anything else is missing.
/// </summary>
internal sealed class TableMeasure(Measure measure, string? unit, TableProgram program, int output) : MeasureProgram(measure, unit)
{
    private readonly DecisionTable _table = program.Table;

    protected override IReadOnlyList<string> Behind => program.Readings;

    internal override bool IsDerived => true;

    internal override FieldType? Type => IsNumber ? FieldType.Number : IsList ? FieldType.Text : _table.Outputs[output].Type;

    internal override bool Many => IsList;

    internal override IReadOnlyList<string> Items => IsNumber || _table.Outputs[output].Type != FieldType.Text ? [] : [.. _table.Outputs[output].Values.Select(v => v.ToString())];

    private bool IsCount => _table is { Hit: HitPolicy.Collect, Collect: Collecting.Count };

    private bool IsList => _table is { Hit: HitPolicy.Collect, Collect: Collecting.List } or { Hit: HitPolicy.RuleOrder or HitPolicy.OutputOrder };

    private bool IsNumber => IsCount || (!IsList && _table.Outputs[output].Type == FieldType.Number);

    protected override MeasuredValue Compute(Run run)
    {
        var answer = program.Ask([.. program.Inputs.Select(i => i.Read(run))], run.Cutoff);
        var missing = new List<MissingInput>(answer.Missing);
        var bounds = Together([.. answer.Outcomes.Select(o => Result(o, answer, missing))]);
        return Blank() with
        {
            Low = bounds.Low,
            High = bounds.High,
            Other = bounds.Other,
            Hits = Hits(answer),
            Rows = [.. program.Inputs.SelectMany(i => i.Measure?.Value(run).Rows ?? []).Distinct()],
            Unknown = bounds.IsExact ? [] : [.. Named(missing).Distinct()],
        };
    }

    internal override void Fill(BlockRun run, MeasureColumn into)
    {
        var missing = new List<MissingInput>();
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var values = new InputValue[program.Inputs.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = program.Inputs[i].Read(run, carrier);
            }

            var answer = program.Ask(values, run.Cutoff);
            var bounds = Together([.. answer.Outcomes.Select(o => Result(o, answer, missing))]);
            into.Set(carrier, bounds, misses: !bounds.IsExact);
        }
    }

    private IEnumerable<MissingInput> Named(List<MissingInput> missing) =>
        missing.Count > 0 ? missing : [new MissingInput("", null, null, $"{_table.Title}（没有适用的规则）")];

    private Bounds Together(Bounds[] results)
    {
        if (results.Length == 0)
        {
            return Bounds.None;
        }

        if (IsNumber)
        {
            return Array.TrueForAll(results, r => r.Low is not null) ? new Bounds(results.Min(r => r.Low), results.Max(r => r.High), FieldValue.Blank) : Bounds.None;
        }

        return Array.TrueForAll(results, r => r.Other == results[0].Other) ? results[0] : Bounds.None;
    }

    /// <summary>What one possible situation gives; nothing where it gives no value.</summary>
    private Bounds Result(TableOutcome outcome, TableAnswer answer, List<MissingInput> missing)
    {
        if (IsCount)
        {
            return Bounds.Exactly(outcome.NoRule ? 0 : outcome.Rules.Count);
        }

        var said = new List<FieldValue>();
        foreach (var rule in outcome.Rules)
        {
            var one = program.Say(rule.Then[output], answer);
            missing.AddRange(one.Missing ?? []);
            said.Add(one.Value);
        }

        if (!IsNumber)
        {
            return new Bounds(null, null, IsList ? FieldValue.Of(said.Select(v => v.ToString()).Where(t => t.Length > 0)) : said.FirstOrDefault());
        }

        if (said.Exists(v => v.Kind != FieldValueKind.Number) || (said.Count == 0 && _table.Collect != Collecting.Sum))
        {
            return Bounds.None;
        }

        var numbers = said.Select(v => v.Number);
        var number = _table is not { Hit: HitPolicy.Collect } ? said[0].Number : _table.Collect switch
        {
            Collecting.Min => numbers.Min(),
            Collecting.Max => numbers.Max(),
            _ => numbers.Sum(),
        };
        return Bounds.Exactly(number);
    }

    private List<RuleHit> Hits(TableAnswer answer)
    {
        var all = answer.Outcomes.SelectMany(o => o.Rules).Distinct();
        return [.. all.Select(rule => new RuleHit(
            _table.Title,
            rule.Number,
            TableWording.When(program, rule),
            TableWording.Then(_table, rule, r => program.Say(r, answer).Value),
            rule.Basis.IsStated ? rule.Basis : _table.Basis with { Reading = rule.Basis.Reading },
            answer.Outcomes.All(o => o.Rules.Contains(rule))))];
    }
}
