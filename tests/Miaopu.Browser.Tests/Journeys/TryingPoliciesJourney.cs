using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>An officer tries other numbers on the carriers of the province, keeps what was tried, and sets two drafts beside each other.</summary>
public sealed class TryingPoliciesJourney(Chromium chromium)
{
    private const string Policy = "辽宁省众创空间备案";

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task A_number_is_changed_its_moves_are_listed_exported_and_kept_as_drafts_that_are_compared(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var officer = await town.SignedIn("province", screen);

        await Tries(officer, "5000");
        await officer.Reads("由此不再达到");
        var lost = officer.Page.Locator(".mp-stat").Filter(new() { HasText = "由此不再达到" });
        (await lost.Locator(".mp-stat-value").InnerTextAsync()).ShouldNotBe("0");
        await officer.Reads("各类达到的家数", "类型：众创空间");
        await officer.Click(lost.GetByRole(AriaRole.Link));
        await officer.Reads("由此不再达到的载体", "固定服务场地");
        (await officer.Download("导出 Excel"))[..2].ShouldBe("PK"u8.ToArray());

        await officer.Page.GoBackAsync();
        await Keeps(officer, "面积提到五千");
        await officer.Reads("草案已建立", "不少于 500 平方米 → 不少于 5000 平方米");
        await Tries(officer, "100");
        await Keeps(officer, "面积降到一百");

        await officer.Go("/policy-drafts");
        await officer.Choose("比较", await Option(officer, "面积提到五千"));
        await officer.Choose("与", await Option(officer, "面积降到一百"));
        await officer.Press("比较");
        await officer.Reads("合计", "各地达到的家数", "不少于 5000 平方米 → 不少于 100 平方米", "用“面积降到一百”送审");
        await officer.Follow("用“面积降到一百”送审");
        await officer.Reads("还不能送审");
        await officer.Follow("历次版本");
        await officer.Reads("共 1 版");
    }

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task A_policy_that_is_new_is_tried_by_itself_its_lists_open_and_its_numbers_go_back_into_the_draft(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var officer = await town.SignedIn("province", screen);
        await officer.Go("/policy-drafts/new");
        await officer.Fill("草案名称", "全新的办法");
        await officer.Press("开始起草");
        await officer.WasAccepted();
        var draft = officer.Path[..officer.Path.LastIndexOf('/')];

        await officer.Go(draft);
        await officer.Follow("试算");
        await officer.Reads("没有原文本可比", "逐条结果", "各地达到的家数", "类型：众创空间");
        await officer.DoesNotRead("按原文本");
        var failing = officer.Page.Locator(".mp-stat").Filter(new() { HasText = "未达到" });
        (await failing.Locator(".mp-stat-value").InnerTextAsync()).ShouldNotBe("0");
        await officer.Click(failing.GetByRole(AriaRole.Link));
        await officer.Reads("未达到的载体", "场地面积");
        (await officer.Download("导出 Excel"))[..2].ShouldBe("PK"u8.ToArray());

        await officer.Page.GoBackAsync();
        await officer.Page.Locator("summary").Filter(new() { HasText = "场地面积" }).First.ClickAsync();
        await officer.Fill("场地面积 不少于", "1");
        await officer.Press("试算");
        await officer.WasAccepted();
        await officer.Press("存入“全新的办法”");
        await officer.Reads("成为新版本", "家，");
    }

    [Fact]
    public async Task The_slider_says_how_many_pass_at_each_value_and_tries_the_one_it_is_left_at()
    {
        await using var town = await Town.Open(chromium);
        var officer = await town.SignedIn("province");
        await Tries(officer, "500");
        await officer.Click(officer.Page.Locator(".mp-tune").Filter(new() { HasText = "服务场地面积" }).GetByRole(AriaRole.Link, new() { Name = "看曲线" }));
        var slider = officer.Page.GetByRole(AriaRole.Slider);
        await slider.FocusAsync();
        await slider.PressAsync("End");
        await officer.Page.WaitForURLAsync("**=1000*");
        await officer.Look();
        (await officer.Page.GetByRole(AriaRole.Textbox, new() { Name = "服务场地面积 不少于" }).InputValueAsync()).ShouldBe("1000");
    }

    private static async Task Tries(Visitor officer, string area)
    {
        await officer.Go("/policies");
        await officer.Follow(Policy);
        await officer.Follow("试算");
        await officer.Page.Locator("summary").Filter(new() { HasText = "固定服务场地" }).ClickAsync();
        await officer.Fill("服务场地面积 不少于", area);
        await officer.Press("试算");
        await officer.WasAccepted();
    }

    private static async Task Keeps(Visitor officer, string title)
    {
        await officer.Fill("草案名称", title);
        await officer.Press("存为草案");
        await officer.WasAccepted();
        officer.Path.ShouldStartWith("/policy-drafts/");
    }

    private static async Task<string> Option(Visitor officer, string title) => (await officer.Field("比较").Locator("option").AllInnerTextsAsync()).First(o => o.StartsWith(title, StringComparison.Ordinal));
}
