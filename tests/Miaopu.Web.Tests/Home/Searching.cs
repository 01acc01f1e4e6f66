using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Home;

public sealed class Searching
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task One_finds_one_s_own_cases_and_carriers_by_a_part_of_the_name_and_nobody_else_s(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.ABegunApplication(await given.AnOpenRound());
        using var own = await given.SignedIn(given.Preparer);
        await own.Get("/search?q=" + Uri.EscapeDataString("青禾"));
        own.Page.QuerySelector($"a[href='/cases/{id}']").ShouldNotBeNull();
        own.Page.QuerySelector($"a[href='/carriers/{given.Carrier.Id}']").ShouldNotBeNull();
        await own.Get("/search?q=" + Uri.EscapeDataString(given.Unit.Name[..4]));
        own.Page.QuerySelector($"a[href='/carriers/{given.Carrier.Id}']").ShouldNotBeNull("the operator's name is enough");
        await own.Get("/search");
        own.Text.ShouldContain("不查正文、附件和台账");

        var stranger = await given.APerson("stranger", "吴外人", await given.AUnit("丙市别家有限公司", given.City, "91350100M000100Y43"), Miaopu.Casework.People.Role.Preparer);
        using var other = await given.SignedIn(stranger);
        await other.Get("/search?q=" + Uri.EscapeDataString("青禾"));
        other.Text.ShouldContain("没有找到申报");
        other.Text.ShouldContain("这里查载体和运营机构的名称、回执号的开头");
        other.Page.QuerySelector($"a[href='/carriers/{given.Carrier.Id}']").ShouldBeNull();
    }
}
