using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Whether something is so, as far as is known.</summary>
internal enum Truth : byte
{
    /// <summary>Certainly not.</summary>
    False,

    /// <summary>Certainly.</summary>
    True,

    /// <summary>Depends on what is unknown.</summary>
    Unknown,
}

/// <summary>A FEEL test on a row: true, false, or undecided with what is missing. By FEEL, null is not true.</summary>
internal sealed class RowTest(RowExpression expression)
{
    internal static RowTest? Bind(YamlText text, IReadOnlyCollection<RowField> fields, FindingList findings) =>
        RowExpression.Bind(text, fields, findings, FeelType.Boolean) is { } bound ? new RowTest(bound) : null;

    /// <summary>A rule across the fields of a ledger.</summary>
    internal static RowTest? ForLedger(YamlText text, Ledger ledger, FindingList findings, bool typed) =>
        RowExpression.Bind(text, RowScope.FieldsOf(ledger), findings, FeelType.Boolean, typed) is { } bound ? new RowTest(bound) : null;

    internal (Truth Truth, IReadOnlyList<MissingInput> Missing) Evaluate(LedgerRow row, DateOnly cutoff)
    {
        var outcome = expression.Evaluate(row, cutoff);
        return (TruthOf(outcome), outcome.Missing ?? []);
    }

    /// <summary>The truth of the test for all rows of a ledger.</summary>
    internal TruthColumn Column(BlockRun run, Ledger ledger) =>
        run.Table(this, () => new TruthColumn(expression.Columns(run, ledger), read => TruthOf(expression.Evaluate(read, run.Cutoff))));

    /// <summary>Whether the row breaks the rule for certain: false, with every field it needs filled in.</summary>
    internal bool CertainlyFails(LedgerRow row)
    {
        var outcome = expression.Evaluate(row, row.From ?? DateOnly.MinValue);
        return outcome is { IsUnknown: false, Value: { Kind: FieldValueKind.YesNo, IsYes: false } };
    }

    private static Truth TruthOf(in FieldOutcome outcome) =>
        outcome.IsUnknown ? Truth.Unknown : outcome.Value is { Kind: FieldValueKind.YesNo, IsYes: true } ? Truth.True : Truth.False;
}
