using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Miaopu.Browser.Tests.Running.Chromium))]

namespace Miaopu.Browser.Tests.Running;

/// <summary>One Chromium for the whole run: Debian's own, or the one that CHROMIUM names. People in it share no cookies.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--lang=zh-CN"];

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Quiet });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright.Dispose();
    }
}
