using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Miaopu.Web.Host;

/// <summary>What stands between browsers and the host: which proxies are believed, which host name is answered, that browsers stay with TLS.</summary>
internal static class BehindProxy
{
    public static void AddProxies(this IServiceCollection services, HostSettings settings)
    {
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            if (settings.Proxies is not { } proxies)
            {
                return;
            }

            // Each proxy of a chain is looked at, from the nearest, as long as it is one of these.
            o.ForwardLimit = null;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    o.KnownProxies.Add(address);
                }
                else
                {
                    o.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(proxy, out var network) ? network
                        : throw new FormatException($"MIAOPU_PROXIES 里的“{proxy}”不是地址，也不是网段。"));
                }
            }
        });
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        if (settings.PublicUrl is { } address)
        {
            // The page of a forgotten password makes links of the host's name: a name that somebody made up must not get that far.
            services.AddHostFiltering(o => o.AllowedHosts = [address.Host, "localhost", "127.0.0.1", "[::1]"]);
        }
    }

    public static void UseProxies(this WebApplication app, HostSettings settings)
    {
        app.UseForwardedHeaders();
        if (settings.SecureCookies)
        {
            app.UseHsts();
        }
    }
}
