using Miaopu.Web.Host;

namespace Miaopu.Web.Features.SelfChecks;

/// <summary>政策自测: anybody states a few numbers and sees which published policies fit, what is missing, what they would bring. Nothing is kept; the address holds all.</summary>
public sealed class SelfChecksFeature : Feature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<AskPolicies>();
}
