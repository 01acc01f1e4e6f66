using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Store.Recognitions;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>A scheme of an open round that the actor's unit may enter.</summary>
public sealed record OpenScheme(Round Round, RoundScheme Scheme, PolicyPack Pack)
{
    /// <summary>The date by which it has to be handed in, the first instant that is too late; null where the pack sets none.</summary>
    public DateTime? Due => Pack.FirstStage.Due is { Date: { } date } ? Round.Due(date) : null;
}

/// <summary>Enters a carrier into a round.</summary>
public sealed class StartApplication(MiaopuDb db, Shelf shelf, CurrentActor current, Calendars calendars, BusinessClock clock)
{
    private const int MostTries = 5;

    /// <summary>What the actor's unit may enter, the nearest deadline first.</summary>
    public async Task<IReadOnlyList<OpenScheme>> Open(CancellationToken cancel = default)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.ClosedAt == null).ToListAsync(cancel);
        var open = new List<OpenScheme>();
        foreach (var round in rounds)
        {
            foreach (var scheme in round.Schemes)
            {
                if (await shelf.Get(scheme.PackHash, cancel) is { } pack && BeginApplication.MayEnter(current.Actor.OrganisationPath, round, pack))
                {
                    open.Add(new OpenScheme(round, scheme, pack));
                }
            }
        }

        return [.. open.Where(o => o.Due is not { } due || due > clock.Now).OrderBy(o => o.Due ?? DateTime.MaxValue)];
    }

    /// <summary>What of it the unit could still enter: it has not begun there, or some carrier of its own is not in it yet.</summary>
    public async Task<IReadOnlyList<OpenScheme>> NotEntered(IReadOnlyList<OpenScheme> open, CancellationToken cancel = default)
    {
        var organisation = current.Actor.OrganisationId;
        var carriers = await db.Carriers.CountAsync(c => c.OperatorId == organisation, cancel);
        var entered = await db.Applications.AsNoTracking()
            .Where(a => a.OperatorId == organisation && (a.ClosedAt == null || a.OutcomeKind == OutcomeKind.Granted))
            .Select(a => new { a.RoundId, a.PackId, a.CarrierId }).Distinct().ToListAsync(cancel);
        return [.. open.Where(o => entered.Count(e => e.RoundId == o.Round.Id && e.PackId == o.Scheme.PackId) < Math.Max(1, carriers))];
    }

    /// <summary>The id of the application; that of the one already open where the form came twice. Null where round, scheme or carrier do not exist for the actor.</summary>
    /// <remarks>Where the round is amended in that very moment nothing is saved, and it begins anew under the new text.</remarks>
    public async Task<Outcome<Guid>?> Begin(Guid roundId, string packId, Guid carrierId, CancellationToken cancel = default)
    {
        for (var left = MostTries; ; left--)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await TryBegin(roundId, packId, carrierId, cancel);
            }
            catch (DbUpdateException clash) when (!cancel.IsCancellationRequested && Clash.Is(clash))
            {
                // two began it at once: the index lets one through
                db.ChangeTracker.Clear();
                var other = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.CarrierId == carrierId && a.RoundId == roundId && a.PackId == packId && a.ClosedAt == null, cancel);
                if (other is not null)
                {
                    return other.Id;
                }

                if (left == 1)
                {
                    throw;
                }
            }
        }
    }

    private async Task<Outcome<Guid>?> TryBegin(Guid roundId, string packId, Guid carrierId, CancellationToken cancel)
    {
        var actor = current.Actor;
        var now = clock.Now;
        await db.Watch(Streams.Round(roundId), cancel);
        var carrier = await db.Carriers.Where(CarrierRights.EditedBy(actor)).SingleOrDefaultAsync(c => c.Id == carrierId, cancel);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == roundId, cancel);
        if (carrier is null || round?.Scheme(packId) is not { } scheme || await shelf.Get(scheme.PackHash, cancel) is not { } pack)
        {
            return null;
        }

        var standing = await Standing(carrier, round, pack, cancel);
        var outcome = BeginApplication.Decide(actor, new Procedure(pack, round, calendars.Current), carrier, standing, Ids.New(), Ids.New, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Add(outcome.Value.Application);
        await db.Commit(actor, now, outcome.Value.Happened, cancel);
        return outcome.Value.Application.Id;
    }

    private async Task<ApplicantStanding> Standing(Carrier carrier, Round round, PolicyPack pack, CancellationToken cancel)
    {
        var ids = AuthorityLine.IdsOf(carrier.OperatorPath);
        var names = pack.Bodies.Where(b => b.Relation == BodyRelation.Named).Select(b => b.Of!).ToList();
        var found = await db.Organisations.Where(o => ids.Contains(o.Id) || names.Contains(o.Name) || o.Id == round.AuthorityId).ToListAsync(cancel);
        var owner = found.Single(o => o.Id == round.AuthorityId);
        var above = owner.ParentId is { } parent ? await db.Organisations.SingleOrDefaultAsync(o => o.Id == parent, cancel) : null;
        var bans = await Bans.InForce(db, carrier.OperatorId, carrier.Id, pack.Id, LegalTime.DayOf(clock.Now), cancel);
        var already = await db.Applications.AnyAsync(
            a => a.CarrierId == carrier.Id && a.RoundId == round.Id && a.PackId == pack.Id && (a.ClosedAt == null || a.OutcomeKind == OutcomeKind.Granted), cancel);
        return new ApplicantStanding(
            [.. found.Where(o => ids.Contains(o.Id)).OrderByDescending(o => o.Path.Length)],
            found.Where(o => o.Kind == OrganisationKind.Authority && names.Contains(o.Name)).DistinctBy(o => o.Name).ToDictionary(o => o.Name, StringComparer.Ordinal),
            above, already, [.. bans.Select(b => b.Sentence)]);
    }
}
