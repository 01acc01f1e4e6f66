using System.Net;
using System.Reflection;
using Miaopu.Web.Tests.Running;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Miaopu.Web.Tests.Host;

public sealed class ErrorPages
{
    [Fact]
    public async Task No_page_fails_on_a_query_that_cannot_be_read()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var pages = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ToList();
        var asked = 0;
        foreach (var someone in new[] { given.Preparer, given.Reviewer, given.Officer })
        {
            using var visitor = await given.SignedIn(someone);
            foreach (var page in pages)
            {
                var parameters = page.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null).ToList();
                foreach (var parameter in parameters)
                {
                    var name = parameter.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? parameter.Name;
                    var address = string.Concat(page.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(p =>
                        p is RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()))));
                    foreach (var value in new[] { "abc", new string('9', 3000), "%00" })
                    {
                        await visitor.Get($"{address}?{name}={value}");
                        ((int)visitor.Status).ShouldBeLessThan(500, $"{someone.SignInName} {address}?{name}={value[..Math.Min(9, value.Length)]}");
                        asked++;
                        if (value == "abc" && parameter.PropertyType != typeof(string))
                        {
                            visitor.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
                        }
                    }
                }
            }
        }

        asked.ShouldBeGreaterThan(30);
    }

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
    public async Task A_stranger_is_not_asked_to_sign_in_for_a_page_that_does_not_exist()
    {
        await using var host = await RunningHost.Start();
        using var stranger = new Visitor(host);
        await stranger.Get("/no-such-page/at-all");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        stranger.Path.ShouldBe("/no-such-page/at-all");
        stranger.Text.ShouldContain("没有这个页面");
    }

    [Theory]
    [InlineData("GET", "/anything.html", 404)]
    [InlineData("GET", "/a.b", 404)]
    [InlineData("HEAD", "/no-such-page/a.b", 404)]
    [InlineData("POST", "/a.b", 404)]
    [InlineData("POST", "/policies/0/policy.yaml", 405)]
    [InlineData("GET", "/img/down.svg", 200)]
    public async Task A_stranger_is_told_what_is_no_page_no_method_or_a_file(string method, string path, int status)
    {
        await using var host = await RunningHost.Start();
        using var stranger = new Visitor(host);
        using var answer = await stranger.Raw(new HttpRequestMessage(new HttpMethod(method), path));
        ((int)answer.StatusCode).ShouldBe(status);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(path);
        answer.Content.Headers.Allow.ShouldBe(status == 405 ? ["GET"] : []);
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
