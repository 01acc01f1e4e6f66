using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Bench.Lists;

/// <summary>
/// How long the server takes for each list, board and desk, asked for one after the other by whoever sees most there. Runs the host itself on a registry that <c>miaopu demo</c> made
/// (MIAOPU_DATA, MIAOPU_POSTGRES), which it first fills up: see <see cref="Fullness"/>. Times are those of the client, in the same process, from request to the last byte.
/// </summary>
public static class ListsBench
{
    /// <summary>What is asked of the product: 95 of 100 answers within so many milliseconds.</summary>
    private const double Most = 300;

    private const int WarmUp = 5;

    /// <param name="times">How often each page is asked for.</param>
    /// <param name="only">Only pages whose title holds this; their SQL is printed too.</param>
    public static async Task<int> Run(int times, string? only)
    {
        var settings = HostSettings.FromEnvironment() with { Url = "http://127.0.0.1:0" };
        using var statements = new Statements();
        await using var app = await MiaopuHost.Build(settings);
        await app.StartAsync();
        var password = (await DemonstrationFeature.Leading()).Password;
        var size = await Fullness.Reach(app.Services, password);
        Console.WriteLine($"{size}, {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores, {times} requests a page");
        Console.WriteLine($"{"page",-46} {"who",-12} {"p50 ms",7} {"p95 ms",7} {"max ms",7} {"SQL",4} {"kB",5}");

        var sessions = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        var slow = 0;
        foreach (var visit in (await Visits.All(app.Services)).Where(v => only is null || v.Title.Contains(only, StringComparison.Ordinal)))
        {
            if (!sessions.TryGetValue(visit.Who, out var http))
            {
                sessions[visit.Who] = http = await SignedIn.As(visit.Who, password, new Uri(app.Urls.First()));
            }

            slow += await Measure(http, visit, times, statements, only is not null) > Most ? 1 : 0;
        }

        Console.WriteLine(slow == 0 ? $"all within {Most:0} ms" : $"{slow} slower than {Most:0} ms");
        await app.StopAsync();
        return slow == 0 ? 0 : 1;
    }

    /// <returns>The p95 in milliseconds.</returns>
    private static async Task<double> Measure(HttpClient http, Visit visit, int times, Statements statements, bool tell)
    {
        var took = new List<double>(times);
        var (commands, bytes) = (new List<int>(times), 0);
        for (var i = -WarmUp; i < times; i++)
        {
            statements.Clear();
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(visit.Path);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            watch.Stop();
            if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
            {
                Console.WriteLine($"{visit.Who} gets {(int)answer.StatusCode} for {visit.Path} at {answer.RequestMessage!.RequestUri}.");
                return double.MaxValue;
            }

            if (i >= 0)
            {
                took.Add(watch.Elapsed.TotalMilliseconds);
                commands.Add(statements.Count);
            }
        }

        took.Sort();
        commands.Sort();
        var p95 = took[(int)Math.Ceiling(times * 0.95) - 1];
        Console.WriteLine($"{Cut(visit.Title, 46)} {visit.Who,-12} {took[times / 2],7:0.0} {p95,7:0.0} {took[^1],7:0.0} {commands[times / 2],4} {bytes / 1024,5}{(p95 > Most ? "  SLOW" : "")}");
        if (tell)
        {
            Console.WriteLine(statements.ToString());
        }

        return p95;
    }

    /// <summary>Padded to a width in which a Chinese character takes two columns.</summary>
    private static string Cut(string text, int width) => text + new string(' ', Math.Max(0, width - text.Sum(c => c > 0x2E7F ? 2 : 1)));
}
