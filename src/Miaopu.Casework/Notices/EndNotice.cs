using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Notices;

/// <summary>What came of ending a notice.</summary>
/// <param name="Waiting">Names of the carriers whose objections are still open.</param>
public sealed record NoticeEnded(int Clear, int Upheld, IReadOnlyList<string> Waiting, List<Happening> Happened);

/// <summary>结束公示：after its period, each case goes on by what became of the objections to it; one with an open objection stays.</summary>
public static class EndNotice
{
    /// <param name="walks">A walk for each case of the notice that is still in it.</param>
    public static Outcome<NoticeEnded> Decide(Actor actor, PublicNotice notice, IReadOnlyList<Objection> objections, IReadOnlyDictionary<Guid, CaseWalk> walks, DateTime now)
    {
        if (!ReviewRights.MayHandleFor(actor, notice.OrganisationId))
        {
            return new Refusal("这份公示不由您办理。");
        }

        if (notice.EndsAt is not { } end)
        {
            return new Refusal("这份公示还没有发布。");
        }

        if (now < end)
        {
            return new Refusal($"公示期到 {new DueDate(end).Stamp} 为止，现在是 {LegalTime.ToLocal(now):yyyy-MM-dd HH:mm:ss}，期满后才能办结。");
        }

        var (clear, upheld, waiting, happened) = (0, 0, new List<string>(), new List<Happening>());
        foreach (var item in notice.Items.Where(i => i.EndedAt is null))
        {
            var own = objections.Where(o => o.ApplicationId == item.ApplicationId).ToList();
            if (own.Exists(o => o.IsOpen))
            {
                waiting.Add(item.CarrierName);
                continue;
            }

            var result = own.Exists(o => o.State == ObjectionState.Upheld) ? StageResults.Upheld : StageResults.Clear;
            var run = walks[item.ApplicationId].Application.Run(item.RunId)!;
            if (run.EndedAt is not null)
            {
                notice.End(item, run.Result!, now);
                happened.Add(new Happening(Streams.Case(item.ApplicationId), "NoticeLeft", new { Notice = notice.Id, run.Result }));
                continue;
            }

            var note = string.Join('；', own.Where(o => o.State == ObjectionState.Upheld).Select(o => o.Reply));
            var finished = walks[item.ApplicationId].Finish(run, result, note.Length == 0 ? null : note);
            if (finished.Refused)
            {
                return finished.Refusals.ToList();
            }

            happened.AddRange(finished.Value);
            if (run.EndedAt is not null)
            {
                notice.End(item, result, now);
            }

            (clear, upheld) = result == StageResults.Clear ? (clear + 1, upheld) : (clear, upheld + 1);
        }

        return clear + upheld == 0 && waiting.Count > 0
            ? new Refusal($"还有异议没有处理完，不能办结：{string.Join('、', waiting)}。")
            : happened.Count == 0 ? new Refusal("这份公示已经办结。")
            : new NoticeEnded(clear, upheld, waiting, happened);
    }
}
