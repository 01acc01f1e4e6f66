using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Experts;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

/// <summary>Situations in the hands of the province, on top of <see cref="Given"/>.</summary>
public sealed class ProvinceGiven(RunningHost host, Given given)
{
    /// <summary>A pack with a sanction that sets a ban.</summary>
    public const string PackWithBan = "liaoning/specialised-makerspace";

    private int experts;

    /// <summary>A case that was handed in and walked on until it waits for the act.</summary>
    public async Task<Guid> ACaseAt(StageAct act, Round round, Carrier? carrier = null)
    {
        var id = await given.AReceivedApplication(round, carrier);
        await Walk(id, act);
        return id;
    }

    /// <summary>Walks a case along its graph, every stage ending well, until it waits for the act; null walks it to its end.</summary>
    public async Task Walk(Guid id, StageAct? until)
    {
        while (await Step(id, until))
        {
        }
    }

    /// <summary>Somebody in the pool of the province.</summary>
    public async Task<(Someone Someone, Expert Expert)> AnExpert(string name, string employer)
    {
        var someone = await given.APerson($"expert{++experts}", name, given.Province, Role.Expert);
        var expert = await given.As(given.Officer, async services =>
            (await services.GetRequiredService<KeepPool>().Enter(someone.SignInName, new ExpertForm(employer, "创业孵化"))).Value);
        return (someone, expert);
    }

    public Task<ExpertAssignment> TaskOf(Guid caseId, Expert expert) => host.InDatabase(db =>
        db.Set<ExpertAssignment>().AsNoTracking().SingleAsync(a => a.ApplicationId == caseId && a.ExpertId == expert.Id));

    private async Task<bool> Step(Guid id, StageAct? until)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var opened = (await scope.ServiceProvider.GetRequiredService<OpenCase>().FindUnchecked(id))!;
        if (opened.Application.OpenRuns.FirstOrDefault() is not { } run || run.Act == until)
        {
            return false;
        }

        var result = run.Act switch
        {
            StageAct.Check or StageAct.Visit => StageResults.Pass,
            StageAct.Publicise => StageResults.Clear,
            StageAct.Decide => StageResults.Accept,
            _ => StageResults.Done,
        };
        var walk = new CaseWalk(opened.Application, opened.Procedure, Actor.System, host.Clock.Now, Ids.New);
        await db.Commit(Actor.System, host.Clock.Now, walk.Finish(run, result).Value);
        return true;
    }
}
