using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Applications;

public sealed class Beginning
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Beginning_twice_at_once_begins_one_application(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Begin(given, round.Id)));
        var count = await host.InDatabase(db => db.Applications.CountAsync());
        count.ShouldBe(1);
        both.Where(o => !o!.Refused).Select(o => o!.Value).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_second_application_in_a_round_is_refused_by_name()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        await given.ABegunApplication(round);
        (await Begin(given, round.Id))!.Refusals.Single().Sentence.ShouldContain("青禾众创空间在本批次已有一件同类申报");
    }

    [Fact]
    public async Task After_the_deadline_no_application_begins()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        host.Clock.StandAt(Given.Local(2021, 5, 14, 17));
        (await Begin(given, round.Id))!.Refusals.Single().Sentence.ShouldContain("已过截止时间");
        (await given.As(given.Preparer, s => s.GetRequiredService<StartApplication>().Open())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_elsewhere_sees_no_round_of_this_province_and_cannot_enter_it()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var elsewhere = await given.AnAuthority("丁省科学技术厅", null, "220000");
        var unit = await given.AUnit("丁省某公司", elsewhere, "91350211M000100Y44");
        var person = await given.APerson("far", "冯某", unit, Casework.People.Role.Preparer);
        var carrier = await given.ACarrier("远方空间", unit);
        (await given.As(person, s => s.GetRequiredService<StartApplication>().Open())).ShouldBeEmpty();
        var outcome = await given.As(person, s => s.GetRequiredService<StartApplication>().Begin(round.Id, Given.PackId, carrier.Id));
        outcome!.Refusals.Single().Sentence.ShouldContain("不在甲省科学技术厅的管辖范围内");
    }

    private static Task<Casework.Outcome<Guid>?> Begin(Given given, Guid round) =>
        given.As(given.Preparer, s => s.GetRequiredService<StartApplication>().Begin(round, Given.PackId, given.Carrier.Id));
}
