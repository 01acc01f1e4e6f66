using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Carriers;

/// <summary>Ledger records as rows for measures: of each record the one version that was known at the time asked about.</summary>
public static class LedgerRows
{
    /// <summary>The versions known at an instant; null asks for what is known now.</summary>
    public static IQueryable<LedgerRecord> Known(this IQueryable<LedgerRecord> records, DateTime? at) => at is { } instant
        ? records.Where(r => r.RecordedAt <= instant && (r.SupersededAt == null || r.SupersededAt > instant))
        : records.Where(r => r.SupersededAt == null);

    /// <summary>The same of records that were loaded with their history.</summary>
    public static IEnumerable<LedgerRecord> Known(this IEnumerable<LedgerRecord> records, DateTime? at) => at is { } instant
        ? records.Where(r => r.RecordedAt <= instant && (r.SupersededAt is not { } gone || gone > instant))
        : records.Where(r => r.SupersededAt is null);

    /// <summary>
    /// All rows of a carrier, read with a vocabulary. Records of ledgers it does not know are left out; so are fields. Measures narrow in time by
    /// themselves, so no day is asked here.
    /// </summary>
    public static async Task<IReadOnlyList<LedgerRow>> Of(MiaopuDb db, Guid carrierId, Vocabulary vocabulary, DateTime? knownAt, CancellationToken cancel = default)
    {
        return Of(await db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId).Known(knownAt).ToListAsync(cancel), vocabulary);
    }

    /// <summary>The records of one carrier as rows, in the order in which assessments list them.</summary>
    public static IReadOnlyList<LedgerRow> Of(IEnumerable<LedgerRecord> records, Vocabulary vocabulary) =>
        [.. records.OrderBy(r => r.ValidFrom).ThenBy(r => r.RecordId).Select(r => RowOf(r, vocabulary)).OfType<LedgerRow>()];

    /// <summary>One version as a row; null where the vocabulary has no such ledger.</summary>
    public static LedgerRow? RowOf(LedgerRecord record, Vocabulary vocabulary) => vocabulary.Find(record.Ledger) is not { } ledger ? null
        : new LedgerRow(record.RecordId.ToString("N"), ledger.Name, record.ValidFrom, record.ValidTo, record.RecordedAt, FieldsJson.Row(record.Fields, ledger));
}
