using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>A check that is made again, and one that two people make at once.</summary>
public sealed class Rechecking
{
    private const string Why = "已核对原件，情况属实。";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task After_a_return_the_earlier_passes_are_offered_and_count_once_somebody_confirms_them(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        var (id, mended) = await AResubmittedApplication(given, reviewer);
        await reviewer.OpenCheck(given, id);

        reviewer.Text.ShouldContain("退回时要求修改 1 处");
        reviewer.Text.ShouldContain("平面图缺第二层");
        reviewer.Text.ShouldContain("查看与第 1 次提交的差异");
        var lines = reviewer.Page.QuerySelectorAll("[data-desk-item]").ToList();
        reviewer.Page.QuerySelector("#opinion-count")!.TextContent.ShouldContain($"已有意见 0 / {lines.Count} 条", customMessage: "nothing counts before it is confirmed");
        var inherited = lines.Where(l => l.TextContent.Contains("沿用上次审查的意见，待确认", StringComparison.Ordinal)).ToList();
        inherited.Count.ShouldBe(lines.Count - 1);
        inherited.ShouldAllBe(l => l.QuerySelector("input[data-desk-pass]")!.HasAttribute("checked") && l.QuerySelector("textarea[name^='text|']")!.TextContent.Trim() == Why && l.TextContent.Contains("与上次提交相同"));
        var other = lines.Except(inherited).Single();
        other.QuerySelector("textarea")!.GetAttribute("name").ShouldBe(KeepOpinions.TextField + mended);
        other.QuerySelectorAll("input[checked]").ShouldBeEmpty("what was to be mended is looked at anew");
        other.TextContent.ShouldContain("上次审查：需修改，平面图缺第二层");

        await reviewer.Submit("check", ("act", "pass"));
        reviewer.Text.ShouldContain("还没有意见");
        (await given.Application(id)).OpenRuns.Single().Step.ShouldBe(0);
        await reviewer.Submit("check", ("act", "pass"), (KeepOpinions.MarkField + mended, "pass"), (KeepOpinions.TextField + mended, "已补齐"));
        (await given.Application(id)).OpenRuns.Single().Step.ShouldBe(1, reviewer.Text);
        var run = (await given.Application(id)).OpenRuns.Single().Id;
        (await host.InDatabase(db => db.Set<Opinion>().CountAsync(o => o.RunId == run))).ShouldBe(lines.Count, "each is kept as confirmed by whoever signed");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_mark_alone_keeps_the_inherited_text_and_the_page_may_write_on(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        var (id, mended) = await AResubmittedApplication(given, reviewer);
        var path = await reviewer.OpenCheck(given, id);
        var mark = reviewer.Page.QuerySelectorAll("input[data-desk-pass]").First(i => i.GetAttribute("name") != KeepOpinions.MarkField + mended);
        var area = reviewer.Page.QuerySelector($"textarea[name='{KeepOpinions.TextField}{mark.GetAttribute("name")![KeepOpinions.MarkField.Length..]}']")!;

        await Mark(reviewer, mark, "pass");
        await reviewer.Get(path);
        reviewer.Page.QuerySelector($"textarea[name='{area.GetAttribute("name")}']")!.TextContent.Trim().ShouldBe(Why);
        (await reviewer.Autosave(area, Why + "另附照片。", area.GetAttribute("data-autosave-version")!)).ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_mark_kept_at_once_undoes_no_newer_one_of_a_colleague_when_the_form_is_sent()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        using var colleague = await given.SignedIn(given.MoreReviewers[0]);
        await reviewer.OpenCheck(given, id);
        await colleague.OpenCheck(given, id);
        var mark = reviewer.Page.QuerySelector("input[data-desk-pass]")!;
        var name = mark.GetAttribute("name")!;
        var form = reviewer.FormWith("note");

        var told = await Mark(reviewer, mark, "pass");
        var seen = told.QuerySelector("input[type=hidden][hx-swap-oob]").ShouldNotBeNull("the page learns which mark it shows as kept");
        form.QuerySelectorAll("input").Single(i => i.Id == seen.Id).GetAttribute("name").ShouldBe(seen.GetAttribute("name"));
        seen.GetAttribute("value").ShouldBe("pass");
        await Mark(colleague, mark, "not-met");
        await reviewer.Submit(form, ("act", "save"), (name, "pass"), (seen.GetAttribute("name")!, seen.GetAttribute("value")));

        (await host.InDatabase(db => db.Set<Opinion>().AsNoTracking().SingleAsync())).Mark.ShouldBe(LineMark.NotMet);
    }

    [Fact]
    public async Task A_mark_that_is_refused_is_said_so_beside_its_line_which_shows_what_is_kept()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var mark = reviewer.Page.QuerySelector("input[data-desk-pass]")!;
        await reviewer.Check("pass");
        await reviewer.OpenCheck(given, id);

        var told = await Mark(reviewer, mark, "not-met");

        reviewer.Status.ShouldBe(System.Net.HttpStatusCode.OK, "htmx puts nothing else in place");
        told.QuerySelector("[role=alert][hx-swap-oob]")!.TextContent.ShouldContain("您已签署这件申报");
        told.QuerySelector("[role=radiogroup][hx-swap-oob] input[checked]")!.GetAttribute("value").ShouldBe("pass");
    }

    private static async Task<(Guid Id, string Mended)> AResubmittedApplication(Given given, Visitor reviewer)
    {
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        await reviewer.OpenCheck(given, id);
        await reviewer.Check("save");
        var mended = reviewer.Page.QuerySelectorAll("input[name^='seen|']").Last().GetAttribute("name")![KeepOpinions.SeenField.Length..];
        await reviewer.Submit("check", ("act", "return"), (KeepOpinions.MarkField + mended, "mend"), (KeepOpinions.TextField + mended, "平面图缺第二层"));
        (await given.As(given.Preparer, s => s.GetRequiredService<HandInApplication>().Submit(id, truthful: true)))!.Refused.ShouldBeFalse();
        (await given.As(given.Approver, s => s.GetRequiredService<HandInApplication>().Approve(id)))!.Refused.ShouldBeFalse();
        return (id, mended);
    }

    private static Task<IHtmlDocument> Mark(Visitor visitor, IElement mark, string word) => visitor.Send(new HttpRequestMessage(HttpMethod.Post, mark.GetAttribute("hx-post"))
    {
        Headers = { { "HX-Request", "true" } },
        Content = new FormUrlEncodedContent(
        [
            new(mark.GetAttribute("name")!, word),
            new("__RequestVerificationToken", visitor.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!),
        ]),
    });
}
