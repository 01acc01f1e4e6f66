using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;

namespace Miaopu.Web.Host;

/// <summary>Who sends the present request.</summary>
public sealed class CurrentActor(IHttpContextAccessor http)
{
    internal const string Key = "miaopu.actor";

    private Actor? stated;

    /// <summary>Null for somebody who has not signed in.</summary>
    public Actor? OrNull => stated ?? http.HttpContext?.Items[Key] as Actor;

    /// <summary>The actor of a page that only signed-in people reach.</summary>
    public Actor Actor => OrNull ?? throw new InvalidOperationException("Nobody is signed in on this request.");

    /// <summary>For work without a request, in a scope of its own: the demonstration, tests.</summary>
    public void Be(Actor actor) => stated = actor;
}

/// <summary>What the session's cookie holds: person, membership, stamp. Rights are read anew at each request, so that a change takes effect at once.</summary>
public static class Session
{
    private const string Person = "person";
    private const string Membership = "membership";
    private const string Stamp = "stamp";
    private const string RolesClaim = "roles";

    public static ClaimsPrincipal PrincipalOf(Person person, Membership membership) => new(new ClaimsIdentity(
        [
            new Claim(Person, person.Id.ToString("N")),
            new Claim(Membership, membership.Id.ToString("N")),
            new Claim(Stamp, person.Stamp.ToString("N")),
            new Claim(RolesClaim, ((int)membership.Roles).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static Role Roles(this ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(RolesClaim), out var roles) ? (Role)roles : Role.None;

    public static Guid? MembershipId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Membership), out var id) ? id : null;

    /// <summary>Ends a session whose person, membership or organisation no longer allows it; otherwise says who acts.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var user = context.Principal!;
        var db = context.HttpContext.RequestServices.GetRequiredService<MiaopuDb>();
        if (user.MembershipId() is { } membershipId && Guid.TryParse(user.FindFirstValue(Stamp), out var stamp))
        {
            var found = await (
                from m in db.Memberships.AsNoTracking()
                join p in db.People on m.PersonId equals p.Id
                join o in db.Organisations on m.OrganisationId equals o.Id
                where m.Id == membershipId && m.Until == null && !p.Disabled && p.Stamp == stamp && o.State == OrganisationState.Active
                select new { m.Roles, PersonId = p.Id, p.Name, OrganisationId = o.Id, OrganisationName = o.Name, o.Path }).SingleOrDefaultAsync();
            if (found is not null)
            {
                context.HttpContext.Items[CurrentActor.Key] =
                    new Actor(found.PersonId, found.Name, found.OrganisationId, found.OrganisationName, found.Path, found.Roles);
                if (found.Roles != user.Roles())
                {
                    var identity = (ClaimsIdentity)user.Identity!;
                    identity.RemoveClaim(identity.FindFirst(RolesClaim));
                    identity.AddClaim(new Claim(RolesClaim, ((int)found.Roles).ToString(System.Globalization.CultureInfo.InvariantCulture)));
                    context.ShouldRenew = true;
                }

                return;
            }
        }

        context.RejectPrincipal();
    }
}
