using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>Objections that wait for the publicising body.</summary>
public sealed class ObjectionTodo(MiaopuDb db) : ITodoSource
{
    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel) =>
        [.. (await Waiting(actor).OrderBy(x => x.ReceivedAt).Take(most).ToListAsync(cancel)).Select(x => new TodoItem("处理异议", x.Title, "/publicise/" + x.NoticeId, null, x.ReceivedAt))];

    public Task<int> Count(Actor actor, CancellationToken cancel) => actor.Is(ReviewRights.DeskRoles) ? Waiting(actor).CountAsync(cancel) : Task.FromResult(0);

    private IQueryable<Row> Waiting(Actor actor)
    {
        var organisation = actor.Is(ReviewRights.DeskRoles) ? actor.OrganisationId : Guid.Empty;
        return
            from o in db.Set<Objection>().AsNoTracking()
            join n in db.Set<PublicNotice>() on o.NoticeId equals n.Id
            where n.OrganisationId == organisation && (o.State == ObjectionState.Received || o.State == ObjectionState.Investigating)
            select new Row { NoticeId = n.Id, Title = n.Title, ReceivedAt = o.ReceivedAt };
    }

    private sealed class Row
    {
        public Guid NoticeId { get; init; }

        public string Title { get; init; } = "";

        public DateTime ReceivedAt { get; init; }
    }
}
