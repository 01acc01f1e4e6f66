using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

public sealed class SigningUp
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_unit_signs_up_waits_is_approved_and_then_its_contact_signs_in(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Member(bureau, Role.FirstReviewer, "reviewer");
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau));
        stranger.Path.ShouldBe("/sign-up/done");
        await stranger.SignIn("contact", Given.Password);
        stranger.Text.ShouldContain("尚未通过审核");

        using var reviewer = await host.SignedIn("reviewer");
        await reviewer.Get("/messages");
        reviewer.Text.ShouldContain("乙创业服务有限公司");
        await reviewer.Get("/sign-ups");
        await reviewer.Get(reviewer.Page.QuerySelector("a[href^='/sign-ups/']")!.GetAttribute("href")!);
        reviewer.Text.ShouldContain(Given.Code);
        await reviewer.Submit("approve");
        reviewer.Text.ShouldContain("没有待审核的注册");

        await stranger.SignIn("contact", Given.Password);
        stranger.Path.ShouldBe("/todo");
        stranger.Text.ShouldContain("乙创业服务有限公司");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Authorities_of_divisions_are_offered_before_those_without(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.InDatabase(async db =>
        {
            var now = host.Clock.Now;
            var alliance = Organisation.Authority(Ids.New(), "创客联盟", null, null, false, now);
            var east = Organisation.Authority(Ids.New(), "东片区", alliance, "110101", true, now);
            var province = Organisation.Authority(Ids.New(), "戊省科技厅", null, "210000", false, now);
            var city = Organisation.Authority(Ids.New(), "己市科技局", province, "210100", true, now);
            var earlier = Organisation.Authority(Ids.New(), "庚省科技厅", null, "130000", false, now);
            var earlierCity = Organisation.Authority(Ids.New(), "辛市科技局", earlier, "130100", true, now);
            var zone = Organisation.Authority(Ids.New(), "高新区管委会", province, null, true, now);
            var all = new[] { alliance, east, province, city, earlier, earlierCity, zone };
            db.AddRange(all);
            await db.Commit(Actor.System, now, [.. all.Select(o => new Happening(Streams.Organisation(o.Id), "AuthorityEntered", new { o.Id }))]);
            return 0;
        });
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");

        stranger.Page.QuerySelectorAll("#f-Form-Authority optgroup").Select(g => g.GetAttribute("label")).ShouldBe(["庚省科技厅", "戊省科技厅", "创客联盟"]);
        stranger.Page.QuerySelectorAll("#f-Form-Authority optgroup option").Select(o => o.TextContent.Trim()).ShouldBe(["辛市科技局", "己市科技局", "高新区管委会", "东片区"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refused_unit_reads_why_and_may_sign_up_again(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Member(bureau, Role.FirstReviewer, "reviewer");
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau));

        using var reviewer = await host.SignedIn("reviewer");
        await reviewer.Get("/sign-ups");
        await reviewer.Get(reviewer.Page.QuerySelector("a[href^='/sign-ups/']")!.GetAttribute("href")!);
        await reviewer.Submit("refuse", ("Form.Reason", ""));
        reviewer.Text.ShouldContain("请写明不予通过的原因");
        await reviewer.Submit("refuse", ("Form.Reason", "名称与执照不符。"));
        (await host.InDatabase(db => db.Set<Message>().AnyAsync(m => m.PersonId != null && m.Text.Contains("名称与执照不符。")))).ShouldBeTrue();

        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau, signInName: "contact2", name: "乙创业服务（甲市）有限公司"));
        stranger.Path.ShouldBe("/sign-up/done");
        var units = await host.InDatabase(db => db.Organisations.Where(o => o.Kind == OrganisationKind.Unit).ToListAsync());
        units.ShouldHaveSingleItem().State.ShouldBe(OrganisationState.Pending);
        units[0].Name.ShouldBe("乙创业服务（甲市）有限公司");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_credit_code_keeps_what_was_typed_and_stores_nothing(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau, code: "91350100M000100Y44"));
        stranger.Path.ShouldBe("/sign-up");
        stranger.Page.GetElementById("f-Form-CreditCode-error")!.TextContent.ShouldContain("校验不符");
        stranger.Page.GetElementById("f-Form-CreditCode")!.GetAttribute("value").ShouldBe("91350100M000100Y44");
        stranger.Page.GetElementById("f-Form-UnitName")!.GetAttribute("value").ShouldBe("乙创业服务有限公司");
        stranger.Page.GetElementById("f-Form-Password")!.GetAttribute("value").ShouldBeNullOrEmpty();
        (await host.InDatabase(db => db.People.CountAsync())).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_credit_code_is_refused_the_second_time(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Unit(bureau, "乙创业服务有限公司", Given.Code, "contact");
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau, signInName: "another"));
        stranger.Page.GetElementById("f-Form-CreditCode-error")!.TextContent.ShouldContain("已经注册");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Script_in_a_name_is_text_wherever_it_is_shown(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Member(bureau, Role.FirstReviewer, "reviewer");
        using var stranger = new Visitor(host);
        await stranger.Get("/sign-up");
        await stranger.Submit("sign-up", Filled(bureau, name: "<script>alert(1)</script>有限公司"));
        stranger.Text.ShouldContain("单位全称不能含有“<”或“>”");
        (await host.InDatabase(db => db.Organisations.CountAsync(o => o.Kind == OrganisationKind.Unit))).ShouldBe(0);

        // as one that came in before names were looked at
        await stranger.Submit("sign-up", Filled(bureau, name: "丁创业服务有限公司"));
        await host.InDatabase(db => db.Organisations.Where(o => o.Name == "丁创业服务有限公司").ExecuteUpdateAsync(o => o.SetProperty(u => u.Name, "<script>alert(1)</script>有限公司")));
        using var reviewer = await host.SignedIn("reviewer");
        await reviewer.Get("/sign-ups");
        reviewer.Text.ShouldContain("<script>alert(1)</script>有限公司");
        reviewer.Page.Scripts.ShouldAllBe(s => !s.TextContent.Contains("alert(1)"));
        await reviewer.Get("/messages");
        reviewer.Page.Scripts.ShouldAllBe(s => !s.TextContent.Contains("alert(1)"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_bureaus_sign_up_and_one_that_does_not_exist_look_the_same(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (mine, other) = (await host.Authority("甲市科技局"), await host.Authority("丙市科技局"));
        await host.Member(mine, Role.FirstReviewer, "reviewer");
        var (unit, _) = await host.Unit(other, "乙创业服务有限公司", Given.Code, "contact");
        using var reviewer = await host.SignedIn("reviewer");
        await reviewer.Get($"/sign-ups/{unit.Id:N}");
        reviewer.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var foreign = reviewer.MainText();
        await reviewer.Get($"/sign-ups/{Guid.Empty:N}");
        reviewer.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        reviewer.MainText().ShouldBe(foreign);

        using var unitsOwn = await host.SignedIn("contact");
        await unitsOwn.Get("/sign-ups");
        unitsOwn.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await unitsOwn.Get("/organisations");
        unitsOwn.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    private static (string, string?)[] Filled(Organisation authority, string name = "乙创业服务有限公司", string code = Given.Code, string signInName = "contact") =>
    [
        ("Form.UnitName", name),
        ("Form.CreditCode", code),
        ("Form.Authority", authority.Id.ToString("N")),
        ("Form.Name", "联系人"),
        ("Form.Mobile", "138 0000 0000"),
        ("Form.Email", "contact@example.cn"),
        ("Form.SignInName", signInName),
        ("Form.Password", Given.Password),
        ("Form.Again", Given.Password),
    ];
}
