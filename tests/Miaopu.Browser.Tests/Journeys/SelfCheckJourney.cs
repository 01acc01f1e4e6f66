using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>A stranger checks what fits, keeps the link, and takes the answers along into a sign-up.</summary>
public sealed class SelfCheckJourney(Chromium chromium)
{
    private const string Award = "符合的可申请“省级众创空间”";
    private const string Unit = "沈阳早春孵化服务有限公司";
    private const string Password = "south-wind-8-apricot";

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task Answers_show_what_is_lacking_are_kept_by_the_link_and_come_along_into_a_sign_up(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var stranger = await town.Stranger(screen);
        await stranger.Go("/");
        var entry = stranger.Page.GetByRole(AriaRole.Navigation, new() { Name = "公共栏目" }).GetByRole(AriaRole.Link, new() { Name = "政策自测" });
        var box = (await entry.BoundingBoxAsync())!;
        (box.X + box.Width).ShouldBeLessThanOrEqualTo((int)screen, "every entry can be seen without scrolling sideways");
        await stranger.Click(entry);

        await stranger.Choose("哪里的政策", "辽宁省科学技术厅");
        await stranger.Choose("载体类型", "众创空间");
        await stranger.Press("看结果");
        // which question comes first is the policies' to decide
        var first = stranger.Page.Locator(".mp-self-check .mp-field input.form-control").First;
        var name = (await first.GetAttributeAsync("name"))!;
        await first.FillAsync("1");
        await stranger.Press("看结果");
        await stranger.WasAccepted();
        await stranger.Reads("已填 1 项，可改", Award);

        var friend = await town.Stranger(screen);
        await friend.Go(stranger.Path);
        await friend.Page.Locator("summary").Filter(new() { HasText = "已填 1 项" }).ClickAsync();
        await friend.Look();
        (await friend.Page.Locator($"input[name={name}]").InputValueAsync()).ShouldBe("1");

        await stranger.Follow("带着结果注册");
        await stranger.Fill("单位全称", Unit);
        await stranger.Fill("统一社会信用代码", CreditCode.Complete("91210103MA820002").Value);
        await stranger.Choose("负责初审的主管部门", "沈阳市科学技术局");
        await stranger.Fill("姓名", "柳小满");
        await stranger.Fill("手机号码", "13900000002");
        await stranger.Fill("电子邮箱", "first@zaochun.example");
        await stranger.Fill("用户名", "zaochun1");
        await stranger.Fill("密码", Password);
        await stranger.Fill("再填一次密码", Password);
        await stranger.Press("提交注册");
        await stranger.WasAccepted();
        stranger.Path.ShouldStartWith("/sign-up/done");
        await stranger.Click(stranger.Page.Locator("main a[href^='/self-check?']"));
        (await stranger.Page.Locator($"input[name={name}]").InputValueAsync()).ShouldBe("1");
    }
}
