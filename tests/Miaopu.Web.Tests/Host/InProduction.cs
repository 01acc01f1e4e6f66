using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Miaopu.Casework.Messages;
using Miaopu.Casework.People;
using Miaopu.Web.CommandLine;
using Miaopu.Web.Features.Notices;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Host;

public sealed class InProduction
{
    private static Task<RunningHost> Host(Func<HostSettings, HostSettings>? with = null) =>
        RunningHost.Start(with: s => (with ?? (t => t))(s with { Environment = Environments.Production }));

    [Fact]
    public async Task Cookies_go_over_tls_only_and_browsers_are_told_to_stay_with_it()
    {
        await using var host = await Host();
        using var answer = await Ask(host, "/sign-in", ("X-Forwarded-Proto", "https"), ("Host", "miaopu.example.cn"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.Contains("secure", StringComparison.OrdinalIgnoreCase) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_proxy_that_is_not_named_is_not_believed()
    {
        await using var host = await Host(s => s with { Proxies = ["10.1.2.3", "10.4.0.0/16"] });
        using var answer = await Ask(host, "/", ("X-Forwarded-Proto", "https"), ("Host", "miaopu.example.cn"));
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Only_the_public_name_is_answered_so_that_nobody_else_writes_the_links_of_our_messages()
    {
        await using var host = await Host(s => s with { PublicUrl = new Uri("https://miaopu.example.cn/") });
        using var right = await Ask(host, "/directory", ("X-Forwarded-Proto", "https"), ("Host", "miaopu.example.cn"));
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var wrong = await Ask(host, "/directory", ("X-Forwarded-Proto", "https"), ("Host", "elsewhere.example.cn"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Mail_goes_out_only_where_the_public_name_is_known()
    {
        var mail = new MailSettings("127.0.0.1", 1, new System.Net.Mail.MailAddress("a@example.cn"), null, null, Tls: false);
        (await Should.ThrowAsync<FormatException>(() => Host(s => s with { Mail = mail }))).Message.ShouldContain("MIAOPU_PUBLIC_URL");
        await using var host = await Host(s => s with { Mail = mail, PublicUrl = new Uri("https://miaopu.example.cn/") });
    }

    [Fact]
    public async Task The_gallery_of_components_does_not_exist()
    {
        await using var host = await Host();
        var pages = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p == "/look" || p.StartsWith("/look/", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(3);
        foreach (var page in pages)
        {
            using var answer = await Ask(host, page, ("X-Forwarded-Proto", "https"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task Who_forgot_a_password_is_told_that_no_mail_goes_out()
    {
        await using var host = await Host();
        using var answer = await Ask(host, "/forgot", ("X-Forwarded-Proto", "https"));
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("还没有开通邮件");
        page.ShouldNotContain("发送重设链接");
    }

    [Theory, InlineData("officer", 1), InlineData("nobody", 1), InlineData("auditor", 0)]
    public async Task A_link_from_the_machine_is_for_the_three_only_and_the_other_two_hear_of_it(string name, int code)
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var house = await given.AnAuthority("系统管理", null, null);
        await given.APerson("system", "系统管理员", house, Role.SystemAdmin);
        await given.APerson("security", "安全管理员", house, Role.SecurityAdmin);
        await given.APerson("auditor", "审计管理员", house, Role.Auditor);
        var said = new StringWriter();
        (await host.InDatabase(db => ResetCommand.Reset(db, name, "http://127.0.0.1/", new Terminal(TextReader.Null, said), host.Clock.Now))).ShouldBe(code);
        (await host.InDatabase(db => db.Set<Message>().CountAsync(m => m.Title == "管理员的密码可以重设了"))).ShouldBe(code == 0 ? 2 : 0);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Kind == "PasswordResetMade"))).ShouldBe(1 - code);
        if (code == 0)
        {
            using var auditor = new Visitor(host);
            await auditor.Get(new Uri(said.ToString().Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).AbsolutePath);
            await auditor.Submit("reset", ("Form.Password", "four quiet lamps burn"), ("Form.Again", "four quiet lamps burn"));
            await auditor.SignIn("auditor", "four quiet lamps burn");
            auditor.Path.ShouldBe("/todo");
        }
    }

    [Fact]
    public void So_many_objections_an_hour_come_from_one_sender_and_others_are_not_held_up()
    {
        using var limit = new ObjectionLimit();
        Enumerable.Range(0, ObjectionLimit.MostPerHour).ShouldAllBe(_ => limit.Allows("one"));
        limit.Allows("one").ShouldBeFalse();
        limit.Allows("other").ShouldBeTrue();
    }

    private static async Task<HttpResponseMessage> Ask(RunningHost host, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }
}
