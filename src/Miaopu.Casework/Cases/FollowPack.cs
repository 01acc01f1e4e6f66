using Miaopu.Casework.Journal;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>随批次修订: an open case that is not decided goes on under the text that its round has now.</summary>
public static class FollowPack
{
    /// <summary>
    /// Where the case stands it stays. A stage whose time the new text sets otherwise is due when it would be had it begun under that text, but never earlier than the case
    /// was told; a return keeps its time, and so does a notice that the public reads: it ends when it says. One that is drafted is published for the new days. Nothing happens to a case that is decided, or has the text already.
    /// </summary>
    /// <param name="walk">By the procedure of the new text.</param>
    /// <param name="before">The text it had.</param>
    /// <param name="notices">The open notices in which the case stands, drafts among them.</param>
    /// <param name="criteria">Ids of the criteria that are answered otherwise, for its history.</param>
    public static List<Happening> Decide(CaseWalk walk, PolicyPack before, RoundAmendment amendment, IReadOnlyCollection<PublicNotice> notices, IReadOnlyList<string> criteria)
    {
        var (application, after) = (walk.Application, walk.Procedure.Pack);
        if (application.IsDecidedUnder(before) || application.PackHash == after.Hash)
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
            var (stage, notice) = (walk.Procedure.Stage(run.Stage), notices.FirstOrDefault(n => n.Items.Any(i => i.RunId == run.Id)));
            if (notice?.PublishedAt is not null)
            {
                continue;
            }

            notice?.StandFor(stage.Due?.WorkingDays ?? 0);
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
