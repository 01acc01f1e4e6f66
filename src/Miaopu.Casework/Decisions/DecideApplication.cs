using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Decisions;

/// <summary>决定：what the deciding body made of one case, with its reasons.</summary>
public sealed class Decision
{
    private Decision()
    {
    }

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>One of <see cref="StageResults"/>: accept, refuse, return, defer.</summary>
    public string Result { get; private set; } = "";

    public string Reasons { get; private set; } = "";

    /// <summary>Minutes of the meeting that decided, where one did (会议纪要编号).</summary>
    public string? Minutes { get; private set; }

    public Guid By { get; private set; }

    public DateTime At { get; private set; }

    internal static Decision Make(Guid id, StageRun run, Guid applicationId, DecisionForm form, Guid by, DateTime now) => new()
    {
        Id = id,
        ApplicationId = applicationId,
        RunId = run.Id,
        Result = form.Result,
        Reasons = form.Reasons!.Trim(),
        Minutes = string.IsNullOrWhiteSpace(form.Minutes) ? null : form.Minutes.Trim(),
        By = by,
        At = now,
    };
}

/// <param name="Result">One of the results the stage's ends name.</param>
/// <param name="Mend">For a return: what is to be mended.</param>
public sealed record DecisionForm(string Result, string? Reasons, string? Minutes, IReadOnlyList<ReturnItem> Mend);

/// <summary>Decides one case; a batch decides each of its cases on its own.</summary>
public static class DecideApplication
{
    public static Outcome<(Decision Decision, List<Happening> Happened)> Decide(CaseWalk walk, StageRun run, DecisionForm form, Guid id)
    {
        if (!CaseRights.MayAct(walk.Actor, run) || run.Act != StageAct.Decide)
        {
            return new Refusal("这件申报不在您的决定环节，可能已由他人办结。");
        }

        if (walk.Procedure.Stage(run.Stage).End(form.Result) is null)
        {
            return new Refusal("请选择决定的结果。", "result");
        }

        if (string.IsNullOrWhiteSpace(form.Reasons))
        {
            return new Refusal("请写明决定的理由。", "reasons");
        }

        if (form.Reasons.Length > 2000)
        {
            return new Refusal($"理由最多 2000 个字，现有 {form.Reasons.Length} 个字。", "reasons");
        }

        var decision = Decision.Make(id, run, walk.Application.Id, form, walk.Actor.PersonId, walk.Now);
        var finished = walk.Finish(run, form.Result, decision.Reasons, form.Mend);
        return finished.Refused
            ? finished.Refusals.ToList()
            : (decision, [new Happening(Streams.Case(walk.Application.Id), "Decided", new { Decision = id, form.Result, decision.Minutes }), .. finished.Value]);
    }
}
