using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;

namespace Miaopu.Web.Host;

/// <summary>
/// The net under all forms: where somebody else wrote the same thing first and the page has no words of its own for it, what was typed comes back on a page that
/// says so and sends it again once the person has looked. Nothing was saved by half.
/// </summary>
public static class StaleForm
{
    public static async Task Offer(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (DbUpdateException e) when (Clash.Is(e) && !context.Response.HasStarted && context.Request.HasFormContentType
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Response.Clear();

            // The failed page has used up what a page is drawn with, and holds what was not saved.
            await using var scope = context.RequestServices.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            await new RazorComponentResult<StaleFormPage> { StatusCode = StatusCodes.Status409Conflict }.ExecuteAsync(context);
        }
    }
}
