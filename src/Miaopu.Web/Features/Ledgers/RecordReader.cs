using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Ledgers;

/// <summary>A record as a page shows it: the version, and its content read with the ledger.</summary>
public sealed record ReadRecord(LedgerRecord Record, LedgerEntry Entry);

/// <summary>Reads the records of a carrier's ledgers.</summary>
public sealed class RecordReader(MiaopuDb db)
{
    /// <summary>The records of one ledger, as known at an instant (null: now).</summary>
    public async Task<IReadOnlyList<ReadRecord>> All(Guid carrierId, CarrierLedger ledger, DateTime? knownAt = null)
    {
        var records = await db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId && r.Ledger == ledger.Name).Known(knownAt).ToListAsync();
        return [.. records.Select(r => Read(ledger, r))];
    }

    /// <summary>
    /// One page of a ledger as the view wants it. What the row says by itself, its days and when it was known, is cut in the database; only a search or an order by the content has the
    /// whole ledger read, which is one carrier's.
    /// </summary>
    /// <param name="personal">Whether personal fields may be searched.</param>
    public async Task<(IReadOnlyList<ReadRecord> Rows, int Total)> Page(Guid carrierId, CarrierLedger ledger, LedgerView view, bool personal)
    {
        if (view.ReadsContent(personal))
        {
            var all = view.Of(await All(carrierId, ledger, view.KnownAt), personal);
            var page = Math.Min(view.Page, Math.Max(1, (all.Count + LedgerView.PageSize - 1) / LedgerView.PageSize));
            return ([.. all.Skip((page - 1) * LedgerView.PageSize).Take(LedgerView.PageSize)], all.Count);
        }

        var records = db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId && r.Ledger == ledger.Name).Known(view.KnownAt);
        if (view.On is { } day)
        {
            records = records.Where(r => (r.ValidFrom == null || r.ValidFrom <= day) && (r.ValidTo == null || r.ValidTo >= day));
        }

        var total = await records.CountAsync();
        return ((await view.Ordered(records).ReadPage(view.Page, LedgerView.PageSize, total)).ConvertAll(r => Read(ledger, r)), total);
    }

    /// <summary>How many records each ledger holds now, in all and on a day.</summary>
    public async Task<IReadOnlyDictionary<string, (int All, int OnDay, DateTime Changed)>> Counts(Guid carrierId, DateOnly day)
    {
        var counts = await db.LedgerRecords.Where(r => r.CarrierId == carrierId && r.SupersededAt == null)
            .GroupBy(r => r.Ledger)
            .Select(g => new
            {
                Ledger = g.Key,
                All = g.Count(),
                OnDay = g.Count(r => (r.ValidFrom == null || r.ValidFrom <= day) && (r.ValidTo == null || r.ValidTo >= day)),
                Changed = g.Max(r => r.RecordedAt),
            }).ToListAsync();
        return counts.ToDictionary(c => c.Ledger, c => (c.All, c.OnDay, c.Changed), StringComparer.Ordinal);
    }

    /// <summary>The newest version of a record of this ledger, struck out or not; null for a foreign or unknown id.</summary>
    public async Task<ReadRecord?> Newest(Guid carrierId, CarrierLedger ledger, Guid recordId) =>
        await Versions(carrierId, ledger, recordId).FirstOrDefaultAsync() is { } record ? Read(ledger, record) : null;

    /// <summary>All versions of a record, the newest first.</summary>
    public async Task<IReadOnlyList<ReadRecord>> History(Guid carrierId, CarrierLedger ledger, Guid recordId) =>
        [.. (await Versions(carrierId, ledger, recordId).ToListAsync()).Select(r => Read(ledger, r))];

    /// <summary>The names that records of a ledger go by, for fields that refer to it.</summary>
    public async Task<IReadOnlyList<string>> Keys(Guid carrierId, string ledger) =>
        await db.LedgerRecords.Where(r => r.CarrierId == carrierId && r.Ledger == ledger && r.SupersededAt == null && r.Key != "").Select(r => r.Key).Distinct().OrderBy(k => k).Take(2000).ToListAsync();

    private IQueryable<LedgerRecord> Versions(Guid carrierId, CarrierLedger ledger, Guid recordId) =>
        db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId && r.RecordId == recordId && r.Ledger == ledger.Name).OrderByDescending(r => r.Edition);

    private static ReadRecord Read(CarrierLedger ledger, LedgerRecord record) => new(record, KeepLedger.Reading(ledger, record));
}
