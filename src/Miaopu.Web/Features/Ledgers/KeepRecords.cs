using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Carriers;
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
    public Task<Outcome<Guid>> Enter(Guid carrierId, Guid recordId, LedgerEntry entry) => Write(carrierId, recordId, (carrier, known) =>
        known is null ? KeepLedger.Enter(Ids.New(), recordId, current.Actor, carrier, entry, clock.Now) : null);

    public Task<Outcome<Guid>> Correct(Guid carrierId, Guid recordId, int edition, LedgerEntry entry) => Write(carrierId, recordId, (carrier, known) =>
        known is null ? CarrierRefusals.StruckMeanwhile : KeepLedger.Correct(Ids.New(), current.Actor, carrier, known, edition, entry, clock.Now));

    public Task<Outcome<Guid>> End(Guid carrierId, CarrierLedger ledger, Guid recordId, int edition, DateOnly? to) => Write(carrierId, recordId, (carrier, known) =>
        known is null ? CarrierRefusals.StruckMeanwhile : KeepLedger.End(Ids.New(), current.Actor, carrier, ledger, known, edition, to, clock.Now));

    public Task<Outcome<Guid>> Strike(Guid carrierId, Guid recordId, int edition) => Write(carrierId, recordId, (carrier, known) =>
        known is null ? CarrierRefusals.StruckMeanwhile : KeepLedger.Strike(current.Actor, carrier, known, edition, clock.Now));

    /// <param name="decide">Null says that there is nothing left to do.</param>
    private async Task<Outcome<Guid>> Write(Guid carrierId, Guid recordId, Func<Carrier, LedgerRecord?, Outcome<LedgerChange>?> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var carrier = await db.Carriers.SingleAsync(c => c.Id == carrierId);
            var newest = await db.LedgerRecords.Where(r => r.RecordId == recordId && r.CarrierId == carrierId).OrderByDescending(r => r.Edition).FirstOrDefaultAsync();
            var outcome = decide(carrier, newest);
            if (outcome is null)
            {
                return recordId;
            }

            if (outcome.Refused)
            {
                db.ChangeTracker.Clear();
                return outcome.Refusals.ToList();
            }

            if (outcome.Value.Added is { } added)
            {
                db.LedgerRecords.Add(added);
            }

            try
            {
                await db.Commit(current.Actor, clock.Now, outcome.Value.Happening);
                return recordId;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody wrote to this record or to this carrier's journal in between.
            }
        }
    }
}
