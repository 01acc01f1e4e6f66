namespace Miaopu.Rulebook;

/// <summary>The fields by which rows of a ledger can be read.</summary>
internal static class RowScope
{
    internal static IReadOnlyList<RowField> FieldsOf(Ledger ledger)
    {
        var fields = new List<RowField> { new EnvelopeField(ledger, ledger.From, first: true) };
        if (ledger.To is { } to)
        {
            fields.Add(new EnvelopeField(ledger, to, first: false));
        }

        fields.AddRange(ledger.Fields.Select(f => new LedgerField(ledger, f)));
        return fields;
    }
}
