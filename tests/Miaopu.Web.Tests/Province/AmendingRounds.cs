using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Journal;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Rounds;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

/// <summary>A round goes on under another text of its policy, with its open cases.</summary>
public sealed class AmendingRounds
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Two_officers_amend_it_in_the_page_and_the_applicant_is_told(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        await given.ARegisteredOperator();
        await given.ARecord("场地", ("场地名称", "一层"), ("地址", "青年大街 1 号"), ("权属", "自有"), ("用途", "创业工位"), ("面积", "550"), ("启用日期", "2020-01-01"));
        var id = await given.AReceivedApplication(round);
        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");

        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}/amend");
        await officer.Get($"/rounds/{round.Id}/amend?to={after}");
        officer.Text.ShouldContain("〔收紧〕");
        officer.Text.ShouldContain("500 平方米");
        officer.Text.ShouldContain("1 件，其中 1 件有条件的结论改变");
        officer.Text.ShouldContain("由达到变为未达到");
        officer.Text.ShouldContain("并在公开的批次通知中公布");
        await officer.Submit("propose", ("Input.Reason", "附件面积有误，予以更正"), ("Input.DocumentNumber", "无号"));
        officer.Text.ShouldContain("不是完整的发文字号");
        await officer.Submit("propose", ("Input.Reason", "附件面积有误，予以更正"), ("Input.DocumentNumber", "测试〔2021〕9号"));
        officer.Text.ShouldContain("须由本单位另一位业务人员审核");
        (await given.Application(id)).PackHash.ShouldNotBe(after);

        using var second = await given.SignedIn(given.MoreOfficers[0]);
        second.Text.ShouldContain("审核批次修订");
        await second.Get($"/rounds/{round.Id}/amend");
        second.Text.ShouldContain("理由即在公开的批次通知中公布");
        await second.Submit("settle", ("Answer.Act", "agree"));
        second.Text.ShouldContain("批次已改用新文本，1 件在办申报适用新文本");
        second.Text.ShouldContain("周复核");
        (await given.Application(id)).PackHash.ShouldBe(after);
        (await host.InDatabase(db => db.Rounds.SingleAsync())).Schemes.Single().PackHash.ShouldBe(after);
        (await host.InDatabase(db => db.Journal.SingleAsync(e => e.Kind == "RoundAmended"))).Details.ShouldContain(id.ToString());
        (await host.InDatabase(db => db.Set<CaseVerdict>().Where(v => v.ApplicationId == id).OrderBy(v => v.At).Select(v => v.Occasion).ToListAsync())).ShouldBe([VerdictOccasion.HandedIn, VerdictOccasion.Amended]);

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/messages");
        preparer.Text.ShouldContain("青禾众创空间：申报改按修订后的政策办理");
        preparer.Text.ShouldContain("附件面积有误，予以更正");
        await preparer.Get($"/cases/{id}?tab=history");
        preparer.Text.ShouldContain("批次改用政策新文本（测试〔2021〕9号），本件按新文本办理，结论有变化的条件：");
        await preparer.Get($"/cases/{id}?tab=paper");
        preparer.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.Get($"/cases/{id}");
        reviewer.Text.ShouldContain("600 平方米");
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_hands_in_while_it_takes_effect_hands_in_under_one_text_or_the_other_and_nothing_is_lost(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var cases = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            cases.Add(await given.AFilledApplication(round, await given.ACarrier($"青禾{i}号空间", given.Unit)));
        }

        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");
        var amendment = await Proposed(given, round, after);
        await Task.WhenAll(
        [
            given.As(given.MoreOfficers[0], async services => (await services.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Refused ? 0 : 1),
            .. cases.Select(id => given.As(given.Preparer, async services => (await services.GetRequiredService<HandInApplication>().Submit(id, truthful: true))!.Refused ? 0 : 1)),
        ]);
        foreach (var id in cases)
        {
            var application = await given.Application(id);
            application.PackHash.ShouldBe(after);
            application.Submissions.Count.ShouldBe(1);
            (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.Case(id) && e.Kind == "PackAmended"))).ShouldBe(1);
        }

        var touched = (await host.InDatabase(db => db.Set<RoundAmendment>().SingleAsync())).Cases;
        touched.Select(c => c.ApplicationId).Order().ShouldBe(cases.Order());
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_agree_at_once_amend_it_once_and_two_who_propose_at_once_propose_one(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        await given.ABegunApplication(round);
        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");
        var proposed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => given.As(given.Officer, async services =>
            (await services.GetRequiredService<AmendmentDesk>().Propose(round.Id, after, new AmendRoundForm("更正", "测试〔2021〕9号")))!.Refused)));
        proposed.Count(refused => !refused).ShouldBe(1);
        var amendment = (await host.InDatabase(db => db.Set<RoundAmendment>().SingleAsync())).Id;
        var agreed = await Task.WhenAll(given.MoreOfficers.Select(other => given.As(other, async services => (await services.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Refused)));
        agreed.Count(refused => !refused).ShouldBe(1);
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Kind == "RoundAmended"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_begins_in_the_very_moment_begins_under_the_new_text(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var carriers = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            carriers.Add((await given.ACarrier($"青禾{i}号空间", given.Unit)).Id);
        }

        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");
        var amendment = await Proposed(given, round, after);
        await Task.WhenAll(
        [
            .. carriers.Take(3).Select(Begin),
            given.As(given.MoreOfficers[0], async services => (await services.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Refused),
            .. carriers.Skip(3).Select(Begin),
        ]);
        (await host.InDatabase(db => db.Applications.Select(a => a.PackHash).ToListAsync())).ShouldBe(Enumerable.Repeat(after, carriers.Count));
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();

        Task<bool> Begin(Guid carrier) => given.As(given.Preparer, async services => (await services.GetRequiredService<StartApplication>().Begin(round.Id, Given.PackId, carrier))!.Refused);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_read_before_an_amendment_is_not_saved_after_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");
        var amendment = await Proposed(given, round, after);
        var saved = await given.As(given.Preparer, async services =>
        {
            var db = services.GetRequiredService<MiaopuDb>();
            await db.Watch(Streams.Round(round.Id));
            var seen = await db.Rounds.AsNoTracking().SingleAsync();
            var pack = (await services.GetRequiredService<Shelf>().Get(seen.Schemes[0].PackHash))!;
            (await given.As(given.MoreOfficers[0], async other => (await other.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Refused)).ShouldBeFalse();
            var standing = new ApplicantStanding([given.Unit, given.City, given.Province], new Dictionary<string, Casework.Organisations.Organisation>(), null, false, []);
            var calendar = services.GetRequiredService<Miaopu.Web.Host.Calendars>().Current;
            var (application, happened) = BeginApplication.Decide(
                given.Preparer.Actor, new Procedure(pack, seen, calendar), given.Carrier, standing, Miaopu.Web.Host.Ids.New(), Miaopu.Web.Host.Ids.New, host.Clock.Now).Value;
            db.Add(application);
            return await db.TryCommit(given.Preparer.Actor, host.Clock.Now, [.. happened]);
        });
        saved.ShouldBeFalse();
        (await host.InDatabase(db => db.Applications.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_cases_are_shown_a_page_at_a_time_and_what_changes_for_somebody_comes_first()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        for (var i = 0; i < 51; i++)
        {
            await given.ABegunApplication(round, await given.ACarrier($"青禾{i}号空间", given.Unit));
        }

        await given.ARegisteredOperator();
        await given.ARecord("场地", ("场地名称", "一层"), ("地址", "青年大街 1 号"), ("权属", "自有"), ("用途", "创业工位"), ("面积", "550"), ("启用日期", "2020-01-01"));
        await given.ABegunApplication(round);
        var after = await NewText(host, given, "at least: 500 平方米", "at least: 600 平方米");
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}/amend?to={after}");
        officer.Text.ShouldContain("52 件，其中 1 件有条件的结论改变");
        Named().Count.ShouldBe(50);
        Named()[0].ShouldBe("青禾众创空间");
        await officer.Get($"/rounds/{round.Id}/amend?to={after}&page=2");
        Named().Count.ShouldBe(2);
        await officer.Get($"/rounds/{round.Id}/amend?to={after}&page=9");
        Named().Count.ShouldBe(2, "a page beyond the last is the last");

        var amendment = await Proposed(given, round, after);
        (await given.As(given.MoreOfficers[0], async services => (await services.GetRequiredService<AmendmentDesk>().Settle(round.Id, amendment, true))!.Refused)).ShouldBeFalse();
        await officer.Get($"/rounds/{round.Id}/amend");
        officer.Text.ShouldContain("共 52 件，这里列出 50 件");
        Named()[0].ShouldBe("青禾众创空间");

        List<string> Named() => [.. officer.Page.QuerySelectorAll("table tbody tr").Select(r => r.QuerySelector("td, th")!.TextContent.Trim())];
    }

    [Fact]
    public async Task A_text_that_drops_the_stage_in_which_a_case_stands_is_refused_and_says_which()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var id = await new ProvinceGiven(host, given).ACaseAt(StageAct.Visit, round);
        var stage = (await given.Application(id)).OpenRuns.Single().Stage;
        var pack = await given.As(given.Officer, async services => (await services.GetRequiredService<Shelf>().Get(round.Schemes[0].PackHash))!);
        var after = await NewText(host, given, text => Regex.Replace(text, $@"(?<!act: )\b{stage}\b", stage + "-again"));
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}/amend?to={after}");
        officer.Text.ShouldContain($"新文本没有“{pack.Stage(stage)!.Title}”（{stage}）这一环节，1 件办件正停在那里：青禾众创空间");
        officer.Page.QuerySelector("textarea[name='Input.Reason']").ShouldBeNull();
    }

    private static Task<Guid> Proposed(Given given, Round round, string after) => given.As(given.Officer, async services =>
    {
        (await services.GetRequiredService<AmendmentDesk>().Propose(round.Id, after, new AmendRoundForm("更正", "测试〔2021〕9号")))!.Refused.ShouldBeFalse();
        return (await services.GetRequiredService<MiaopuDb>().Set<RoundAmendment>().SingleAsync()).Id;
    });

    /// <summary>Publishes the round's text with one thing otherwise.</summary>
    private static Task<string> NewText(RunningHost host, Given given, string was, string now) => NewText(host, given, text => text.Replace(was, now, StringComparison.Ordinal));

    private static Task<string> NewText(RunningHost host, Given given, Func<string, string> change) => given.As(given.Officer, async services =>
    {
        var db = services.GetRequiredService<MiaopuDb>();
        var text = (await db.PolicyEditions.SingleAsync(p => p.PolicyId == Given.PackId)).Text;
        var changed = change(text);
        changed.ShouldNotBe(text);
        var published = await StockShelf.Publish(db, changed, "policy.yaml", given.Officer.Actor, host.Clock.Now);
        return published.Value.Hash;
    });
}
