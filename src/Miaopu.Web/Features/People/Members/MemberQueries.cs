using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;

namespace Miaopu.Web.Features.People.Members;

/// <summary>The people of an organisation as decisions want them.</summary>
public static class MemberQueries
{
    /// <summary>Members whose membership lasts, first users first.</summary>
    public static async Task<List<Member>> MembersOf(this MiaopuDb db, Organisation organisation)
    {
        var rows = await (
            from m in db.Memberships
            join p in db.People on m.PersonId equals p.Id
            where m.OrganisationId == organisation.Id && m.Until == null
            orderby m.Since, m.Id
            select new { Person = p, Membership = m, Elsewhere = db.Memberships.Any(o => o.PersonId == p.Id && o.Id != m.Id && o.Until == null) }).ToListAsync();
        return rows.Select(r => new Member(r.Person, r.Membership, organisation, r.Elsewhere)).OrderByDescending(m => m.Membership.Roles).ToList();
    }
}
