using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Tests.Province;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Cases;

/// <summary>What follows by time alone.</summary>
public sealed class Lapsing
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_application_that_is_not_handed_in_lapses_once_however_many_copies_look(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        (await Run(host)).ShouldBe(0);
        host.Clock.StandAt(Given.Local(2021, 5, 14, 17));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Run(host)));
        var application = await given.Application(id);
        application.OutcomeKind.ShouldBe(OutcomeKind.Lapsed);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "CaseClosed"))).ShouldBe(1);

        // what comes late is told both times, not that somebody was quicker
        var late = await given.As(given.Preparer, s => s.GetRequiredService<HandInApplication>().Submit(id, truthful: true));
        late!.Refusals.Single().Sentence.ShouldContain("已过截止时间 2021-05-14 17:00");
    }

    [Fact]
    public async Task Whoever_was_overtaken_reads_which_limit_passed_and_when()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AFilledApplication(await given.AnOpenRound());
        host.Clock.StandAt(Given.Local(2021, 5, 14, 17));
        await Run(host);
        using var preparer = await given.SignedIn(given.Preparer);
        const string why = "的期限 2021-05-14 17:00 已过，期限前没有提交";
        foreach (var address in new[] { $"/applications/{id}", $"/applications/{id}/check" })
        {
            await preparer.Get(address);
            preparer.Path.ShouldBe($"/cases/{id}");
            preparer.Text.ShouldContain("这件申报已办结，申请书不能再填写");
            preparer.Text.ShouldContain(why);
        }

        preparer.Page.QuerySelector(".mp-stages li")!.TextContent.ShouldContain("逾期未办");
        await preparer.Get($"/cases/{id}?tab=history");
        preparer.Text.ShouldContain("到期未办，期限 2021-05-14 17:00");
        (await host.InDatabase(db => db.Set<Casework.Messages.Message>().Select(m => m.Text).ToListAsync())).ShouldContain(t => t.Contains(why));
    }

    [Fact]
    public async Task A_return_that_is_not_answered_in_time_lapses_at_its_own_due_date()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.AReturnedApplication(await given.AnOpenRound(), new Casework.Cases.ReturnItem("field:发展方向", "发展方向", "请补充"));
        var due = (await given.Application(id)).OpenReturn!.DueAt!.Value;
        host.Clock.StandAt(due.AddSeconds(-1));
        (await Run(host)).ShouldBe(0);
        host.Clock.StandAt(due);
        await Run(host);
        (await given.Application(id)).Outcome.ShouldBe("未补正");
    }

    [Fact]
    public async Task What_was_received_in_time_is_not_overtaken_by_the_job()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await given.ASubmittedApplication(await given.AnOpenRound());
        var due = Given.Local(2021, 5, 14, 17);
        host.Clock.StandAt(due.AddSeconds(30));
        (await Run(host, LapseDueService.Patience)).ShouldBe(0);
        var outcome = await given.As(given.Approver, s => s.GetRequiredService<HandInApplication>().Approve(id, due.AddTicks(-10)));
        outcome!.Refused.ShouldBeFalse();
        (await given.Application(id)).ReceivedAt.ShouldBe(due.AddTicks(-10));
    }

    [Fact]
    public async Task What_is_late_and_only_waits_for_somebody_is_not_opened_again_and_again()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var province = new ProvinceGiven(host, given);
        var ids = new List<Guid> { await province.ACaseAt(StageAct.Publicise, round) };
        var due = (await given.Application(ids[0])).OpenRun(StageAct.Publicise)!.DueAt!.Value;
        using var asked = new Asked(host);
        host.Clock.StandAt(due);
        var one = (await asked.While(() => Run(host))).Count;

        host.Clock.StandAt(Given.Local(2021, 4, 6, 10));
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await province.ACaseAt(StageAct.Publicise, round, await given.ACarrier($"另一家{i}众创空间", given.Unit)));
        }

        host.Clock.StandAt(due.AddMinutes(1));
        (await asked.While(() => Run(host))).Count.ShouldBe(one);
        foreach (var id in ids)
        {
            (await given.Application(id)).OpenRun(StageAct.Publicise).ShouldNotBeNull();
        }

        // and what does follow by time is still found among them
        var lapsing = await given.AFilledApplication(round, await given.ACarrier("没有提交的众创空间", given.Unit));
        host.Clock.StandAt(Given.Local(2021, 5, 14, 17));
        (await Run(host)).ShouldBe(1);
        (await given.Application(lapsing)).OutcomeKind.ShouldBe(OutcomeKind.Lapsed);
    }

    private static async Task<int> Run(RunningHost host, TimeSpan patience = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LapseDue>().Run(patience);
    }
}
