using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Smoke;

/// <summary>What scripts do in the editor of policies, and how its pages stand on both screens.</summary>
public sealed class WritingPolicies(Chromium chromium)
{
    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task An_officer_writes_is_told_at_once_what_is_wrong_mends_it_and_changes_a_number(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var officer = await town.SignedIn("province", screen);
        await officer.Go("/policy-drafts/new");
        await officer.Fill("草案名称", "修订稿");
        await officer.Press("开始起草");
        await officer.WasAccepted();
        var text = officer.Page.Locator("textarea[name=Text]");
        await text.EvaluateAsync("e => { const at = e.value.indexOf('measure: 场地面积') + 'measure: 场地面积'.length; e.focus(); e.setSelectionRange(at, at); }");

        await text.PressAsync("Backspace");
        var findings = officer.Page.Locator("[data-editor-findings]");
        await Assertions.Expect(findings).ToContainTextAsync("已自动保存");
        await Assertions.Expect(findings).ToContainTextAsync("没有名为“场地面”的度量");
        await officer.Look();
        await text.PressAsync("Escape");
        await findings.GetByRole(AriaRole.Button, new() { Name = "改成“场地面积”" }).ClickAsync();
        await Assertions.Expect(findings).Not.ToContainTextAsync("场地面");

        await text.EvaluateAsync("e => { const at = e.value.indexOf('measures:\\n') + 10; e.focus(); e.setSelectionRange(at, at); }");
        await text.PressSequentiallyAsync("  人数: { cou");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("count");
        await officer.Look();
        await text.PressAsync("Enter");
        (await text.InputValueAsync()).ShouldContain("人数: { count: ");

        // a value is offered what its key asks for; a key only what may stand there
        await text.PressSequentiallyAsync("入");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Option).First).ToHaveAccessibleNameAsync("入驻，台账");
        await text.PressAsync("Tab");
        await text.PressSequentiallyAsync(", at l");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await text.PressAsync("Backspace");
        await text.PressSequentiallyAsync(": cutoff, cite: 甲号 ");
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Option).First).ToHaveAccessibleNameAsync("甲号 一，条款");
        await officer.Look();
        await text.PressAsync("Enter");
        (await text.InputValueAsync()).ShouldContain("count: 入驻, at : cutoff, cite: 甲号 一");
        await officer.Press("放弃我的文字");
        await officer.Go(officer.Path.Replace("/text", "/numbers", StringComparison.Ordinal));
        await officer.Page.Locator("summary").Filter(new() { HasText = "场地面积" }).First.ClickAsync();
        await officer.Fill("场地面积 不少于", "600");
        await officer.Press("保存");
        await officer.Reads("已写回全文");
        await officer.Go(officer.Path.Replace("/numbers", "/text", StringComparison.Ordinal));
        (await text.InputValueAsync()).ShouldContain("at least: 600 平方米");
        await officer.Go(officer.Path.Replace("/text", "/cases", StringComparison.Ordinal));
        await officer.Go(officer.Path.Replace("/cases", "", StringComparison.Ordinal));
        await officer.Reads("还不能送审", "还没有案例");
        await officer.Go("/policy-drafts");
    }
}
