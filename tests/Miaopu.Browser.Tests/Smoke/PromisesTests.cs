using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Smoke;

/// <summary>The visitor's promises, each seen to be kept by a page that breaks it.</summary>
public sealed class PromisesTests(Chromium chromium)
{
    public static TheoryData<string, string> Broken => new()
    {
        { "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "axe image-alt" },
        { "<div style='width: 3000px; height: 1px'></div>", "wider than the screen" },
        { "<script>console.error('went wrong')</script>", "console: went wrong" },
        { "<script>throw new Error('thrown')</script>", "script: Error: thrown" },
        { "<script>fetch('http://127.0.0.1:1/nobody')</script>", "failed: GET http://127.0.0.1:1/nobody" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_page_that_breaks_a_promise_is_found(string body, string complaint)
    {
        await using var visitor = new Visitor(await (await chromium.Browser.NewContextAsync()).NewPageAsync());
        await visitor.Page.SetContentAsync($"<!doctype html><html lang='zh-CN'><title>页</title><main><h1>页</h1>{body}</main>", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var told = await Should.ThrowAsync<Xunit.Sdk.FailException>(visitor.Look);
        told.Message.ShouldContain(complaint);
    }

    [Fact]
    public async Task A_plain_page_keeps_them()
    {
        await using var visitor = new Visitor(await (await chromium.Browser.NewContextAsync()).NewPageAsync());
        await visitor.Page.SetContentAsync("<!doctype html><html lang='zh-CN'><title>页</title><main><h1>页</h1></main>");
        await visitor.Look();
    }
}
