namespace Miaopu.Rulebook;

/// <summary>One ledger record as evaluation sees it: the envelope and its values by <see cref="Field.Ordinal"/>.</summary>
public sealed class LedgerRow
{
    private readonly FieldValue[] _values;

    /// <summary>Makes a row of values already read; <see cref="Ledger.Row"/> makes one from texts.</summary>
    public LedgerRow(string id, string ledger, DateOnly? from, DateOnly? to, DateTime recordedAt, FieldValue[] values) =>
        (Id, Ledger, From, To, RecordedAt, _values) = (id, ledger, from, to, recordedAt, values);

    /// <summary>The record's id in the store, or its place in a case file.</summary>
    public string Id { get; }

    /// <summary>Name of the ledger.</summary>
    public string Ledger { get; }

    /// <summary>First day on which it holds; for an event its day. Null is unknown.</summary>
    public DateOnly? From { get; }

    /// <summary>Last day on which it holds, included; null while it has no end.</summary>
    public DateOnly? To { get; }

    /// <summary>When it was recorded, UTC: a measure known at T sees only what was recorded by T.</summary>
    public DateTime RecordedAt { get; }

    /// <summary>The values by ordinal; may be shorter than a ledger that a pack extends.</summary>
    public ReadOnlySpan<FieldValue> Values => _values;

    /// <summary>The value of a field; blank where the row is older than the field.</summary>
    public FieldValue this[Field field] => field.Ordinal >= 0 && field.Ordinal < _values.Length ? _values[field.Ordinal] : FieldValue.Blank;
}
