using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using static Miaopu.Casework.Tests.People.Some;

namespace Miaopu.Casework.Tests.People;

public class Invitations
{
    [Theory]
    [InlineData(Role.UnitApprover, Role.Preparer, true)]
    [InlineData(Role.UnitApprover, Role.UnitApprover, false)]
    [InlineData(Role.UnitApprover, Role.ProgramOfficer, false)]
    [InlineData(Role.UnitApprover, Role.SystemAdmin, false)]
    [InlineData(Role.Preparer, Role.Preparer, false)]
    public void A_first_user_invites_second_users_and_nobody_else(Role actor, Role invited, bool may)
    {
        var unit = Unit();
        var outcome = Invite.Decide(Id(50), "hash", Actor(unit, actor), unit, new InviteForm("同事", null, invited), Now);
        outcome.Refused.ShouldBe(!may);
    }

    [Theory]
    [InlineData(Role.FirstReviewer, Role.FirstReviewer, true)]
    [InlineData(Role.FirstReviewer, Role.ProgramOfficer, false)]
    [InlineData(Role.ProgramOfficer, Role.Expert, true)]
    [InlineData(Role.FirstReviewer, Role.Expert, false)]
    [InlineData(Role.ProgramOfficer, Role.Auditor, false)]
    public void A_colleague_gives_no_more_than_they_hold(Role actor, Role invited, bool may) =>
        Invite.Decide(Id(50), "hash", Actor(City, actor), City, new InviteForm("同事", null, invited), Now).Refused.ShouldBe(!may);

    [Fact]
    public void Nobody_invites_to_another_organisation_but_the_system_administrator()
    {
        var form = new InviteForm("同事", null, Role.FirstReviewer);
        Invite.Decide(Id(50), "hash", Actor(Province, Role.FirstReviewer | Role.ProgramOfficer), City, form, Now).Refused.ShouldBeTrue();
        Invite.Decide(Id(50), "hash", Actor(OtherCity, Role.SystemAdmin), City, form, Now).Refused.ShouldBeFalse();
        Invite.Decide(Id(50), "hash", Actor(OtherCity, Role.SystemAdmin), City, form with { Roles = Role.SecurityAdmin }, Now).Refused.ShouldBeTrue();
    }

    [Fact]
    public void The_contact_is_a_number_or_an_address_or_nothing()
    {
        Contact("138 0000 0000").ShouldBe("13800000000");
        Contact("a@Example.CN").ShouldBe("a@example.cn");
        Contact(" ").ShouldBeNull();
        Invite.Decide(Id(50), "hash", Actor(City, Role.FirstReviewer), City, new InviteForm("同事", "1380000", Role.FirstReviewer), Now)
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("Contact");

        static string? Contact(string typed) =>
            Invite.Decide(Id(50), "hash", Actor(City, Role.FirstReviewer), City, new InviteForm("同事", typed, Role.FirstReviewer), Now).Value.Invitation.Contact;
    }

    [Fact]
    public void It_is_good_to_the_last_tick_of_seven_days_and_no_longer()
    {
        var invitation = Made(City);
        invitation.WhyNot(Now + Invitation.Life - TimeSpan.FromTicks(1)).ShouldBeNull();
        invitation.WhyNot(Now + Invitation.Life).ShouldNotBeNull().Sentence.ShouldContain("过期");
    }

    [Fact]
    public void It_is_good_once()
    {
        var invitation = Made(City);
        Accept(invitation, "first").Refused.ShouldBeFalse();
        Accept(invitation, "second").Refusals[0].Sentence.ShouldContain("已经用过");
    }

    [Fact]
    public void Withdrawn_it_is_good_for_nothing()
    {
        var invitation = Made(City);
        Invite.Withdraw(Actor(OtherCity, Role.FirstReviewer), City, invitation, Now).Refused.ShouldBeTrue();
        Invite.Withdraw(Actor(City, Role.FirstReviewer), City, invitation, Now).Refused.ShouldBeFalse();
        Accept(invitation, "first").Refusals[0].Sentence.ShouldContain("撤回");
        Invite.Withdraw(Actor(City, Role.FirstReviewer), City, invitation, Now).Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_form_with_faults_leaves_it_good()
    {
        var invitation = Made(City);
        var outcome = AcceptInvitation.AsNewPerson(invitation, City, NewPerson() with { SignInName = "x" }, false, Id(60), Id(61), Hash, Now);
        outcome.Refusals.ShouldHaveSingleItem().Field.ShouldBe("SignInName");
        invitation.WhyNot(Now).ShouldBeNull();
    }

    [Fact]
    public void Somebody_who_is_one_of_the_three_cannot_take_up_another_role()
    {
        var auditor = Person.Register(Id(70), "auditor", "某人", null, null);
        AcceptInvitation.AsPerson(Made(City), City, auditor, Role.Auditor, null, Id(71), Now).Refusals[0].Sentence.ShouldContain("不同的人");
    }

    [Fact]
    public void Who_is_there_already_gets_the_role_beside_the_one_they_have()
    {
        var member = Member(City, Role.FirstReviewer, 80);
        var joined = AcceptInvitation.AsPerson(Made(City, Role.ProgramOfficer), City, member.Person, Role.FirstReviewer, member.Membership, Id(81), Now).Value;
        joined.Membership.ShouldBeSameAs(member.Membership);
        joined.Membership.Roles.ShouldBe(Role.FirstReviewer | Role.ProgramOfficer);
    }

    private static Invitation Made(Organisation organisation, Role role = Role.FirstReviewer) =>
        Invitation.Make(Id(50), "hash", organisation.Id, role, "同事", null, Id(100), Now);

    private static Outcome<Joined> Accept(Invitation invitation, string signInName) =>
        AcceptInvitation.AsNewPerson(invitation, City, NewPerson(signInName), false, Id(60), Id(61), Hash, Now);
}
