using Miaopu.Casework.Journal;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>随批次修订: an open case that is not decided goes on under the text that its round has now.</summary>
public static class FollowPack
{
    /// <summary>
    /// Where the case stands it stays. A stage whose time the new text sets otherwise is due when it would be had it begun under that text, but never earlier than the case
    /// was told; a return keeps its time. Nothing happens to a case that is decided, or has the text already.
    /// </summary>
    /// <param name="walk">By the procedure of the new text.</param>
    /// <param name="before">The text it had.</param>
    /// <param name="criteria">Ids of the criteria that are answered otherwise, for its history.</param>
    public static List<Happening> Decide(CaseWalk walk, PolicyPack before, RoundAmendment amendment, IReadOnlyList<string> criteria)
    {
        var (application, after) = (walk.Application, walk.Procedure.Pack);
        if (application.IsDecided || application.PackHash == after.Hash)
        {
            return [];
        }

        application.GoOnUnder(after.Hash);
        var happened = new List<Happening>
        {
            new(Streams.Case(application.Id), "PackAmended", new { Amendment = amendment.Id, From = before.Hash, To = after.Hash, amendment.DocumentNumber, amendment.Reason, Criteria = criteria }),
        };
        foreach (var run in application.OpenRuns.Where(r => r.ReturnId is null && r.DueAt is not null).ToList())
        {
            var stage = walk.Procedure.Stage(run.Stage);
            if (stage.Due == before.Stage(run.Stage)?.Due || walk.Procedure.DueOf(stage, run.StartedAt) is not { } due || due.At <= run.DueAt)
            {
                continue;
            }

            var told = run.DueAt;
            run.Extend(due.At, due.Provisional);
            happened.Add(new Happening(Streams.Case(application.Id), "DueAmended", new { run.Stage, run.Attempt, From = told, Due = due.At, amendment.DocumentNumber }));
        }

        return happened;
    }
}
