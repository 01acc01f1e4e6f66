using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Notices;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Look;
using Miaopu.Web.Tests.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Host;

/// <summary>A telephone number is checked wherever one is asked for.</summary>
public sealed class GivingPhoneNumbers
{
    [Fact]
    public async Task In_a_sign_up()
    {
        await using var host = await RunningHost.Start();
        await Given.AProvince(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", ("Form.UnitName", "乙创业服务有限公司"), ("Form.Mobile", "12"));
        Beside(stranger, "Form.Mobile").ShouldContain("手机号码应为 11 位，现在是 2 位");
        (await host.InDatabase(db => db.Organisations.CountAsync(o => o.Name == "乙创业服务有限公司"))).ShouldBe(0);
    }

    [Fact]
    public async Task In_an_application_while_it_is_saved_and_what_was_typed_is_kept()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}");
        await preparer.Submit("draft", ("field:联系电话", "12"));
        Beside(preparer, "field:联系电话").ShouldContain("“12”不是完整的电话号码");
        (await host.InDatabase(db => db.DraftFields.Where(d => d.Field == "field:联系电话").Select(d => d.Text).SingleAsync())).ShouldBe("12");
    }

    [Fact]
    public async Task In_an_application_before_it_is_submitted()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        await given.As(given.Preparer, s => s.GetRequiredService<SaveDraft>().All(id, [new TypedField("field:联系电话", "12", 1)]));
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/applications/{id}/check");
        preparer.Text.ShouldContain("联系电话有误：“12”不是完整的电话号码");
        await preparer.Submit("submit", ("truthful", "true"));
        preparer.Path.ShouldEndWith("/check");
    }

    [Fact]
    public async Task In_a_ledger()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/carriers/{given.Carrier.Id}/ledgers/{Uri.EscapeDataString("人员")}/new");
        (string, string?)[] filled = [("v.姓名", "壬人员"), ("v.岗位", "运营管理"), ("v.专职", "是"), ("v.到岗日期", "2020-01-01")];
        await preparer.Submit("record", [.. filled, ("v.联系电话", "12")]);
        Beside(preparer, "v.联系电话").ShouldContain("不是完整的电话号码");
        await preparer.Submit("record", [.. filled, ("v.联系电话", "024-00000001转2")]);
        (await host.InDatabase(db => db.LedgerRecords.CountAsync())).ShouldBe(1, preparer.Text);
    }

    [Fact]
    public async Task In_the_contacts_of_a_round()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get("/rounds/new");
        await officer.Submit("open-round", ("Input.Title", "二〇二一年备案"), ("Input.Contacts", "联系人：某某\n电话：12"));
        Beside(officer, "Input.Contacts").ShouldContain("“12”不是完整的电话号码");
    }

    [Fact]
    public async Task In_the_contacts_of_a_public_notice_and_of_whoever_objects_to_it()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await given.AVisitedApplication(reviewer, await given.AnOpenRound());
        await reviewer.Get("/publicise");
        await reviewer.Submit(reviewer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/publicise/new"), null);
        await reviewer.Submit("draft", ("Input.Contacts", "12"));
        Beside(reviewer, "Input.Contacts").ShouldContain("“12”不是完整的电话号码");
        await reviewer.Submit("draft", ("Input.Contacts", "电话：024-00000001"));
        var notice = reviewer.Path.Split('/')[2];
        await reviewer.Submit("publish");

        using var stranger = new Visitor(host);
        await stranger.Get($"/notices/{notice}");
        (string, string?)[] filled = [("Input.Place", "1"), ("Input.Text", "入驻的企业有三家并不存在，可到现场核实。"), ("Input.Name", "癸居民")];
        await stranger.Submit("objection", [.. filled, ("Input.Contact", "12")]);
        Beside(stranger, "Input.Contact").ShouldContain("固定电话带区号");
        await stranger.Submit("objection", [.. filled, ("Input.Contact", "024-0000 0001")]);
        (await host.InDatabase(db => db.Set<Objection>().Select(o => o.Contact).SingleAsync())).ShouldBe("024-00000001");
    }

    private static string Beside(Visitor visitor, string field) => visitor.Page.GetElementById(FieldNames.Error(field)).ShouldNotBeNull(visitor.Text).TextContent;
}
