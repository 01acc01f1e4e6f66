using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Decisions;

/// <summary>Signs a case on to the next step of an act whose last step makes a document.</summary>
public sealed class SignOffCases(MiaopuDb db, OpenCase cases, CurrentActor current)
{
    /// <summary>Null where the case does not exist for the actor.</summary>
    public async Task<Outcome<bool>?> Sign(Guid caseId, StageAct act, int step)
    {
        if (await cases.Find(caseId) is not { } opened)
        {
            return null;
        }

        if (opened.Application.OpenRun(act) is not { } run)
        {
            return new Refusal("这一步已由他人办结，请刷新页面查看最新状态。");
        }

        var walk = cases.Walk(opened);
        var outcome = SignOffStage.Decide(walk, run, step);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        try
        {
            await db.CommitCases(current.Actor, walk.Now, outcome.Value);
            return true;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("这件申报刚由他人办理，请刷新页面查看最新状态。");
        }
    }
}
