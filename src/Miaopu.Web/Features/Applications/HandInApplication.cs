using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>
/// Hands applications in. A form that comes twice, at once or later, does it once and is answered as the first was. Every method gives null where the actor's unit
/// has no such application.
/// </summary>
public sealed class HandInApplication(MiaopuDb db, OpenCase cases, Papers papers, CurrentActor current, BusinessClock clock)
{
    private const int Attempts = 5;

    /// <summary>The sentence that is confirmed and frozen with the content. Ours.</summary>
    public const string Commitment = "我单位承诺：所填内容、台账数据和上传的文件真实、完整、合法，如有虚假，愿承担相应责任。";

    /// <summary>二级用户 → 一级用户.</summary>
    public Task<Outcome<bool>?> Submit(Guid id, bool truthful, CancellationToken cancel = default) => Try(id, async (opened, at) =>
    {
        if (Last(opened, StageAct.Prepare) is not { } run)
        {
            return NotThere;
        }

        if (run.Result == StageResults.Submit)
        {
            return true;
        }

        // all that the ledgers hold by now is in it, and one that is written to between here and the commit is read anew
        var received = await db.TurnOf(Streams.Carrier(opened.Application.CarrierId), () => at, cancel);
        var paper = (await papers.Find(id, received, cancel))!;
        var outcome = HandIn.Submit(
            cases.Walk(opened, received), run, paper.Check.Gaps, paper.Assessment, truthful, paper.Content(Commitment, received).ToCanonical());
        if (!outcome.Refused)
        {
            var (verdict, kept) = CaseVerdict.Keep(Ids.New(), id, VerdictOccasion.HandedIn, paper.Pack, paper.Situation, received);
            db.Add(verdict);
            outcome.Value.Add(kept);
        }

        return await Commit(opened, outcome, received, cancel);
    }, clock.Now, cancel);

    /// <summary>一级用户 → the body of the next stage; the receipt is given.</summary>
    public Task<Outcome<bool>?> Approve(Guid id, CancellationToken cancel = default) => Approve(id, clock.Now, cancel);

    /// <inheritdoc cref="Approve(Guid, CancellationToken)"/>
    /// <param name="received">When the server had the whole request.</param>
    public Task<Outcome<bool>?> Approve(Guid id, DateTime received, CancellationToken cancel = default) => Try(id, async (opened, at) =>
    {
        return Last(opened, StageAct.Approve) is not { } run ? NotThere : run.Result == StageResults.Pass ? true : await Commit(opened, HandIn.Approve(cases.Walk(opened, at), run), at, cancel);
    }, received, cancel);

    /// <summary>一级用户 → 二级用户.</summary>
    public Task<Outcome<bool>?> SendBack(Guid id, string? reason, CancellationToken cancel = default) => Try(id, async (opened, at) =>
    {
        return Last(opened, StageAct.Approve) is not { } run ? NotThere : run.Result == StageResults.Back ? true : await Commit(opened, HandIn.SendBack(cases.Walk(opened, at), run, reason), at, cancel);
    }, clock.Now, cancel);

    /// <summary>撤回.</summary>
    public Task<Outcome<bool>?> Withdraw(Guid id, string? reason, CancellationToken cancel = default) => Try(id, async (opened, at) =>
        opened.Application.OutcomeKind == OutcomeKind.Withdrawn ? true : await Commit(opened, HandIn.Withdraw(cases.Walk(opened, at), reason), at, cancel), clock.Now, cancel);

    private async Task<Outcome<bool>?> Try(Guid id, Func<OpenedCase, DateTime, Task<Outcome<bool>>> act, DateTime at, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await cases.Find(id, cancel) is not { } opened || opened.Application.OperatorId != current.Actor.OrganisationId)
            {
                return null;
            }

            try
            {
                return await act(opened, at);
            }
            catch (DbUpdateException clash) when (attempt < Attempts && Clash.Is(clash))
            {
                // Somebody was quicker: look again at what there is now. Where it was another case's receipt of the same microsecond, ours is one later.
                db.ChangeTracker.Clear();
                var number = HandIn.ReceiptNumberOf(at);
                at = await db.Applications.AnyAsync(a => a.ReceiptNumber == number && a.Id != id, cancel) ? at.AddMicroseconds(1) : at;
            }
        }
    }

    private async Task<Outcome<bool>> Commit(OpenedCase opened, Outcome<List<Happening>> outcome, DateTime at, CancellationToken cancel)
    {
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        CaseMessages.Tell(db, opened.Application, current.Actor, at);
        await db.Commit(current.Actor, at, outcome.Value, cancel);
        return true;
    }

    private static StageRun? Last(OpenedCase opened, StageAct act) => opened.Application.Runs.Where(r => r.Act == act).MaxBy(r => r.Attempt);

    private static readonly Refusal NotThere = new("申请书还没有到这一步，请先由填报人提交。");
}
