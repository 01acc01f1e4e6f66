using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Decisions;

/// <summary>
/// 审定: the first sign-off proposes a decision with its reasons, each further one agrees or gives it back, the last gives it effect. A batch decides each of
/// its cases on its own.
/// </summary>
public static class DecideApplication
{
    public const int LongestReasons = 2000;

    public static Outcome<(Decision Decision, List<Happening> Happened)> Propose(CaseWalk walk, StageRun run, DecisionForm form, Guid id)
    {
        if (!CaseRights.MayAct(walk.Actor, run) || run.Act != StageAct.Decide)
        {
            return new Refusal("这件申报不在您的决定环节，可能已由他人办结。");
        }

        if (run.Step > 0)
        {
            return new Refusal("这件申报已有拟定的决定，请复核或退回经办。");
        }

        var refusals = new List<Refusal>();
        if (walk.Procedure.Stage(run.Stage).End(form.Result) is null)
        {
            refusals.Add(new Refusal("请选择决定的结果。", "result"));
        }

        if (string.IsNullOrWhiteSpace(form.Reasons))
        {
            refusals.Add(new Refusal("请写明决定的理由。", "reasons"));
        }
        else if (form.Reasons.Trim().Length > LongestReasons)
        {
            refusals.Add(new Refusal($"理由最多 {LongestReasons} 个字，现有 {form.Reasons.Trim().Length} 个字。", "reasons"));
        }

        if (form.Minutes?.Trim().Length > 100)
        {
            refusals.Add(new Refusal("会议纪要编号最多 100 个字，请核对。", "minutes"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var decision = Decision.Propose(id, run, walk.Application.Id, form, walk.Actor.PersonId, walk.Now);
        return Sign(walk, run, decision, null, form.Mend, "DecisionProposed");
    }

    /// <summary>复核、签发: agrees with what was proposed.</summary>
    /// <param name="step">The sign-off the reader saw as next: a form that comes twice signs once.</param>
    public static Outcome<(Decision Decision, List<Happening> Happened)> Agree(CaseWalk walk, StageRun run, Decision decision, int step, string? note) =>
        (Refuse(walk, run, decision, step) ?? TooLong(note)) is { } refusal ? refusal : Sign(walk, run, decision, note, [], "DecisionSigned");

    /// <summary>退回经办: what was proposed falls, and the case waits for another proposal.</summary>
    public static Outcome<List<Happening>> SendBack(CaseWalk walk, StageRun run, Decision decision, int step, string? note)
    {
        if ((Refuse(walk, run, decision, step) ?? TooLong(note)) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(note))
        {
            return new Refusal("请写明退回经办的意见。", "note");
        }

        var title = walk.Procedure.Stage(run.Stage).Steps[run.Step];
        var back = walk.BackToFirstStep(run, note);
        if (!back.Refused)
        {
            decision.SendBack(title, walk.Actor.PersonId, note.Trim(), walk.Now);
        }

        return back;
    }

    private static Outcome<(Decision Decision, List<Happening> Happened)> Sign(
        CaseWalk walk, StageRun run, Decision decision, string? note, IReadOnlyList<ReturnItem> mend, string kind)
    {
        var steps = walk.Procedure.Stage(run.Stage).Steps;

        // A return only asks the applicant to mend something: it takes effect at once.
        var last = !walk.AwaitsSignOff(run) || decision.Result == StageResults.Return;
        var step = steps.Count == 0 ? "决定" : steps[run.Step];
        var moved = last ? walk.Finish(run, decision.Result, decision.Reasons, mend) : walk.SignOff(run, decision.Result);
        if (moved.Refused)
        {
            return moved.Refusals.ToList();
        }

        decision.Sign(step, walk.Actor.PersonId, note, last, walk.Now);
        return (decision, [
            new Happening(Streams.Case(walk.Application.Id), last ? "Decided" : kind, new { Decision = decision.Id, decision.Result, decision.Minutes, Step = step }),
            .. moved.Value]);
    }

    private static Refusal? Refuse(CaseWalk walk, StageRun run, Decision decision, int step) =>
        CaseRights.MayAct(walk.Actor, run) && run.Act == StageAct.Decide && run.Step > 0 && run.Step == step && decision.RunId == run.Id && decision.IsPending
            ? null
            : new Refusal("这项决定已由他人办理，请刷新页面查看最新状态。");

    private static Refusal? TooLong(string? note) => note?.Trim().Length > 500 ? new Refusal("意见最多 500 个字，请缩短。", "note") : null;
}
