using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Recognitions;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Public;

/// <summary>One line of the list of announcements: the notice of a round, or the results of one.</summary>
public sealed record PublicPaper(string Title, string Href, string Kind, string Issuer, DateTime At);

/// <summary>A public notice to which one may still object.</summary>
/// <param name="Carriers">How many carriers it names.</param>
/// <param name="EndsAt">The first instant (UTC) that is too late.</param>
public sealed record RunningNotice(Guid Id, string Title, string Issuer, int Carriers, DateTime PublishedAt, DateTime EndsAt);

/// <summary>What everybody may read. Only what was published: rounds, announcements, titles.</summary>
public sealed class PublicReading(MiaopuDb db, BusinessClock clock)
{
    public const int PageSize = 20;

    /// <summary>Notices of rounds and announcements of results, newest first.</summary>
    public async Task<(IReadOnlyList<PublicPaper> Papers, int Total)> Papers(int page)
    {
        // A few dozen a year at the most: merged in memory.
        var rounds = await db.Rounds.AsNoTracking().Select(r => new PublicPaper(r.Title, "/announcements/rounds/" + r.Id, "申报通知", r.AuthorityName, r.OpenedAt)).ToListAsync();
        var results = await db.Set<Announcement>().AsNoTracking().Select(a => new PublicPaper(a.Title, "/announcements/" + a.Id, "结果公布", a.OrganisationName, a.PublishedAt)).ToListAsync();
        var all = rounds.Concat(results).OrderByDescending(p => p.At).ToList();
        return (all.Skip((page - 1) * PageSize).Take(PageSize).ToList(), all.Count);
    }

    /// <summary>Rounds that still take applications.</summary>
    public async Task<IReadOnlyList<Round>> OpenRounds()
    {
        var now = clock.Now;
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.ClosedAt == null).OrderByDescending(r => r.OpenedAt).ToListAsync();
        return [.. rounds.Where(r => r.Dates.Count > 0 && r.Dates[0].Instant > now)];
    }

    /// <summary>Notices to which one may still object, those that end first first.</summary>
    public async Task<IReadOnlyList<RunningNotice>> RunningNotices(int most)
    {
        var now = clock.Now;
        return await db.Set<PublicNotice>().AsNoTracking().Where(n => n.PublishedAt <= now && n.EndsAt > now)
            .OrderBy(n => n.EndsAt).ThenByDescending(n => n.PublishedAt).ThenBy(n => n.Id).Take(most)
            .Select(n => new RunningNotice(n.Id, n.Title, n.OrganisationName, n.Items.Count, n.PublishedAt!.Value, n.EndsAt!.Value)).ToListAsync();
    }

    public Task<Round?> Round(Guid id) => db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id);

    /// <summary>By which documents the round was amended, oldest first.</summary>
    public Task<List<RoundAmendment>> Amendments(Guid roundId) =>
        db.Set<RoundAmendment>().AsNoTracking().Where(a => a.RoundId == roundId && a.Agreed == true).OrderBy(a => a.SettledAt).ToListAsync();

    public Task<Announcement?> Announcement(Guid id) => db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id);

    /// <summary>Titles in force today, by name.</summary>
    public async Task<(IReadOnlyList<Recognition> Rows, int Total)> Directory(string? words, string? award, int page)
    {
        var today = LegalTime.DayOf(clock.Now);
        var rows = db.Set<Recognition>().AsNoTracking()
            .Where(r => r.State == RecognitionState.InForce && (r.ValidUntil == null || r.ValidUntil >= today));
        if (!string.IsNullOrWhiteSpace(words))
        {
            var text = words.Trim();
            rows = rows.Where(r => r.CarrierName.Contains(text) || r.OperatorName.Contains(text) || r.Number.Contains(text));
        }

        if (!string.IsNullOrWhiteSpace(award))
        {
            rows = rows.Where(r => r.Award == award);
        }

        var total = await rows.CountAsync();
        return (await rows.OrderBy(r => r.Award).ThenBy(r => r.Year).ThenBy(r => r.Serial).ThenBy(r => r.Id).ReadPage(page, 50, total), total);
    }

    public Task<List<string>> Awards() => db.Set<Recognition>().Select(r => r.Award).Distinct().OrderBy(a => a).ToListAsync();
}
