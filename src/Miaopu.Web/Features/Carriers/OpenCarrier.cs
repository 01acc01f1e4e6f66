using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Carriers;

/// <summary>The only way of these pages to a carrier: one that the actor may not see is as if it did not exist.</summary>
public sealed class OpenCarrier(MiaopuDb db, CurrentActor current, BusinessClock clock, Shelf shelf)
{
    /// <summary>The carrier, tracked; null where it does not exist for this actor.</summary>
    public Task<Carrier?> Find(Guid id, CancellationToken cancel = default) =>
        db.Carriers.Where(CarrierRights.SeenBy(current.Actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);

    public bool MayEdit(Carrier carrier) => CarrierRights.MayEdit(current.Actor, carrier);

    public bool MaySeePersonal(Carrier carrier) => CarrierRights.MaySeePersonal(current.Actor, carrier);

    public DateOnly Today => LegalTime.DayOf(clock.Now);

    /// <summary>The ledgers it keeps today.</summary>
    public Task<IReadOnlyList<CarrierLedger>> LedgersOf(Carrier carrier, CancellationToken cancel = default) => shelf.LedgersOf(carrier, Today, cancel);

    /// <summary>One of them by name; null where the carrier keeps no such ledger.</summary>
    public async Task<CarrierLedger?> LedgerOf(Carrier carrier, string name, CancellationToken cancel = default) =>
        (await LedgersOf(carrier, cancel)).FirstOrDefault(l => l.Name == name);
}
