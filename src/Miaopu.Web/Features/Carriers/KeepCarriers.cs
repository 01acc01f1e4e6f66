using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Carriers;

/// <summary>Adds carriers and describes them anew.</summary>
public sealed class KeepCarriers(MiaopuDb db, CurrentActor current, BusinessClock clock, Shelf shelf, DivisionBook divisions)
{
    /// <summary>The kinds that packs in force for the actor's organisation are about.</summary>
    public async Task<IReadOnlyList<string>> Kinds() =>
        [.. (await shelf.InForce(LegalTime.DayOf(clock.Now), await shelf.LineOf(current.Actor.OrganisationPath))).Where(p => p.HasProcedure).Select(p => p.CarrierKind).Distinct(StringComparer.Ordinal)];

    /// <returns>Id of the new carrier.</returns>
    public async Task<Outcome<Guid>> Found(CarrierForm typed)
    {
        var now = clock.Now;
        var @operator = await db.Organisations.SingleAsync(o => o.Id == current.Actor.OrganisationId);
        var outcome = DescribeCarrier.Found(Ids.New(), current.Actor, @operator, typed, await Kinds(), divisions.All, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Carriers.Add(outcome.Value.Carrier);
        await db.Commit(current.Actor, now, outcome.Value.Happening);
        return outcome.Value.Carrier.Id;
    }

    public async Task<Outcome<Guid>> Change(Carrier carrier, int version, CarrierForm typed)
    {
        var outcome = DescribeCarrier.Change(carrier, version, current.Actor, typed, await Kinds(), divisions.All);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        try
        {
            await db.Commit(current.Actor, clock.Now, outcome.Value);
            return carrier.Id;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return CarrierRefusals.DescribedMeanwhile;
        }
    }
}
