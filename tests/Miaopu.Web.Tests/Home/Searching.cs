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

        var stranger = await given.APerson("stranger", "吴外人", await given.AUnit("丙市别家有限公司", given.City, "91350100M000100Y43"), Miaopu.Casework.People.Role.Preparer);
        using var other = await given.SignedIn(stranger);
        await other.Get("/search?q=" + Uri.EscapeDataString("青禾"));
        other.Text.ShouldContain("没有找到申报");
        other.Page.QuerySelector($"a[href='/carriers/{given.Carrier.Id}']").ShouldBeNull();
    }
}
