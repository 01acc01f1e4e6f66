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
                    name + SenderOf(http),
                    _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = within, SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(""));
        });

    /// <summary>Who sends a request, as far as the network says: an address, of which a household under version 6 has many that begin alike.</summary>
    public static string SenderOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        return address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : address.MapToIPv4().ToString();
    }
}
