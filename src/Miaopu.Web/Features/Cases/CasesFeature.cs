using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>办件: a case for everybody who may see it.</summary>
public sealed class CasesFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<OpenCase>();
    }
}
