using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using static Miaopu.Casework.Tests.People.Some;

namespace Miaopu.Casework.Tests.People;

public class Members
{
    [Fact]
    public void The_last_first_user_of_a_unit_cannot_be_sent_away()
    {
        var unit = Unit();
        var approver = Member(unit, Role.UnitApprover, 200);
        var admin = Actor(City, Role.SystemAdmin);
        EndMembership.Decide(admin, approver, isLastApprover: true, Now).Refusals[0].Sentence.ShouldContain("移交");
        EndMembership.Decide(admin, approver, isLastApprover: false, Now).Refused.ShouldBeFalse();
        approver.Membership.Until.ShouldBe(Now);
    }

    [Fact]
    public void Nobody_ends_their_own_membership_or_one_that_is_over()
    {
        var unit = Unit();
        var self = Member(unit, Role.UnitApprover, 100);
        EndMembership.Decide(Actor(unit, Role.UnitApprover), self, false, Now).Refused.ShouldBeTrue();
        var gone = Member(unit, Role.Preparer, 201);
        EndMembership.Decide(Actor(unit, Role.UnitApprover), gone, false, Now).Refused.ShouldBeFalse();
        EndMembership.Decide(Actor(unit, Role.UnitApprover), gone, false, Now).Refused.ShouldBeTrue();
    }

    [Fact]
    public void Another_units_members_are_out_of_reach()
    {
        var (mine, other) = (Unit(), Unit(OtherCity, 5));
        var member = Member(other, Role.Preparer, 202);
        var actor = Actor(mine, Role.UnitApprover);
        EndMembership.Decide(actor, member, false, Now).Refused.ShouldBeTrue();
        PasswordReset.ByAdministrator(Id(1), "hash", actor, member, Now).Refused.ShouldBeTrue();
        MemberRights.MayManage(actor, other).ShouldBeFalse();
    }

    [Fact]
    public void Handing_over_changes_both()
    {
        var unit = Unit();
        var (from, to) = (Member(unit, Role.UnitApprover, 100), Member(unit, Role.Preparer, 203));
        HandOverUnit.Decide(Actor(unit, Role.UnitApprover), from, to).Refused.ShouldBeFalse();
        from.Membership.Roles.ShouldBe(Role.Preparer);
        to.Membership.Roles.ShouldBe(Role.UnitApprover);
        HandOverUnit.Decide(Actor(unit, Role.UnitApprover), from, to).Refused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.FirstReviewer, Role.ProgramOfficer, true)]
    [InlineData(Role.ProgramOfficer, Role.Expert, true)]
    [InlineData(Role.ProgramOfficer, Role.ProgramOfficer, false)]
    [InlineData(Role.SystemAdmin, Role.ProgramOfficer, false)]
    public void Nobody_in_an_authority_makes_a_link_into_an_account_with_a_role_they_lack(Role own, Role others, bool refused)
    {
        var actor = Actor(own == Role.SystemAdmin ? Province : City, own);
        PasswordReset.ByAdministrator(Id(1), "hash", actor, Member(City, others, 205), Now).Refused.ShouldBe(refused);
    }

    [Fact]
    public void The_three_are_out_of_the_system_administrators_reach()
    {
        var security = Member(Province, Role.SecurityAdmin, 204);
        PasswordReset.ByAdministrator(Id(1), "hash", Actor(City, Role.SystemAdmin), security, Now).Refused.ShouldBeTrue();
        EndMembership.Decide(Actor(City, Role.SystemAdmin), security, false, Now).Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_reset_link_is_good_once_and_until_its_time()
    {
        var unit = Unit();
        var member = Member(unit, Role.Preparer, 205);
        var reset = PasswordReset.ByAdministrator(Id(1), "hash", Actor(unit, Role.UnitApprover), member, Now).Value.Reset;
        reset.WhyNot(Now + PasswordReset.LifeFromAdministrator).ShouldNotBeNull();
        reset.Use(member.Person, new NewPassword(Password, Password), Hash, Id(9), Now).Refused.ShouldBeFalse();
        member.Person.Stamp.ShouldBe(Id(9));
        reset.Use(member.Person, new NewPassword(Password, Password), Hash, Id(9), Now).Refused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.SystemAdmin, false)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.SecurityAdmin, true)]
    public void Only_the_security_administrator_guards_accounts(Role role, bool may)
    {
        var person = Member(City, Role.FirstReviewer, 206).Person;
        GuardAccount.Disable(Actor(Province, role), person, Id(9)).Refused.ShouldBe(!may);
        person.Disabled.ShouldBe(may);
        GuardAccount.Enable(Actor(Province, role), person).Refused.ShouldBe(!may);
    }

    [Fact]
    public void The_security_administrator_cannot_disable_themselves()
    {
        var self = Member(Province, Role.SecurityAdmin, 100).Person;
        GuardAccount.Disable(Actor(Province, Role.SecurityAdmin), self, Id(9)).Refused.ShouldBeTrue();
    }

    [Fact]
    public void The_three_are_three_people()
    {
        AdministratorForm Form(Role role, string name, int id) => new(role, NewPerson(name), false, Id(id), Id(id + 1));
        var same = ThreeAdministrators.Make(Province, [Form(Role.SystemAdmin, "admin1", 300), Form(Role.SecurityAdmin, "Admin1", 302), Form(Role.Auditor, "admin3", 304)], Hash, Now);
        same.Refusals[0].Sentence.ShouldContain("不同的人");
        var made = ThreeAdministrators.Make(Province, [Form(Role.SystemAdmin, "admin1", 300), Form(Role.SecurityAdmin, "admin2", 302), Form(Role.Auditor, "admin3", 304)], Hash, Now).Value;
        made.All.Select(a => a.Membership.Roles).ShouldBe([Role.SystemAdmin, Role.SecurityAdmin, Role.Auditor]);
    }
}
