using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

public sealed class GuardingAccounts
{
    private const string New = "five loud drums sleep";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_forgotten_password_is_reset_by_the_link_that_was_sent_and_by_it_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        using var elsewhere = await host.SignedIn("contact");
        using var visitor = new Visitor(host);
        await visitor.Get("/forgot");
        await visitor.Submit("forgot", ("Form.SignInName", "Contact"));
        visitor.Text.ShouldContain("已受理");
        var link = await host.SentLink("/reset/");

        await visitor.Get(link);
        await visitor.Submit("reset", ("Form.Password", New), ("Form.Again", "another one"));
        visitor.Text.ShouldContain("不一致");
        await visitor.Submit("reset", ("Form.Password", New), ("Form.Again", New));
        visitor.Path.ShouldBe("/sign-in");
        await visitor.SignIn("contact", New);
        visitor.Path.ShouldBe("/todo");
        await elsewhere.Get("/todo");
        elsewhere.Path.ShouldStartWith("/sign-in");
        await visitor.Get(link);
        visitor.Text.ShouldContain("已经用过");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Asking_for_an_unknown_name_is_answered_in_the_same_words(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        using var visitor = new Visitor(host);
        await visitor.Get("/forgot");
        await visitor.Submit("forgot", ("Form.SignInName", "contact"));
        var known = visitor.MainText();
        await visitor.Get("/forgot");
        await visitor.Submit("forgot", ("Form.SignInName", "nobody"));
        visitor.MainText().ShouldBe(known);
        for (var i = 0; i <= Person.MostFailures; i++)
        {
            await visitor.SignIn("nobody", "wrong");
        }

        visitor.Text.ShouldContain("已锁定");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_machine_that_asks_for_link_after_link_is_stopped_and_told_so(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        using var machine = new Visitor(host);
        for (var i = 0; i < 60; i++)
        {
            await machine.Get("/forgot");
            await machine.Submit("forgot", ("Form.SignInName", "name" + i));
            machine.Text.ShouldContain("已受理");
        }

        await machine.Get("/forgot");
        machine.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await machine.Submit("forgot", ("Form.SignInName", "one too many"));
        machine.Status.ShouldBe(System.Net.HttpStatusCode.TooManyRequests);
        machine.Text.ShouldContain("操作太频繁");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_system_administrator_enters_an_authority_corrects_it_and_is_told_when_somebody_else_did(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Member(await host.Authority("系统管理"), Role.SystemAdmin, "sysadmin");
        using var admin = await host.SignedIn("sysadmin");
        await admin.Get("/organisations/new");
        await admin.Submit("authority", ("Form.Name", "某省科学技术厅"), ("Form.Division", "999999"));
        admin.Page.GetElementById("f-Form-Division-error")!.TextContent.ShouldContain("没有代码 999999");
        await admin.Submit("authority", ("Form.Name", "某省科学技术厅"), ("Form.Division", "210000"));
        admin.Text.ShouldContain("请在下面邀请它的第一位用户");
        using var another = await host.SignedIn("sysadmin");
        await another.Get(admin.Path);
        await another.Submit("authority", ("Form.Name", "某省科技厅"));
        another.Text.ShouldContain("已保存");
        await admin.Submit("authority", ("Form.Name", "某省科技委"));
        admin.Text.ShouldContain("别人已修改了这个单位");
        admin.Page.GetElementById("f-Form-Name")!.GetAttribute("value").ShouldBe("某省科技委");
        await admin.Submit("invite", ("Form.For", "第一位"), ("Form.Role", nameof(Role.ProgramOfficer)));
        admin.Text.ShouldContain("邀请链接");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_first_user_makes_a_reset_link_for_a_colleague_but_not_for_one_who_also_acts_elsewhere(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        var (unit, _) = await host.Unit(bureau, "乙创业服务有限公司", Given.Code, "contact");
        var colleague = await host.Member(unit, Role.Preparer, "colleague");
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit(approver.FormLike("reset-"), null);
        var link = new Uri(approver.Page.QuerySelector("input[name='link']")!.GetAttribute("value")!).AbsolutePath;
        using var visitor = new Visitor(host);
        await visitor.Get(link);
        await visitor.Submit("reset", ("Form.Password", New), ("Form.Again", New));
        await visitor.SignIn("colleague", New);
        visitor.Path.ShouldBe("/todo");

        await host.InDatabase(async db =>
        {
            db.Add(Membership.Of(Web.Host.Ids.New(), colleague.Id, bureau.Id, Role.FirstReviewer, host.Clock.Now));
            await db.Commit(Actor.System, host.Clock.Now, new Casework.Journal.Happening(Casework.Journal.Streams.Organisation(bureau.Id), "InvitationAccepted", new { }));
            return 0;
        });
        await approver.Get("/members");
        await approver.Submit(approver.FormLike("reset-"), null);
        approver.Text.ShouldContain("同时在其他单位任职");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Changing_ones_password_needs_the_old_one_and_ends_other_sessions(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        using var here = await host.SignedIn("contact");
        using var elsewhere = await host.SignedIn("contact");
        await here.Get("/account");
        await here.Submit("password", ("Form.Old", "wrong"), ("Form.Password", New), ("Form.Again", New));
        here.Text.ShouldContain("原密码不正确");
        await here.Submit("password", ("Form.Old", Given.Password), ("Form.Password", "contact-2021"), ("Form.Again", "contact-2021"));
        here.Text.ShouldContain("不能有您的用户名");
        await here.Submit("password", ("Form.Old", Given.Password), ("Form.Password", New), ("Form.Again", New));
        here.Path.ShouldBe("/account");
        await here.Get("/todo");
        here.Path.ShouldBe("/todo");
        await elsewhere.Get("/todo");
        elsewhere.Path.ShouldStartWith("/sign-in");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_security_administrator_unlocks_and_disables(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        await host.Member(await host.Authority("系统管理"), Role.SecurityAdmin, "security");
        using var visitor = new Visitor(host);
        for (var i = 0; i < Person.MostFailures; i++)
        {
            await visitor.SignIn("contact", "wrong");
        }

        using var security = await host.SignedIn("security");
        await security.Get("/accounts?state=locked");
        await security.Submit(security.FormLike("unlock-"), null);
        await visitor.SignIn("contact", Given.Password);
        visitor.Path.ShouldBe("/todo");

        await security.Get("/accounts?q=contact");
        await security.Submit(security.FormLike("disable-"), null);
        await visitor.Get("/todo");
        visitor.Path.ShouldStartWith("/sign-in");
        await visitor.SignIn("contact", Given.Password);
        visitor.Text.ShouldContain("账号已停用");
        await security.Get("/accounts?q=contact");
        await security.Submit(security.FormLike("enable-"), null);
        await visitor.SignIn("contact", Given.Password);
        visitor.Path.ShouldBe("/todo");
        await security.Get("/organisations");
        security.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await security.Get("/journal");
        security.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_auditor_reads_the_journal_without_personal_values(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        await host.Member(await host.Authority("系统管理"), Role.Auditor, "auditor");
        using var auditor = await host.SignedIn("auditor");
        await auditor.Get("/journal?kind=UnitSignedUp");
        auditor.Text.ShouldContain("UnitSignedUp");
        var all = await host.InDatabase(db => db.Journal.Select(e => e.Details).ToListAsync());
        all.ShouldAllBe(d => !d.Contains("13800000000") && !d.Contains("联系人") && !d.Contains("example.cn") && !d.Contains("contact"));
        await auditor.Get("/journal?day=yesterday");
        auditor.Text.ShouldContain("不是日期");
    }
}
