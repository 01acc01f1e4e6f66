using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Policies;

/// <summary>政策库: the packs of this installation, readable by everybody; and the shelf and situations that other features assess with.</summary>
public sealed class PoliciesFeature : Feature
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ParsedPacks>();
        services.AddScoped<Shelf>();
        services.AddScoped<Situations>();
    }

    public override void MapRoutes(IEndpointRouteBuilder routes) => routes.MapGet(PolicyAddress.All + "/{hash}/policy.yaml", async (string hash, MiaopuDb db) =>
        await db.PolicyEditions.Where(p => p.Hash == hash).Select(p => p.Text).SingleOrDefaultAsync() is { } text
            ? Results.Text(text, "application/yaml; charset=utf-8")
            : Results.NotFound()).AllowAnonymous();

    /// <summary>In Development the shipped library is on the shelf without being asked for; in Production somebody publishes what the office decided.</summary>
    public override async Task Start(IServiceProvider services, HostSettings settings)
    {
        if (!settings.IsDevelopment)
        {
            return;
        }

        var outcome = await PolicyLibrary.Shipped.PublishAll(services.GetRequiredService<MiaopuDb>(), Actor.System, services.GetRequiredService<BusinessClock>().Now);
        foreach (var refusal in outcome)
        {
            services.GetRequiredService<ILogger<PoliciesFeature>>().LogError("{Refusal}", refusal.Sentence);
        }
    }
}
