using Microsoft.AspNetCore.Routing.Template;

namespace Miaopu.Web.Host;

/// <summary>Answers where no route does, strangers too: to ask one to sign in for a page that does not exist leads nowhere.</summary>
public static class NoSuchPage
{
    /// <summary>404; for a method that an address of ours does not take, 405 with those that it takes, as routing has it where there is no fallback.</summary>
    public static Task Answer(HttpContext context, EndpointDataSource routes)
    {
        var request = context.Request;
        var taken = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? [] : MethodsAt(request.Path, routes);
        context.Response.StatusCode = taken.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        if (taken.Count > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", taken);
        }

        return Task.CompletedTask;
    }

    // a route without methods is a fallback
    private static List<string> MethodsAt(PathString path, EndpointDataSource routes) =>
    [
        .. routes.Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Endpoint: e, e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods))
            .Where(e => e.HttpMethods is { Count: > 0 } && new TemplateMatcher(new RouteTemplate(e.Endpoint.RoutePattern), []).TryMatch(path, []))
            .SelectMany(e => e.HttpMethods!).Distinct().Order(StringComparer.Ordinal),
    ];
}
