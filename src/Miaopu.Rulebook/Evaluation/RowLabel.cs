namespace Miaopu.Rulebook;

/// <summary>How people recognise a record: the ledger's label with the record's key.</summary>
internal static class RowLabel
{
    internal static string Of(Ledger ledger, LedgerRow row)
    {
        var key = ledger.Key is { } name && ledger.Find(name) is { } field ? row[field].ToString() : "";
        return key.Length > 0 ? $"{ledger.Label}“{key}”" : ledger.Single ? ledger.Label : $"{ledger.Label} {row.Id}";
    }

    internal static MissingInput Missing(Ledger ledger, LedgerRow row, Field field) =>
        new(ledger.Name, row.Id, field.Name, $"{Of(ledger, row)}的{field.Label}");

    internal static MissingInput NoRecord(Ledger ledger) => new(ledger.Name, null, null, $"{ledger.Label}的记录");
}
