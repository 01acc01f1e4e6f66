using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Public;

/// <summary>The public face: first page, announcements, directory, search. Open to everybody.</summary>
public sealed class PublicFeature : Feature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<PublicReading>();
}
