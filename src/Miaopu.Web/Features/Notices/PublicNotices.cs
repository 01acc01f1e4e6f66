using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Notices;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.Notices;

/// <summary>What everybody may read of notices: those published, never a draft, never who objected.</summary>
public sealed class PublicNotices(MiaopuDb db)
{
    public const int PageSize = 20;

    public async Task<(IReadOnlyList<PublicNotice> Rows, int Total)> Page(int page, CancellationToken cancel = default)
    {
        var published = db.Set<PublicNotice>().AsNoTracking().Where(n => n.PublishedAt != null);
        var total = await published.CountAsync(cancel);
        return (await published.OrderByDescending(n => n.PublishedAt).ThenBy(n => n.Id).ReadPage(page, PageSize, total, cancel), total);
    }

    public Task<PublicNotice?> Find(Guid id, CancellationToken cancel = default) =>
        db.Set<PublicNotice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.PublishedAt != null, cancel);

    /// <summary>An objection by the code its objector was given.</summary>
    public Task<Objection?> Objection(Guid noticeId, string receipt, CancellationToken cancel = default) =>
        db.Set<Objection>().AsNoTracking().SingleOrDefaultAsync(o => o.NoticeId == noticeId && o.Receipt == receipt, cancel);

    /// <summary>How many files came with an objection; what they are is not for the public.</summary>
    public Task<int> Evidence(Guid objectionId, CancellationToken cancel = default) =>
        db.Attachments.CountAsync(a => a.Subject == RaiseObjection.Subject && a.SubjectId == objectionId, cancel);
}
