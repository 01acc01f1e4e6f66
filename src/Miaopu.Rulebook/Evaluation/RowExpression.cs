using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>A FEEL expression over the fields of one row, bound once.</summary>
internal sealed class RowExpression
{
    private readonly FeelExpression _expression;
    private readonly RowField?[] _fields;

    private RowExpression(FeelExpression expression, RowField?[] fields) => (_expression, _fields) = (expression, fields);

    /// <summary>What kind of value it gives; null where only evaluation shows it.</summary>
    internal FieldType? Type => FeelBridge.TypeOf(_expression);

    internal static RowExpression? Bind(YamlText text, IReadOnlyCollection<RowField> fields, FindingList findings)
    {
        var scope = fields.Aggregate(FeelScope.Empty.With(FeelBridge.Cutoff, FeelType.Date), (s, f) => s.With(f.Name, FeelBridge.TypeOf(f)));
        if (FeelBridge.Parse(text, scope, findings) is not { } expression)
        {
            return null;
        }

        var used = expression.Names.Select(n => fields.FirstOrDefault(f => f.Name == n)).ToArray();
        ItemLint.Check(text, used, findings);
        return new RowExpression(expression, used);
    }

    internal FieldOutcome Evaluate(LedgerRow row, DateOnly cutoff)
    {
        var values = new FeelValue[_fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _fields[i] is { } field ? FeelBridge.ToFeel(field.Read(row, cutoff)) : FeelValue.Of(cutoff);
        }

        return FeelBridge.FromFeel(_expression.Evaluate(values));
    }
}
