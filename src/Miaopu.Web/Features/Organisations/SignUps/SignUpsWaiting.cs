using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Organisations.SignUps;

/// <summary>Units that wait for the actor's approval, for the to-do list and the number in the menu.</summary>
public sealed class SignUpsWaiting(MiaopuDb db) : ITodoSource, IShellCount
{
    private int? counted;

    public string Href => "/sign-ups";

    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel) =>
        (await Waiting(actor).OrderBy(o => o.CreatedAt).Take(most).Select(o => new { o.Id, o.Name, o.CreatedAt }).ToListAsync(cancel))
        .ConvertAll(o => new TodoItem("审核注册", o.Name, $"/sign-ups/{o.Id:N}", null, o.CreatedAt));

    /// <summary>Counted once a request, though menu, to-do number and to-do list all ask.</summary>
    public async Task<int> Count(Actor actor, CancellationToken cancel) => counted ??= actor.Is(Role.FirstReviewer) ? await Waiting(actor).CountAsync(cancel) : 0;

    private IQueryable<Organisation> Waiting(Actor actor) =>
        db.Organisations.AsNoTracking().Where(OrganisationRights.SignUpsDecidedBy(actor)).Where(o => o.State == OrganisationState.Pending);
}
