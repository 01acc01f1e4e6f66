using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Review;

/// <summary>Where a decision leads, and what the next page says of it.</summary>
public sealed record Decided(string Sentence, string Href);

/// <summary>Handles the form of a check: keeps what was filled in, then decides on it.</summary>
public sealed class DecideOnCheck(MiaopuDb db, OpenCase cases, OpenCheck checks, KeepOpinions keep, CurrentActor current)
{
    /// <summary>The last marks and texts of the same page may still be on their way when the button is pressed; whoever comes second looks at the case anew.</summary>
    private const int MostTries = 5;

    public async Task<Outcome<Decided>> Handle(OpenedCheck check, PostedCheck posted, IFormCollection form, CancellationToken cancel = default)
    {
        for (var left = MostTries; ; left--)
        {
            try
            {
                return await Once(check, posted, form, cancel);
            }
            catch (DbUpdateException e) when (Clash.Is(e))
            {
                db.ChangeTracker.Clear();
                if (left == 1 || await checks.Find(check.Case.Application.Id, check.Run.Id, cancel) is not { } now)
                {
                    return new Refusal("这件申报同时有别的改动正在保存，您的操作没有生效。请核对后再办理一次。");
                }

                check = now;
            }
        }
    }

    private async Task<Outcome<Decided>> Once(OpenedCheck check, PostedCheck posted, IFormCollection form, CancellationToken cancel)
    {
        var (application, run) = (check.Case.Application, check.Run);
        if (run.EndedAt is not null || (posted.Act == "pass" && posted.Step != run.Step))
        {
            // sent twice, or signed by a colleague meanwhile: nothing is done again
            return new Decided($"“{run.Title}”这一步已经办过，下面是最新状态。", run.EndedAt is null ? ReviewFeature.CheckHref(application.Id, run.Id) : "/desk");
        }

        if (posted.Act is "refuse" or "return" or "defer" && posted.Step != run.Step)
        {
            return new Refusal("这件申报刚由他人签署，您的操作没有生效。请核对最新意见后再办理。");
        }

        if (Casework.Cases.FourEyes.Refuse(check.Stage, run, current.Actor) is { } refusal)
        {
            return refusal;
        }

        var refusals = await keep.All(check, form, cancel);
        if (refusals.Count > 0)
        {
            return refusals.ToList();
        }

        if (posted.Act is not ("pass" or "refuse" or "return" or "defer"))
        {
            return new Decided("意见已保存。", ReviewFeature.CheckHref(application.Id, run.Id));
        }

        check = await checks.With(check.Case, run, cancel);
        var walk = cases.Walk(check.Case);
        var outcome = Decide(walk, check, posted);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        await db.CommitCases(current.Actor, walk.Now, outcome.Value, cancel);
        return run.EndedAt is null
            ? new Decided($"已签署，等待{check.Stage.Steps[run.Step]}。", ReviewFeature.CheckHref(application.Id, run.Id))
            : new Decided($"{application.CarrierName}：{run.Title}{Word(posted.Act)}。", "/desk");
    }

    private static Outcome<List<Happening>> Decide(Casework.Cases.CaseWalk walk, OpenedCheck check, PostedCheck posted) => posted.Act switch
    {
        "pass" => DecideCheck.Pass(walk, check.Run, check.List, posted.Note),
        "refuse" => DecideCheck.Refuse(walk, check.Run, check.List, posted.Note),
        "return" => DecideCheck.Return(walk, check.Run, check.List, posted.Note),
        _ => DecideCheck.Defer(walk, check.Run, check.List, posted.Note),
    };

    private static string Word(string act) => act switch
    {
        "pass" => "已通过",
        "refuse" => "不予通过",
        "return" => "已退回修改",
        _ => "已暂缓",
    };
}
