using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Review;

/// <summary>One line of the desk.</summary>
public sealed record DeskRow(
    Guid ApplicationId, Guid RunId, StageAct Act, string Stage, int Attempt, string Carrier, string Operator, string? Receipt, string Scheme, string Round, DateTime Since, DateTime? Due, bool DueProvisional)
{
    /// <summary>When the public notice ends that the case stands in; null without one. Shown instead of the due date.</summary>
    public DateTime? NoticeEnds { get; init; }
}

/// <summary>How many cases wait at a stage.</summary>
public sealed record DeskCount(string Stage, StageAct Act, int Count);

/// <summary>What lies on the actor's desk, filtered and sorted by the address of the list.</summary>
public sealed class DeskQuery(MiaopuDb db, NoticeEnds notices, CurrentActor current)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<DeskRow> Rows, int Total)> Page(ListAddress address, CancellationToken cancel = default)
    {
        var (runs, cases) = Filtered(address);
        var rows =
            from r in runs
            join a in cases on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            join c in db.Carriers on a.CarrierId equals c.Id
            join o in db.Rounds on a.RoundId equals o.Id
            let notice = db.Set<PublicNotice>().SelectMany(n => n.Items, (n, i) => new { i.RunId, n.EndsAt }).Where(x => x.RunId == r.Id).Max(x => x.EndsAt)
            select new { Run = r, Case = a, Due = notice ?? r.DueAt, c.NameKey, Round = o.Title, Scheme = o.Schemes.Where(s => s.PackId == a.PackId).Select(s => s.CarrierKind).FirstOrDefault() };
        var total = await rows.CountAsync(cancel);
        var ordered = (address.Sort, address.Descending) switch
        {
            ("carrier", false) => rows.OrderBy(r => r.NameKey),
            ("carrier", true) => rows.OrderByDescending(r => r.NameKey),
            ("since", false) => rows.OrderBy(r => r.Run.StartedAt),
            ("since", true) => rows.OrderByDescending(r => r.Run.StartedAt),
            (_, true) => rows.OrderByDescending(r => r.Due),
            _ => rows.OrderBy(r => r.Due == null).ThenBy(r => r.Due),
        };
        var page = await ordered.ThenBy(r => r.Run.Id).ReadPage(address.Page, PageSize, total, cancel);
        var ends = await notices.Of(page.Select(r => r.Run), cancel);
        return ([.. page.Select(r => new DeskRow(
            r.Case.Id, r.Run.Id, r.Run.Act, r.Run.Title, r.Run.Attempt, r.Case.CarrierName, r.Case.OperatorName, r.Case.ReceiptNumber, r.Scheme ?? "", r.Round,
            r.Run.StartedAt, r.Run.DueAt, r.Run.DueProvisional) { NoticeEnds = ends.TryGetValue(r.Run.Id, out var end) ? end : null })], total);
    }

    /// <summary>Counts by stage of all that lies on the desk.</summary>
    public async Task<IReadOnlyList<DeskCount>> Counts(CancellationToken cancel = default)
    {
        var counts = await Mine().GroupBy(r => new { r.Title, r.Act }).Select(g => new { g.Key.Title, g.Key.Act, Count = g.Count() }).ToListAsync(cancel);
        return [.. counts.Select(c => new DeskCount(c.Title, c.Act, c.Count)).OrderBy(c => ReviewRights.DeskActs.ToList().IndexOf(c.Act)).ThenBy(c => c.Stage, StringComparer.Ordinal)];
    }

    /// <summary>The rounds and schemes that have something on the desk.</summary>
    public async Task<(IReadOnlyList<Choice> Rounds, IReadOnlyList<Choice> Schemes)> Choices(CancellationToken cancel = default)
    {
        var found = await (from r in Mine() join a in db.Applications on EF.Property<Guid>(r, "ApplicationId") equals a.Id select new { a.RoundId, a.PackId }).Distinct().ToListAsync(cancel);
        var ids = found.Select(f => f.RoundId).Distinct().ToList();
        var rounds = await db.Rounds.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.OpenedAt).ToListAsync(cancel);
        var schemes = rounds.SelectMany(r => r.Schemes).Where(s => found.Any(f => f.PackId == s.PackId)).DistinctBy(s => s.PackId);
        return ([.. rounds.Select(r => new Choice(r.Id.ToString(), r.Title))], [.. schemes.Select(s => new Choice(s.PackId, s.CarrierKind))]);
    }

    private IQueryable<StageRun> Mine() => db.StageRuns.AsNoTracking().Where(ReviewRights.OnDeskOf(current.Actor));

    private (IQueryable<StageRun> Runs, IQueryable<Application> Cases) Filtered(ListAddress address)
    {
        var (runs, cases) = (Mine(), db.Applications.AsNoTracking());
        if (address.Get("stage") is { } stage)
        {
            runs = runs.Where(r => r.Title == stage);
        }

        if (Guid.TryParse(address.Get("round"), out var round))
        {
            cases = cases.Where(a => a.RoundId == round);
        }

        if (address.Get("scheme") is { } scheme)
        {
            cases = cases.Where(a => a.PackId == scheme);
        }

        if (address.Get("q")?.Trim() is { Length: > 0 } text)
        {
            cases = cases.Where(a => a.CarrierName.Contains(text) || a.OperatorName.Contains(text) || (a.ReceiptNumber != null && a.ReceiptNumber.Contains(text)));
        }

        return (runs, cases);
    }
}
