using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Journal;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Demonstration;

public sealed class DemonstrationTests
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_fresh_host_shows_the_open_round_and_its_clock_stands_in_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind, s => s with { Demonstration = true });
        using var visitor = new Visitor(host);
        await visitor.Get("/");
        visitor.Text.ShouldContain("2021 年度省级众创空间");
        visitor.Text.ShouldContain("2021-04-06 09:0");
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stepping_the_clock_to_the_next_due_date_is_journalled_and_outlives_a_restart()
    {
        await using var host = await RunningHost.Start(with: s => s with { Demonstration = true });
        using var visitor = new Visitor(host);
        await visitor.Get("/");
        await visitor.Submit(visitor.Page.Forms.OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.Action.EndsWith("/clock/step", StringComparison.Ordinal)), ("step", "due"));
        visitor.Text.ShouldContain("2021-05-15 00:0");
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Kind == "ClockStepped"))).ShouldBe(1);
        (await host.InDatabase(db => db.Settings.CountAsync(s => s.Name == "clock-offset-ticks"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_production_host_has_no_clock_to_step_and_no_demonstration()
    {
        await using var host = await RunningHost.Start(with: s => s with { Environment = "Production", Demonstration = true });
        using var visitor = new Visitor(host);
        await visitor.Get("/");
        visitor.Page.QuerySelector("form[action='/clock/step']").ShouldBeNull();
        (await host.InDatabase(db => db.Organisations.CountAsync())).ShouldBe(0);
        Should.Throw<InvalidOperationException>(() => host.Clock.StandAt(DateTime.UnixEpoch));
    }
}
