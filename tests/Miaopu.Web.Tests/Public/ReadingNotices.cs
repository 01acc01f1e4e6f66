using System.Net;
using Miaopu.Web.Features.Public;
using Miaopu.Web.Tests.Review;
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

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_first_page_shows_the_notices_that_run_until_when_and_says_so_when_none_does(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/");
        stranger.Text.ShouldContain("现在没有公示");

        using var reviewer = await given.SignedIn(given.Reviewer);
        var round = await given.AnOpenRound();
        await given.AVisitedApplication(reviewer, round);
        var first = await reviewer.Publicise();
        host.Clock.StandAt(Given.Local(2021, 4, 8, 9));
        await given.AVisitedApplication(reviewer, round, await given.ACarrier("星火众创空间", given.Unit));
        var second = await reviewer.Publicise();

        await stranger.Get("/");
        Shown(stranger).ShouldBe([$"/notices/{first}", $"/notices/{second}"], "what ends first comes first");
        var row = stranger.Page.QuerySelector($"a[href='/notices/{first}']")!.Closest("tr")!.TextContent;
        row.ShouldContain("2021-04-06", customMessage: "since when");
        row.ShouldContain("2021-04-09 周五", customMessage: "until when");
        stranger.Page.QuerySelector($"a[href='/notices/{first}']")!.Closest("tr")!.QuerySelectorAll("td, th").Select(c => c.TextContent.Trim()).ShouldContain("1", "how many carriers");

        host.Clock.StandAt(Given.Local(2021, 4, 10));
        await stranger.Get("/");
        Shown(stranger).ShouldBe([$"/notices/{second}"]);
    }

    private static IEnumerable<string?> Shown(Visitor visitor) => visitor.Page.QuerySelectorAll("main table a[href^='/notices/']").Select(a => a.GetAttribute("href"));

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
