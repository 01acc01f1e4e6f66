using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Features.People.Entry;
using Miaopu.Web.Features.People.Members;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People;

/// <summary>Sign-in and sign-out, one's own account, the members of an organisation, and what the separated administrators do with accounts.</summary>
public sealed class PeopleFeature : Feature
{
    /// <summary>One's own account.</summary>
    public const string Account = "account";

    /// <summary>The members of the organisation one acts for.</summary>
    public const string Members = "members";

    /// <summary>Locks of accounts.</summary>
    public const string Guard = "accounts";

    /// <summary>The journal of everything.</summary>
    public const string Audit = "journal";

    public const string SignInLimit = "sign-in";

    public const string LinkLimit = "links";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<UnknownNames>();
        services.AddScoped<SignIn>();
        services.AddScoped<INextStep, FirstColleague>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(s => s.GetRequiredService<ForgottenPasswords>());
        services.AddPostLimit(SignInLimit, 240, TimeSpan.FromMinutes(1));
        services.AddPostLimit(LinkLimit, 60, TimeSpan.FromMinutes(10));
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies
        .AddPolicy(Account, p => p.RequireAuthenticatedUser())
        .AddRoles(Members, Role.UnitApprover | Roles.OfAuthorities)
        .AddRoles(Guard, Role.SecurityAdmin)
        .AddRoles(Audit, Role.Auditor);

    public override IEnumerable<MenuEntry> Menu =>
    [
        new(MenuEntry.OwnUnit, "单位成员", "/members", "people", Role.UnitApprover | Roles.OfAuthorities),
        new("系统", "账号", "/accounts", "shield", Role.SecurityAdmin),
        new("系统", "办理记录", "/journal", "book", Role.Auditor),
    ];

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).FromOwnPage().AllowAnonymous();
    }
}
