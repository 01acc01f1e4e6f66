using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Ledgers;

/// <summary>
/// Enters, corrects, ends and strikes records: load, decide, commit. Two people who write at once meet at the commit; the later one is decided anew on what the
/// first one left, and so learns of it.
/// </summary>
public sealed class KeepRecords(MiaopuDb db, CurrentActor current, BusinessClock clock)
{
    private const int Attempts = 4;

    /// <param name="recordId">Given with the form, so that the same form sent twice enters one record.</param>
    public Task<Outcome<Guid>> Enter(Guid carrierId, Guid recordId, LedgerEntry entry) => Write(carrierId, recordId, async (carrier, known, now) =>
        known is not null ? (LedgerChange[])[]
        : entry.Ledger.Single ? KeepLedger.Follow(Ids.New, recordId, current.Actor, carrier, entry, await InForce(carrierId, entry.Ledger), now)
        : One(KeepLedger.Enter(Ids.New(), recordId, current.Actor, carrier, entry, now)));

    public Task<Outcome<Guid>> Correct(Guid carrierId, Guid recordId, int edition, LedgerEntry entry) =>
        Change(carrierId, recordId, (carrier, known, now) => KeepLedger.Correct(Ids.New(), current.Actor, carrier, known, edition, entry, now));

    public Task<Outcome<Guid>> End(Guid carrierId, CarrierLedger ledger, Guid recordId, int edition, DateOnly? to, IReadOnlyDictionary<string, string?> alongside) =>
        Change(carrierId, recordId, (carrier, known, now) => KeepLedger.End(Ids.New(), current.Actor, carrier, ledger, known, edition, to, alongside, now));

    public Task<Outcome<Guid>> Strike(Guid carrierId, Guid recordId, int edition) =>
        Change(carrierId, recordId, (carrier, known, now) => KeepLedger.Strike(current.Actor, carrier, known, edition, now));

    private Task<Outcome<Guid>> Change(Guid carrierId, Guid recordId, Func<Carrier, LedgerRecord, DateTime, Outcome<LedgerChange>> decide) =>
        Write(carrierId, recordId, (carrier, known, now) => Task.FromResult(known is null ? CarrierRefusals.StruckMeanwhile : One(decide(carrier, known, now))));

    private static Outcome<LedgerChange[]> One(Outcome<LedgerChange> outcome) => outcome.Refused ? outcome.Refusals.ToList() : (LedgerChange[])[outcome.Value];

    private Task<List<LedgerRecord>> InForce(Guid carrierId, CarrierLedger ledger) =>
        db.LedgerRecords.Where(r => r.CarrierId == carrierId && r.Ledger == ledger.Name && r.SupersededAt == null).ToListAsync();

    /// <param name="decide">No change at all says that there is nothing left to do.</param>
    private async Task<Outcome<Guid>> Write(Guid carrierId, Guid recordId, Func<Carrier, LedgerRecord?, DateTime, Task<Outcome<LedgerChange[]>>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var now = await db.TurnOf(Streams.Carrier(carrierId), () => clock.Now);
            var carrier = await db.Carriers.SingleAsync(c => c.Id == carrierId);
            var newest = await db.LedgerRecords.Where(r => r.RecordId == recordId && r.CarrierId == carrierId).OrderByDescending(r => r.Edition).FirstOrDefaultAsync();
            var outcome = await decide(carrier, newest, now);
            if (outcome.Refused)
            {
                db.ChangeTracker.Clear();
                return outcome.Refusals.ToList();
            }

            if (outcome.Value.Length == 0)
            {
                return recordId;
            }

            db.LedgerRecords.AddRange(outcome.Value.Select(c => c.Added).OfType<LedgerRecord>());
            try
            {
                await db.Commit(current.Actor, now, [.. outcome.Value.Select(c => c.Happening)]);
                return recordId;
            }
            catch (DbUpdateException clash) when (attempt < Attempts && Clash.Is(clash))
            {
                // Somebody wrote to this record or to this carrier's journal in between.
            }
        }
    }
}
