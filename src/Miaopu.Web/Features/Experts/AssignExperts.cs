using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Experts;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Decisions;
using Miaopu.Web.Features.Messages;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts;

/// <summary>Somebody of the pool as a candidate for one case.</summary>
/// <param name="Why">What stands against asking; null where nothing does.</param>
public sealed record Candidate(Expert Expert, string Name, int Open, string? Why);

/// <summary>A task as the officer sees it.</summary>
public sealed record AssignedExpert(ExpertAssignment Assignment, string Name, string Employer);

/// <summary>One case in the stage of advice.</summary>
public sealed record CaseForAdvice(OpenedCase Opened, StageRun Run, IReadOnlyList<AssignedExpert> Assigned, IReadOnlyList<Candidate> Candidates)
{
    public int Needed => Opened.Pack.ReviewSheet?.Experts ?? 0;

    public int HandedIn => Assigned.Count(a => a.Assignment.RunId == Run.Id && a.Assignment.HandedInAt is not null);

    public int Active => Assigned.Count(a => a.Assignment.RunId == Run.Id && a.Assignment.EndedAt is null);
}

/// <summary>Asks experts about cases, one by one or spread over many, releases them, and closes their review.</summary>
public sealed class AssignExperts(MiaopuDb db, Shelf shelf, OpenCase cases, WaitingCases waiting, CurrentActor current)
{
    /// <summary>Null where the case does not exist for the actor or is not in the stage of advice.</summary>
    public async Task<CaseForAdvice?> Find(Guid caseId)
    {
        if (await cases.Find(caseId) is not { } opened || opened.Application.OpenRun(StageAct.Advise) is not { } run || !CaseRights.MayAct(current.Actor, run))
        {
            return null;
        }

        var pool = await Pool();
        var assignments = await db.Set<ExpertAssignment>().Where(a => a.ApplicationId == caseId).OrderBy(a => a.AssignedAt).ToListAsync();
        var ties = await ExpertTieBook.Read(db, shelf, [opened.Application], [.. pool.Select(p => p.Expert)]);
        var assigned = new List<AssignedExpert>();
        foreach (var assignment in assignments)
        {
            var known = pool.FirstOrDefault(p => p.Expert.Id == assignment.ExpertId);
            assigned.Add(known is not null
                ? new AssignedExpert(assignment, known.Name, known.Expert.Employer)
                : new AssignedExpert(assignment, await db.People.Where(p => p.Id == assignment.PersonId).Select(p => p.Name).SingleAsync(), "（已离库）"));
        }

        var candidates = pool.Where(p => assignments.All(a => a.ExpertId != p.Expert.Id || (a.RunId != run.Id && a.EndedAt is null)))
            .Select(p => p with { Why = ExpertReview.Conflict(p.Expert, p.Name, ties.Between(opened.Application, p.Expert, p.Name)) })
            .OrderBy(c => c.Why is not null).ThenBy(c => c.Open).ThenBy(c => c.Expert.Since).ThenBy(c => c.Expert.Id).ToList();
        return new CaseForAdvice(opened, run, assigned, candidates);
    }

    public async Task<Outcome<Expert>?> Assign(Guid caseId, Guid expertId)
    {
        if (await Find(caseId) is not { } found)
        {
            return null;
        }

        var expert = await db.Set<Expert>().SingleOrDefaultAsync(e => e.Id == expertId && e.AuthorityId == current.Actor.OrganisationId);
        if (expert is null)
        {
            return new Refusal("专家库中没有这位专家。", "expert");
        }

        return await Assign(found.Opened, found.Run, expert);
    }

    /// <summary>Releases an expert who does not answer.</summary>
    public Task<Outcome<bool>?> Release(Guid caseId, Guid assignmentId, string? reason) => Act(caseId, found =>
        found.Assigned.FirstOrDefault(a => a.Assignment.Id == assignmentId) is { } assigned
            ? Listed(ExpertReview.Release(current.Actor, assigned.Assignment, found.Run, reason, cases.Walk(found.Opened).Now))
            : new Refusal("没有这项指派。"));

    /// <summary>Ends the review once enough sheets are in.</summary>
    public Task<Outcome<bool>?> Close(Guid caseId) => Act(caseId, found =>
        ExpertReview.Close(cases.Walk(found.Opened), found.Run, [.. found.Assigned.Select(a => a.Assignment)]));

    /// <summary>Asks as many experts about each of the cases as its pack needs. Gives, for each case, how many were asked and how many could not be found.</summary>
    public async Task<IReadOnlyList<(string Carrier, int Asked, int Short)>> Spread(IReadOnlyCollection<Guid> ids)
    {
        var rows = await waiting.Chosen(StageAct.Advise, ids);
        var pool = await Pool();
        var assignments = await db.Set<ExpertAssignment>().AsNoTracking().Where(a => ids.Contains(a.ApplicationId)).ToListAsync();
        var ties = await ExpertTieBook.Read(db, shelf, [.. rows.Select(r => r.Application)], [.. pool.Select(p => p.Expert)]);
        var needs = new List<ExpertNeed>();
        foreach (var row in rows)
        {
            var needed = (await shelf.Get(row.Application.PackHash))?.ReviewSheet?.Experts ?? 0;
            var of = assignments.Where(a => a.ApplicationId == row.Id).ToList();
            needs.Add(new ExpertNeed(
                row.Id, row.Application.ReceiptNumber ?? "", of.Where(a => a.RunId == row.Run.Id || a.EndedAt is not null).Select(a => a.ExpertId).ToHashSet(),
                Math.Max(0, needed - of.Count(a => a.RunId == row.Run.Id && a.EndedAt is null))));
        }

        var applications = rows.ToDictionary(r => r.Id, r => r.Application);
        var names = pool.ToDictionary(p => p.Expert.Id, p => p.Name);
        var plan = SpreadExperts.Plan(needs, pool.Select(p => p.Expert), pool.ToDictionary(p => p.Expert.Id, p => p.Open), (id, expert) =>
            ExpertReview.Conflict(expert, names[expert.Id], ties.Between(applications[id], expert, names[expert.Id])) is not null);

        var done = new List<(string, int, int)>();
        foreach (var share in plan)
        {
            var asked = 0;
            foreach (var expert in share.Experts)
            {
                db.ChangeTracker.Clear();
                if (await Assign(share.ApplicationId, expert.Id) is { Refused: false })
                {
                    asked++;
                }
            }

            done.Add((applications[share.ApplicationId].CarrierName, asked, share.Short + share.Experts.Count - asked));
        }

        return done;
    }

    private async Task<Outcome<Expert>?> Assign(OpenedCase opened, StageRun run, Expert expert)
    {
        var name = await db.People.Where(p => p.Id == expert.PersonId).Select(p => p.Name).SingleAsync();
        var already = await db.Set<ExpertAssignment>().AsNoTracking().Where(a => a.ApplicationId == opened.Application.Id).ToListAsync();
        var ties = await ExpertTieBook.Read(db, shelf, [opened.Application], [expert]);
        var now = cases.Walk(opened).Now;
        var outcome = ExpertReview.Assign(current.Actor, opened.Application, run, expert, name, ties.Between(opened.Application, expert, name), already, Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Add(outcome.Value.Assignment);
        Outbox.Send(
            db, Recipient.Person(expert.PersonId), "新的评审任务", $"请评审{opened.Application.CarrierName}的{opened.Pack.Award}申报。请先声明有无利害关系。",
            $"/reviews/{outcome.Value.Assignment.Id}", now);
        try
        {
            await db.Commit(current.Actor, now, outcome.Value.Happened);
            return expert;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal($"{name}刚由他人指派，请刷新页面。", "expert");
        }
    }

    private async Task<Outcome<bool>?> Act(Guid caseId, Func<CaseForAdvice, Outcome<List<Happening>>> decide)
    {
        if (await Find(caseId) is not { } found)
        {
            return null;
        }

        var outcome = decide(found);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        try
        {
            await db.Commit(current.Actor, cases.Walk(found.Opened).Now, outcome.Value);
            return true;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("这件申报刚由他人办理，请刷新页面查看最新状态。");
        }
    }

    private static Outcome<List<Happening>> Listed(Outcome<Happening> one) => one.Refused ? one.Refusals.ToList() : new List<Happening>([one.Value]);

    private async Task<IReadOnlyList<Candidate>> Pool()
    {
        var own = current.Actor.OrganisationId;
        return await (
            from e in db.Set<Expert>().AsNoTracking()
            join p in db.People on e.PersonId equals p.Id
            where e.AuthorityId == own && e.Until == null
            orderby e.Since
            select new Candidate(e, p.Name, db.Set<ExpertAssignment>().Count(a => a.ExpertId == e.Id && a.EndedAt == null && a.HandedInAt == null), null)).ToListAsync();
    }
}
