using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Applications;

/// <summary>An application as people meet it in the browser, with scripts off.</summary>
public sealed class FillingIn
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task From_the_open_round_to_the_receipt(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/applications");
        await preparer.Get(preparer.Page.QuerySelector<IHtmlAnchorElement>("a[href^='/applications/begin']")!.GetAttribute("href")!);
        await preparer.Submit("begin");
        var form = preparer.Path;
        form.ShouldStartWith("/applications/");
        var id = Guid.Parse(form.Split('/').Last());

        await preparer.Submit("draft", ("field:发展方向", "面向装备制造的早期团队"), ("field:联系人", "某某"), ("field:联系电话", "024-00000000"));
        preparer.Text.ShouldContain("已保存");
        preparer.Page.QuerySelector<IHtmlTextAreaElement>("textarea[name='field:发展方向']")!.Value.Trim().ShouldBe("面向装备制造的早期团队");

        await preparer.Get(form + "/check");
        preparer.Text.ShouldContain("必须补齐");
        await preparer.Submit("submit", ("truthful", "true"));
        preparer.Path.ShouldEndWith("/check");
        preparer.Text.ShouldContain("还没有上传");

        foreach (var slot in ApplicationForm.Uploads(await Pack(given, id)).Where(m => m.Required).Select(m => ApplicationForm.SlotOf(m)))
        {
            await preparer.Get(form);
            await preparer.Upload(UploadForm(preparer, slot), ("证明.pdf", Given.Pdf(slot)));
            preparer.Text.ShouldContain("文件已上传");
        }

        await preparer.Get(form + "/check");
        preparer.Text.ShouldContain("都已齐备");
        await preparer.Submit("submit");
        preparer.Text.ShouldContain("真实性承诺");
        await preparer.Submit("submit", ("truthful", "true"));
        preparer.Path.ShouldBe("/cases/" + id);
        preparer.Text.ShouldContain("单位审核");

        using var approver = await given.SignedIn(given.Approver);
        approver.Text.ShouldContain("青禾众创空间");
        await approver.Get($"/applications/{id}/approve");
        approver.Text.ShouldContain("面向装备制造的早期团队");
        await approver.Submit("approve");
        approver.Path.ShouldBe($"/applications/{id}/receipt");
        approver.Text.ShouldContain((await given.Application(id)).ReceiptNumber!);

        using var reviewer = await given.SignedIn(given.Reviewer);
        foreach (var tab in (string[])["", "?tab=paper", "?tab=files", "?tab=review", "?tab=history", "/print"])
        {
            await reviewer.Get($"/cases/{id}{tab}");
            reviewer.Status.ShouldBe(HttpStatusCode.OK);
        }

        reviewer.Text.ShouldContain("已受理，回执号");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_form_sent_twice_submits_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}/check");
        var form = preparer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("[name=truthful]") is not null);
        await preparer.Submit(form, null, ("truthful", "true"), ("_", null));
        await preparer.Get($"/cases/{id}");
        preparer.Status.ShouldBe(HttpStatusCode.OK);
        await preparer.Send($"/applications/{id}/check", form, ("truthful", "true"));
        preparer.Path.ShouldBe("/cases/" + id);
        (await given.Application(id)).Submissions.Count.ShouldBe(1);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "Submitted"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_the_deadline_the_refusal_shows_both_times(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}/check");
        host.Clock.StandAt(Given.Local(2021, 5, 14, 17).AddSeconds(3));
        await preparer.Submit("submit", ("truthful", "true"));
        preparer.Text.ShouldContain("已过截止时间 2021-05-14 17:00");
        preparer.Text.ShouldContain("收到请求的时间是 2021-05-14 17:00:0");
        (await given.Application(id)).Submissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_long_text_is_refused_and_stays_in_the_field()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        var text = new string('长', 801);
        await preparer.Submit("draft", ("field:发展方向", text), ("field:联系人", "某某"));
        preparer.Text.ShouldContain("最多 800 个字，现有 801 个字");
        preparer.Page.QuerySelector<IHtmlTextAreaElement>("textarea[name='field:发展方向']")!.Value.Trim().ShouldBe(text);
        var kept = await host.InDatabase(db => db.DraftFields.AsNoTracking().Select(d => d.Field).ToListAsync());
        kept.ShouldBe(["field:联系人"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_colleagues_on_one_field_see_both_texts(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var first = await given.SignedIn(given.Preparer);
        using var second = await given.SignedIn(await given.APerson("second", "吴填报", given.Unit, Casework.People.Role.Preparer));
        await first.Get($"/applications/{id}");
        await second.Get($"/applications/{id}");
        await first.Submit("draft", ("field:发展方向", "第一个人的说法"));
        await second.Submit("draft", ("field:发展方向", "第二个人的说法"), ("field:联系人", "某某"));
        second.Text.ShouldContain("没有覆盖");
        second.Text.ShouldContain("第一个人的说法");
        second.Page.QuerySelector<IHtmlTextAreaElement>("textarea[name='field:发展方向']")!.Value.Trim().ShouldBe("第二个人的说法");
        (await Text(host, "field:发展方向")).ShouldBe("第一个人的说法");
        (await Text(host, "field:联系人")).ShouldBe("某某");

        await second.Submit("draft");
        (await Text(host, "field:发展方向")).ShouldBe("第二个人的说法");
    }

    [Fact]
    public async Task Autosave_keeps_a_field_and_tells_of_a_clash()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        var field = preparer.Page.QuerySelector("textarea[name='field:发展方向']")!;
        (await preparer.Autosave(field, "写到一半", "0")).ShouldBe(HttpStatusCode.OK);
        (await Text(host, "field:发展方向")).ShouldBe("写到一半");
        using var second = await given.SignedIn(await given.APerson("second", "吴填报", given.Unit, Casework.People.Role.Preparer));
        await second.Get($"/applications/{id}");
        (await second.Autosave(field, "另一种写法", "0")).ShouldBe(HttpStatusCode.Conflict);
        (await second.Autosave(field, new string('长', 801), "1")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Text(host, "field:发展方向")).ShouldBe("写到一半");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_older_tab_of_the_same_person_overwrites_nothing_and_shows_both_texts(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var older = await given.SignedIn(given.Preparer);
        using var newer = await given.SignedIn(given.Preparer);
        await older.Get($"/applications/{id}");
        await newer.Get($"/applications/{id}");
        var field = newer.Page.QuerySelector("textarea[name='field:发展方向']")!;
        (await newer.Autosave(field, "新页面写的", "0")).ShouldBe(HttpStatusCode.OK);
        (await newer.Autosave(field, "新页面写的，接着写", "1")).ShouldBe(HttpStatusCode.OK);

        (await older.Autosave(field, "旧页面写的", "0")).ShouldBe(HttpStatusCode.Conflict);
        await older.Submit("draft", ("field:发展方向", "旧页面写的"));
        older.Text.ShouldContain("没有覆盖");
        older.Text.ShouldContain("新页面写的，接着写");
        older.Page.QuerySelector<IHtmlTextAreaElement>("textarea[name='field:发展方向']")!.Value.Trim().ShouldBe("旧页面写的");
        (await Text(host, "field:发展方向")).ShouldBe("新页面写的，接着写");

        await older.Submit("draft");
        (await Text(host, "field:发展方向")).ShouldBe("旧页面写的");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_whose_answer_was_lost_is_no_clash_for_the_page_that_sent_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        var field = preparer.Page.QuerySelector("textarea[name='field:发展方向']")!;
        (await preparer.Autosave(field, "写到一半", "0")).ShouldBe(HttpStatusCode.OK);
        await preparer.Submit("draft", ("field:发展方向", "写到一半又接着写"), ("sent:field:发展方向", "写到一半"));
        preparer.Text.ShouldContain("已保存");
        (await Text(host, "field:发展方向")).ShouldBe("写到一半又接着写");
    }

    [Fact]
    public async Task The_form_names_the_division_that_the_ledger_gives()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        await given.ARegisteredOperator();
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        preparer.Page.QuerySelectorAll("dd strong.mp-num").Select(e => e.TextContent).ShouldContain("辽宁省沈阳市和平区");
        preparer.Text.ShouldNotContain("210102");
    }

    [Fact]
    public async Task Amounts_carry_their_unit_and_what_counts_in_a_period_names_its_days()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        await given.ARecord("融资", ("到账日期", "2021-01-05"), ("主体", "甲团队"), ("方式", "股权"), ("金额", "1500000"));
        var id = await given.AFilledApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        preparer.Page.QuerySelectorAll("th").Select(h => h.TextContent.Trim()).ShouldContain("金额（元）");
        preparer.Page.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ShouldContain("1,500,000");
        preparer.Text.ShouldContain("由台账得出，申报年度 2020-05-15 至 2021-05-14");
        (await given.As(given.Preparer, services => services.GetRequiredService<HandInApplication>().Submit(id, truthful: true)))!.Refusals.ShouldBeEmpty();
        await preparer.Get($"/cases/{id}?tab=paper");
        preparer.Text.ShouldContain("金额 1,500,000 元");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_unit_sends_back_with_a_reason_and_the_preparer_reads_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ASubmittedApplication(await given.AnOpenRound());
        using var approver = await given.SignedIn(given.Approver);
        await approver.Get($"/applications/{id}/approve");
        await approver.Submit("back");
        approver.Text.ShouldContain("请写明退回填报人的理由");
        await approver.Submit("back", ("reason", "联系电话有误"));
        approver.Path.ShouldBe("/cases/" + id);

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        preparer.Text.ShouldContain("联系电话有误");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_return_stands_beside_its_fields_and_the_resubmission_shows_what_changed(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AReturnedApplication(
            await given.AnOpenRound(), new ReturnItem("field:发展方向", "发展方向", "没有写清服务对象"), new ReturnItem("material:场地证明", "场地证明", "租赁合同已过期"));
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        preparer.Text.ShouldContain("退回意见：没有写清服务对象");
        preparer.Text.ShouldContain("退回意见：租赁合同已过期");
        preparer.Text.ShouldContain("2021-04-13");
        await preparer.Submit("draft", ("field:发展方向", "服务装备制造的早期团队"));
        await preparer.Get($"/applications/{id}/check");
        await preparer.Submit("submit", ("truthful", "true"));

        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.Get($"/cases/{id}?tab=paper");
        reviewer.Text.ShouldNotContain("服务装备制造的早期团队");
        using var approver = await given.SignedIn(given.Approver);
        await approver.Get($"/applications/{id}/approve");
        approver.Text.ShouldContain("差异（1 处）");
        await approver.Submit("approve");
        await reviewer.Get($"/cases/{id}?tab=paper");
        reviewer.Text.ShouldContain("服务装备制造的早期团队");
        (await given.Application(id)).OpenRuns.Single().Act.ShouldBe(StageAct.Check);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_unit_withdraws_with_a_reason_until_first_review_ends(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var id = await given.AReceivedApplication(round);
        using var approver = await given.SignedIn(given.Approver);
        await approver.Get($"/applications/{id}/withdraw");
        await approver.Submit("withdraw", ("reason", "明年再报"));
        approver.Path.ShouldBe("/cases/" + id);
        (await given.Application(id)).OutcomeKind.ShouldBe(OutcomeKind.Withdrawn);
        (await given.ABegunApplication(round)).ShouldNotBe(id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_of_others_or_not_yet_received_is_as_if_it_did_not_exist(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ASubmittedApplication(await given.AnOpenRound());
        var other = await given.AUnit("丙公司", given.City, "91350211M000100Y44");
        using var stranger = await given.SignedIn(await given.APerson("stranger", "郑某", other, Casework.People.Role.Preparer | Casework.People.Role.UnitApprover));
        using var reviewer = await given.SignedIn(given.Reviewer);
        foreach (var path in (string[])[$"/cases/{id}", $"/cases/{id}/print", $"/applications/{id}", $"/applications/{id}/check", $"/applications/{id}/approve", $"/applications/{id}/receipt", $"/applications/{id}/withdraw"])
        {
            await stranger.Get(path);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        await reviewer.Get($"/cases/{id}");
        reviewer.Status.ShouldBe(HttpStatusCode.NotFound);
        await reviewer.Get($"/applications/{id}");
        reviewer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<string> Text(RunningHost host, string field) => host.InDatabase(db => db.DraftFields.Where(d => d.Field == field).Select(d => d.Text).SingleAsync());

    internal static IHtmlFormElement UploadForm(Visitor visitor, string slot) =>
        visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => (f.GetAttribute("action") ?? "").Contains("slot=" + Uri.EscapeDataString(slot) + "&", StringComparison.Ordinal));

    private static Task<PolicyPack> Pack(Given given, Guid id) =>
        given.As(given.Preparer, async s => (await s.GetRequiredService<OpenCase>().Find(id))!.Pack);
}
