using Microsoft.Playwright;
using Miaopu.Browser.Tests.Journeys;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Smoke;

/// <summary>What scripts do on the form of an application.</summary>
public sealed class Drafting(Chromium chromium)
{
    private const string Waiting = "必交，还没有上传";

    [Fact]
    public async Task A_material_no_longer_asks_for_a_file_once_it_is_uploaded()
    {
        await using var town = await Town.Open(chromium);
        var preparer = await town.SignedIn("qingmiao2");
        await Applicant.Begins(preparer, "省级众创空间");
        var waiting = preparer.Page.Locator("section.mp-subsection").Filter(new() { HasText = Waiting });
        var before = await waiting.CountAsync();
        var label = (await waiting.First.Locator("form[data-upload] label").InnerTextAsync()).Trim();
        await preparer.Upload(label, await RealFile.Pdf(chromium, "证明材料.pdf", "证明材料"));
        (await waiting.CountAsync()).ShouldBe(before - 1);
    }

    [Fact]
    public async Task Typing_on_in_one_tab_is_kept_and_an_older_tab_overwrites_nothing()
    {
        await using var town = await Town.Open(chromium);
        var newer = await town.SignedIn("qingmiao2");
        await Applicant.Begins(newer, "省级众创空间");
        var older = await town.SignedIn("qingmiao2");
        await older.Go(newer.Path);

        await Types(newer, "新页面");
        await SavedState(newer, "saved");
        await Types(newer, "，接着写");
        await SavedState(newer, "saved");
        older.Expect(409);
        await Types(older, "旧页面");
        await SavedState(older, "conflict");
        await Types(newer, "，写完");
        await newer.Press("保存");
        await newer.WasAccepted();
        (await Area(newer).InputValueAsync()).ShouldBe("新页面，接着写，写完");

        await older.Press("保存");
        await older.Reads("没有覆盖", "新页面，接着写，写完");
        (await Area(older).InputValueAsync()).ShouldBe("旧页面");
    }

    private static ILocator Area(Visitor visitor) => visitor.Page.Locator("textarea[data-autosave]").First;

    private static Task Types(Visitor visitor, string text) => Area(visitor).PressSequentiallyAsync(text);

    private static async Task SavedState(Visitor visitor, string state)
    {
        await Area(visitor).BlurAsync();
        var id = await Area(visitor).GetAttributeAsync("data-autosave-state");
        await Assertions.Expect(visitor.Page.Locator("#" + id)).ToHaveAttributeAsync("data-saved-state", state);
    }
}
