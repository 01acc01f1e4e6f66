using Microsoft.Playwright;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Browser.Tests.Running;

/// <summary>The demonstration on a host of its own, and the people who walk about in it. One a journey.</summary>
public sealed class Town : IAsyncDisposable
{
    private readonly Chromium chromium;
    private readonly RunningHost host;
    private readonly List<Visitor> visitors = [];

    private Town(Chromium chromium, RunningHost host)
    {
        this.chromium = chromium;
        this.host = host;
    }

    public RunningHost Host => host;

    public static async Task<Town> Open(Chromium chromium, Database kind = Database.Sqlite) =>
        new(chromium, await RunningHost.Start(kind, s => s with { Demonstration = true }));

    /// <summary>Somebody who has not signed in, with a browser window of their own.</summary>
    public async Task<Visitor> Stranger(Screen screen = Screen.Desk)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new() { Width = (int)screen, Height = 900 },
            HasTouch = screen == Screen.Phone,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(await context.NewPageAsync());
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Somebody of the demonstration, signed in.</summary>
    public async Task<Visitor> SignedIn(string name, Screen screen = Screen.Desk)
    {
        var visitor = await Stranger(screen);
        await visitor.SignIn(name, Demonstration.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }

        await host.DisposeAsync();
    }
}
