using System.Net;
using Miaopu.Web.Features.Public;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Public;

public sealed class ReadingNotices
{
    [Fact]
    public async Task The_notice_of_an_open_round_leads_a_unit_to_its_applications()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/announcements/rounds/{round.Id}");
        var begin = preparer.Page.QuerySelectorAll("a.btn-primary").Single(a => a.TextContent == "开始申报");
        await preparer.Get(begin.GetAttribute("href")!);
        preparer.Status.ShouldBe(HttpStatusCode.OK);

        host.Clock.StandAt(Given.Local(2021, 12, 1, 9));
        await preparer.Get($"/announcements/rounds/{round.Id}");
        preparer.Text.ShouldNotContain("开始申报");
    }

    [Theory]
    [InlineData("[点这里](javascript:alert(1))")]
    [InlineData("[点这里](JavaScript:alert(1))")]
    [InlineData("[点这里][x]\n\n[x]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![图](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("<script>alert(1)</script>")]
    public void A_notice_carries_no_script(string markdown)
    {
        var html = NoticeProse.Html(markdown).Value;
        html.ShouldNotContain("href=\"javascript", Case.Insensitive);
        html.ShouldNotContain("src=\"data", Case.Insensitive);
        html.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("[附件](/policies)", "href=\"/policies\"")]
    [InlineData("[网站](https://example.org/a)", "href=\"https://example.org/a\"")]
    [InlineData("<mail@example.org>", "href=\"mailto:mail@example.org\"")]
    public void Links_to_pages_and_mail_stay(string markdown, string kept) => NoticeProse.Html(markdown).Value.ShouldContain(kept);
}
