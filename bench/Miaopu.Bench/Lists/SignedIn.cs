using System.Text.RegularExpressions;

namespace Miaopu.Bench.Lists;

/// <summary>A client that has signed in by the page's own form.</summary>
public static partial class SignedIn
{
    /// <summary>Who has no name: somebody who has not signed in.</summary>
    public const string Nobody = "public";

    public static async Task<HttpClient> As(string who, string password, Uri address)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = address };
        if (who == Nobody)
        {
            return http;
        }

        var page = await http.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        using var answer = await http.PostAsync("/sign-in", new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("__RequestVerificationToken", token), new("Form.Name", who), new("Form.Password", password)]));
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/todo" ? http : throw new InvalidOperationException($"{who} could not sign in.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
