using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.People;

public sealed class Inviting
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_first_user_invites_a_second_user_who_takes_the_link_up_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (unit, _) = await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        var link = await Invited(host);
        using var colleague = new Visitor(host);
        await colleague.Get(link);
        await colleague.Submit("accept", Filled("colleague"));
        colleague.Path.ShouldBe("/todo");
        colleague.Text.ShouldContain(unit.Name);
        (await host.InDatabase(db => db.Memberships.SingleAsync(m => m.OrganisationId == unit.Id && m.Roles == Role.Preparer))).Until.ShouldBeNull();

        using var thief = new Visitor(host);
        await thief.Get(link);
        thief.Text.ShouldContain("已经用过");
        thief.Page.QuerySelector("form input[name='Form.Password']").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_link_of_eight_days_ago_is_refused_also_when_its_form_was_opened_before(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        var link = await Invited(host);
        using var colleague = new Visitor(host);
        await colleague.Get(link);
        host.Clock.StandAt(host.Clock.Now + Invitation.Life);
        await colleague.Submit("accept", Filled("colleague"));
        (await host.InDatabase(db => db.People.CountAsync(p => p.SignInName == "colleague"))).ShouldBe(0);
        await colleague.Get(link);
        colleague.Text.ShouldContain("已过期");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_made_up_token_opens_nothing_and_the_real_one_is_not_in_the_database(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        var link = await Invited(host);
        using var stranger = new Visitor(host);
        await stranger.Get("/invitation/" + new string('A', 43));
        stranger.Text.ShouldContain("没有这个邀请链接");
        var kept = await host.InDatabase(db => db.Set<Invitation>().SingleAsync());
        link.ShouldNotContain(kept.TokenHash);
        SecretToken.HashOf(link.Split('/')[^1]).ShouldBe(kept.TokenHash);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_first_user_cannot_give_an_authoritys_role(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit("invite", ("Form.For", "同事"), ("Form.Role", nameof(Role.ProgramOfficer)));
        approver.Text.ShouldContain("不能在这个单位授予所选角色");
        (await host.InDatabase(db => db.Set<Invitation>().CountAsync())).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Somebody_elses_invitation_is_not_found_and_a_seal_is_good_for_its_maker_only(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Unit(bureau, "乙创业服务有限公司", Given.Code, "contact");
        await host.Unit(bureau, "丁创业服务有限公司", Given.OtherCode, "other");
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit("invite", ("Form.For", "同事"));
        using var other = await host.SignedIn("other");
        await other.Get(approver.Path);
        other.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_of_one_unit_joins_a_second_one_and_switches(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var bureau = await host.Authority("甲市科技局");
        await host.Unit(bureau, "乙创业服务有限公司", Given.Code, "contact");
        await host.Unit(bureau, "丁创业服务有限公司", Given.OtherCode, "other");
        var link = await Invited(host);
        using var other = await host.SignedIn("other");
        await other.Get(link);
        await other.Submit("join");
        other.Path.ShouldBe("/todo");
        other.Text.ShouldContain("乙创业服务有限公司");
        await other.Get("/switch");
        var first = other.Page.QuerySelectorAll("input[name='Form.Membership']").Single(i => !i.HasAttribute("checked")).GetAttribute("value");
        await other.Submit("switch", ("Form.Membership", first));
        other.Text.ShouldContain("丁创业服务有限公司");
        await other.Get("/switch");
        await other.Submit("switch", ("Form.Membership", Guid.Empty.ToString("N")));
        other.Text.ShouldContain("请选择列出的一个单位");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_member_who_is_sent_away_is_signed_out_at_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (unit, _) = await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        await host.Member(unit, Role.Preparer, "colleague");
        using var colleague = await host.SignedIn("colleague");
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit(approver.FormLike("end-"), null);
        approver.Path.ShouldBe("/members");
        await colleague.Get("/todo");
        colleague.Path.ShouldStartWith("/sign-in");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_unit_is_handed_over_and_the_former_first_user_may_no_longer_invite(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (unit, _) = await host.Unit(await host.Authority("甲市科技局"), "乙创业服务有限公司", Given.Code, "contact");
        await host.Member(unit, Role.Preparer, "colleague");
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit(approver.FormLike("hand-over-"), null);
        await approver.Get("/members");
        approver.Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var colleague = await host.SignedIn("colleague");
        await colleague.Get("/members");
        colleague.Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>The link that the page shows to the first user, as path.</summary>
    private static async Task<string> Invited(RunningHost host)
    {
        using var approver = await host.SignedIn("contact");
        await approver.Get("/members");
        await approver.Submit("invite", ("Form.For", "同事"));
        approver.Page.QuerySelector("img[src^='data:image/png']").ShouldNotBeNull();
        return new Uri(approver.Page.QuerySelector("input[name='link']")!.GetAttribute("value")!).AbsolutePath;
    }

    private static (string, string?)[] Filled(string signInName) =>
        [("Form.Name", "同事甲"), ("Form.SignInName", signInName), ("Form.Password", Given.Password), ("Form.Again", Given.Password)];
}
