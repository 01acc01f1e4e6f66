using Microsoft.Playwright;

namespace Miaopu.Browser.Tests.Running;

/// <summary>Nothing makes a page scroll sideways; what is wide (a table) scrolls in a box of its own.</summary>
public static class Overflow
{
    public static async Task<IReadOnlyList<string>> Of(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) return [];
              return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > room + 1)
                .filter(e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return false; return true; })
                .slice(0, 5)
                .map(e => `${e.tagName.toLowerCase()}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)} of ${room}`);
            }
            """);
        return [.. wide.Select(w => "wider than the screen: " + w)];
    }
}
