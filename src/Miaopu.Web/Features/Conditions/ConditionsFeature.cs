using Miaopu.Casework.Carriers;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Conditions;

/// <summary>条件自查: at any time, what each policy in force says of a carrier, and why.</summary>
public sealed class ConditionsFeature : Feature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<ConditionsOfCarrier>();

    public override IEnumerable<MenuEntry> Menu => [new("载体", "条件自查", "/conditions", "check", CarrierRights.Keepers)];
}
