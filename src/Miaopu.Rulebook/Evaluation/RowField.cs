namespace Miaopu.Rulebook;

/// <summary>What reading a field of a row gave: a value, none (known to be blank), or an unknown that names what is missing.</summary>
internal readonly record struct FieldOutcome(FieldValue Value, IReadOnlyList<MissingInput>? Missing)
{
    internal bool IsUnknown => Missing is not null;

    internal static FieldOutcome Of(FieldValue value) => new(value, null);

    internal static FieldOutcome Unknown(params IReadOnlyList<MissingInput> missing) => new(FieldValue.Blank, missing);
}

/// <summary>A field of a row as expressions and measures see it: of the ledger, of the envelope, or derived.</summary>
internal abstract class RowField(string name, string label, string? unit, FieldType? type)
{
    internal string Name => name;

    internal string Label => label;

    internal string? Unit => unit;

    /// <summary>Null where only evaluation shows it.</summary>
    internal FieldType? Type => type;

    /// <summary>The items of a list field.</summary>
    internal virtual IReadOnlyList<string> Items => [];

    /// <summary>Whether a list field holds several items.</summary>
    internal virtual bool Many => false;

    /// <summary>Whether its numbers are whole.</summary>
    internal virtual bool IsWhole => false;

    /// <summary>Lowest and highest number an unknown can turn out to be; null for no bound.</summary>
    internal virtual (decimal? Low, decimal? High) Bounds => (null, null);

    internal abstract FieldOutcome Read(LedgerRow row, DateOnly cutoff);

    /// <summary>What <see cref="Read"/> gives, for all rows of the ledger. Who is missing is not told row by row.</summary>
    internal abstract FieldColumn Column(BlockRun run, Ledger ledger);

    /// <summary>An unknown of some row.</summary>
    protected FieldOutcome Missing(Ledger ledger) => FieldOutcome.Unknown(new MissingInput(ledger.Name, null, name, label));
}

internal sealed class LedgerField(Ledger ledger, Field source) : RowField(source.Name, source.Label, source.Unit, source.Type)
{
    internal override IReadOnlyList<string> Items => source.Values;

    internal override bool Many => source.Many;

    internal override bool IsWhole => source.Whole;

    internal override (decimal? Low, decimal? High) Bounds => (source.AtLeast ?? (source.Type == FieldType.Money ? 0 : null), source.AtMost);

    internal override FieldOutcome Read(LedgerRow row, DateOnly cutoff)
    {
        var value = row[source];
        return !value.IsBlank || source.BlankMeansNone ? FieldOutcome.Of(value) : FieldOutcome.Unknown(RowLabel.Missing(ledger, row, source));
    }

    internal override FieldColumn Column(BlockRun run, Ledger _) =>
        FieldColumn.Of(run.Columns(ledger).Field(source.Name), source.BlankMeansNone ? FieldOutcome.Of(FieldValue.Blank) : Missing(ledger));
}

internal sealed class EnvelopeField(Ledger ledger, Field field, bool first) : RowField(field.Name, field.Label, null, FieldType.Date)
{
    internal override FieldOutcome Read(LedgerRow row, DateOnly cutoff) => (first ? row.From : row.To) switch
    {
        { } day => FieldOutcome.Of(FieldValue.Of(day)),
        null when !first => FieldOutcome.Of(FieldValue.Blank),
        null => FieldOutcome.Unknown(RowLabel.Missing(ledger, row, field)),
    };

    internal override FieldColumn Column(BlockRun run, Ledger _) =>
        FieldColumn.Of(run.Columns(ledger).Field(field.Name), first ? Missing(ledger) : FieldOutcome.Of(FieldValue.Blank));
}

/// <summary>Months from a day to the cutoff; a part of a month is a part of one.</summary>
internal sealed class MonthsSinceField(string name, RowField from) : RowField(name, name, "月", FieldType.Number)
{
    internal override FieldOutcome Read(LedgerRow row, DateOnly cutoff) => Since(from.Read(row, cutoff), cutoff);

    internal override FieldColumn Column(BlockRun run, Ledger ledger) => run.Field(ledger, from).Select(o => Since(o, run.Cutoff));

    private static FieldOutcome Since(FieldOutcome day, DateOnly cutoff) =>
        day.IsUnknown || day.Value.IsBlank ? day : FieldOutcome.Of(FieldValue.Of(Months.Between(day.Value.Date, cutoff)));
}

internal sealed class FormulaField(string name, string? unit, RowExpression formula) : RowField(name, name, unit, formula.Type)
{
    internal override FieldOutcome Read(LedgerRow row, DateOnly cutoff) => formula.Evaluate(row, cutoff);

    internal override FieldColumn Column(BlockRun run, Ledger ledger) => formula.Column(run, ledger);
}
