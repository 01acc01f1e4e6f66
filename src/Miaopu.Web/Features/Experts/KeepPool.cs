using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Experts;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Experts;

/// <summary>An expert with the person's name and how much is asked of them.</summary>
public sealed record PoolRow(Expert Expert, string Name, int Open, int Done);

/// <summary>The pool of the present officer's authority.</summary>
public sealed class KeepPool(MiaopuDb db, CurrentActor current, BusinessClock clock)
{
    public const int PageSize = 50;

    /// <summary>Those in the pool, or with <paramref name="left"/> those who left it, by name.</summary>
    public async Task<(IReadOnlyList<PoolRow> Rows, int Total)> List(string? words, bool left, int page)
    {
        var own = current.Actor.OrganisationId;
        var rows = from e in db.Set<Expert>().AsNoTracking()
                   join p in db.People on e.PersonId equals p.Id
                   where e.AuthorityId == own && (e.Until != null) == left
                   select new { e, p.Name };
        if (words?.Trim() is { Length: > 0 } text)
        {
            rows = rows.Where(x => x.Name.Contains(text) || x.e.Employer.Contains(text) || x.e.Fields.Contains(text));
        }

        var assignments = db.Set<ExpertAssignment>();
        var total = await rows.CountAsync();
        var found = await rows.OrderBy(x => x.Name).ThenBy(x => x.e.Since).ThenBy(x => x.e.Id).Select(x => new PoolRow(
            x.e, x.Name,
            assignments.Count(a => a.ExpertId == x.e.Id && a.EndedAt == null && a.HandedInAt == null),
            assignments.Count(a => a.ExpertId == x.e.Id && a.HandedInAt != null))).ReadPage(page, PageSize, total);
        return (found, total);
    }

    /// <summary>People who took up an invitation as expert and are not described in the pool yet.</summary>
    public async Task<IReadOnlyList<Person>> Waiting()
    {
        var own = current.Actor.OrganisationId;
        return await (
            from m in db.Memberships
            join p in db.People on m.PersonId equals p.Id
            where m.OrganisationId == own && m.Until == null && (m.Roles & Role.Expert) != Role.None && !p.Disabled
                && !db.Set<Expert>().Any(e => e.AuthorityId == own && e.PersonId == p.Id && e.Until == null)
            orderby p.Name
            select p).AsNoTracking().ToListAsync();
    }

    public async Task<PoolRow?> Find(Guid id)
    {
        var own = current.Actor.OrganisationId;
        var found = await (
            from e in db.Set<Expert>().AsNoTracking()
            join p in db.People on e.PersonId equals p.Id
            where e.Id == id && e.AuthorityId == own
            select new { e, p.Name }).SingleOrDefaultAsync();
        return found is null ? null : new PoolRow(
            found.e, found.Name,
            await db.Set<ExpertAssignment>().CountAsync(a => a.ExpertId == id && a.EndedAt == null && a.HandedInAt == null),
            await db.Set<ExpertAssignment>().CountAsync(a => a.ExpertId == id && a.HandedInAt != null));
    }

    /// <param name="who">
    /// Sign-in name of somebody who took up the authority's invitation as expert. Whoever did not is answered alike, whether the name exists or not: nobody is drawn
    /// into a pool without having agreed, and nobody learns here which names there are.
    /// </param>
    public async Task<Outcome<Expert>> Enter(string? who, ExpertForm form)
    {
        var name = SignInName.Normal(who);
        var own = current.Actor.OrganisationId;
        var person = await (
            from m in db.Memberships
            join p in db.People on m.PersonId equals p.Id
            where p.SignInName == name && m.OrganisationId == own && m.Until == null && (m.Roles & Role.Expert) != Role.None
            select p).SingleOrDefaultAsync();
        if (person is null)
        {
            return new Refusal("请选择已接受邀请的人。名单之外的人，请用下面的表单发出邀请，由其本人打开链接加入。", "person");
        }

        var memberships = await db.Memberships.Where(m => m.PersonId == person.Id && m.Until == null).ToListAsync();
        var here = memberships.Single(m => m.OrganisationId == own);
        var held = memberships.Aggregate(Role.None, (roles, m) => roles | m.Roles);
        var known = await db.Set<Expert>().SingleOrDefaultAsync(e => e.AuthorityId == own && e.PersonId == person.Id);
        var now = clock.Now;
        var outcome = ExpertPool.Enter(current.Actor, person, here, held, known, form, Ids.New, now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        if (known is null)
        {
            db.Add(outcome.Value.Expert);
        }

        try
        {
            await db.Commit(current.Actor, now, outcome.Value.Happened);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal($"{person.Name}刚由他人加入专家库，请刷新页面。", "person");
        }

        return outcome.Value.Expert;
    }

    /// <summary>Null where the expert does not exist for the actor.</summary>
    public async Task<Outcome<Expert>?> Describe(Guid id, ExpertForm form) => await Change(id, expert => ExpertPool.Describe(current.Actor, expert, form));

    /// <inheritdoc cref="Describe"/>
    public async Task<Outcome<Expert>?> Leave(Guid id)
    {
        var open = await db.Set<ExpertAssignment>().CountAsync(a => a.ExpertId == id && a.EndedAt == null && a.HandedInAt == null);
        return await Change(id, expert => ExpertPool.Leave(current.Actor, expert, open, clock.Now));
    }

    private async Task<Outcome<Expert>?> Change(Guid id, Func<Expert, Outcome<Casework.Journal.Happening>> decide)
    {
        var own = current.Actor.OrganisationId;
        var expert = await db.Set<Expert>().SingleOrDefaultAsync(e => e.Id == id && e.AuthorityId == own);
        if (expert is null)
        {
            return null;
        }

        var outcome = decide(expert);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        try
        {
            await db.Commit(current.Actor, clock.Now, outcome.Value);
            return expert;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return new Refusal("这位专家的资料刚被他人改动，请刷新页面后再办。");
        }
    }
}
