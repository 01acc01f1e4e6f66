using Miaopu.Casework.Journal;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>签批: moves the run of an act that ends in a document of its own (announcement, certificate) to its next sign-off, before the last one makes the document.</summary>
public static class SignOffStage
{
    public static Outcome<List<Happening>> Decide(CaseWalk walk, StageRun run) =>
        !CaseRights.MayAct(walk.Actor, run) ? new Refusal("这一步不由您办理，或已由他人办结。")
        : !walk.AwaitsSignOff(run) ? new Refusal($"“{run.Title}”已到最后一步，请直接办结。")
        : walk.SignOff(run, StageResults.Done);
}
