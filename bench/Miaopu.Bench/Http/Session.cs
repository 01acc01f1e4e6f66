using System.Net;
using System.Text.RegularExpressions;

namespace Miaopu.Bench.Http;

/// <summary>A browser without a screen: cookies, the forms of pages with all their hidden fields, no redirect followed.</summary>
public sealed partial class Session : IDisposable
{
    private readonly HttpClient http;

    public Session(Uri address) => http = new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Signs in by the page's own form.</summary>
    public async Task<Session> SignIn(string name, string password)
    {
        var form = await Form("/sign-in", "sign-in");
        using var answer = await Send("/sign-in", form, new("Form.Name", name), new("Form.Password", password));
        return answer.StatusCode == HttpStatusCode.Found ? this : throw new InvalidOperationException($"{name} could not sign in: {(int)answer.StatusCode}");
    }

    /// <returns>The bytes of a page, which must be there.</returns>
    public async Task<byte[]> Get(string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode} {answer.Headers.Location}");
    }

    /// <returns>The hidden fields of the form of this name on a page: antiforgery and what else the product puts there.</returns>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> Form(string path, string name)
    {
        var page = System.Text.Encoding.UTF8.GetString(await Get(path));
        foreach (Match form in Forms().Matches(page))
        {
            var hidden = Hidden().Matches(form.Value).Select(i => new KeyValuePair<string, string>(Name().Match(i.Value).Groups[1].Value, WebUtility.HtmlDecode(Value().Match(i.Value).Groups[1].Value))).ToList();
            if (hidden.Contains(new("_handler", name)))
            {
                return hidden;
            }
        }

        throw new InvalidOperationException($"{path} has no form {name}");
    }

    public Task<HttpResponseMessage> Send(string path, IEnumerable<KeyValuePair<string, string>> form, params IEnumerable<KeyValuePair<string, string>> typed) =>
        http.PostAsync(path, new FormUrlEncodedContent([.. form, .. typed]));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
