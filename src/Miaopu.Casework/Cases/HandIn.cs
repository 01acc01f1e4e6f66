using System.Globalization;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>What an application needs before it can be handed in, found by the pre-check.</summary>
/// <param name="Field">Name of the form field the gap belongs to.</param>
/// <param name="Sentence">What is missing.</param>
public sealed record Gap(string Field, string Sentence);

/// <summary>提交：the preparer hands the application to the unit, the unit hands it in for the legal person.</summary>
public static class HandIn
{
    /// <summary>
    /// 二级用户提交单位: freezes what is handed in. Unmet criteria warn only, unless the pack says that they block; missing fields and materials always do.
    /// </summary>
    /// <param name="content">Canonical JSON of values, records, files and verdicts.</param>
    public static Outcome<List<Happening>> Submit(
        CaseWalk walk, StageRun run, IReadOnlyList<Gap> gaps, Assessment assessment, bool truthful, string content)
    {
        if (Refuse(walk, run) is { } refusal)
        {
            return refusal;
        }

        var refusals = gaps.Select(g => new Refusal(g.Sentence, g.Field)).ToList();
        if (walk.Procedure.Pack.UnmetBlocks)
        {
            refusals.AddRange(assessment.Criteria.Where(c => c.Answer == Answer.NotMet && !c.Criterion.Soft)
                .Select(c => new Refusal($"“{c.Criterion.Title}”未达到，按本政策不能提交：{string.Join('；', c.Missing)}", "criterion:" + c.Criterion.Id)));
        }

        if (!truthful)
        {
            refusals.Add(new Refusal("请先阅读并确认真实性承诺。", "truthful"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var number = walk.Application.Submissions.Count + 1;
        var submission = Submission.Freeze(walk.NewId(), number, content, walk.Actor.PersonId, walk.Now);
        walk.Application.Add(submission);
        var finished = walk.Finish(run, StageResults.Submit);
        return finished.Refused
            ? finished
            : new List<Happening>(
            [
                new Happening(Streams.Case(walk.Application.Id), "Submitted", new { submission.Number, submission.ContentHash }),

                // so that whoever writes to the ledgers at the same time does so before it, and is seen, or after it, with a later stamp
                new Happening(Streams.Carrier(walk.Application.CarrierId), "LedgersFrozen", new { Case = walk.Application.Id, KnownAt = walk.Now }),
                .. finished.Value,
            ]);
    }

    /// <summary>一级用户审核通过: the application is received; the receipt's number rises with the time of receipt.</summary>
    public static Outcome<List<Happening>> Approve(CaseWalk walk, StageRun run)
    {
        if (Refuse(walk, run) is { } refusal)
        {
            return refusal;
        }

        var submission = walk.Application.LatestSubmission ?? throw new InvalidOperationException("Nothing was submitted.");
        var number = ReceiptNumberOf(walk.Now);
        submission.Receive(number, walk.Actor.PersonId, walk.Now);
        walk.Application.Receive(number, walk.Now);
        var finished = walk.Finish(run, StageResults.Pass);
        return finished.Refused
            ? finished
            : new List<Happening>([new Happening(Streams.Case(walk.Application.Id), "Received", new { submission.Number, submission.ContentHash, Receipt = number }), .. finished.Value]);
    }

    /// <summary>一级用户退回二级用户, inside the unit.</summary>
    public static Outcome<List<Happening>> SendBack(CaseWalk walk, StageRun run, string? reason)
    {
        if (Refuse(walk, run) is { } refusal)
        {
            return refusal;
        }

        return string.IsNullOrWhiteSpace(reason)
            ? new Refusal("请写明退回填报人的理由。", "reason")
            : walk.Finish(run, StageResults.Back, reason.Trim());
    }

    /// <summary>Whether <see cref="Withdraw"/> is open to the actor now.</summary>
    public static bool MayWithdraw(Actor actor, Application application, PolicyPack pack) =>
        actor.Is(Role.UnitApprover) && actor.OrganisationId == application.OperatorId && application.IsOpen
        && pack.Withdrawal is { } rule && application.OpenRuns.All(r => Order(pack, r.Stage) <= Order(pack, rule.Until));

    /// <summary>
    /// 撤回: possible while the stages open are no later than the one the pack names, the case's own order of stages deciding.
    /// </summary>
    public static Outcome<List<Happening>> Withdraw(CaseWalk walk, string? reason)
    {
        var (application, pack) = (walk.Application, walk.Procedure.Pack);
        if (!walk.Actor.Is(Role.UnitApprover) || walk.Actor.OrganisationId != application.OperatorId)
        {
            return new Refusal("撤回申报由申报单位的一级用户办理。");
        }

        if (!application.IsOpen)
        {
            return new Refusal($"申报已办结（{application.Outcome}），不能撤回。");
        }

        if (pack.Withdrawal is not { } rule || !MayWithdraw(walk.Actor, application, pack))
        {
            return new Refusal("初审已经结束，不能再撤回。如需终止，请联系受理部门。");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("请写明撤回的理由。", "reason");
        }

        var closed = walk.CloseAt(rule.Outcome);
        return new List<Happening>([new Happening(Streams.Case(application.Id), "Withdrawn", new { }), .. closed]);
    }

    /// <summary>
    /// Receipt number of an instant: the Chinese day and the microseconds of it. It rises with the time of receipt without any counter to wait for;
    /// two receipts in one microsecond are told apart by a unique index and one more try.
    /// </summary>
    public static string ReceiptNumberOf(DateTime received)
    {
        var local = LegalTime.ToLocal(received);
        var micros = local.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond;
        return local.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + micros.ToString("D11", CultureInfo.InvariantCulture);
    }

    private static int Order(PolicyPack pack, string stage) => pack.Stages.Select((s, i) => (s.Id, i)).First(x => x.Id == stage).i;

    /// <summary>The refusal after a deadline, with both times to the second.</summary>
    internal static Refusal TooLate(DateTime due, DateTime now) => new(
        $"已过截止时间 {new DueDate(due).Stamp}，收到请求的时间是 {LegalTime.ToLocal(now):yyyy-MM-dd HH:mm:ss}，不能提交。");

    private static Refusal? Refuse(CaseWalk walk, StageRun run)
    {
        if (run is { Result: StageResults.DuePassed, DueAt: { } passed })
        {
            return TooLate(passed, walk.Now);
        }

        if (run.EndedAt is not null)
        {
            return new Refusal($"“{run.Title}”已经办结，不必重复提交。");
        }

        if (!CaseRights.MayAct(walk.Actor, run))
        {
            return new Refusal("这一步不由您办理。");
        }

        return FollowDates.DueNow(walk.Application, walk.Procedure, run)?.At is { } due && walk.Now >= due ? TooLate(due, walk.Now) : null;
    }
}
