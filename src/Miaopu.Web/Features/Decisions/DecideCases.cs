using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Review;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Carriers;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Conditions;
using Miaopu.Web.Features.Experts.Reviews;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Decisions;

/// <summary>Loads what a decision rests on, and decides.</summary>
public sealed class DecideCases(MiaopuDb db, OpenCase cases, Situations situations, Signers signers, DivisionBook divisions, CurrentActor current)
{
    /// <summary>Null where the case does not exist for the actor or does not wait for their decision.</summary>
    public async Task<CaseToDecide?> Find(Guid caseId)
    {
        if (await cases.Find(caseId) is not { } opened || opened.Application.OpenRun(StageAct.Decide) is not { } run || !CaseRights.MayAct(current.Actor, run))
        {
            return null;
        }

        var content = SubmittedContent.Read(opened.Application.LatestSubmission!.Content);
        var judged = await db.Set<CaseJudgment>().AsNoTracking().Where(j => j.ApplicationId == caseId).ToListAsync();
        var cutoff = content.PackHash == opened.Pack.Hash ? content.Cutoff : opened.Procedure.Cutoff(content.KnownAt);
        var situation = await situations.Of(opened.Application.CarrierId, opened.Pack, cutoff, content.KnownAt, CaseJudgment.LastWords(judged));
        var decisions = await db.Set<Decision>().Where(d => d.ApplicationId == caseId).OrderBy(d => d.At).ToListAsync();
        var signed = decisions.SelectMany(d => d.SignOffs).Select(s => s.By).Distinct().ToList();
        var assessment = opened.Pack.Assess(situation);
        return new CaseToDecide
        {
            Opened = opened,
            Run = run,
            MaySign = FourEyes.May(run, current.Actor.PersonId),
            Others = await signers.InsteadOfMe(run),
            Content = content,
            Assessment = assessment,
            Situation = situation,
            Criteria = CriteriaView.Of(assessment, CriteriaLinks.Of(opened.Pack, opened.Application.CarrierId, situation.Rows, personal: false, divisions)),
            Sheets = await SheetsOf(opened.Application),
            Opinions = await OpinionsOf(opened),
            Decisions = decisions,
            Names = await db.People.Where(p => signed.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name),
        };
    }

    /// <summary>Proposes; in a stage of one step this decides.</summary>
    public Task<Outcome<Decision>?> Propose(Guid caseId, DecisionForm form) => Act(caseId, (found, walk) =>
    {
        var outcome = DecideApplication.Propose(walk, found.Run, form, Ids.New());
        if (outcome.Refused)
        {
            return outcome;
        }

        db.Add(outcome.Value.Decision);
        return outcome;
    });

    public Task<Outcome<Decision>?> Agree(Guid caseId, int step, string? note) => Act(caseId, (found, walk) =>
        found.Pending is { } pending ? DecideApplication.Agree(walk, found.Run, pending, step, note) : Gone);

    public Task<Outcome<Decision>?> SendBack(Guid caseId, int step, string? note) => Act(caseId, (found, walk) =>
    {
        if (found.Pending is not { } pending)
        {
            return Gone;
        }

        var outcome = DecideApplication.SendBack(walk, found.Run, pending, step, note);
        return outcome.Refused ? outcome.Refusals.ToList() : (pending, outcome.Value);
    });

    /// <summary>Proposes to accept each of the cases that is plain, with a reason of its own; gives how many, and what was refused.</summary>
    public async Task<(int Done, IReadOnlyList<string> Left)> AcceptPlain(IReadOnlyCollection<Guid> ids, string? minutes)
    {
        var (done, left) = (0, new List<string>());
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear();
            if (await Find(id) is not { } found)
            {
                left.Add("一件申报已由他人办理");
                continue;
            }

            var name = found.Application.CarrierName;
            if (!found.Plain.Holds)
            {
                left.Add($"{name}：{found.Plain.Why[0]}");
                continue;
            }

            var outcome = await Propose(id, new DecisionForm(StageResults.Accept, found.Plain.Reasons, minutes, []));
            if (outcome is null or { Refused: true })
            {
                left.Add($"{name}：{outcome?.Refusals[0].Sentence ?? "已由他人办理"}");
                continue;
            }

            done++;
        }

        return (done, left);
    }

    private static Outcome<(Decision Decision, List<Happening> Happened)> Gone => new Refusal("这项决定已由他人办理，请刷新页面查看最新状态。");

    private async Task<Outcome<Decision>?> Act(Guid caseId, Func<CaseToDecide, CaseWalk, Outcome<(Decision Decision, List<Happening> Happened)>> decide)
    {
        if (await Find(caseId) is not { } found)
        {
            return null;
        }

        var walk = cases.Walk(found.Opened);
        var outcome = decide(found, walk);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        var happened = outcome.Value.Happened;
        if (outcome.Value.Decision is { IsPending: false, Result: not StageResults.Return } && found.Run.EndedAt is not null)
        {
            // what it was decided by is kept as it stood
            var (verdict, kept) = CaseVerdict.Keep(Ids.New(), caseId, VerdictOccasion.Decided, found.Opened.Pack, found.Situation, walk.Now);
            db.Add(verdict);
            happened.Add(kept);
        }

        try
        {
            await db.CommitCases(current.Actor, walk.Now, happened);
            return outcome.Value.Decision;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return new Refusal("这件申报刚由他人办理，请刷新页面查看最新状态。");
        }
    }

    private async Task<IReadOnlyList<NamedSheet>> SheetsOf(Application application)
    {
        var last = application.Runs.Where(r => r.Act == StageAct.Advise).MaxBy(r => r.Attempt)?.Id;
        var rows = await (
            from t in db.Set<ExpertAssignment>().AsNoTracking()
            join p in db.People on t.PersonId equals p.Id
            join e in db.Set<Expert>() on t.ExpertId equals e.Id
            where t.ApplicationId == application.Id && t.RunId == last && t.HandedInAt != null
            orderby t.HandedInAt
            select new { t.Sheet, p.Name, e.Employer }).ToListAsync();
        return [.. rows.Select(r => new NamedSheet(r.Name, r.Employer, SheetJson.Read(r.Sheet)))];
    }

    private async Task<IReadOnlyDictionary<string, Opinion>> OpinionsOf(OpenedCase opened)
    {
        var body = FirstBody.Of(opened.Pack);
        var runs = opened.Application.Runs.Where(r => opened.Pack.Stage(r.Stage)?.By == body).Select(r => r.Id).ToList();
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.ApplicationId == opened.Application.Id && runs.Contains(o.RunId)).OrderBy(o => o.At).ToListAsync();
        return opinions.GroupBy(o => o.About).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }
}
