using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Notices;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>Cases whose next act is the actor's, for every act that a feature registered a <see cref="CaseAction"/> for.</summary>
public sealed class CaseTodo(MiaopuDb db, NoticeEnds notices, IEnumerable<CaseAction> actions) : ITodoSource
{
    public async Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel)
    {
        var rows = await (
            from r in Mine(actor)
            join a in db.Applications.AsNoTracking() on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            let due = db.Set<PublicNotice>().SelectMany(n => n.Items, (n, i) => new { i.RunId, n.EndsAt }).Where(x => x.RunId == r.Id).Max(x => x.EndsAt) ?? r.DueAt
            orderby due == null, due, r.StartedAt
            select new { Run = r, Application = a }).Take(most).ToListAsync(cancel);
        var ends = await notices.Of(rows.Select(x => x.Run), cancel);
        return [.. rows.Select(x => new TodoItem(
            x.Run.Title, x.Application.CarrierName, actions.First(c => c.Act == x.Run.Act).Href(x.Application, x.Run),
            ends.TryGetValue(x.Run.Id, out var end) ? end : x.Run.DueAt, x.Run.StartedAt, x.Run.DueProvisional, ends.ContainsKey(x.Run.Id)))];
    }

    public Task<int> Count(Actor actor, CancellationToken cancel) => CaseRights.ActsOf(actor.Roles).Count > 0 ? Mine(actor).CountAsync(cancel) : Task.FromResult(0);

    private IQueryable<StageRun> Mine(Actor actor)
    {
        var offered = actions.Select(c => c.Act).ToHashSet();
        var acts = CaseRights.ActsOf(actor.Roles).Where(offered.Contains).ToList();
        var (organisation, person) = (actor.OrganisationId, actor.PersonId);

        // what one has signed waits for somebody else, see FourEyes
        return db.StageRuns.AsNoTracking().Where(r => r.EndedAt == null && r.OrganisationId == organisation && acts.Contains(r.Act)
            && (!r.SignersDiffer || !r.Signatures.Any(s => s.By == person && s.Step != r.Step)));
    }
}
