using Miaopu.Rulebook;

namespace Miaopu.Casework.Carriers;

/// <summary>The content of one record, read and checked: values by name of field, the envelope's two days among them.</summary>
public sealed class LedgerEntry(CarrierLedger ledger, IReadOnlyDictionary<string, FieldValue> values)
{
    public CarrierLedger Ledger { get; } = ledger;

    public IReadOnlyDictionary<string, FieldValue> Values { get; } = values;

    public FieldValue this[Field field] => Values.GetValueOrDefault(field.Name);

    public DateOnly? From => Day(Ledger.From);

    public DateOnly? To => Ledger.To is { } to ? Day(to) : null;

    /// <summary>What names the record, as far as the column is long.</summary>
    public string Key => Ledger.Key is { } key && this[key].ToString() is { } text ? text[..Math.Min(text.Length, LedgerRecord.LongestKey)] : "";

    /// <summary>The same as a row of one version of the ledger, for rules and measures.</summary>
    public LedgerRow RowOf(Ledger version, string id, DateTime recordedAt) =>
        new(id, version.Name, From, To, recordedAt, [.. version.Fields.Select(f => this[f])]);

    private DateOnly? Day(Field field) => this[field] is { Kind: FieldValueKind.Date } value ? value.Date : null;
}
