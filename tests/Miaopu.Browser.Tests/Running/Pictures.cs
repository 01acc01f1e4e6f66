using Microsoft.Playwright;

namespace Miaopu.Browser.Tests.Running;

/// <summary>Pictures of the main pages for docs/screens, kept when MIAOPU_SCREENS is 1.</summary>
public static class Pictures
{
    private const int MostPixelsDown = 1800;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("MIAOPU_SCREENS") == "1" ? System.IO.Path.Combine(Repository(), "docs", "screens") : null;

    /// <summary>Looks at the page on both screens, and keeps a picture of each.</summary>
    public static async Task Of(Visitor visitor, string name)
    {
        var before = visitor.Page.ViewportSize!;
        foreach (var screen in Enum.GetValues<Screen>())
        {
            await visitor.Page.SetViewportSizeAsync((int)screen, 900);
            await visitor.Look();
            if (Folder is not null)
            {
                var high = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
                await visitor.Page.ScreenshotAsync(new()
                {
                    Path = System.IO.Path.Combine(Folder, $"{name}-{(int)screen}.png"),
                    FullPage = true,
                    Clip = new() { X = 0, Y = 0, Width = (int)screen, Height = Math.Min(high, MostPixelsDown) },
                    Animations = ScreenshotAnimations.Disabled,
                });
            }
        }

        await visitor.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Miaopu.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No repository above the tests.");
        }

        return folder.FullName;
    }
}
