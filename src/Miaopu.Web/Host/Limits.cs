using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Miaopu.Web.Host;

/// <summary>
/// How often one address may post to a page that strangers reach. Generous, for a whole office may share an address: it is there against
/// machines, not people. Looking at a page is not counted.
/// </summary>
public static class Limits
{
    /// <summary>Adds a limit that a page takes with <c>[EnableRateLimiting(name)]</c>.</summary>
    public static IServiceCollection AddPostLimit(this IServiceCollection services, string name, int most, TimeSpan within) =>
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(name, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    name + http.Connection.RemoteIpAddress,
                    _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = within, SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(""));
        });
}
