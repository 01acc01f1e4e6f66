using System.Net;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Host;

public sealed class ErrorPages
{
    [Fact]
    public async Task A_post_to_an_address_that_is_none_says_so_and_not_something_else()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var visitor = await given.SignedIn(given.Preparer);
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/no-such-page") { Content = new FormUrlEncodedContent([]) });
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Text.ShouldContain("没有这个页面");
    }

    [Fact]
    public async Task A_form_whose_token_no_longer_holds_comes_back_with_all_that_was_typed_and_can_be_sent_again()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var visitor = new Visitor(host);
        await visitor.Get("/sign-in");
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Name", given.Preparer.SignInName), new("Form.Password", Given.Password), new("__RequestVerificationToken", "stale")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        await visitor.Send(request);
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Text.ShouldContain("您填写的内容都在");
        await visitor.Submit(visitor.Page.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.TextContent.Contains("重新提交", StringComparison.Ordinal)), null);
        visitor.Path.ShouldBe("/todo");
    }

    [Fact]
    public async Task A_form_sent_from_another_site_is_refused_without_an_offer()
    {
        await using var host = await RunningHost.Start();
        using var visitor = new Visitor(host);
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("_handler", "sign-in")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        await visitor.Send(request);
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Text.ShouldContain("刷新后再提交");
        visitor.Text.ShouldNotContain("重新提交");
    }
}
