using Microsoft.AspNetCore.Diagnostics;

namespace Miaopu.Web.Host;

/// <summary>A browser that goes away in the middle of its request is no fault of ours: it is not logged as one, and nobody reads the answer.</summary>
public static class GoneAway
{
    private const int ClientClosedRequest = 499;

    public static async Task Ignore(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && StatusFor(context, e) is not null)
        {
            context.RequestServices.GetRequiredService<ILogger<BadHttpRequestException>>().LogDebug(e, "The request to {Path} ended early.", context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusFor(context, e)!.Value;
            if (context.Response.StatusCode == ClientClosedRequest && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }
        }
    }

    /// <summary>What a log would call it; null for a failure that is ours.</summary>
    private static int? StatusFor(HttpContext context, Exception failure) =>
        context.RequestAborted.IsCancellationRequested && failure is (OperationCanceledException or IOException) ? ClientClosedRequest
        : failure is BadHttpRequestException bad ? bad.StatusCode
        : null;
}
