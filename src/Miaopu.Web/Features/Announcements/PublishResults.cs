using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Decisions;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Announcements;

/// <summary>Publishes the results of chosen cases of one round.</summary>
public sealed class PublishResults(MiaopuDb db, OpenCase cases, CurrentActor current, BusinessClock clock)
{
    /// <summary>A round of the actor's authority, or null.</summary>
    public Task<Round?> Round(Guid id) => db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.AuthorityId == current.Actor.OrganisationId);

    /// <summary>What stands against publishing, before anybody is asked whether they mean it.</summary>
    public async Task<IReadOnlyList<Refusal>> Refusals(Guid roundId, IReadOnlyCollection<Guid> ids, AnnouncementForm form)
    {
        var chosen = await Chosen(roundId, ids);
        return chosen.Count < ids.Distinct().Count() ? [Gone] : AnnounceResults.Refusals(current.Actor, chosen, form, clock.Now);
    }

    private static readonly Refusal Gone = new("所选申报中有的已不在公布环节，可能已由他人办结，请刷新后再选。", "cases");

    private async Task<List<(CaseWalk Walk, StageRun Run)>> Chosen(Guid roundId, IReadOnlyCollection<Guid> ids)
    {
        var chosen = new List<(CaseWalk Walk, StageRun Run)>();
        foreach (var opened in await cases.FindAll(ids))
        {
            if (opened.Application.RoundId == roundId && opened.Application.OpenRun(StageAct.Announce) is { } run)
            {
                chosen.Add((cases.Walk(opened), run));
            }
        }

        return chosen;
    }

    public async Task<Outcome<Announcement>> Publish(Guid roundId, IReadOnlyCollection<Guid> ids, AnnouncementForm form)
    {
        var chosen = await Chosen(roundId, ids);
        if (chosen.Count < ids.Distinct().Count())
        {
            return Gone;
        }

        var now = clock.Now;
        var outcome = AnnounceResults.Decide(current.Actor, roundId, chosen, form, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Add(outcome.Value.Announcement);
        foreach (var (walk, _) in chosen)
        {
            Outbox.Send(
                db, Recipient.Office(walk.Application.OperatorId, Roles.OfUnits), "结果已公布", $"{walk.Application.CarrierName}的申报结果已在《{outcome.Value.Announcement.Title}》中公布。",
                $"/announcements/{outcome.Value.Announcement.Id}", now);
        }

        try
        {
            await db.Commit(current.Actor, now, outcome.Value.Happened);
            return outcome.Value.Announcement;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return new Refusal("所选申报中有的刚由他人办理，没有公布。请刷新后再选。", "cases");
        }
    }

    /// <summary>A first version of the text, from the facts of the cases.</summary>
    public AnnouncementForm Draft(Round round, IReadOnlyList<WaitingCase> waiting)
    {
        var day = LegalTime.DayOf(clock.Now);
        var awards = waiting.GroupBy(w => w.Award).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var number = round.DocumentNumber is { Length: > 0 } n ? $"（{n}）" : "";
        var title = $"关于公布{string.Join("、", awards.Select(a => a.Key))}名单的通知";
        var text = $"根据《{round.Title}》{number}，经推荐、评审、审定和公示，现公布以下名单：{string.Join("；", awards.Select(a => $"{a.Key} {a.Count()} 家"))}。名单附后。\n\n"
            + $"{current.Actor.OrganisationName}\n{day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}";
        return new AnnouncementForm(title, null, text);
    }
}
