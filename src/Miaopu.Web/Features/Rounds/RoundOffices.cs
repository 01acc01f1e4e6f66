using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Rounds;

/// <summary>Who is told when a round changes for everybody in it.</summary>
internal static class RoundOffices
{
    /// <summary>Every office but the round's own that has a part in an open case of it, each once.</summary>
    internal static Task<List<Guid>> OfOpenCases(MiaopuDb db, Round round) => (
        from a in db.Applications
        from b in a.Bodies
        where a.RoundId == round.Id && a.ClosedAt == null && b.OrganisationId != a.OperatorId && b.OrganisationId != round.AuthorityId
        select b.OrganisationId).Distinct().ToListAsync();
}
