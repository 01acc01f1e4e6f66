using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Ranking;

/// <summary>A case that waits to be put in order.</summary>
public sealed record CaseToRank(Application Application, StageRun Run);

/// <summary>
/// Which cases of a round stand in one order: those whose packs hand them on in the same table. LN21's two kinds share one; a pack with a table of its own is ranked on
/// its own.
/// </summary>
public static class RankingGroup
{
    /// <summary>Title of the table in which a body's ranked cases of this pack are handed on; the pack's own title where there is no table.</summary>
    public static string Of(PolicyPack pack, Stage stage)
    {
        var table = pack.Stages.Where(s => s.Act == StageAct.Recommend && s.By == stage.By).SelectMany(s => s.Documents)
            .Select(id => pack.Documents.FirstOrDefault(d => d.Id == id)).FirstOrDefault(d => d is { Kind: DocumentKind.Table });
        return table?.Title ?? pack.Title;
    }
}

/// <summary>排序：the order in which an organisation recommends the cases of a round.</summary>
public static class RankCases
{
    /// <summary>Keeps an order, complete or not: places may be missing until it is settled, but none is given twice.</summary>
    /// <param name="before">How many of the group this organisation has ranked and passed on already; their places are taken.</param>
    /// <param name="ranks">Application → place; null takes the place away.</param>
    public static Outcome<List<Happening>> Keep(Actor actor, IReadOnlyList<CaseToRank> cases, int before, IReadOnlyDictionary<Guid, int?> ranks)
    {
        if (NotMine(actor, cases) is { } refusal)
        {
            return refusal;
        }

        var wrong = ranks.Where(r => r.Value is < 1 or > 9999).Select(r => new Refusal("名次应为 1 至 9999 的整数。", Field(r.Key))).ToList();
        var places = cases.Select(c => (c.Application, Rank: ranks.TryGetValue(c.Application.Id, out var rank) ? rank : c.Application.Rank)).ToList();
        wrong.AddRange(places.Where(p => p.Rank >= 1 && p.Rank <= before)
            .Select(p => new Refusal($"前 {before} 名已经推荐，{p.Application.CarrierName}的名次应从第 {before + 1} 名起。", Field(p.Application.Id))));
        wrong.AddRange(Twice(places.Where(p => p.Rank > before)));
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var happened = new List<Happening>();
        foreach (var (application, _) in cases)
        {
            if (ranks.TryGetValue(application.Id, out var rank) && rank != application.Rank)
            {
                application.Place(rank);
                happened.Add(new Happening(Streams.Case(application.Id), "Ranked", new { Rank = rank }));
            }
        }

        return happened;
    }

    /// <summary>Settles the order: every case has a place of its own, without gaps, after those that went before it in the round.</summary>
    /// <param name="cases">All cases of the group that wait.</param>
    /// <param name="before">How many of the group this organisation has ranked and passed on already.</param>
    /// <param name="walks">A walk for each case.</param>
    public static Outcome<List<Happening>> Settle(Actor actor, IReadOnlyList<CaseToRank> cases, int before, IReadOnlyDictionary<Guid, CaseWalk> walks)
    {
        if (NotMine(actor, cases) is { } refusal)
        {
            return refusal;
        }

        var wrong = Wrong(cases, before).ToList();
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var happened = new List<Happening>();
        foreach (var (application, run) in cases.OrderBy(c => c.Application.Rank))
        {
            var finished = walks[application.Id].Finish(run, StageResults.Done);
            if (finished.Refused)
            {
                return finished.Refusals.ToList();
            }

            happened.Add(new Happening(Streams.Case(application.Id), "RankSettled", new { application.Rank, Of = before + cases.Count }));
            happened.AddRange(finished.Value);
        }

        return happened;
    }

    public static string Field(Guid applicationId) => "rank:" + applicationId.ToString("N");

    private static IEnumerable<Refusal> Wrong(IReadOnlyList<CaseToRank> cases, int before)
    {
        foreach (var (application, _) in cases.Where(c => c.Application.Rank is null))
        {
            yield return new Refusal($"{application.CarrierName}还没有名次。", Field(application.Id));
        }

        foreach (var refusal in Twice(cases.Select(c => (c.Application, c.Application.Rank))))
        {
            yield return refusal;
        }

        var (first, last) = (before + 1, before + cases.Count);
        foreach (var (application, _) in cases.Where(c => c.Application.Rank is { } r && (r < first || r > last)))
        {
            yield return new Refusal($"{application.CarrierName}的名次应在 {first} 至 {last} 之间{(before > 0 ? $"（前 {before} 名已经推荐）" : "")}。", Field(application.Id));
        }
    }

    private static IEnumerable<Refusal> Twice(IEnumerable<(Application Application, int? Rank)> places) =>
        places.Where(p => p.Rank is not null).GroupBy(p => p.Rank).Where(g => g.Count() > 1).Select(same => new Refusal(
            $"第 {same.Key} 名有 {same.Count()} 家：{string.Join('、', same.Select(p => p.Application.CarrierName))}。名次不能并列，请改其中的名次。", Field(same.Last().Application.Id)));

    private static Refusal? NotMine(Actor actor, IReadOnlyList<CaseToRank> cases) =>
        cases.Count == 0 ? new Refusal("没有等待排序的申报，可能已由他人办结。")
        : cases.FirstOrDefault(c => c.Run.Act != StageAct.Rank || !ReviewRights.MayAct(actor, c.Run)) is { } foreign ? new Refusal($"{foreign.Application.CarrierName}的排序已经办结，或不由您办理。请刷新页面。")
        : null;
}
