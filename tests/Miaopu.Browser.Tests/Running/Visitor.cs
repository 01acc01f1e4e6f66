using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Miaopu.Browser.Tests.Running;

/// <summary>
/// A person in front of Chromium. Every page they come to is held to the same promises: no violation in axe's eyes, nothing wider than the screen, no error
/// in the console, no request that fails. Things are found as a reader finds them: by role and visible name.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> complaints = [];
    private readonly HashSet<string> expected = [];

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                Complain($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Complain($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                Complain($"{response.Status} {response.Request.Method} {response.Url}");
            }
        };
        page.RequestFailed += (_, request) =>
        {
            // A download ends its own navigation; a page that is left ends its fragments.
            if (request.Failure != "net::ERR_ABORTED")
            {
                Complain($"failed: {request.Method} {request.Url} {request.Failure}");
            }
        };
    }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>All text of the page as it is shown.</summary>
    public Task<string> Text() => Page.Locator("body").InnerTextAsync();

    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await Look();
    }

    public async Task SignIn(string name, string password)
    {
        await Go("/sign-in");
        await Fill("用户名", name);
        await Fill("密码", password);
        await Press("登录");
    }

    /// <summary>Presses the button of this name, and looks at the page that comes.</summary>
    public Task Press(string name) => Click(Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    /// <summary>Follows the link whose name begins so, and looks at the page that comes.</summary>
    public Task Follow(string name) => Click(Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^\\s*" + Regex.Escape(name)) }).First);

    /// <summary>Clicks on something that leads to a page, and looks at that.</summary>
    public async Task Click(ILocator what)
    {
        await what.ClickAsync();
        await Look();
    }

    public Task Fill(string label, string text) => Field(label).FillAsync(text);

    public Task Choose(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Tick(string label) => Field(label).CheckAsync();

    /// <summary>The field whose label begins so; what is optional says so after its name.</summary>
    public ILocator Field(string label) => Page.GetByLabel(new Regex("^\\s*" + Regex.Escape(label) + "\\s*(选填)?\\s*$"));

    /// <summary>Chooses files in the upload form of this label, and waits until each stands in the list above it.</summary>
    public async Task Upload(string label, params RealFile[] files)
    {
        var form = Page.Locator("form[data-upload]").Filter(new() { Has = Page.GetByLabel(label) }).First;
        await form.Locator("input[type=file]").SetInputFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = f.Kind, Buffer = f.Content }));
        await Assertions.Expect(form.Locator("[data-upload-state]")).ToHaveTextAsync($"{files.Length} 个文件已上传");
        var list = Page.Locator("#" + await form.GetAttributeAsync("data-upload-list-id"));
        foreach (var file in files)
        {
            await Assertions.Expect(list.GetByRole(AriaRole.Link, new() { Name = file.Name })).ToBeVisibleAsync();
        }
    }

    /// <summary>Follows a link that sends a file.</summary>
    public async Task<byte[]> Download(string name)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(name)) }).First.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Opens the box behind a button that asks before it acts, and presses the button in it.</summary>
    public async Task Confirm(string button, string then, Func<ILocator, Task>? fill = null)
    {
        var box = Page.Locator("details.mp-confirm").Filter(new() { Has = Page.Locator("summary", new() { HasTextRegex = new Regex("^\\s*" + Regex.Escape(button) + "\\s*$") }) }).First;
        if (await box.GetAttributeAsync("open") is null)
        {
            await box.Locator("summary").ClickAsync();
        }

        if (fill is not null)
        {
            await fill(box);
        }

        await Click(box.GetByRole(AriaRole.Button, new() { Name = then, Exact = true }));
    }

    /// <summary>What is read on the page, wherever it stands.</summary>
    public async Task Reads(params string[] texts)
    {
        foreach (var text in texts)
        {
            (await Text()).ShouldContain(text, Case.Sensitive, Path);
        }
    }

    public async Task DoesNotRead(string text) => (await Text()).ShouldNotContain(text, Case.Sensitive, Path);

    /// <summary>What was sent was not refused.</summary>
    public async Task WasAccepted() => (await Page.Locator("[data-error-summary]").AllInnerTextsAsync()).ShouldBeEmpty(Path);

    /// <summary>Steps the demonstration's clock by the button in its banner.</summary>
    public Task Step(string button) => Click(Page.GetByRole(AriaRole.Complementary, new() { Name = "演示时钟" }).GetByRole(AriaRole.Button, new() { Name = button }));

    /// <summary>The next refusals of this status are what the visitor came to see, and no fault.</summary>
    public void Expect(int status) => expected.Add($"{status}");

    /// <summary>Holds the page before them to the promises.</summary>
    public async Task Look()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        complaints.AddRange(await Axe.Violations(Page));
        complaints.AddRange(await Overflow.Of(Page));
        if (complaints.Count > 0)
        {
            var told = $"{Path}\n{string.Join('\n', complaints)}";
            complaints.Clear();
            Assert.Fail(told);
        }
    }

    private void Complain(string what)
    {
        if (!expected.Any(status => what.StartsWith(status, StringComparison.Ordinal) || what.Contains($"status of {status}", StringComparison.Ordinal)))
        {
            complaints.Add(what);
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
