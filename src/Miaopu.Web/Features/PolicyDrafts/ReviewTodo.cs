using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Drafts and repeals that wait for a second person: everybody of the office but who sent them.</summary>
public sealed class ReviewTodo(MiaopuDb db) : ITodoSource
{
    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel)
    {
        if (!actor.Is(Role.ProgramOfficer))
        {
            return [];
        }

        var drafts = await Drafts(actor).OrderBy(d => d.SentAt).Take(most).Select(d => new { d.Id, d.Title, d.SentAt }).ToListAsync(cancel);
        var repeals = await Repeals(actor).OrderBy(r => r.ProposedAt).Take(most).ToListAsync(cancel);
        return
        [
            .. drafts.Select(d => new TodoItem("审核政策草案", d.Title, PolicyDraftAddress.Of(d.Id), null, d.SentAt!.Value)),
            .. repeals.Select(r => new TodoItem("审核政策废止", r.Title, PolicyDraftAddress.Repeal(r.Hash), null, r.ProposedAt)),
        ];
    }

    public async Task<int> Count(Actor actor, CancellationToken cancel) =>
        actor.Is(Role.ProgramOfficer) ? await Drafts(actor).CountAsync(cancel) + await Repeals(actor).CountAsync(cancel) : 0;

    private IQueryable<PolicyDraft> Drafts(Actor actor) => db.PolicyDrafts.AsNoTracking()
        .Where(d => d.OrganisationId == actor.OrganisationId && d.State == PolicyDraftState.InReview && d.SentBy != actor.PersonId);

    private IQueryable<PolicyRepeal> Repeals(Actor actor) => db.PolicyRepeals.AsNoTracking()
        .Where(r => r.OrganisationId == actor.OrganisationId && r.Agreed == null && r.ProposedBy != actor.PersonId);
}
