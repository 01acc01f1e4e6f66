using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Tests.People;
using Miaopu.Casework.Values;
using static Miaopu.Casework.Tests.People.Some;

namespace Miaopu.Casework.Tests.Organisations;

public class SignUps
{
    private static readonly SignUpForm Form = new("某创业服务有限公司", "91350100m000100y43", NewPerson());

    [Fact]
    public void A_unit_stands_pending_under_its_authority_with_its_contact_as_first_user()
    {
        var signedUp = Decide(Form, City).Value;
        signedUp.Unit.State.ShouldBe(OrganisationState.Pending);
        signedUp.Unit.StandsUnder(City.Path).ShouldBeTrue();
        signedUp.Unit.CreditCode.ShouldBe("91350100M000100Y43");
        signedUp.Membership.Roles.ShouldBe(Role.UnitApprover);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var outcome = Decide(new SignUpForm("某", "9135", NewPerson() with { Mobile = "1", Email = "x" }), null);
        outcome.Refusals.Select(r => r.Field).ShouldBe(["UnitName", "CreditCode", "Authority", "Mobile", "Email"]);
    }

    [Fact]
    public void An_authority_without_the_right_to_recommend_takes_no_units() =>
        Decide(Form, Province).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Authority");

    [Theory]
    [InlineData(OrganisationState.Pending, "等待审核")]
    [InlineData(OrganisationState.Active, "已经注册")]
    public void A_code_that_is_there_is_refused(OrganisationState state, string why)
    {
        var same = Organisation.SignUp(Id(4), "某创业服务有限公司", "91350100M000100Y43", City, null, Now);
        if (state == OrganisationState.Active)
        {
            same.Approve();
        }

        Decide(Form, City, same).Refusals.ShouldHaveSingleItem().Sentence.ShouldContain(why);
    }

    [Fact]
    public void A_unit_that_was_refused_may_come_again_under_another_authority()
    {
        var same = Organisation.SignUp(Id(4), "某公司", "91350100M000100Y43", City, null, Now);
        DecideSignUp.Refuse(Actor(City, Role.FirstReviewer), same, "请选择另一市").Refused.ShouldBeFalse();
        var again = Decide(Form, OtherCity, same).Value;
        again.Unit.ShouldBeSameAs(same);
        same.StandsUnder(OtherCity.Path).ShouldBeTrue();
        same.State.ShouldBe(OrganisationState.Pending);
        same.Reason.ShouldBeNull();
    }

    [Fact]
    public void Only_first_reviewers_of_the_very_authority_decide_and_once()
    {
        var unit = Decide(Form, City).Value.Unit;
        DecideSignUp.Approve(Actor(OtherCity, Role.FirstReviewer), unit).Refused.ShouldBeTrue();
        DecideSignUp.Approve(Actor(Province, Role.FirstReviewer), unit).Refused.ShouldBeTrue();
        DecideSignUp.Approve(Actor(City, Role.ProgramOfficer), unit).Refused.ShouldBeTrue();
        DecideSignUp.Approve(Actor(City, Role.FirstReviewer), unit).Refused.ShouldBeFalse();
        DecideSignUp.Refuse(Actor(City, Role.FirstReviewer), unit, "晚了").Refusals[0].Sentence.ShouldContain("已经办结");
    }

    [Fact]
    public void A_refusal_needs_a_reason_people_can_read()
    {
        var unit = Decide(Form, City).Value.Unit;
        DecideSignUp.Refuse(Actor(City, Role.FirstReviewer), unit, " ").Refusals[0].Field.ShouldBe("Reason");
        DecideSignUp.Refuse(Actor(City, Role.FirstReviewer), unit, new string('因', 501)).Refusals[0].Field.ShouldBe("Reason");
        unit.State.ShouldBe(OrganisationState.Pending);
    }

    private static Outcome<SignedUp> Decide(SignUpForm form, Organisation? authority, Organisation? same = null) =>
        SignUpUnit.Decide(form, authority, same, false, Id(10), Id(11), Id(12), Hash, Now);
}

public class Authorities
{
    private static readonly Divisions Divisions = new([new Division(new DivisionCode("990000"), "某省", DivisionLevel.Province, null)]);

    [Fact]
    public void Only_the_system_administrator_enters_them()
    {
        Enter(Role.ProgramOfficer, new AuthorityForm("某省科技厅", null, false)).Refused.ShouldBeTrue();
        Enter(Role.SystemAdmin, new AuthorityForm("某省科技厅", null, false)).Refused.ShouldBeFalse();
    }

    [Fact]
    public void A_division_is_optional_but_must_be_in_the_table()
    {
        Enter(Role.SystemAdmin, new AuthorityForm("某省科技厅", "990000", false)).Value.Authority.Division.ShouldBe("990000");
        Enter(Role.SystemAdmin, new AuthorityForm("某省科技厅", "980000", false)).Refusals[0].Sentence.ShouldContain("没有代码 980000");
        Enter(Role.SystemAdmin, new AuthorityForm("某省科技厅", "98", false)).Refusals[0].Field.ShouldBe("Division");
    }

    [Fact]
    public void Nothing_stands_under_a_unit() =>
        EnterAuthority.Decide(Id(20), Actor(City, Role.SystemAdmin), Unit(), new AuthorityForm("某区科技局", null, false), Divisions, false, Now)
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("Parent");

    [Fact]
    public void The_right_for_one_row_is_the_right_for_a_query()
    {
        Organisation[] all = [Province, City, OtherCity, Unit(), Unit(OtherCity, 5)];
        foreach (var organisation in all)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var actor = Actor(organisation, role);
                all.Where(OrganisationRights.SeenBy(actor).Compile()).ShouldBe(all.Where(o => OrganisationRights.MaySee(actor, o)));
                all.Where(OrganisationRights.SignUpsDecidedBy(actor).Compile()).ShouldBe(all.Where(o => OrganisationRights.MayDecideSignUp(actor, o)));
            }
        }
    }

    private static Outcome<(Organisation Authority, Casework.Journal.Happening Happening)> Enter(Role role, AuthorityForm form) =>
        EnterAuthority.Decide(Id(20), Actor(City, role), null, form, Divisions, false, Now);
}
