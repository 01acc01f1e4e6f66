using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Host;

namespace Miaopu.Bench.Http;

/// <summary>
/// The product over HTTP beside what nothing built on the same ground can surpass: list pages beside the bare framework's answer of as many bytes, hand-ins beside the
/// database's own commits. Runs the host itself on a registry that <c>miaopu demo</c> made (MIAOPU_DATA, MIAOPU_POSTGRES); clients share its process and its cores.
/// </summary>
public static class HttpBench
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    private static readonly (string Who, string Path)[] Pages = [("province", "/carriers"), ("province", "/decisions"), ("province", "/todo"), ("", "/directory")];

    public static async Task<int> Run(int connections, int drafts)
    {
        var settings = HostSettings.FromEnvironment() with { Url = "http://127.0.0.1:0" };
        await using var app = await MiaopuHost.Build(settings);
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        var password = (await DemonstrationFeature.Leading()).Password;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
            Console.WriteLine($"{await db.Carriers.CountAsync():N0} carriers, {await db.LedgerRecords.CountAsync():N0} records, {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores, {connections} connections");
        }

        Console.WriteLine(Memory("at rest"));
        foreach (var (who, path) in Pages)
        {
            await Page(address, who, password, path, connections);
        }

        Console.WriteLine(Memory("after pages"));
        await HandIns(app, address, password, connections, drafts);
        foreach (var writers in new[] { 1, connections }.Distinct())
        {
            Console.WriteLine($"database's own commits, one row each, {writers,2} writers   {await Commits(app.Services, writers)}");
        }

        Console.WriteLine(Memory("after hand-ins"));
        await app.StopAsync();
        return 0;
    }

    private static async Task Page(Uri address, string who, string password, string path, int connections)
    {
        using var session = new Session(address);
        var size = (await (who.Length == 0 ? session : await session.SignIn(who, password)).Get(path)).Length;
        var ours = await Load.For(Time, connections, _ => session.Get(path));
        await using var bare = Bare(new byte[size]);
        await bare.StartAsync();
        using var plain = new Session(new Uri(bare.Urls.First()));
        var theirs = await Load.For(Time, connections, _ => plain.Get("/"));
        Console.WriteLine($"{path,-10} {size / 1024,4} kB   {ours}");
        Console.WriteLine($"{"  bare",-10} {size / 1024,4} kB   {theirs}   {theirs.PerSecond / ours.PerSecond:N1} times as many");
        await bare.StopAsync();
    }

    /// <summary>The framework with nothing in it but an answer of this size.</summary>
    private static WebApplication Bare(byte[] page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        app.MapGet("/", () => Results.Bytes(page, "text/html; charset=utf-8"));
        return app;
    }

    /// <summary>Everybody has signed in and has the page with the form open; then all send, so many at a time. First to the unit's approver, then to the first-review body, which gives the receipt.</summary>
    private static async Task HandIns(WebApplication app, Uri address, string password, int connections, int count)
    {
        var watch = Stopwatch.StartNew();
        var drafts = await Drafts.Make(app.Services, count);
        var open = new List<(Draft Draft, Session Session)>();
        foreach (var draft in drafts)
        {
            open.Add((draft, await new Session(address).SignIn(draft.SignInName, password)));
        }

        Console.WriteLine($"{drafts.Count} drafts made and their people signed in, {watch.Elapsed.TotalSeconds:N0} s");
        await Send(open, connections, "check", "submit", KeyValuePair.Create("truthful", "true"));
        await Send(open, connections, "approve", "approve");
        foreach (var (_, session) in open)
        {
            session.Dispose();
        }
    }

    private static async Task Send(List<(Draft Draft, Session Session)> open, int connections, string page, string form, params KeyValuePair<string, string>[] typed)
    {
        var ready = new List<(string Path, Session Session, IReadOnlyList<KeyValuePair<string, string>> Form)>();
        foreach (var (draft, session) in open)
        {
            var path = $"/applications/{draft.Id}/{page}";
            ready.Add((path, session, await session.Form(path, form)));
        }

        var load = await Load.Of(ready, connections, async r =>
        {
            using var answer = await r.Session.Send(r.Path, r.Form, typed);
            if (answer.StatusCode != HttpStatusCode.Found)
            {
                throw new InvalidOperationException($"{r.Path} answers {(int)answer.StatusCode}");
            }
        });
        Console.WriteLine($"POST {page,-8} {load}");
    }

    /// <summary>Transactions of one inserted row, through connections opened and set up as the product's own.</summary>
    private static async Task<Load> Commits(IServiceProvider services, int writers)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE bench_commits (number BIGINT NOT NULL, text VARCHAR(200) NOT NULL)");
        var scopes = Enumerable.Range(0, writers).Select(_ => services.CreateAsyncScope()).ToArray();
        var own = scopes.Select(s => s.ServiceProvider.GetRequiredService<MiaopuDb>().Database).ToArray();
        foreach (var database in own)
        {
            await database.OpenConnectionAsync();
        }

        var load = await Load.For(Time / 2, writers, async i =>
        {
            await using var command = own[i].GetDbConnection().CreateCommand();
            command.CommandText = "INSERT INTO bench_commits VALUES (1, 'one row in a transaction of its own')";
            await command.ExecuteNonQueryAsync();
        });
        foreach (var s in scopes)
        {
            await s.DisposeAsync();
        }

        await db.Database.ExecuteSqlRawAsync("DROP TABLE bench_commits");
        return load;
    }

    private static string Memory(string when)
    {
        var held = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return $"memory {when}: {held / 1e6:N0} MB held by objects, working set {process.WorkingSet64 / 1e6:N0} MB, at most {process.PeakWorkingSet64 / 1e6:N0} MB";
    }
}
