using System.Net;

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Rights;

/// <summary>Every role on every route that the running host reports. The table is an approved file: a change of rights is seen in review.</summary>
public sealed partial class RolePageTests
{
    private const string Password = "Right-password-1";
    private static readonly Role[] Each = [Role.Preparer, Role.UnitApprover, Role.FirstReviewer, Role.ProgramOfficer, Role.Expert, Role.SystemAdmin, Role.SecurityAdmin, Role.Auditor];

    [Fact]
    public async Task The_table_of_roles_and_pages_is_the_approved_one()
    {
        await using var host = await RunningHost.Start();
        var authorization = host.Services.GetRequiredService<IAuthorizationService>();
        var provider = host.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var table = new StringBuilder("| 路由 | 公众 | " + string.Join(" | ", Each.Select(r => RoleNamesOf(r))) + " |\n|---|---|" + string.Concat(Each.Select(_ => "---|")) + "\n");
        foreach (var (route, endpoint) in Routes(host))
        {
            table.Append("| ").Append(route).Append(" |");
            foreach (var role in (Role?[])[null, .. Each.Select(r => (Role?)r)])
            {
                table.Append(await May(endpoint, role) ? " ● |" : "  |");
            }

            table.Append('\n');
        }

        Approved.Check(table.ToString());

        async Task<bool> May(Endpoint endpoint, Role? role)
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                return true;
            }

            var data = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            var policy = data.Count > 0 ? await AuthorizationPolicy.CombineAsync(provider, data) : await provider.GetFallbackPolicyAsync();
            var user = role is { } r
                ? Session.PrincipalOf(Person.Register(Guid.Empty, "x", "x", null, null), Membership.Of(Guid.Empty, Guid.Empty, Guid.Empty, r, DateTime.UnixEpoch))
                : new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity());
            return (await authorization.AuthorizeAsync(user, null, policy!)).Succeeded;
        }
    }

    [Fact]
    public async Task Every_route_names_a_policy_or_is_open_on_purpose()
    {
        await using var host = await RunningHost.Start();
        Routes(host).Where(r => r.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && r.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0)
            .Select(r => r.Route).Except(ForAnySignedIn).ShouldBeEmpty("Give the page an access policy, or name it here.");
    }

    /// <summary>Pages that every signed-in person has, whatever the role.</summary>
    private static readonly string[] ForAnySignedIn = ["GET /search", "GET /todo"];

    [Fact]
    public async Task No_role_sees_anything_of_a_row_that_does_not_exist_and_nothing_falls_over()
    {
        await using var host = await RunningHost.Start();
        var gets = Routes(host).Where(r => r.Route.StartsWith("GET ", StringComparison.Ordinal)).Select(r => r.Route[4..]).ToList();
        gets.Count.ShouldBeGreaterThan(10);
        var wrong = new List<string>();
        foreach (var role in Each)
        {
            await Someone(host, role);
            using var visitor = new Visitor(host);
            await visitor.SignIn(NameOf(role), Password);
            foreach (var route in gets)
            {
                var path = Placeholder().Replace(route, m => m.Groups[1].Value is "Code:int" or "Id:int" ? "404" : Guid.Empty.ToString());
                using var response = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, path));
                var foreign = path != route && !path.StartsWith("/status/", StringComparison.Ordinal);
                var fine = foreign
                    ? response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden || Refused(response)
                    : (int)response.StatusCode < 500;
                if (!fine && !Harmless.Contains(route))
                {
                    wrong.Add($"{role} {path}: {(int)response.StatusCode}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Pages whose parameter names no row: a certificate's code or a token that nobody has is answered with a page that says so.</summary>
    private static readonly string[] Harmless = ["/error", "/invitation/{Token}", "/reset/{Token}", "/certificates/{Code}"];

    /// <summary>Without the right, one is sent to the page that says so.</summary>
    private static bool Refused(HttpResponseMessage response) => response.RequestMessage!.RequestUri!.AbsolutePath is "/forbidden" or "/sign-in";

    private static List<(string Route, Endpoint Endpoint)> Routes(RunningHost host) =>
    [
        .. host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => Methods(e).Select(m => (Route: $"{m} /{e.RoutePattern.RawText!.TrimStart('/')}", Endpoint: (Endpoint)e)))
            .Where(r => !r.Route.Contains("_framework", StringComparison.Ordinal) && !r.Route.Contains("_blazor", StringComparison.Ordinal))
            .DistinctBy(r => r.Route).OrderBy(r => r.Route, StringComparer.Ordinal),
    ];

    /// <summary>A page answers GET, and POST where it has a form; its rights are one, so it is listed once.</summary>
    private static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Contains("GET") ? ["GET"] : methods;
    }

    private static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    private static string RoleNamesOf(Role role) => role.ToString();

    private static Task<Guid> Someone(RunningHost host, Role role) => host.InDatabase(async db =>
    {
        var now = host.Clock.Now;
        var organisation = Organisation.Authority(Ids.New(), "单位" + role, null, null, true, now);
        var person = Person.Register(Ids.New(), NameOf(role), "某人", null, null);
        person.SetPassword(host.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Password), Ids.New());
        db.Add(organisation);
        db.Add(person);
        db.Add(Membership.Of(Ids.New(), person.Id, organisation.Id, role, now));
        await db.Commit(Actor.System, now, new Happening(Streams.Organisation(organisation.Id), "AuthorityEntered", new { organisation.Id }));
        return person.Id;
    });

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
