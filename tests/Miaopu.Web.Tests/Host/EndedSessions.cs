using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;
using Given = Miaopu.Web.Tests.Running.Given;

namespace Miaopu.Web.Tests.Host;

/// <summary>A session that ended while a form was open: what was typed comes back after sign-in, to the one who typed it.</summary>
public sealed class EndedSessions
{
    private const string Typed = "新写的一句话";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_typed_is_sent_after_the_same_person_has_signed_in_again(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var preparer = await SentTooLate(host, given);

        preparer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        preparer.Text.ShouldContain("您填写的内容保留在本页");
        preparer.Page.DocumentElement.OuterHtml.ShouldNotContain(Typed, Case.Sensitive, "a stranger at the same machine reads nothing");
        await preparer.Submit("sign-in", ("Form.Name", given.Preparer.SignInName), ("Form.Password", "wrong"));
        preparer.Text.ShouldContain("刚才填写的内容还在");
        await preparer.Submit("sign-in", ("Form.Name", given.Preparer.SignInName), ("Form.Password", Given.Password));
        preparer.Text.ShouldContain("刚才的内容还没有提交");
        await preparer.Submit(Resend(preparer)!, null);

        preparer.Status.ShouldBe(HttpStatusCode.OK);
        preparer.Text.ShouldContain("已保存");
        preparer.Page.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(a => a.Value).ShouldContain(Typed);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_person_does_not_get_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var visitor = await SentTooLate(host, given);

        await visitor.Submit("sign-in", ("Form.Name", given.Approver.SignInName), ("Form.Password", Given.Password));

        Resend(visitor).ShouldBeNull();
        visitor.Page.DocumentElement.OuterHtml.ShouldNotContain(Typed);
        visitor.Path.ShouldStartWith("/cases/");
    }

    [Fact]
    public async Task A_form_that_was_shown_to_nobody_we_know_or_comes_from_another_site_is_not_kept()
    {
        await using var host = await RunningHost.Start();
        using var stranger = new Visitor(host);
        foreach (var (site, mark) in ((string, string)[])[("same-origin", "made up"), ("cross-site", ""), ("same-origin", "")])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/account") { Content = new FormUrlEncodedContent([new("_handler", "contact"), new(EndedSession.WhoseField, mark)]) };
            request.Headers.Add("Sec-Fetch-Site", site);
            await stranger.Send(request);
            stranger.Path.ShouldStartWith("/sign-in?return=");
            stranger.Page.QuerySelector("input[name='Form.Kept']").ShouldBeNull();
        }
    }

    /// <summary>An application form sent by somebody who was signed out meanwhile in another window.</summary>
    private static async Task<Visitor> SentTooLate(RunningHost host, Given given)
    {
        var id = await given.ABegunApplication(await given.AnOpenRound());
        var visitor = await given.SignedIn(given.Preparer);
        await visitor.Get($"/applications/{id}");
        var page = visitor.Page;
        var field = page.QuerySelector<IHtmlTextAreaElement>("#draft-form textarea")!.Name!;
        await visitor.Submit(page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/sign-out"), null);
        var form = page.Forms.OfType<IHtmlFormElement>().Single(f => f.Id == "draft-form");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/applications/{id}")
        {
            Content = new FormUrlEncodedContent(form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is "hidden" or "text").Select(i => KeyValuePair.Create(i.Name!, i.Value))
                .Append(new(field, Typed))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        await visitor.Send(request);
        return visitor;
    }

    private static IHtmlFormElement? Resend(Visitor visitor) =>
        visitor.Page.Forms.OfType<IHtmlFormElement>().SingleOrDefault(f => f.TextContent.Contains("重新提交", StringComparison.Ordinal));
}
