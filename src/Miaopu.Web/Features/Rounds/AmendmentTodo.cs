using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>Amendments of rounds that wait for a second person: everybody of the office but who proposed them.</summary>
public sealed class AmendmentTodo(MiaopuDb db) : ITodoSource
{
    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel)
    {
        if (!actor.Is(Role.ProgramOfficer))
        {
            return [];
        }

        var found = await (
            from a in Waiting(actor)
            join r in db.Rounds.AsNoTracking() on a.RoundId equals r.Id
            orderby a.ProposedAt
            select new { a.RoundId, r.Title, a.ProposedAt }).Take(most).ToListAsync(cancel);
        return [.. found.Select(f => new TodoItem("审核批次修订", f.Title, AmendmentDesk.Address(f.RoundId), null, f.ProposedAt))];
    }

    public async Task<int> Count(Actor actor, CancellationToken cancel) => actor.Is(Role.ProgramOfficer) ? await Waiting(actor).CountAsync(cancel) : 0;

    private IQueryable<RoundAmendment> Waiting(Actor actor) => db.Set<RoundAmendment>().AsNoTracking()
        .Where(a => a.OrganisationId == actor.OrganisationId && a.Agreed == null && a.ProposedBy != actor.PersonId);
}
