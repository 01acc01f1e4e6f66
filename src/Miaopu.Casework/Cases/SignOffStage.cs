using Miaopu.Casework.Journal;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>签批: moves the run of an act that ends in a document of its own (announcement, certificate) to its next sign-off, before the last one makes the document.</summary>
public static class SignOffStage
{
    /// <param name="step">The sign-off the reader saw as next: a form that comes twice signs once.</param>
    public static Outcome<List<Happening>> Decide(CaseWalk walk, StageRun run, int step) =>
        !CaseRights.MayAct(walk.Actor, run) ? new Refusal("这一步不由您办理，或已由他人办结。")
        : run.Step != step ? new Refusal("这一步已由他人签批，请刷新页面查看最新状态。")
        : !walk.AwaitsSignOff(run) ? new Refusal($"“{run.Title}”已到最后一步，请直接办结。")
        : walk.SignOff(run, StageResults.Done);
}
