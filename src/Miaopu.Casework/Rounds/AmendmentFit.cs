using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Rounds;

/// <summary>Whether a round can go on under another text: the same policy, dates that it has, and a place in the new procedure for every case that is under way.</summary>
public static class AmendmentFit
{
    private const int MostNamed = 5;

    /// <summary>What stands against it, each in one sentence; empty where nothing does.</summary>
    /// <param name="cases">The open cases of the scheme that are not decided, with their runs and returns.</param>
    public static IReadOnlyList<Refusal> Of(Round round, PolicyPack before, PolicyPack after, IReadOnlyList<Application> cases)
    {
        if (after.Id != before.Id)
        {
            return [new Refusal($"《{after.Title}》是另一项政策，批次只能改用同一政策的另一文本。", "to")];
        }

        if (after.Hash == before.Hash)
        {
            return [new Refusal("批次现在用的就是这一文本。", "to")];
        }

        var refusals = new List<Refusal>();
        if (after.Award != before.Award || after.CarrierKind != before.CarrierKind)
        {
            refusals.Add(new Refusal($"新文本给予的是“{after.Award}”（{after.CarrierKind}），原文本是“{before.Award}”（{before.CarrierKind}）。资格或类别不同的，请另开批次。", "to"));
        }

        Dates(round, before, after, refusals);
        if (!after.HasProcedure)
        {
            refusals.Add(new Refusal("新文本没有办理程序。", "to"));
            return refusals;
        }

        foreach (var body in after.Bodies.Where(b => b.Relation != BodyRelation.Invited))
        {
            Stand($"新文本的“{body.Name}”", "原文本没有，已开始的办件不知道由谁办理", cases.Where(c => c.Body(body.Id) is null), c => c.CarrierName, refusals);
        }

        Places(after, cases, refusals);
        return refusals;
    }

    /// <summary>
    /// What the cases under way could come too late for under the new text, and could not under the old: told before anybody agrees, not refused. Each is walked from where it
    /// stands today, as fast as it can go.
    /// </summary>
    public static IReadOnlyList<LateStage> NewlyLate(Round round, PolicyPack before, PolicyPack after, IReadOnlyList<Application> cases, WorkingCalendar calendar, DateOnly today)
    {
        var late = new List<LateStage>();
        if (after.Dates.Any(d => Due(d.Name) is null))
        {
            return [];
        }

        foreach (var standing in cases.Select(c => c.OpenRuns.Select(r => r.Stage).Distinct().Order(StringComparer.Ordinal).ToList()).DistinctBy(s => string.Join(',', s)))
        {
            var known = LastMinute.From(before, calendar, Due, standing, today).Select(l => l.Date).ToHashSet();
            late.AddRange(LastMinute.From(after, calendar, Due, standing, today).Where(l => !known.Contains(l.Date)));
        }

        return [.. late.DistinctBy(l => l.Date)];

        DueDate? Due(string date) => round.Dates.FirstOrDefault(d => d.Name == date) is { } found ? new DueDate(found.Instant) : null;
    }

    private static void Dates(Round round, PolicyPack before, PolicyPack after, List<Refusal> refusals)
    {
        var (was, now) = (before.Dates.Select(d => d.Name).ToList(), after.Dates.Select(d => d.Name).ToList());
        if (was.Except(now).ToList() is { Count: > 0 } gone)
        {
            refusals.Add(new Refusal($"新文本没有点名“{string.Join('、', gone)}”，批次已按它定了日期。", "to"));
        }

        if (now.Except(was).ToList() is { Count: > 0 } more)
        {
            refusals.Add(new Refusal($"新文本另外点名了“{string.Join('、', more)}”，本批次没有给出这个日期。", "to"));
        }
        else
        {
            var wrong = now.Zip(now.Skip(1)).FirstOrDefault(p => round.Due(p.First) > round.Due(p.Second));
            if (wrong.First is not null)
            {
                refusals.Add(new Refusal($"新文本要求{wrong.First}不晚于{wrong.Second}，本批次的日期不是这样。", "to"));
            }
        }
    }

    private static void Places(PolicyPack after, IReadOnlyList<Application> cases, List<Refusal> refusals)
    {
        var open = cases.SelectMany(c => c.Runs.Where(r => r.EndedAt is null).Select(r => (Case: c, Run: r))).ToList();
        foreach (var group in open.GroupBy(o => (o.Run.Stage, o.Run.Title, o.Run.Act)))
        {
            var (id, title, act) = group.Key;
            var standing = group.Select(o => o.Case).ToList();
            if (after.Stage(id) is not { } stage)
            {
                Stand($"新文本没有“{title}”（{id}）这一环节", "正停在那里", standing, Named, refusals);
                continue;
            }

            if (stage.Act != act)
            {
                Stand($"新文本的“{title}”（{id}）办的是另一种事", "正停在那里", standing, Named, refusals);
                continue;
            }

            Stand($"“{title}”", "已拟定决定、正在签批，请先签完或退回经办", group.Where(o => act == StageAct.Decide && o.Run.Step > 0).Select(o => o.Case), Named, refusals);
            Stand(
                $"新文本“{title}”的签批步骤不同", "正在签批，请先签完",
                group.Where(o => act != StageAct.Decide && (o.Run.Step >= Math.Max(1, stage.Steps.Count) || o.Run.Signatures.Any(s => stage.Steps.ElementAtOrDefault(s.Step) != s.Title))).Select(o => o.Case),
                Named, refusals);
            Stand(
                $"新文本“{title}”的并行分支不同", "正停在那里",
                group.Where(o => act == StageAct.Parallel && !o.Case.Runs.Where(r => r.FrameId == o.Run.Id).Select(r => r.Stage).ToHashSet().SetEquals(stage.Branches)).Select(o => o.Case), Named, refusals);
        }

        foreach (var group in cases.Where(c => c.OpenReturn is not null).GroupBy(c => (c.OpenReturn!.FromStage, c.OpenReturn.FromTitle, c.OpenReturn.ResumeStage, c.OpenReturn.LapseOutcome)))
        {
            var (from, title, resume, lapse) = group.Key;
            Stand($"新文本的“{title}”不能退回修改", "正在补正", after.Stage(from)?.End(StageResults.Return) is null ? group : [], Named, refusals);
            Stand($"新文本没有补正后回到的环节（{resume}）", "正在补正", resume is not null && after.Stage(resume) is null ? group : [], Named, refusals);
            Stand($"新文本没有结论“{lapse}”", "正在补正，逾期即按它办结", lapse is not null && after.Outcome(lapse) is null ? group : [], Named, refusals);
        }
    }

    private static void Stand(string what, string how, IEnumerable<Application> cases, Func<Application, string> name, List<Refusal> refusals)
    {
        var found = cases.DistinctBy(c => c.Id).ToList();
        if (found.Count > 0)
        {
            var named = string.Join('、', found.Take(MostNamed).Select(name));
            refusals.Add(new Refusal($"{what}，{found.Count} 件办件{how}：{named}{(found.Count > MostNamed ? "等" : "")}。", "to"));
        }
    }

    private static string Named(Application application) => application.ReceiptNumber is { } number ? $"{application.CarrierName}（{number}）" : application.CarrierName;
}
