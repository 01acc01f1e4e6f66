using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Features.Organisations.SignUps;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Organisations;

/// <summary>单位: the forest of authorities, the sign-up of units and its approval.</summary>
public sealed class OrganisationsFeature : Feature
{
    /// <summary>Entering authorities.</summary>
    public const string Forest = "organisations";

    /// <summary>Approving and refusing units that signed up.</summary>
    public const string SignUps = "sign-ups";

    /// <summary>Sign-ups from one address, see <see cref="Limits"/>.</summary>
    public const string SignUpLimit = "sign-up";

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignUpsWaiting>();
        services.AddScoped<ITodoSource>(s => s.GetRequiredService<SignUpsWaiting>());
        services.AddScoped<IShellCount>(s => s.GetRequiredService<SignUpsWaiting>());
        services.AddPostLimit(SignUpLimit, 60, TimeSpan.FromHours(1));
    }

    public override void AddPolicies(AuthorizationBuilder policies) => policies
        .AddRoles(Forest, Role.SystemAdmin)
        .AddRoles(SignUps, Role.FirstReviewer);

    public override IEnumerable<MenuEntry> Menu =>
    [
        new("审核", "注册审核", "/sign-ups", "check", Role.FirstReviewer),
        new("系统", "单位", "/organisations", "organisation", Role.SystemAdmin),
    ];
}
