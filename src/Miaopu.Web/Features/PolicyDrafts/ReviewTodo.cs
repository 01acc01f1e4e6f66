using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Drafts and repeals that wait for a second person: everybody of the office but who sent them.</summary>
public sealed class ReviewTodo(MiaopuDb db) : ITodoSource
{
    private (int Drafts, int Repeals)? waiting;

    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel)
    {
        var (waitingDrafts, waitingRepeals) = await Waiting(actor, cancel);
        var drafts = waitingDrafts == 0 ? [] : await Drafts(actor).OrderBy(d => d.SentAt).Take(most).ToListAsync(cancel);
        var repeals = waitingRepeals == 0 ? [] : await Repeals(actor).OrderBy(r => r.ProposedAt).Take(most).ToListAsync(cancel);
        return
        [
            .. drafts.Select(d => new TodoItem("审核政策草案", d.Title, PolicyDraftAddress.Of(d.Id), null, d.SentAt!.Value)),
            .. repeals.Select(r => new TodoItem("审核政策废止", r.Title, PolicyDraftAddress.Repeal(r.Hash), null, r.ProposedAt)),
        ];
    }

    public async Task<int> Count(Actor actor, CancellationToken cancel)
    {
        var (drafts, repeals) = await Waiting(actor, cancel);
        return drafts + repeals;
    }

    /// <summary>How many of each, asked once a request: the menu's number and the list both want it.</summary>
    private async Task<(int Drafts, int Repeals)> Waiting(Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.ProgramOfficer))
        {
            return (0, 0);
        }

        if (waiting is null)
        {
            var (drafts, repeals) = (Drafts(actor), Repeals(actor));
            var found = await db.Organisations.Where(o => o.Id == actor.OrganisationId).Select(o => new { Drafts = drafts.Count(), Repeals = repeals.Count() }).SingleAsync(cancel);
            waiting = (found.Drafts, found.Repeals);
        }

        return waiting.Value;
    }

    private IQueryable<PolicyDraft> Drafts(Actor actor) => db.PolicyDrafts.AsNoTracking()
        .Where(d => d.OrganisationId == actor.OrganisationId && d.State == PolicyDraftState.InReview && d.SentBy != actor.PersonId);

    private IQueryable<PolicyRepeal> Repeals(Actor actor) => db.PolicyRepeals.AsNoTracking()
        .Where(r => r.OrganisationId == actor.OrganisationId && r.Agreed == null && r.ProposedBy != actor.PersonId);
}
