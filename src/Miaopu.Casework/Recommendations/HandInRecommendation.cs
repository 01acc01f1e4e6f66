using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Recommendations;

/// <summary>A case that waits to be recommended.</summary>
/// <param name="Due">By the round's dates as they stand now, even where the case was not yet told; null where it has no due date.</param>
public sealed record CaseToRecommend(Application Application, StageRun Run, DateTime? Due)
{
    public static CaseToRecommend Of(Application application, StageRun run, Procedure procedure) => new(application, run, FollowDates.DueNow(application, procedure, run)?.At);
}

/// <summary>报送推荐：every case of the batch goes on in one act, with letter and table, before the round's date.</summary>
public static class HandInRecommendation
{
    /// <summary>What would refuse a hand-in made now; asked before documents are made, and again when they are handed in.</summary>
    /// <param name="letter">Number and date of the letter; null for a signature before the last, which needs neither.</param>
    public static IReadOnlyList<Refusal> Refusals(Actor actor, IReadOnlyList<CaseToRecommend> cases, LetterFacts? letter, DateTime now)
    {
        if (cases.Count == 0)
        {
            return [new Refusal("没有等待报送的申报，可能已由他人报送。")];
        }

        if (cases.FirstOrDefault(c => c.Run.Act != StageAct.Recommend || !ReviewRights.MayAct(actor, c.Run)) is { } foreign)
        {
            return [new Refusal($"{foreign.Application.CarrierName}已经报送，或不由您报送。请刷新页面。")];
        }

        if (cases.Select(c => c.Due).Min() is { } due && now >= due)
        {
            return [new Refusal($"已过报送截止时间 {new DueDate(due).Stamp}，收到请求的时间是 {LegalTime.ToLocal(now):yyyy-MM-dd HH:mm:ss}，不能报送。")];
        }

        var refusals = new List<Refusal>();
        if (letter is null)
        {
            return refusals;
        }

        if (!Values.DocumentNumber.TryParse(letter.DocumentNumber, LegalTime.DayOf(now), out _, out var why))
        {
            refusals.Add(new Refusal(why, "DocumentNumber"));
        }

        if (letter.SignedOn is not { } day)
        {
            refusals.Add(new Refusal("请填写成文日期。", "SignedOn"));
        }
        else if (day > LegalTime.DayOf(now))
        {
            refusals.Add(new Refusal("成文日期还没有到。", "SignedOn"));
        }

        return refusals;
    }

    /// <summary>
    /// A signature before the last: the cases that stand at the earliest step move to the next. One that joined the batch late is signed alone until it has caught up.
    /// </summary>
    public static Outcome<List<Happening>> Sign(Actor actor, IReadOnlyList<CaseToRecommend> cases, IReadOnlyDictionary<Guid, CaseWalk> walks, DateTime now)
    {
        if (Refusals(actor, cases, null, now) is { Count: > 0 } refusals)
        {
            return refusals.ToList();
        }

        var happened = new List<Happening>();
        var step = cases.Min(c => c.Run.Step);
        foreach (var (application, run, _) in cases.Where(c => c.Run.Step == step))
        {
            var signed = walks[application.Id].Finish(run, StageResults.Done);
            if (signed.Refused)
            {
                return signed.Refusals.ToList();
            }

            happened.AddRange(signed.Value);
        }

        return happened;
    }

    /// <summary>The last signature: the batch goes on with its papers.</summary>
    /// <param name="letterHash">Of the letter made of these cases; the file is kept already.</param>
    /// <param name="tableHash">Of the table, likewise.</param>
    /// <param name="walks">A walk for each case.</param>
    public static Outcome<(Recommendation Recommendation, List<Happening> Happened)> Decide(
        Actor actor, IReadOnlyList<CaseToRecommend> cases, string group, LetterFacts letter, ContentHash letterHash, ContentHash tableHash,
        IReadOnlyDictionary<Guid, CaseWalk> walks, Guid id, DateTime now)
    {
        if (Refusals(actor, cases, letter, now) is { Count: > 0 } refusals)
        {
            return refusals.ToList();
        }

        var ordered = cases.OrderBy(c => c.Application.Rank ?? int.MaxValue).ThenBy(c => c.Application.ReceivedAt).ToList();
        var recommended = ordered.Select((c, i) => new RecommendedCase(c.Application.Id, c.Run.Id, c.Application.Rank ?? i + 1)).ToList();
        var recommendation = Recommendation.Make(id, actor, cases[0].Application.RoundId, group, letter, letterHash.Value, tableHash.Value, recommended, now);
        var happened = new List<Happening>();
        foreach (var (application, run, _) in ordered)
        {
            var finished = walks[application.Id].Finish(run, StageResults.Done);
            if (finished.Refused)
            {
                return finished.Refusals.ToList();
            }

            happened.Add(new Happening(Streams.Case(application.Id), "Recommended", new { Recommendation = id, application.Rank, Letter = letterHash.Value, Table = tableHash.Value }));
            happened.AddRange(finished.Value);
        }

        return (recommendation, happened);
    }
}
