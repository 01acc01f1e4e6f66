using Miaopu.Browser.Tests.Running;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

public sealed class SignUpJourney(Chromium chromium)
{
    private const string Unit = "沈阳新禾孵化服务有限公司";
    private const string Password = "north-wind-7-apricot";
    private static readonly string Code = CreditCode.Complete("91210103MA820001").Value;

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_unit_signs_up_the_city_approves_and_its_first_person_signs_in(Database kind)
    {
        await using var town = await Town.Open(chromium, kind);
        var newcomer = await town.Stranger();
        await A_wrong_credit_code_is_answered_beside_its_field(newcomer);
        await The_unit_signs_up(newcomer);
        await Before_approval_nobody_gets_in(newcomer);
        await The_city_approves(town);
        await The_first_person_signs_in(newcomer);
    }

    private static async Task A_wrong_credit_code_is_answered_beside_its_field(Visitor newcomer)
    {
        await newcomer.Go("/");
        await newcomer.Follow("单位注册");
        await FillIn(newcomer, "912101030000000000");
        await newcomer.Press("提交注册");
        await newcomer.Reads("统一社会信用代码");
        (await newcomer.Field("单位全称").InputValueAsync()).ShouldBe(Unit);
    }

    private static async Task The_unit_signs_up(Visitor newcomer)
    {
        await FillIn(newcomer, Code);
        await newcomer.Press("提交注册");
        newcomer.Path.ShouldBe("/sign-up/done");
    }

    private static async Task Before_approval_nobody_gets_in(Visitor newcomer)
    {
        await newcomer.SignIn("xinhe1", Password);
        newcomer.Path.ShouldStartWith("/sign-in");
    }

    private static async Task The_city_approves(Town town)
    {
        var reviewer = await town.SignedIn("shenyang");
        await reviewer.Reads(Unit);
        await reviewer.Go("/sign-ups");
        await reviewer.Follow(Unit);
        await reviewer.Reads(Code);
        await reviewer.Press("通过注册");
        await reviewer.Reads("单位注册已通过");
    }

    private static async Task The_first_person_signs_in(Visitor newcomer)
    {
        await newcomer.SignIn("xinhe1", Password);
        newcomer.Path.ShouldBe("/todo");
        await newcomer.Reads(Unit);
    }

    private static async Task FillIn(Visitor newcomer, string code)
    {
        await newcomer.Fill("单位全称", Unit);
        await newcomer.Fill("统一社会信用代码", code);
        await newcomer.Choose("负责初审的主管部门", "沈阳市科学技术局");
        await newcomer.Fill("姓名", "禾小寒");
        await newcomer.Fill("手机号码", "13900000001");
        await newcomer.Fill("电子邮箱", "first@xinhe.example");
        await newcomer.Fill("用户名", "xinhe1");
        await newcomer.Fill("密码", Password);
        await newcomer.Fill("再填一次密码", Password);
    }
}
