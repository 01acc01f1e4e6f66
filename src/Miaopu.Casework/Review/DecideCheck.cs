using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>形式审查等核对环节的办理：pass, refuse, return or put off, on the ground of the checklist.</summary>
public static class DecideCheck
{
    /// <summary>
    /// Signs the current step and, after the last, passes the case on. Every line has an opinion that lets it pass, everything left to this body is judged, and
    /// a line that passes against the system's answer says why.
    /// </summary>
    public static Outcome<List<Happening>> Pass(CaseWalk walk, StageRun run, Checklist list, string? note)
    {
        if (NotMine(walk, run) is { } refusal)
        {
            return refusal;
        }

        var refusals = list.Lines.SelectMany(WhyNot).ToList();
        return refusals.Count > 0 ? refusals : End(walk, run, list, StageResults.Pass, note);
    }

    /// <summary>Refuses the case. The reasons are those of the lines marked 不符合, or the note.</summary>
    public static Outcome<List<Happening>> Refuse(CaseWalk walk, StageRun run, Checklist list, string? note)
    {
        if (NotMine(walk, run) is { } refusal)
        {
            return refusal;
        }

        var marked = list.Lines.Where(l => l.Mark == LineMark.NotMet).ToList();
        if (marked.Find(l => l.Text.Length == 0) is { } silent)
        {
            return new Refusal($"“{silent.Label}”标为不符合，请写明理由。", silent.About);
        }

        var reasons = marked.Select(l => $"{l.Label}：{l.Text}").Concat(string.IsNullOrWhiteSpace(note) ? [] : [note.Trim()]).ToList();
        return reasons.Count == 0
            ? new Refusal("不予通过须写明理由：请在清单中把不符合的项目标出来，或在下面填写。", "note")
            : End(walk, run, list, StageResults.Refuse, string.Join('；', reasons));
    }

    /// <summary>Returns the case with the lines marked 需修改 as what is to be mended.</summary>
    public static Outcome<List<Happening>> Return(CaseWalk walk, StageRun run, Checklist list, string? note)
    {
        if (NotMine(walk, run) is { } refusal)
        {
            return refusal;
        }

        var marked = list.Lines.Where(l => l.Mark == LineMark.Mend).ToList();
        if (marked.Count == 0)
        {
            return new Refusal("退回须逐条写明需要修改的内容：请在清单中把需修改的项目标出来并写明理由。", "note");
        }

        if (marked.Where(l => l.Text.Length == 0).ToList() is { Count: > 0 } silent)
        {
            return silent.Select(l => new Refusal($"“{l.Label}”标为需修改，请写明哪里不对、怎样改。", l.About)).ToList();
        }

        return End(walk, run, list, StageResults.Return, note, [.. ItemsToMend(list)]);
    }

    /// <summary>What a return made now would ask to mend.</summary>
    public static IEnumerable<ReturnItem> ItemsToMend(Checklist list) =>
        list.Lines.Where(l => l.Mark == LineMark.Mend).Select(l => new ReturnItem(l.About, l.Label, l.Text));

    /// <summary>Puts the case off, where the pack has somewhere to put it.</summary>
    public static Outcome<List<Happening>> Defer(CaseWalk walk, StageRun run, Checklist list, string? note) =>
        NotMine(walk, run) is { } refusal ? refusal
        : string.IsNullOrWhiteSpace(note) ? new Refusal("请写明暂缓的理由。", "note")
        : End(walk, run, list, StageResults.Defer, note);

    private static Refusal? NotMine(CaseWalk walk, StageRun run) =>
        run.EndedAt is not null ? new Refusal($"“{run.Title}”已经办结，不必重复办理。下面是最新状态。")
        : run.Act != StageAct.Check || !ReviewRights.MayAct(walk.Actor, run) ? new Refusal("这一步不由您办理。")
        : null;

    private static IEnumerable<Refusal> WhyNot(CheckLine line)
    {
        if (line.Judged.Any(j => j.Given is null))
        {
            yield return new Refusal($"“{line.Label}”还有 {line.Judged.Count(j => j.Given is null)} 处待本单位认定。", line.About);
        }

        switch (line.Mark)
        {
            case LineMark.None:
                yield return new Refusal($"“{line.Label}”还没有意见。", line.About);
                break;
            case LineMark.Mend:
                yield return new Refusal($"“{line.Label}”标为需修改，不能通过。请退回修改，或改变意见。", line.About);
                break;
            case LineMark.NotMet:
                yield return new Refusal($"“{line.Label}”标为不符合，不能通过。请作不予通过的决定，或改变意见。", line.About);
                break;
            case LineMark.Pass when line.PassNeedsReason && line.Text.Length == 0:
                yield return new Refusal($"“{line.Label}”系统未判为达到，您认为可以通过，请写明理由。", line.About);
                break;
        }
    }

    private static Outcome<List<Happening>> End(
        CaseWalk walk, StageRun run, Checklist list, string result, string? note, IReadOnlyList<ReturnItem>? mend = null)
    {
        if (walk.Procedure.Stage(run.Stage).End(result) is null)
        {
            return new Refusal($"“{run.Title}”按本政策不能这样办理。");
        }

        var step = run.Step;
        var finished = walk.Finish(run, result, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), mend);
        return finished.Refused
            ? finished
            : new List<Happening>(
            [
                new Happening(Streams.Case(walk.Application.Id), "Checked", new { run.Stage, run.Attempt, Step = step, Result = result, Opinions = list.Digest(), Passed = list.Count(LineMark.Pass) }),
                .. finished.Value,
            ]);
    }
}
