using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Miaopu.Web.Host;

/// <summary>
/// A form whose token no longer holds (the page stood open over a sign-in or a restart) is not thrown away: its fields come back on a page that sends them
/// again with a fresh token, once the person has said so. Only for posts from our own pages; any other gets the plain refusal.
/// </summary>
public static class ExpiredForm
{
    public static Task Offer(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }
            || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;

        // The framework guards a form without a valid token against being read; here it is only shown to the one who typed it.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return context.Request.HasFormContentType && FromOwnPage(context.Request)
            ? new RazorComponentResult<ExpiredFormPage> { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context)
            : Task.CompletedTask;
    }

    /// <summary>What was posted, but for the token and the files, which a page cannot carry.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(HttpContext context, string tokenField) =>
        context.Request.Form.Where(f => f.Key != tokenField).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")));

    /// <summary>A password is typed again, not carried about in a page.</summary>
    public static bool IsPassword(string field) => field.EndsWith("Password", StringComparison.Ordinal) || field.EndsWith("Again", StringComparison.Ordinal);

    public static bool FromOwnPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
}
