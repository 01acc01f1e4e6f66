using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Messages;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Journal;
using Miaopu.Web.Features.Rounds;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

/// <summary>A date of a round is moved, and its open cases follow.</summary>
public sealed class MovingDates
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Operator_and_office_are_told_and_the_history_of_the_case_says_why(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var id = await given.ABegunApplication(round);
        await Move(given, round, "申报截止", "2021-05-21T00:00", "系统升级一天。");
        (await given.Application(id)).OpenRuns.Single().DueAt.ShouldBe(Given.Local(2021, 5, 21));

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/messages");
        preparer.Text.ShouldContain("青禾众创空间：期限延长到 2021-05-20 24:00");
        await preparer.Get($"/cases/{id}?tab=history");
        preparer.Text.ShouldContain("的期限由 2021-05-14 17:00 延长到 2021-05-20 24:00：申报截止延长，理由：系统升级一天。");
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.Get("/messages");
        reviewer.Text.ShouldContain("2021 年度备案：申报截止延长到 2021-05-20 24:00");
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_returned_case_gets_back_the_days_by_which_the_second_deadline_cut_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var id = await given.AReceivedApplication(round);
        host.Clock.StandAt(Given.Local(2021, 5, 27, 9));
        await given.As(given.Reviewer, async services =>
        {
            var cases = services.GetRequiredService<Miaopu.Web.Features.Cases.OpenCase>();
            var opened = (await cases.Find(id))!;
            var happened = cases.Walk(opened).Finish(opened.Application.OpenRun(StageAct.Check)!, StageResults.Return, null, [new ReturnItem("", "全件", "请补正")]).Value;
            await services.GetRequiredService<Store.Database.MiaopuDb>().Commit(given.Reviewer.Actor, host.Clock.Now, happened);
            return true;
        });
        (await given.Application(id)).OpenReturn!.DueAt.ShouldBe(Given.Local(2021, 5, 28, 17));
        await Move(given, round, "报送截止", "2021-06-30T17:00", "假期顺延。");
        var application = await given.Application(id);
        application.OpenReturn!.DueAt.ShouldBe(Given.Local(2021, 6, 4), "five working days after 27 May end with 3 June");
        application.OpenRuns.Single().DueAt.ShouldBe(Given.Local(2021, 6, 4));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Several_hosts_at_once_move_every_case_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var cases = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            cases.Add(await given.ABegunApplication(round, await given.ACarrier($"青禾{i}号空间", given.Unit)));
        }

        var move = await given.As(given.Officer, async services =>
        {
            var db = services.GetRequiredService<Store.Database.MiaopuDb>();
            var tracked = await db.Rounds.SingleAsync();
            var (made, happened) = MoveDate.Decide(given.Officer.Actor, tracked, [], new MoveDateForm("申报截止", Given.Local(2021, 5, 20), "理由"), services.GetRequiredService<Miaopu.Web.Host.Calendars>().Current, Miaopu.Web.Host.Ids.New(), host.Clock.Now).Value;
            db.Add(made);
            await db.Commit(given.Officer.Actor, host.Clock.Now, happened);
            return made;
        });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => given.As(given.Officer, services => services.GetRequiredService<FollowMoves>().Run(move, int.MaxValue))));
        (await given.As(given.Officer, services => services.GetRequiredService<FollowMoves>().Left(move))).ShouldBe(0);
        foreach (var id in cases)
        {
            (await given.Application(id)).OpenRuns.Single().DueAt.ShouldBe(Given.Local(2021, 5, 20));
            (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "DueMoved"))).ShouldBe(1);
        }

        (await host.InDatabase(db => db.Set<Message>().CountAsync(m => m.Title.Contains("期限延长到")))).ShouldBe(4);
    }

    private static Task<bool> Move(Given given, Round round, string date, string to, string reason) => given.As(given.Officer, async services =>
    {
        var outcome = (await services.GetRequiredService<MoveDates>().Move(round.Id, date, to, reason, tightKnown: true)).ShouldNotBeNull();
        outcome.Refused.ShouldBeFalse();
        outcome.Value.Left.ShouldBe(0);
        return true;
    });
}
