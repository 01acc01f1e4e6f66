using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Security.Claims;
using System.Security.Cryptography;

namespace Miaopu.Web.Host;

/// <summary>What was typed into a form whose session had ended by the time it was sent.</summary>
/// <param name="Person">For whom the form was shown.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="HadFiles">Files were chosen, which cannot be carried.</param>
public sealed record KeptForm(Guid Person, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles);

/// <summary>
/// A form sent after its session ended (signed out elsewhere, a cookie too old) is not thrown away: its texts lie, sealed, in the page that asks to sign in, and come
/// back to the same person once they have. Nothing of it is kept on the server. Every form of a page says, sealed too, for whom it was shown.
/// </summary>
public static class EndedSession
{
    /// <summary>The hidden field that says for whom a form was shown.</summary>
    public const string WhoseField = "_whose";

    private const long MostBytes = 1024 * 1024;

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    public static string MarkOf(HttpContext context, Guid person) => Protector(context, "whose").Protect(person.ToString("N"));

    /// <param name="redirect">What happens to any other request.</param>
    public static async Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> asked, Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect)
    {
        var context = asked.HttpContext;
        if (await Keep(context) is not { } kept)
        {
            await redirect(asked);
            return;
        }

        await Shell.Make(context);
        var parameters = new Dictionary<string, object?> { [nameof(EndedSessionPage.Kept)] = Seal(context, kept), [nameof(EndedSessionPage.Form)] = kept };
        await new RazorComponentResult<EndedSessionPage>(parameters) { StatusCode = StatusCodes.Status401Unauthorized }.ExecuteAsync(context);
    }

    /// <summary>The form, for the person it was shown to and nobody else; null also after a while.</summary>
    public static KeptForm? Open(HttpContext context, string? sealedForm, Guid person)
    {
        if (string.IsNullOrEmpty(sealedForm))
        {
            return null;
        }

        try
        {
            var kept = JsonSerializer.Deserialize<KeptForm>(Protector(context, "kept").ToTimeLimitedDataProtector().Unprotect(sealedForm));
            return kept?.Person == person ? kept : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A form token for somebody who signed in by this very request, whose own token still speaks of a stranger.</summary>
    public static AntiforgeryTokenSet TokenFor(HttpContext context, ClaimsPrincipal user)
    {
        var fresh = new DefaultHttpContext { RequestServices = context.RequestServices, User = user };
        fresh.Request.Scheme = context.Request.Scheme;
        fresh.Request.Headers.Cookie = context.Request.Headers.Cookie;
        return context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(fresh);
    }

    private static async Task<KeptForm?> Keep(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > MostBytes
            || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || !ExpiredForm.FromOwnPage(request))
        {
            return null;
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        if (PersonOf(context, form[WhoseField]) is not { } person)
        {
            return null;
        }

        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(context).FormFieldName;
        return new KeptForm(person, request.PathBase + request.Path + request.QueryString, [.. ExpiredForm.Fields(context, token).Where(f => !ExpiredForm.IsPassword(f.Key))], form.Files.Count > 0);
    }

    private static Guid? PersonOf(HttpContext context, string? mark)
    {
        try
        {
            return string.IsNullOrEmpty(mark) ? null : Guid.ParseExact(Protector(context, "whose").Unprotect(mark), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Seal(HttpContext context, KeptForm kept) => Protector(context, "kept").ToTimeLimitedDataProtector().Protect(JsonSerializer.Serialize(kept), Lasts);

    private static IDataProtector Protector(HttpContext context, string what) => context.RequestServices.GetDataProtector("miaopu.form", what);
}
