using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>Opens rounds for the present officer's authority.</summary>
public sealed class RoundDesk(MiaopuDb db, Shelf shelf, Calendars calendars, CurrentActor current, BusinessClock clock)
{
    public Task<List<Round>> Own() => db.Rounds.AsNoTracking().Where(r => r.AuthorityId == current.Actor.OrganisationId).OrderByDescending(r => r.OpenedAt).ToListAsync();

    /// <summary>The packs in force today whose authority is this officer's.</summary>
    public async Task<IReadOnlyList<PolicyPack>> Offered()
    {
        var own = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == current.Actor.OrganisationId);
        var line = await shelf.LineOf(own.Path);
        return [.. (await shelf.InForce(LegalTime.DayOf(clock.Now), line)).Where(p => p.HasProcedure && (p.Authority == own.Division || p.Authority == own.Name))];
    }

    /// <summary>How far apart the dates of these packs have to lie in the year to come, as far as its holidays are known.</summary>
    public IReadOnlyList<DeadlineNeed> Needs(IReadOnlyList<PolicyPack> packs)
    {
        var today = LegalTime.DayOf(clock.Now);
        return [.. packs.SelectMany(p => DeadlineNeed.Of(p, calendars.Current, today, today.AddYears(1))).GroupBy(n => (n.From, n.To)).Select(g => g.MaxBy(n => n.Most)!)];
    }

    public async Task<Outcome<Guid>> Open(OpenRoundInput input)
    {
        var authority = await db.Organisations.SingleAsync(o => o.Id == current.Actor.OrganisationId);
        var offered = await Offered();
        var packs = offered.Where(p => input.Packs.Contains(p.Hash)).ToList();
        var unreadable = new List<Refusal>();
        var dates = new Dictionary<string, DateTime?>();
        foreach (var (name, text) in input.Dates)
        {
            dates[name] = Instant(name, text, input.Times.GetValueOrDefault(name), unreadable);
        }

        if (unreadable.Count > 0)
        {
            return unreadable;
        }

        var form = new OpenRoundForm(input.Title ?? "", input.DocumentNumber, input.NoticeText ?? "", input.Contacts ?? "", dates, input.TightKnown);
        var now = clock.Now;
        var outcome = OpenRound.Decide(current.Actor, authority, packs, form, calendars.Current, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Rounds.Add(outcome.Value.Round);
        await db.Commit(current.Actor, now, outcome.Value.Happened);
        return outcome.Value.Round.Id;
    }

    /// <summary>A day without a time of day ends at 24:00; with one, the minute itself is still in time.</summary>
    private static DateTime? Instant(string name, string? day, string? time, List<Refusal> unreadable)
    {
        if (string.IsNullOrWhiteSpace(day))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            unreadable.Add(new Refusal($"{name}应是日期，如 2021-05-14。", "date:" + name));
            return null;
        }

        if (string.IsNullOrWhiteSpace(time))
        {
            return LegalTime.EndOf(date);
        }

        if (!TimeOnly.TryParseExact(time.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            unreadable.Add(new Refusal($"{name}的时刻应写成 17:00 的样子；不写时刻即到当日 24:00。", "date:" + name));
            return null;
        }

        return LegalTime.ToInstant(date.ToDateTime(at));
    }
}

/// <summary>What the page to open a round posts.</summary>
public sealed class OpenRoundInput
{
    public string? Title { get; set; }

    public string? DocumentNumber { get; set; }

    public string? NoticeText { get; set; }

    public string? Contacts { get; set; }

    /// <summary>Hashes of the packs chosen.</summary>
    public List<string> Packs { get; set; } = [];

    public Dictionary<string, string?> Dates { get; set; } = [];

    public Dictionary<string, string?> Times { get; set; } = [];

    public bool TightKnown { get; set; }
}
