using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Notices;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Cases;

/// <summary>When the published notices end that runs stand in. The due date of such a run was reckoned when the case arrived; its notice counts from the day it was published.</summary>
public sealed class NoticeEnds(MiaopuDb db)
{
    /// <summary>By run; runs without a published notice are left out.</summary>
    public Task<IReadOnlyDictionary<Guid, DateTime>> Of(IEnumerable<StageRun> runs, CancellationToken cancel = default) =>
        Of([.. runs.Where(r => r.Act == StageAct.Publicise).Select(r => r.Id)], cancel);

    /// <summary>By run, as above, where only their ids are at hand.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTime>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        return ids.Count == 0 ? new Dictionary<Guid, DateTime>() : await db.Set<PublicNotice>().AsNoTracking().Where(n => n.EndsAt != null)
            .SelectMany(n => n.Items, (n, i) => new { i.RunId, n.EndsAt }).Where(x => ids.Contains(x.RunId)).ToDictionaryAsync(x => x.RunId, x => x.EndsAt!.Value, cancel);
    }
}
