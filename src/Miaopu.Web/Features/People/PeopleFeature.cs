using Microsoft.AspNetCore.Authentication;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.People;

/// <summary>Sign-in and sign-out, one's own account.</summary>
public sealed class PeopleFeature : Feature
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<SignIn>();

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();
    }
}
