using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Review;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

public sealed class Checking
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_received_application_lies_on_the_desk_of_its_city_and_passes_with_both_signatures(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.Get("/desk");
        reviewer.Text.ShouldContain("青禾众创空间");
        await reviewer.Get("/desk?q=没有这家&sort=carrier");
        reviewer.Text.ShouldContain("没有符合条件的申报");

        await reviewer.OpenCheck(given, id);
        await reviewer.Check("pass");
        var run = (await given.Application(id)).OpenRuns.Single();
        (run.Act, run.Step).ShouldBe((StageAct.Check, 1));

        await reviewer.OpenCheck(given, id);
        reviewer.Text.ShouldContain("“复核”请由本单位其他初审人员或业务人员办理");
        reviewer.Text.ShouldContain("现在可以办理的有：李复核、李签发。");
        reviewer.Page.QuerySelector("button[name='act']").ShouldBeNull();
        await reviewer.Get("/todo");
        reviewer.Text.ShouldNotContain("青禾众创空间");

        using var second = await given.SignedIn(given.MoreReviewers[0]);
        second.Text.ShouldContain("青禾众创空间");
        await second.OpenCheck(given, id);
        second.Text.ShouldContain("李初审");
        await second.Check("pass");
        (await given.Application(id)).OpenRuns.Single().Act.ShouldBe(StageAct.Visit);
        var kinds = await host.InDatabase(db => db.Journal.Where(e => e.Stream == Streams.Case(id)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());
        kinds.Count(k => k == "Checked").ShouldBe(2);
        kinds.ShouldContain("Judged");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_incomplete_list_does_not_pass_and_keeps_what_was_typed(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var first = KeepOpinions.TextField + reviewer.Page.QuerySelector("input[name^='seen|']")!.GetAttribute("name")!["seen|".Length..];
        await reviewer.Submit("check", ("act", "pass"), (first, "写到一半"));
        reviewer.Text.ShouldContain("还没有意见");
        reviewer.Page.QuerySelector($"textarea[name='{first}']")!.TextContent.Trim().ShouldBe("写到一半");
        (await given.Application(id)).OpenRuns.Single().Step.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_return_names_the_lines_marked_and_is_cut_to_the_second_deadline(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound(recommendBy: Given.Local(2021, 5, 28, 17)));
        host.Clock.StandAt(Given.Local(2021, 5, 27, 9));
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var line = reviewer.Page.QuerySelector("input[name^='seen|']")!.GetAttribute("name")!["seen|".Length..];
        reviewer.Text.ShouldContain("2021-05-28 17:00");
        await reviewer.Submit("check", ("act", "return"), (KeepOpinions.MarkField + line, "mend"));
        reviewer.Text.ShouldContain("请写明哪里不对");
        await reviewer.Submit("check", ("act", "return"), (KeepOpinions.MarkField + line, "mend"), (KeepOpinions.TextField + line, "平面图缺第二层"));
        reviewer.Path.ShouldBe("/desk");

        var application = await given.Application(id);
        application.OpenRuns.Single().Act.ShouldBe(StageAct.Prepare);
        var order = application.OpenReturn.ShouldNotBeNull();
        order.DueAt.ShouldBe(Given.Local(2021, 5, 28, 17));
        order.Items.Single().Reason.ShouldBe("平面图缺第二层");
        order.Items.Single().About.ShouldBe(line);

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/messages");
        preparer.Text.ShouldContain("退回修改");
        preparer.Text.ShouldContain("共 1 处需要修改");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_tells_the_reasons_marked_and_closes_the_case(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        await reviewer.Submit("check", ("act", "refuse"));
        reviewer.Text.ShouldContain("不予通过须写明理由");
        await reviewer.Submit("check", ("act", "refuse"), ("note", "不在受理范围"));
        var application = await given.Application(id);
        (application.IsOpen, application.OutcomeKind).ShouldBe((false, OutcomeKind.Refused));
        application.Runs.Single(r => r.Result == StageResults.Refuse).Note.ShouldBe("不在受理范围");
        using var approver = await given.SignedIn(given.Approver);
        await approver.Get("/messages");
        approver.Text.ShouldContain("申报办结");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_open_in_two_tabs_signs_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var page = reviewer.Page;
        await reviewer.Check("pass");
        var form = page.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("input[name=_handler][value='check']") is not null);
        await reviewer.OpenCheck(given, id);
        await reviewer.Submit(form, ("act", "pass"), [("_once", "other tab"), .. Desk.Filled(page, "pass", "已核对原件，情况属实。")]);
        reviewer.Text.ShouldContain("已经办过");
        (await given.Application(id)).OpenRuns.Single().Step.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_city_sees_nothing_of_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        var other = await given.AnAuthority("丙市科学技术局", given.Province, "210200");
        using var stranger = await given.SignedIn(await given.APerson("stranger", "吴外人", other, Role.FirstReviewer));
        await stranger.Get("/desk");
        stranger.Text.ShouldNotContain("青禾众创空间");
        var run = (await given.Application(id)).OpenRuns.Single();
        await stranger.Get(ReviewFeature.CheckHref(id, run.Id));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        await stranger.Get(ReviewFeature.CheckHref(id, Guid.Empty));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        await stranger.Get($"/publicise/{Guid.Empty}");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_that_a_colleague_changed_meanwhile_is_not_overwritten_and_both_are_shown(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        using var colleague = await given.SignedIn(await given.APerson("colleague", "郑同事", given.City, Role.FirstReviewer));
        await reviewer.OpenCheck(given, id);
        await colleague.OpenCheck(given, id);
        var line = KeepOpinions.TextField + reviewer.Page.QuerySelector("input[name^='seen|']")!.GetAttribute("name")!["seen|".Length..];
        await reviewer.Submit("check", ("act", "save"), (line, "李的意见"));
        await colleague.Submit("check", ("act", "save"), (line, "郑的意见"));
        colleague.Text.ShouldContain("李的意见");
        colleague.Text.ShouldContain("郑的意见");
        (await host.InDatabase(db => db.Set<Opinion>().Select(o => o.Text).SingleAsync())).ShouldBe("李的意见");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_opinion_is_kept_while_it_is_typed_and_not_without_the_token_of_the_page(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var area = reviewer.Page.QuerySelector("textarea[data-autosave]")!;
        var token = reviewer.Page.QuerySelector("#check-form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        (await Send(("version", area.GetAttribute("data-autosave-version")!))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var answer = await Send(("version", area.GetAttribute("data-autosave-version")!), ("__RequestVerificationToken", token));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(KeepOpinion.Stamp("边写边存"));
        (await host.InDatabase(db => db.Set<Opinion>().AsNoTracking().SingleAsync())).Text.ShouldBe("边写边存");

        Task<HttpResponseMessage> Send(params (string Name, string Value)[] also) => reviewer.Raw(new HttpRequestMessage(HttpMethod.Post, area.GetAttribute("data-autosave"))
        {
            Content = new FormUrlEncodedContent([new(area.GetAttribute("name")!, "边写边存"), .. also.Select(a => new KeyValuePair<string, string>(a.Name, a.Value))]),
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_mark_and_the_text_of_a_line_may_be_sent_at_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var area = reviewer.Page.QuerySelector("textarea[data-autosave]")!;
        var token = reviewer.Page.QuerySelector("#check-form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var mark = reviewer.Page.QuerySelectorAll($"input[name^='{KeepOpinions.MarkField}']").First(i => area.GetAttribute("name")!.EndsWith(i.GetAttribute("name")![KeepOpinions.MarkField.Length..], StringComparison.Ordinal));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[] { Send(area.GetAttribute("name")!, "同时写的"), Send(mark.GetAttribute("name")!, "mend") }));

        answers.Select(a => a.StatusCode).ShouldAllBe(status => status == HttpStatusCode.OK);
        var kept = await host.InDatabase(db => db.Set<Opinion>().AsNoTracking().SingleAsync());
        (kept.Text, kept.Mark).ShouldBe(("同时写的", LineMark.Mend));

        Task<HttpResponseMessage> Send(string name, string value) => reviewer.Raw(new HttpRequestMessage(HttpMethod.Post, area.GetAttribute("data-autosave"))
        {
            Content = new FormUrlEncodedContent([new(name, value), new("version", area.GetAttribute("data-autosave-version")!), new("__RequestVerificationToken", token)]),
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_older_tab_of_the_same_reviewer_overwrites_nothing_and_a_mark_alone_still_counts(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var older = await given.SignedIn(given.Reviewer);
        using var newer = await given.SignedIn(given.Reviewer);
        await older.OpenCheck(given, id);
        await newer.OpenCheck(given, id);
        var area = older.Page.QuerySelector("textarea[data-autosave]")!;
        var about = area.GetAttribute("name")![KeepOpinions.TextField.Length..];
        var shown = area.GetAttribute("data-autosave-version")!;
        (await newer.Autosave(area, "后写的", shown)).ShouldBe(HttpStatusCode.OK);

        (await older.Autosave(area, "先开的页面", shown)).ShouldBe(HttpStatusCode.Conflict);
        (await older.Autosave(older.Page.QuerySelector($"textarea[name='{KeepOpinions.TextField + about}']")!, "后写的，接着写", KeepOpinion.Stamp("后写的"))).ShouldBe(HttpStatusCode.OK);
        await older.Submit("check", ("act", "save"), (KeepOpinions.MarkField + about, "mend"), (KeepOpinions.TextField + about, "先开的页面"));
        older.Text.ShouldContain("您在另一个页面");
        older.Text.ShouldContain("后写的，接着写");
        older.Text.ShouldContain("先开的页面");
        (await Kept()).Text.ShouldBe("后写的，接着写");

        using var answer = await newer.Raw(new HttpRequestMessage(HttpMethod.Post, area.GetAttribute("data-autosave"))
        {
            Content = new FormUrlEncodedContent([new(KeepOpinions.MarkField + about, "pass"), new("__RequestVerificationToken", newer.Page.QuerySelector("#check-form input[name='__RequestVerificationToken']")!.GetAttribute("value")!)]),
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Kept()).Mark.ShouldBe(LineMark.Pass);

        Task<Opinion> Kept() => host.InDatabase(db => db.Set<Opinion>().AsNoTracking().SingleAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_signature_that_meets_ones_own_autosave_is_given_all_the_same(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        var form = Form([("act", "pass"), ("step", "0"), .. Desk.Filled(reviewer.Page, "pass", "已核对原件，情况属实。"), .. Seen(reviewer)]);
        var run = (await given.Application(id)).OpenRuns.Single().Id;
        var about = form.Keys.First(k => k.StartsWith(KeepOpinions.MarkField, StringComparison.Ordinal))[KeepOpinions.MarkField.Length..];

        var outcome = await given.As(given.Reviewer, async page =>
        {
            var opened = (await page.GetRequiredService<OpenCheck>().Find(id, run))!;
            await given.As(given.Reviewer, async autosave => await autosave.GetRequiredService<KeepOpinions>().One(
                (await autosave.GetRequiredService<OpenCheck>().Find(id, run))!, new OpinionForm(about, LineMark.Pass, null, null)));
            return await page.GetRequiredService<DecideOnCheck>().Handle(opened, new PostedCheck(form), form);
        });

        outcome.Refusals.ShouldBeEmpty();
        var signed = (await given.Application(id)).OpenRuns.Single();
        (signed.Act, signed.Step).ShouldBe((StageAct.Check, 1));
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "Checked"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_colleagues_newer_mark_and_judgment_are_not_undone_by_a_page_that_still_shows_the_old(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        await reviewer.Check("save");
        using var colleague = await given.SignedIn(given.MoreReviewers[0]);
        await colleague.OpenCheck(given, id);
        var mark = colleague.Page.QuerySelector("input[data-desk-pass]")!.GetAttribute("name")!;
        var judged = colleague.Page.QuerySelector($"input[name^='{KeepOpinions.AnswerField}']")!.GetAttribute("name")!;
        await colleague.Submit("check", ("act", "save"), (mark, "not-met"), (judged, "not-met"));

        await reviewer.Submit("check", ("act", "save"));

        (await host.InDatabase(db => db.Set<Opinion>().AsNoTracking().SingleAsync(o => KeepOpinions.MarkField + o.About == mark))).Mark.ShouldBe(LineMark.NotMet);
        Shown(mark).ShouldBe("not-met");
        Shown(judged).ShouldBe("not-met");

        await reviewer.Submit("check", ("act", "save"), (mark, "pass"), (judged, "met"));
        Shown(mark).ShouldBe("pass", "a new choice takes the place of the one before");
        Shown(judged).ShouldBe("met");

        string? Shown(string name) => reviewer.Page.QuerySelector($"input[name='{name}'][checked]")?.GetAttribute("value");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_turns_a_case_down_while_a_colleague_signs_it_is_asked_anew(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        using var colleague = await given.SignedIn(given.MoreReviewers[0]);
        await colleague.OpenCheck(given, id);
        await reviewer.Check("pass");

        await colleague.Submit("check", ("act", "refuse"), ("note", "场地不符"), (colleague.Page.QuerySelector("input[data-desk-pass]")!.GetAttribute("name")!, "not-met"));

        colleague.Text.ShouldContain("刚由他人签署");
        colleague.Page.QuerySelector("textarea[name='note']")!.TextContent.Trim().ShouldBe("场地不符");
        (await given.Application(id)).OpenRuns.Single().Step.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_desk_names_divisions_and_says_of_alternatives_that_one_is_enough(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        await given.ARegisteredOperator();
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.OpenCheck(given, id);
        Line("主体资格与运营年限").ShouldContain("注册地：辽宁省沈阳市和平区，要求 在辽宁省范围内");
        Line("孵化成效").ShouldContain("其一即可：新注册企业数");
        Line("孵化成效").ShouldContain("，或获融资数");
        Line("孵化成效").ShouldContain("典型案例数：");
        await reviewer.Get($"/cases/{id}?tab=paper");
        reviewer.Text.ShouldContain("辽宁省沈阳市和平区");
        reviewer.Text.ShouldNotContain("注册地 210102");

        await reviewer.PassCheck(given, id);
        var visit = (await given.Application(id)).OpenRuns.Single(r => r.Act == StageAct.Visit);
        await reviewer.Get($"/desk/{id}/visit/{visit.Id}");
        reviewer.Text.ShouldContain("注册地 辽宁省沈阳市和平区");

        string Line(string title) => string.Join(' ', reviewer.Page.QuerySelectorAll(".mp-desk-line").Single(l => l.QuerySelector("h3")!.TextContent.Contains(title, StringComparison.Ordinal)).QuerySelectorAll(".mp-hint").Select(h => h.TextContent));
    }

    private static IEnumerable<(string, string?)> Seen(Visitor visitor) =>
        visitor.Page.QuerySelectorAll($"input[name^='{KeepOpinions.SeenField}']").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")));

    private static FormCollection Form(IEnumerable<(string Name, string? Value)> fields) =>
        new(fields.ToDictionary(f => f.Name, f => new Microsoft.Extensions.Primitives.StringValues(f.Value)));
}
