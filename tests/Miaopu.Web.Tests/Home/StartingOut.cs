using Miaopu.Casework.People;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Home;

/// <summary>Where nothing waits, the to-do list says what to begin with.</summary>
public sealed class StartingOut
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_fills_in_is_led_to_a_first_carrier_then_to_its_ledgers_then_to_what_is_open(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var unit = await given.AUnit("丙市新设有限公司", given.City, "91350100M000100Y43");
        using var fresh = await given.SignedIn(await given.APerson("fresh", "吴新人", unit, Role.Preparer));
        Offered(fresh).ShouldBe("/carriers/new");

        await given.ACarrier("新苗空间", unit);
        await fresh.Get("/todo");
        Offered(fresh).ShouldBe("/carriers");

        await given.AnOpenRound();
        await fresh.Get("/todo");
        Offered(fresh).ShouldBe("/applications");
        fresh.Text.ShouldContain("现在有 1 项可以申报");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_unit_has_entered_already_is_not_offered_again(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        await given.AReceivedApplication(await given.AnOpenRound());
        using var preparer = await given.SignedIn(given.Preparer);
        preparer.Text.ShouldContain("现在开放的 1 项，本单位都已申报");

        await given.ACarrier("第二空间", given.Unit);
        await preparer.Get("/todo");
        preparer.Text.ShouldContain("现在有 1 项可以申报");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_first_user_without_second_users_is_led_to_invite_one(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var unit = await given.AUnit("丙市新设有限公司", given.City, "91350100M000100Y43");
        using var first = await given.SignedIn(await given.APerson("first", "吴负责", unit, Role.UnitApprover));
        Offered(first).ShouldBe("/members");

        await given.APerson("fresh", "吴新人", unit, Role.Preparer);
        await first.Get("/todo");
        Offered(first).ShouldBeNull();
        first.Text.ShouldContain("轮到您或本单位办理的事项会出现在这里");
    }

    private static string? Offered(Visitor visitor) => visitor.Page.QuerySelector(".mp-empty-action a")?.GetAttribute("href");
}
