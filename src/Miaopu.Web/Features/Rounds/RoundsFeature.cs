using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>批次: an authority opens calls for applications from packs in force, and sees how they go.</summary>
public sealed class RoundsFeature : Feature
{
    /// <summary>Officers of the authorities that own rounds.</summary>
    public const string Policy = "Rounds";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RoundDesk>();
        services.AddScoped<RoundBoard>();
        services.AddScoped<MoveDates>();
        services.AddScoped<FollowMoves>();
        services.AddScoped<AmendmentDesk>();
        services.AddScoped<AmendmentEffects>();
        services.AddSingleton<KnownEffects>();
        services.AddScoped<ITodoSource, AmendmentTodo>();
        services.AddHostedService<FollowMovesService>();
    }

    public override IEnumerable<MenuEntry> Menu => [new("政策", "批次", "/rounds", "calendar", Role.ProgramOfficer)];
}
