namespace Miaopu.Rulebook;

/// <summary>A FEEL expression over the fields of one row, bound once.</summary>
internal sealed class RowExpression
{
    internal static RowExpression? Bind(YamlText text, IReadOnlyCollection<RowField> fields, FindingList findings) => new();

    internal FieldOutcome Evaluate(LedgerRow row, DateOnly cutoff) => FieldOutcome.Of(FieldValue.Of(true));
}
