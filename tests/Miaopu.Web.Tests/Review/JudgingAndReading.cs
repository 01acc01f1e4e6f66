using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>What a desk spares its people: typing one reason many times, and guessing at units, days and blanks.</summary>
public sealed class JudgingAndReading
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_left_of_one_question_is_judged_at_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        foreach (var name in (string[])["甲", "乙", "丙"])
        {
            await ATeam(given, name);
        }

        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var rest = Rest(reviewer)!.GetAttribute("name")!;
        var part = rest[KeepOpinions.RestWhyField.Length..];
        var own = reviewer.Page.QuerySelectorAll($"textarea[name^='{KeepOpinions.WhyField}{part}|']").Select(a => a.GetAttribute("name")![KeepOpinions.WhyField.Length..]).ToList();
        own.Count.ShouldBe(3);

        await reviewer.Submit("check", ("act", "save"), (rest, "计划书齐备"));
        reviewer.Text.ShouldContain("请选择符合、不符合或不适用");
        reviewer.Page.QuerySelector($"textarea[name='{rest}']")!.TextContent.Trim().ShouldBe("计划书齐备");
        (await Judged()).ShouldBeEmpty();

        await reviewer.Submit("check", ("act", "save"), (KeepOpinions.RestAnswerField + part, "met"), (rest, "计划书齐备"),
            (KeepOpinions.AnswerField + own[1], "not-met"), (KeepOpinions.WhyField + own[1], "计划书没有写方向"));
        (await Judged()).Order().ShouldBe([(Answer.Met, "计划书齐备"), (Answer.Met, "计划书齐备"), (Answer.NotMet, "计划书没有写方向")]);
        Rest(reviewer).ShouldBeNull();

        Task<List<(Answer, string)>> Judged() => host.InDatabase(async db => (await db.Set<CaseJudgment>().AsNoTracking().ToListAsync()).ConvertAll(j => (j.Answer, j.Why)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_mark_is_answered_with_how_far_the_check_has_come(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var lines = reviewer.Page.QuerySelectorAll("[data-desk-item]").Length;
        reviewer.Page.QuerySelector("#opinion-count")!.TextContent.ShouldContain($"已有意见 0 / {lines} 条");
        var mark = reviewer.Page.QuerySelector("input[data-desk-return]")!;

        var told = await reviewer.Send(new HttpRequestMessage(HttpMethod.Post, mark.GetAttribute("hx-post"))
        {
            Headers = { { "HX-Request", "true" } },
            Content = new FormUrlEncodedContent(
            [
                new(mark.GetAttribute("name")!, mark.GetAttribute("value")!),
                new("__RequestVerificationToken", reviewer.Page.QuerySelector("#check-form input[name='__RequestVerificationToken']")!.GetAttribute("value")!),
            ]),
        });
        told.QuerySelector("#opinion-count[hx-swap-oob]")!.TextContent.ShouldContain($"已有意见 1 / {lines} 条，通过 0，需修改 1，不符合 0");
    }

    [Fact]
    public async Task A_condition_asked_of_every_record_says_how_many_fail_and_never_a_blank()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        await ACompany(given, "近来", "2020-06-01");
        var round = await given.AnOpenRound();
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/carriers/{given.Carrier.Id}/conditions?on=2021-05-14");
        Stay(preparer).ShouldStartWith("逐条均符合");
        await ACompany(given, "早先", "2018-06-01");
        await preparer.Get($"/carriers/{given.Carrier.Id}/conditions?on=2021-05-14");
        Stay(preparer).ShouldStartWith("1 条不符合");

        var id = await given.AReceivedApplication(round);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        reviewer.Page.QuerySelectorAll(".mp-hint").Select(h => h.TextContent).Where(t => t.Contains("1 条不符合", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBe("企业入驻时间：1 条不符合，要求 不超过 24 个月");

        static string Stay(Visitor visitor) => visitor.Page.QuerySelectorAll(".mp-criterion").Single(c => c.QuerySelector("h3")!.TextContent == "企业入驻时间").QuerySelector(".mp-criterion-value p")!.TextContent;
    }

    [Fact]
    public async Task What_counts_in_a_period_names_its_days()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        const string Period = "申报年度 2020-05-15 至 2021-05-14";
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/carriers/{given.Carrier.Id}/conditions?on=2021-05-14");
        preparer.Page.QuerySelectorAll(".mp-criterion").Where(c => c.TextContent.Contains(Period, StringComparison.Ordinal)).Select(c => c.QuerySelector("h3")!.TextContent).Order().ShouldBe(new[] { "创业活动", "孵化成效" }.Order());

        using var reviewer = await given.SignedIn(given.Reviewer);
        var path = await reviewer.OpenCheck(given, id);
        await reviewer.Get($"{path}?line=criterion:activities");
        reviewer.Text.ShouldContain(Period);
        await reviewer.Get($"{path}?line=criterion:premises");
        reviewer.Text.ShouldNotContain(Period);
    }

    private static Task ATeam(Given given, string name) =>
        given.ARecord("入驻", ("主体", name + "团队"), ("类型", "团队"), ("入驻日期", "2020-01-01"), ("领域", "文化创意"), ("人数", "4"), ("项目计划书", "是"));

    private static Task ACompany(Given given, string name, string since) =>
        given.ARecord("入驻", ("主体", name + "公司"), ("类型", "企业"), ("统一社会信用代码", "91350100M000100Y43"), ("入驻日期", since), ("领域", "文化创意"), ("人数", "4"), ("小微企业", "是"), ("初创期", "是"));

    private static IElement? Rest(Visitor reviewer) => reviewer.Page.QuerySelector($"textarea[name^='{KeepOpinions.RestWhyField}']");
}
