using Microsoft.AspNetCore.Authorization;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Carriers;

/// <summary>载体: an operator's carriers, seen by the authorities above it.</summary>
public sealed class CarriersFeature : Feature
{
    /// <summary>Reads carriers, ledgers and conditions, as far as the row-level right goes.</summary>
    public const string Read = "carriers.read";

    /// <summary>Adds and describes carriers, keeps ledgers.</summary>
    public const string Keep = "carriers.keep";

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<OpenCarrier>();
        services.AddScoped<KeepCarriers>();
        services.AddScoped<INextStep, FirstCarrier>();
    }

    public override void AddPolicies(AuthorizationBuilder policies) =>
        policies.AddRoles(Read, CarrierRights.Readers).AddRoles(Keep, CarrierRights.Keepers);

    public override IEnumerable<MenuEntry> Menu =>
    [
        new("载体", "我的载体", "/carriers", "carrier", CarrierRights.Keepers),
        new("载体", "辖区载体", "/carriers", "carrier", Roles.OfAuthorities),
    ];
}
