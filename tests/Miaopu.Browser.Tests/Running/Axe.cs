using System.Text.Json;
using Microsoft.Playwright;

namespace Miaopu.Browser.Tests.Running;

/// <summary>axe-core with all the rules it has on by itself.</summary>
public static class Axe
{
    private static readonly string Script = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    /// <summary>One line a violation: the rule, what it asks for, and where it is broken.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => !!window.axe"))
        {
            await page.EvaluateAsync(Script + "\n;void 0");
        }

        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map(n => n.target.join(' ') + '  ' + n.html.slice(0, 160) + '  ' + (n.failureSummary || '').replace(/\\s+/g, ' ').slice(0, 220)) }))");
        return [.. found.EnumerateArray().Select(v =>
            $"axe {v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()}\n    {string.Join("\n    ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetString()))}")];
    }
}
