namespace Miaopu.Rulebook;

/// <summary>
/// A measure that a decision table gives. Where inputs are unknown, the table is asked for all of their possible values: outcomes that agree are the value, numbers
/// that differ are an interval, anything else is missing.
/// </summary>
internal sealed class TableMeasure(Measure measure, string? unit, TableProgram program, int output) : MeasureProgram(measure, unit)
{
    private readonly DecisionTable _table = program.Table;

    protected override IReadOnlyList<string> Behind => program.Readings;

    internal override FieldType? Type => IsNumber ? FieldType.Number : IsList ? FieldType.Text : _table.Outputs[output].Type;

    private bool IsCount => _table is { Hit: HitPolicy.Collect, Collect: Collecting.Count };

    private bool IsList => _table is { Hit: HitPolicy.Collect, Collect: Collecting.List } or { Hit: HitPolicy.RuleOrder or HitPolicy.OutputOrder };

    private bool IsNumber => IsCount || (!IsList && _table.Outputs[output].Type == FieldType.Number);

    protected override MeasuredValue Compute(Run run)
    {
        var answer = program.Ask(run);
        var missing = new List<MissingInput>(answer.Missing);
        var results = answer.Outcomes.Select(o => Result(o, answer, run, missing)).ToArray();
        var value = Together(results, missing);
        return value with { Hits = Hits(answer.Outcomes, answer, run), Unknown = value.IsExact ? [] : [.. Named(missing).Distinct()] };
    }

    private IEnumerable<MissingInput> Named(List<MissingInput> missing) =>
        missing.Count > 0 ? missing : [new MissingInput("", null, null, $"{_table.Title}（没有适用的规则）")];

    private MeasuredValue Together(Possible[] results, List<MissingInput> missing)
    {
        if (results.Length == 0)
        {
            return Between(null, null, [], []);
        }

        if (IsNumber)
        {
            var (low, high) = (results.Min(r => r.Low ?? decimal.MinValue), results.Max(r => r.High ?? decimal.MaxValue));
            return Between(results.All(r => r.Low is not null) ? low : null, results.All(r => r.High is not null) ? high : null, [], missing);
        }

        return results.All(r => r.Other == results[0].Other) ? Blank() with { Other = results[0].Other } : Blank();
    }

    private Possible Result(TableOutcome outcome, TableAnswer answer, Run run, List<MissingInput> missing)
    {
        if (IsCount)
        {
            var count = outcome.NoRule ? 0 : outcome.Rules.Count;
            return new Possible(count, count, FieldValue.Blank);
        }

        var said = new List<FieldValue>();
        foreach (var rule in outcome.Rules)
        {
            var one = program.Say(rule.Then[output], answer, run);
            missing.AddRange(one.Missing ?? []);
            said.Add(one.Value);
        }

        if (!IsNumber)
        {
            return new Possible(null, null, IsList ? FieldValue.Of(said.Select(v => v.ToString()).Where(t => t.Length > 0)) : said.FirstOrDefault());
        }

        if (said.Exists(v => v.Kind != FieldValueKind.Number) || (said.Count == 0 && _table.Collect != Collecting.Sum))
        {
            return default;
        }

        var numbers = said.Select(v => v.Number);
        var number = _table is not { Hit: HitPolicy.Collect } ? said[0].Number : _table.Collect switch
        {
            Collecting.Min => numbers.Min(),
            Collecting.Max => numbers.Max(),
            _ => numbers.Sum(),
        };
        return new Possible(number, number, FieldValue.Blank);
    }

    private List<RuleHit> Hits(IReadOnlyList<TableOutcome> outcomes, TableAnswer answer, Run run)
    {
        var all = outcomes.SelectMany(o => o.Rules).Distinct();
        return [.. all.Select(rule => new RuleHit(
            _table.Title,
            rule.Number,
            TableWording.When(program, rule),
            TableWording.Then(_table, rule, r => program.Say(r, answer, run).Value),
            rule.Basis.IsStated ? rule.Basis : _table.Basis with { Reading = rule.Basis.Reading },
            outcomes.All(o => o.Rules.Contains(rule))))];
    }

    private readonly record struct Possible(decimal? Low, decimal? High, FieldValue Other);
}
