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

    private void Put(Tone tone, string text)
    {
        var mark = tone switch { Tone.Good => 'g', Tone.Warn => 'w', _ => 'b' };
        http.HttpContext!.Response.Cookies.Append(
            Cookie, mark + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(5) });
    }
}
