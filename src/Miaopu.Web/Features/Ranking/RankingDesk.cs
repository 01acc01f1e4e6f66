using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Ranking;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Ranking;

/// <summary>Cases of one round that stand in one order.</summary>
/// <param name="Before">How many of the group the organisation has ranked already.</param>
public sealed record RankingList(Round Round, string Group, IReadOnlyList<OpenedCase> Cases, int Before)
{
    /// <summary>Taken when the list was opened: a page is also drawn while the order is being settled.</summary>
    public IReadOnlyList<CaseToRank> ToRank { get; } = [.. Cases.Select(c => new CaseToRank(c.Application, c.Application.OpenRun(StageAct.Rank)!))];

    public DateTime? Due => ToRank.Min(c => c.Run.DueAt);
}

/// <summary>The rankings that wait for the actor's organisation.</summary>
public sealed class RankingDesk(MiaopuDb db, OpenCase cases, CurrentActor current, BusinessClock clock)
{
    public async Task<IReadOnlyList<RankingList>> Waiting(CancellationToken cancel = default)
    {
        var organisation = current.Actor.OrganisationId;
        var rows = await (
            from r in db.StageRuns.AsNoTracking()
            where r.OrganisationId == organisation && r.Act == StageAct.Rank && (r.EndedAt == null || r.Result == StageResults.Done)
            join a in db.Applications on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            select new { a.Id, a.RoundId, a.PackId, r.Stage, Open = r.EndedAt == null }).ToListAsync(cancel);
        var opened = await cases.FindAll([.. rows.Where(r => r.Open).Select(r => r.Id)], cancel);
        return [.. opened.GroupBy(o => (o.Round.Id, Group: GroupOf(o))).Select(g =>
        {
            var packs = g.Select(o => o.Pack.Id).ToHashSet(StringComparer.Ordinal);
            var before = rows.Count(r => !r.Open && r.RoundId == g.Key.Id && packs.Contains(r.PackId) && g.All(o => o.Application.Id != r.Id));
            return new RankingList(g.First().Round, g.Key.Group, [.. g.OrderBy(o => o.Application.Rank ?? int.MaxValue).ThenBy(o => o.Application.ReceivedAt)], before);
        }).OrderByDescending(l => l.Round.OpenedAt).ThenBy(l => l.Group, StringComparer.Ordinal)];
    }

    public async Task<RankingList?> Find(Guid round, string group, CancellationToken cancel = default) =>
        (await Waiting(cancel)).FirstOrDefault(l => l.Round.Id == round && l.Group == group);

    /// <param name="seen">Version of each application that the page showed.</param>
    /// <param name="settle">Whether to settle the order, or only to keep it.</param>
    public async Task<Outcome<string>> Handle(RankingList list, IReadOnlyDictionary<Guid, int?> ranks, IReadOnlyDictionary<Guid, int> seen, bool settle, CancellationToken cancel = default)
    {
        if (list.Cases.Any(c => seen.GetValueOrDefault(c.Application.Id, -1) != c.Application.Version) || seen.Count != list.Cases.Count)
        {
            return new Refusal("名次或名单刚刚由他人改动。下面左列是现在的名次，右列是您填写的，请核对后再保存。", "version");
        }

        var now = clock.Now;
        var kept = RankCases.Keep(current.Actor, list.ToRank, list.Before, ranks);
        if (kept.Refused)
        {
            return kept.Refusals.ToList();
        }

        var happened = new List<Happening>(kept.Value);
        if (settle)
        {
            var settled = RankCases.Settle(current.Actor, list.ToRank, list.Before, list.Cases.ToDictionary(c => c.Application.Id, c => cases.Walk(c, now)));
            if (settled.Refused)
            {
                db.ChangeTracker.Clear();
                return settled.Refusals.ToList();
            }

            happened.AddRange(settled.Value);
        }

        if (happened.Count == 0)
        {
            return "名次没有变化。";
        }

        try
        {
            await db.CommitCases(current.Actor, now, happened, cancel);
            return settle ? $"{list.Cases.Count} 家的推荐顺序已确定。" : "名次已保存。";
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return new Refusal("名次刚刚由他人改动，您的操作没有生效。请刷新页面查看最新名次。");
        }
    }

    internal static string GroupOf(OpenedCase opened)
    {
        var run = opened.Application.OpenRun(StageAct.Rank) ?? opened.Application.OpenRun(StageAct.Recommend)!;
        return RankingGroup.Of(opened.Pack, opened.Procedure.Stage(run.Stage));
    }
}
