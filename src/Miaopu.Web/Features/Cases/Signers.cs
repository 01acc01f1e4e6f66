using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>Who else of an office may sign a step that the present reader may not.</summary>
public sealed class Signers(MiaopuDb db, CurrentActor current)
{
    /// <summary>Names of those who hold the role and have signed no other step of this run; empty where the reader may sign themselves.</summary>
    public async Task<IReadOnlyList<string>> InsteadOfMe(StageRun? run, CancellationToken cancel = default)
    {
        if (run is null || FourEyes.May(run, current.Actor.PersonId))
        {
            return [];
        }

        var roles = CaseRights.RolesFor(run.Act);
        var members = await (
            from m in db.Memberships.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            where m.OrganisationId == run.OrganisationId && m.Until == null && (m.Roles & roles) != Role.None
            orderby p.SignInName
            select new { p.Id, p.Name }).ToListAsync(cancel);
        return [.. members.Where(m => FourEyes.May(run, m.Id)).Select(m => m.Name).Distinct()];
    }
}
