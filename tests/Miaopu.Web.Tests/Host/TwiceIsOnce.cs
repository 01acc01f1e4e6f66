using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Tests.Province;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Host;

/// <summary>Every form by which something new is made, sent again one after the other and at once, makes one and answers alike.</summary>
public sealed class TwiceIsOnce
{
    private sealed record Form(Someone? By, string Page, string Handler, (string, string?)[] Fields, Func<MiaopuDb, Task<int>> Count);

    private static readonly Dictionary<string, Func<RunningHost, Given, Task<Form>>> Forms = new()
    {
        ["round"] = async (host, given) =>
        {
            using var officer = await given.SignedIn(given.Officer);
            await officer.Get("/rounds/new");
            var dates = officer.Page.QuerySelectorAll("input[name^='Input.Dates']").OfType<IHtmlInputElement>().Select((d, i) => (d.Name!, (string?)$"2021-05-{14 + (i * 14):00}"));
            var packs = officer.Page.QuerySelectorAll("input[name='Input.Packs']").OfType<IHtmlInputElement>().Take(1).Select(p => ("Input.Packs", (string?)p.Value));
            return new(given.Officer, "/rounds/new", "open-round", [.. packs, ("Input.Title", "二〇二一年备案"), ("Input.NoticeText", "请申报。"), ("Input.Contacts", "某某"), .. dates], db => db.Rounds.CountAsync());
        },
        ["carrier"] = (_, given) => Task.FromResult(new Form(
            given.Preparer, "/carriers/new", "carrier", [("name", "又一空间"), ("kind", "众创空间"), ("division", "210106"), ("address", "某路 3 号")], db => db.Carriers.CountAsync(c => c.Name == "又一空间"))),
        ["ledger record"] = (_, given) => Task.FromResult(new Form(
            given.Preparer, $"/carriers/{given.Carrier.Id}/ledgers/{Uri.EscapeDataString("导师")}/new", "record", [("v.姓名", "辛导师"), ("v.类别", "创业导师"), ("v.聘任日期", "2020-01-01")], db => db.LedgerRecords.CountAsync())),
        ["application"] = async (_, given) =>
        {
            var round = await given.AnOpenRound();
            return new(given.Preparer, $"/applications/begin?round={round.Id}&scheme={Uri.EscapeDataString(round.Schemes[0].PackId)}", "begin", [("Form.Carrier", given.Carrier.Id.ToString())], db => db.Applications.CountAsync());
        },
        ["notice"] = async (host, given) =>
        {
            var id = await new ProvinceGiven(host, given).ACaseAt(StageAct.Publicise, await given.AnOpenRound());
            return new(given.Reviewer, $"/publicise/new?case={id}", "draft", [("Input.Title", "公示"), ("Input.Text", "现予公示。")], db => db.Set<PublicNotice>().CountAsync());
        },
        ["objection"] = async (host, given) =>
        {
            var id = await new ProvinceGiven(host, given).ACaseAt(StageAct.Publicise, await given.AnOpenRound());
            using var reviewer = await given.SignedIn(given.Reviewer);
            await reviewer.Get($"/publicise/new?case={id}");
            await reviewer.Submit("draft", ("Input.Title", "公示"), ("Input.Text", "现予公示。"));
            await reviewer.Submit("publish");
            var notice = await host.InDatabase(db => db.Set<PublicNotice>().SingleAsync());
            return new(null, $"/notices/{notice.Id}", "objection",
                [("Input.Place", $"{notice.Items[0].Place}"), ("Input.Text", "入驻的企业有三家并不存在，可到现场核实。"), ("Input.Name", "王某"), ("Input.Contact", "13800001111")], db => db.Set<Objection>().CountAsync());
        },
        ["invitation"] = (_, given) => Task.FromResult(new Form(
            given.Approver, "/members", "invite", [("Form.For", "同事"), ("Form.Contact", "13800001111"), ("Form.Role", nameof(Role.Preparer))], db => db.Set<Invitation>().CountAsync())),
        ["link to a new password"] = async (host, given) => new(
            given.Approver, "/members",
            "reset-" + (await host.InDatabase(db => db.Memberships.SingleAsync(m => m.PersonId == given.Preparer.Actor.PersonId))).Id.ToString("N"), [], db => db.Set<PasswordReset>().CountAsync()),
        ["authority"] = async (_, given) =>
        {
            var system = await given.APerson("system", "系统", await given.AnAuthority("系统管理", null, null), Role.SystemAdmin);
            return new(system, "/organisations/new", "authority", [("Form.Name", "丙市科学技术局")], db => db.Organisations.CountAsync(o => o.Name == "丙市科学技术局"));
        },
        ["unit that signs up"] = (_, given) => Task.FromResult(new Form(
            null, "/sign-up", "sign-up",
            [("Form.UnitName", "丁创业服务公司"), ("Form.CreditCode", "91110000100000016D"), ("Form.Authority", given.City.Id.ToString("N")), ("Form.Name", "丁某"), ("Form.Mobile", "13800001111"),
                ("Form.Email", "ding@example.cn"), ("Form.SignInName", "dinggs"), ("Form.Password", "four quiet lamps burn"), ("Form.Again", "four quiet lamps burn")],
            db => db.Organisations.CountAsync(o => o.Name == "丁创业服务公司"))),
    };

    public static MatrixTheoryData<Database, string> All => new(Databases.All.Select(d => d.Data), Forms.Keys);

    [Theory, MemberData(nameof(All))]
    public async Task A_form_sent_again_makes_one_and_is_answered_as_the_first_was(Database kind, string what)
    {
        await using var host = await RunningHost.Start(kind);
        var (visitor, page, form, count) = await Opened(host, what);
        using var _ = visitor;
        await visitor.Submit(page, null, form.Fields);
        var answered = visitor.Path;
        answered.ShouldNotBe(form.Page, visitor.Text);
        (await host.InDatabase(form.Count)).ShouldBe(count + 1);

        await visitor.Submit(page, null, form.Fields);
        visitor.Path.ShouldBe(answered);
        (await host.InDatabase(form.Count)).ShouldBe(count + 1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_form_sent_several_times_at_once_makes_one(Database kind, string what)
    {
        await using var host = await RunningHost.Start(kind);
        var (visitor, page, form, count) = await Opened(host, what);
        using var _ = visitor;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Submit(page, null, form.Fields)));
        (await host.InDatabase(form.Count)).ShouldBe(count + 1);
    }

    [Fact]
    public async Task Another_copy_of_the_host_that_knows_no_answer_does_nothing_either_and_says_so()
    {
        await using var host = await RunningHost.Start();
        var (visitor, page, form, count) = await Opened(host, "carrier");
        using var _ = visitor;
        await visitor.Submit(page, null, form.Fields);
        host.ForgetAnswers();
        await visitor.Submit(page, null, form.Fields);
        visitor.Text.ShouldContain("已经提交过，没有重复办理");
        (await host.InDatabase(form.Count)).ShouldBe(count + 1);
    }

    [Fact]
    public async Task The_same_form_with_another_content_is_another_form()
    {
        await using var host = await RunningHost.Start();
        var (visitor, page, form, _) = await Opened(host, "carrier");
        using var _1 = visitor;
        await visitor.Submit(page, null, form.Fields);
        await visitor.Submit(page, null, [("name", "还有一个空间"), .. form.Fields.Where(f => f.Item1 != "name")]);
        (await host.InDatabase(db => db.Carriers.CountAsync(c => c.Name == "又一空间" || c.Name == "还有一个空间"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_sent_again()
    {
        await using var host = await RunningHost.Start();
        var (visitor, page, form, count) = await Opened(host, "carrier");
        using var _ = visitor;
        await visitor.Submit(page, null, [("kind", "火箭场"), .. form.Fields.Where(f => f.Item1 != "kind")]);
        visitor.Text.ShouldContain("没有“火箭场”这一载体类型");
        await visitor.Submit("carrier", ("kind", "众创空间"));
        (await host.InDatabase(form.Count)).ShouldBe(count + 1);
    }

    private static async Task<(Visitor Visitor, IHtmlFormElement Page, Form Form, int Count)> Opened(RunningHost host, string what)
    {
        var given = await Given.AProvince(host);
        var form = await Forms[what](host, given);
        var visitor = form.By is { } who ? await given.SignedIn(who) : new Visitor(host);
        await visitor.Get(form.Page);
        var page = visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector($"input[name=_handler][value='{form.Handler}']") is not null);
        return (visitor, page, form, await host.InDatabase(form.Count));
    }
}
