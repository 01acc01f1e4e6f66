using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Experts;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts.Reviews;

/// <summary>An expert's tasks that wait for an answer.</summary>
public sealed class ReviewTodo(MiaopuDb db) : ITodoSource
{
    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel)
    {
        var rows = await (
            from t in Mine(actor)
            join a in db.Applications.AsNoTracking() on t.ApplicationId equals a.Id
            join r in db.StageRuns.AsNoTracking() on t.RunId equals r.Id
            orderby t.AssignedAt
            select new { Task = t, a.CarrierName, r.DueAt, r.DueProvisional }).Take(most).ToListAsync(cancel);
        return [.. rows.Select(x => new TodoItem(
            x.Task.DeclaredFreeAt is null ? "声明利害关系" : "填写评审意见", x.CarrierName, $"/reviews/{x.Task.Id}", x.DueAt, x.Task.AssignedAt, x.DueProvisional))];
    }

    public Task<int> Count(Actor actor, CancellationToken cancel) => actor.Is(Role.Expert) ? Mine(actor).CountAsync(cancel) : Task.FromResult(0);

    private IQueryable<ExpertAssignment> Mine(Actor actor) => db.Set<ExpertAssignment>().AsNoTracking()
        .Where(t => t.PersonId == actor.PersonId && t.EndedAt == null && t.HandedInAt == null && (actor.Roles & Role.Expert) != Role.None);
}
