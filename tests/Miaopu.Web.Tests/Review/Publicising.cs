using AngleSharp.Html.Dom;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>What a notice says about other ways to object, and what it asks for when its period is over.</summary>
public sealed class Publicising
{
    private const string OtherWays = "书面反映";
    private const string Over = "公示期已满，待办结";

    public static TheoryData<Database> Both => Databases.All;

    [Theory]
    [InlineData("", false)]
    [InlineData("来信地址：某路 1 号", true)]
    public async Task A_notice_names_other_ways_to_object_only_where_it_has_some(string contacts, bool named)
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, await given.AnOpenRound());
        await BeginDraft(reviewer);
        await reviewer.Submit("draft", ("Input.Contacts", contacts));
        var notice = reviewer.Path.Split('/')[2];
        await reviewer.Submit("publish");

        using var stranger = new Visitor(host);
        await stranger.Get($"/notices/{notice}");

        stranger.Text.Contains(OtherWays, StringComparison.Ordinal).ShouldBe(named);
        stranger.Text.Contains("某路 1 号", StringComparison.Ordinal).ShouldBe(named);

        host.Clock.StandAt(Given.Local(2021, 4, 15, 9));
        await stranger.Get($"/notices/{notice}");
        stranger.Text.ShouldNotContain(OtherWays, customMessage: "its period is over");
        stranger.Text.ShouldContain("不再受理异议");
        stranger.Text.Contains("某路 1 号", StringComparison.Ordinal).ShouldBe(named);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_begins_without_the_contacts_of_another_office_and_the_next_with_those_its_own_gave(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, round);
        await BeginDraft(reviewer);
        round.Contacts.ShouldNotBeEmpty();
        Contacts(reviewer).ShouldBe("", "the contacts of the round are the province's");
        reviewer.Text.ShouldContain("请填写本单位受理书面异议");
        reviewer.FormWith("Input.Title").QuerySelectorAll("input[name='Input.Title']").OfType<IHtmlInputElement>().Single().Value.ShouldStartWith("乙市科学技术局");

        await reviewer.Submit("draft", ("Input.Contacts", "来信地址：某路 1 号"));
        await given.AVisitedApplication(reviewer, round, await given.ACarrier("星火众创空间", given.Unit));
        await BeginDraft(reviewer);
        Contacts(reviewer).ShouldBe("来信地址：某路 1 号");
    }

    [Fact]
    public async Task The_page_of_a_notice_says_that_one_person_may_carry_it_through()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, await given.AnOpenRound());
        var notice = await reviewer.Publicise();
        reviewer.Text.ShouldContain("政策没有为公示规定逐级签署：发布、处理异议和办结，由乙市科学技术局的一名初审人员办理即可");

        host.Clock.StandAt(Given.Local(2021, 4, 15, 9));
        await reviewer.Get($"/publicise/{notice}");
        await reviewer.Submit("end");
        reviewer.Text.ShouldNotContain("逐级签署");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_notice_whose_period_is_over_is_not_late_but_ready_to_be_ended(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        var round = await given.AnOpenRound();
        var id = await given.AVisitedApplication(reviewer, round);
        var notice = await reviewer.Publicise();
        string[] pages = [$"/publicise/{notice}", "/publicise", "/todo", "/desk", $"/cases/{id}"];
        foreach (var page in pages)
        {
            await reviewer.Get(page);
            reviewer.Text.ShouldNotContain(Over, customMessage: page);
        }

        host.Clock.StandAt(Given.Local(2021, 4, 15, 9));
        foreach (var page in pages)
        {
            await reviewer.Get(page);
            reviewer.Text.ShouldContain(Over, customMessage: page);
            reviewer.Text.ShouldNotContain("逾期 ", customMessage: page);
        }

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/applications");
        preparer.Text.ShouldContain(Over);
        preparer.Text.ShouldNotContain("已逾期");
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}/cases?q=青禾");
        officer.Text.ShouldContain(Over);
        await officer.Get($"/rounds/{round.Id}/cases?slow=late");
        officer.Text.ShouldContain("没有符合条件的申报");

        await reviewer.Get($"/publicise/{notice}");
        await reviewer.Submit("end");
        foreach (var page in pages[..2])
        {
            await reviewer.Get(page);
            reviewer.Text.ShouldNotContain(Over, customMessage: page);
            reviewer.Text.ShouldNotContain("逾期 ", customMessage: page);
        }
    }

    private static async Task BeginDraft(Visitor reviewer)
    {
        await reviewer.Get("/publicise");
        await reviewer.Submit(reviewer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/publicise/new"), null);
    }

    private static string Contacts(Visitor reviewer) => reviewer.FormWith("Input.Contacts").QuerySelectorAll("textarea[name='Input.Contacts']").OfType<IHtmlTextAreaElement>().Single().Value.ReplaceLineEndings("\n");
}
