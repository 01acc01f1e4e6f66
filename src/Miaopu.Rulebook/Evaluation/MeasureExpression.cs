namespace Miaopu.Rulebook;

/// <summary>A FEEL expression over measures, bound once.</summary>
internal sealed class MeasureExpression
{
    internal static MeasureExpression? Bind(YamlText text, IReadOnlyDictionary<string, MeasureProgram> measures, FindingList findings) => new();

    internal FieldOutcome Evaluate(Run run) => FieldOutcome.Of(FieldValue.Of(true));
}

/// <summary>A measure that is arithmetic between measures.</summary>
internal sealed class FormulaProgram(Measure measure, string? unit, MeasureExpression formula) : MeasureProgram(measure, unit)
{
    internal override FieldType? Type => null;

    protected override MeasuredValue Compute(Run run)
    {
        var outcome = formula.Evaluate(run);
        return outcome switch
        {
            { IsUnknown: true } => Between(null, null, [], outcome.Missing!),
            { Value.Kind: FieldValueKind.Number } => Between(outcome.Value.Number, outcome.Value.Number, [], []),
            { Value.IsBlank: true } => Between(null, null, [], [new MissingInput("", null, null, $"{Measure.Title}无法计算")]),
            _ => Blank() with { Other = outcome.Value },
        };
    }
}
