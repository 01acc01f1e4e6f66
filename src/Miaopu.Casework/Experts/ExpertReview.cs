using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Experts;

/// <summary>What is known of an expert's ties to an applicant, found before assigning.</summary>
/// <param name="OperatorName">The applying unit.</param>
/// <param name="MemberOfOperator">The expert has a membership in the applying unit.</param>
/// <param name="NamedInLedgers">The expert's name stands in a personal field of the carrier's ledgers in force.</param>
public sealed record ExpertTies(string OperatorName, bool MemberOfOperator, bool NamedInLedgers);

/// <summary>专家评审：assign without conflicts of interest, declare, advise, hand in, close.</summary>
public static class ExpertReview
{
    /// <summary>Why this expert may not be asked about this case; null where nothing stands against it.</summary>
    public static string? Conflict(Expert expert, string expertName, ExpertTies ties) => ties switch
    {
        { MemberOfOperator: true } => $"{expertName}在申报单位任职",
        _ when expert.Employer.Length > 0 && SameName(expert.Employer, ties.OperatorName) => $"{expertName}的工作单位就是申报单位",
        { NamedInLedgers: true } => $"{expertName}在该载体的台账中登记有姓名",
        _ => null,
    };

    public static Outcome<(ExpertAssignment Assignment, Happening Happened)> Assign(
        Actor actor, Application application, StageRun run, Expert expert, string expertName, ExpertTies ties,
        IReadOnlyCollection<ExpertAssignment> already, Guid id, DateTime now)
    {
        if (!CaseRights.MayAct(actor, run) || run.Act != StageAct.Advise)
        {
            return new Refusal("这一步不由您办理，或评审已经结束。");
        }

        if (expert.AuthorityId != actor.OrganisationId || expert.Until is not null)
        {
            return new Refusal($"{expertName}已不在专家库中。", "expert");
        }

        if (already.Any(a => a.RunId == run.Id && a.ExpertId == expert.Id && a.EndedAt is null))
        {
            return new Refusal($"{expertName}已经指派过这件申报。", "expert");
        }

        if (already.Any(a => a.ApplicationId == application.Id && a.ExpertId == expert.Id && a.EndedAt is not null))
        {
            return new Refusal($"{expertName}已回避或被取消指派，请另选专家。", "expert");
        }

        if (Conflict(expert, expertName, ties) is { } conflict)
        {
            return new Refusal($"{conflict}，须回避。请另选专家。", "expert");
        }

        var assignment = ExpertAssignment.Make(id, application.Id, run.Id, expert, actor.PersonId, now);
        return (assignment, new Happening(Streams.Case(application.Id), "ExpertAssigned", new { Assignment = id, Expert = expert.Id }));
    }

    /// <summary>Whether this person may open the case as its expert.</summary>
    public static bool MayRead(Actor actor, ExpertAssignment assignment) =>
        actor.Is(Role.Expert) && assignment.PersonId == actor.PersonId && assignment.EndedAt is null;

    public static Outcome<Happening> DeclareFree(Actor actor, ExpertAssignment assignment, DateTime now)
    {
        if (!MayRead(actor, assignment) || !assignment.IsOpen)
        {
            return new Refusal("这项评审不在您名下，或已经结束。");
        }

        assignment.DeclareFree(now);
        return new Happening(Streams.Case(assignment.ApplicationId), "ExpertDeclaredFree", new { Assignment = assignment.Id });
    }

    public static Outcome<Happening> StepBack(Actor actor, ExpertAssignment assignment, string? reason, DateTime now)
    {
        if (!MayRead(actor, assignment) || !assignment.IsOpen)
        {
            return new Refusal("这项评审不在您名下，或已经结束。");
        }

        if (Why(reason, "请写明回避的原因。") is { } refusal)
        {
            return refusal;
        }

        assignment.End(reason!.Trim(), now);
        return new Happening(Streams.Case(assignment.ApplicationId), "ExpertSteppedBack", new { Assignment = assignment.Id });
    }

    /// <param name="text">JSON of the sheet, as it is kept.</param>
    public static Outcome<Happening> HandIn(Actor actor, ExpertAssignment assignment, StageRun run, PolicyPack pack, AdviceSheet sheet, string text, DateTime now)
    {
        if (!MayRead(actor, assignment) || !assignment.IsOpen || run.EndedAt is not null)
        {
            return new Refusal("这项评审不在您名下，或已经结束。");
        }

        if (assignment.DeclaredFreeAt is null)
        {
            return new Refusal("请先声明与申报单位没有利害关系。", "declare");
        }

        var gaps = sheet.Gaps(pack, pack.ReviewSheet!);
        if (gaps.Count > 0)
        {
            return gaps;
        }

        assignment.HandIn(text, now);
        return new Happening(Streams.Case(assignment.ApplicationId), "ExpertAdvised", new { Assignment = assignment.Id, sheet.Supports });
    }

    /// <summary>Releases an expert who does not answer, so that another can be asked.</summary>
    public static Outcome<Happening> Release(Actor actor, ExpertAssignment assignment, StageRun run, string? reason, DateTime now)
    {
        if (!CaseRights.MayAct(actor, run) || !assignment.IsOpen)
        {
            return new Refusal("这一步不由您办理，或该专家已提交意见。");
        }

        if (Why(reason, "请写明取消指派的原因。") is { } refusal)
        {
            return refusal;
        }

        assignment.End(reason!.Trim(), now);
        return new Happening(Streams.Case(assignment.ApplicationId), "ExpertReleased", new { Assignment = assignment.Id });
    }

    /// <summary>Ends the stage once as many sheets are in as the pack asks for and nobody is still asked.</summary>
    public static Outcome<List<Happening>> Close(CaseWalk walk, StageRun run, IReadOnlyCollection<ExpertAssignment> assignments)
    {
        if (!CaseRights.MayAct(walk.Actor, run) || run.Act != StageAct.Advise)
        {
            return new Refusal("这一步不由您办理，或评审已经结束。");
        }

        var needed = walk.Procedure.Pack.ReviewSheet?.Experts ?? 0;
        var of = assignments.Where(a => a.RunId == run.Id).ToList();
        var handedIn = of.Count(a => a.HandedInAt is not null);
        if (handedIn < needed)
        {
            return new Refusal($"需要 {needed} 位专家的意见，已收到 {handedIn} 份，还差 {needed - handedIn} 份。");
        }

        if (of.Count(a => a.IsOpen) is > 0 and var open)
        {
            return new Refusal($"还有 {open} 位专家没有提交。请等待，或取消其指派后再结束评审。");
        }

        return walk.Finish(run, StageResults.Done);
    }

    private static Refusal? Why(string? reason, string asked) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal(asked, "reason")
        : reason.Trim().Length > 500 ? new Refusal("原因最多 500 个字，请缩短。", "reason")
        : null;

    private static bool SameName(string a, string b) => string.Equals(Bare(a), Bare(b), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
