using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Conditions;

/// <summary>What one policy says of a carrier.</summary>
/// <param name="Round">The open round it may enter under this policy; null where none is open.</param>
/// <param name="Way">The nearest way to meet its criteria.</param>
/// <param name="Rating">What it would score by itself; null where the policy scores nobody.</param>
public sealed record PolicySays(PolicyPack Pack, Assessment Assessment, NearestWay Way, CriteriaLinks Links, Round? Round, CarrierRating? Rating);

/// <summary>Holds a carrier against every policy that it may enter: those of open rounds by their pinned text, and the others in force.</summary>
public sealed class ConditionsOfCarrier(MiaopuDb db, Shelf shelf, Situations situations, DivisionBook divisions, BusinessClock clock)
{
    /// <param name="on">The day as of which is measured; null takes each round's own day, and today without a round.</param>
    public async Task<IReadOnlyList<PolicySays>> Ask(Carrier carrier, DateOnly? on, bool personal)
    {
        var today = LegalTime.DayOf(clock.Now);
        var rounds = (await db.Rounds.AsNoTracking().Where(r => r.ClosedAt == null).ToListAsync())
            .Where(r => carrier.OperatorPath.StartsWith(r.AuthorityPath, StringComparison.Ordinal)).OrderByDescending(r => r.OpenedAt).ToList();
        var asked = new List<(PolicyPack Pack, Round? Round)>();
        foreach (var round in rounds)
        {
            foreach (var scheme in round.Schemes)
            {
                asked.Add(((await shelf.Get(scheme.PackHash))!, round));
            }
        }

        asked.AddRange((await shelf.InForce(today, carrier)).Where(p => asked.All(a => a.Pack.Id != p.Id)).Select(p => (p, (Round?)null)));
        var says = new List<PolicySays>();
        foreach (var (pack, round) in asked.Where(a => a.Pack.CarrierKind == carrier.Kind))
        {
            var situation = await situations.Of(carrier, pack, on ?? CutoffOf(pack, round) ?? today);
            var assessment = pack.Assess(situation);
            says.Add(new(pack, assessment, NearestWay.Of(assessment, situation), CriteriaLinks.Of(pack, carrier.Id, situation.Rows, personal, divisions), round, RatingOf(carrier, pack, situation)));
        }

        return says;
    }

    private static CarrierRating? RatingOf(Carrier carrier, PolicyPack pack, Situation situation) => pack.Scoring.Indicators.Count == 0 ? null
        : pack.RateAlone(new Entrant(carrier.Id.ToString("N"), carrier.Name, carrier.OperatorId.ToString("N"), situation)).Carriers[0];

    // A day that ends at 24:00 is kept as the instant at which the next begins.
    private static DateOnly? CutoffOf(PolicyPack pack, Round? round) =>
        round is not null && pack.Cutoff.Date is { } name && round.Dates.Any(d => d.Name == name) ? LegalTime.DayOf(round.Due(name).AddTicks(-1)) : null;
}
