using System.Text;
using Miaopu.Web.Look;

namespace Miaopu.Web.Host;

/// <summary>One line that the next page shows once: what the request that redirected there did.</summary>
public sealed class Flashes(IHttpContextAccessor http)
{
    private const string Cookie = "miaopu-flash";

    public void Good(string text) => Put(Tone.Good, text);

    public void Warn(string text) => Put(Tone.Warn, text);

    public void Bad(string text) => Put(Tone.Bad, text);

    internal Flash? Take()
    {
        var context = http.HttpContext!;
        if (context.Request.Cookies[Cookie] is not { Length: > 2 } value || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(value[1..]));
            return new Flash(value[0] switch { 'g' => Tone.Good, 'w' => Tone.Warn, _ => Tone.Bad }, text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Put(Tone tone, string text) => Put(http.HttpContext!, Mark(tone, text));

    /// <summary>A line as the cookie carries it.</summary>
    internal static string Mark(Tone tone, string text) =>
        tone switch { Tone.Good => 'g', Tone.Warn => 'w', _ => 'b' } + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    internal static void Put(HttpContext context, string marked)
    {
        context.Items[Cookie] = marked;
        context.Response.Cookies.Append(Cookie, marked, new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(5) });
    }

    /// <summary>The line that this request left for the next page, or null.</summary>
    internal static string? PutIn(HttpContext context) => context.Items[Cookie] as string;
}
