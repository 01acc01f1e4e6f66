using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.People;
using Miaopu.Store.Registry;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Simulations;

/// <summary>政策试算: what other numbers or another text would change for the carriers of the place, before anything is issued.</summary>
public sealed class SimulationsFeature : Feature
{
    /// <summary>Officers who prepare policies; the carriers they see are those their organisation oversees.</summary>
    public const string Policy = "Simulations";

    public override void AddPolicies(AuthorizationBuilder policies) => policies.AddRoles(Policy, Role.ProgramOfficer);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<KeptRegistry>();
        services.AddScoped<Simulate>();
        services.AddScoped<SimulationDesk>();
        services.AddScoped<TryDraft>();
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SimulationAddress.Pattern + "/carriers/export", ExportCarriers.Beside).RequireAuthorization(Policy);
        routes.MapGet(SimulationAddress.AlonePattern + "/carriers/export", ExportCarriers.Alone).RequireAuthorization(Policy);
    }
}
