using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Decisions;
using Miaopu.Web.Features.Verdicts;
using Miaopu.Web.Tests.Province;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Verdicts;

/// <summary>Verdicts that counted are worked out again: nothing that came later touches them, and nothing that was changed behind the journal's back goes unseen.</summary>
public sealed class Replaying
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Later_corrections_of_the_ledgers_leave_the_verdict_as_it_was(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, id, room) = await HandedIn(host);
        host.Clock.StandAt(Given.Local(2021, 4, 20, 9));
        await Correct(host, given, room, "50");
        var replayed = (await Replay(host, id)).ShouldHaveSingleItem();
        replayed.Replay!.Answer.ShouldBe(ReplayAnswer.Same);
        replayed.Findings.ShouldBeEmpty();

        using var reviewer = await given.SignedIn(given.Reviewer);
        await reviewer.Get($"/cases/{id}");
        await reviewer.Get($"/cases/{id}/verdicts");
        reviewer.Text.ShouldContain("一字不差");
        var auditor = await given.APerson("auditor", "郑审计", given.Province, Role.Auditor);
        using var visitor = await given.SignedIn(auditor);
        await visitor.Get($"/verdicts?q={(await given.Application(id)).ReceiptNumber}");
        visitor.Text.ShouldContain("1 个一字不差");
        await visitor.Get($"/cases/{id}/verdicts");
        visitor.Text.ShouldNotContain("一字不差", customMessage: "an auditor sees no case");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_changed_in_the_database_is_found_and_named(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (_, id, room) = await HandedIn(host);
        await host.InDatabase(db => db.LedgerRecords.Where(r => r.Id == room.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Fields, room.Fields.Replace("550", "950", StringComparison.Ordinal))));
        var replayed = (await Replay(host, id)).ShouldHaveSingleItem();
        replayed.Replay!.Answer.ShouldBe(ReplayAnswer.OtherInputs);
        replayed.Findings.ShouldBe(["当时的台账记录或认定意见已与现在数据库中的不符，记录被改动过：", $"“场地”台账中尾号 {room.RecordId.ToString("N")[^8..]} 的记录（第 1 版）与录入时的摘要不符。"]);
        replayed.Replay.Difference.Criteria.SelectMany(c => c.Parts).ShouldContain(p => p.ValueBefore == "550 平方米" && p.ValueAfter == "950 平方米");
    }

    [Fact]
    public async Task A_record_removed_a_receipt_forged_and_a_text_changed_are_found()
    {
        await using var host = await RunningHost.Start();
        var (given, id, room) = await HandedIn(host);
        var verdict = await host.InDatabase(db => db.Set<CaseVerdict>().AsNoTracking().SingleAsync());

        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Content, verdict.Content.Replace("not met", "met", StringComparison.Ordinal))));
        var forged = (await Replay(host, id)).Single();
        forged.Replay!.Answer.ShouldBe(ReplayAnswer.OtherResult);
        forged.Findings[0].ShouldContain("与它的摘要不符");
        var content = verdict.Content.Replace("not met", "met", StringComparison.Ordinal);
        var hash = Casework.Values.ContentHash.OfText(content).Value;
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Hash, hash)));
        (await Replay(host, id)).Single().Findings[0].ShouldContain("与办理记录中的不符", customMessage: "who forges the digest too meets the journal");
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Content, verdict.Content + " ").SetProperty(v => v.Hash, verdict.Hash)));
        (await Replay(host, id)).Single().Findings.ShouldContain("凭据已不是生成时的样子，无法重放。");
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Content, verdict.Content)));

        var text = await host.InDatabase(db => db.PolicyEditions.Where(p => p.Hash == verdict.PackHash).Select(p => p.Text).SingleAsync());
        await Text(host, verdict, text.Replace("at least: 500 平方米", "at least: 400 平方米", StringComparison.Ordinal));
        (await Replay(host, id)).Single().Findings.ShouldHaveSingleItem().ShouldContain("已不是当时的文本");
        await Text(host, verdict, "not a pack");
        (await Replay(host, id)).Single().Findings.ShouldHaveSingleItem().ShouldContain("已读不出来");
        await Text(host, verdict, text);

        await host.InDatabase(db => db.LedgerRecords.Where(r => r.Id == room.Id).ExecuteDeleteAsync());
        (await Replay(host, id)).Single().Findings[1].ShouldBe($"“场地”台账中尾号 {room.RecordId.ToString("N")[^8..]} 的记录（第 1 版）已不在。");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_verdict_removed_and_its_columns_altered_are_found(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, id, _) = await HandedIn(host);
        var kept = await host.InDatabase(db => db.Set<CaseVerdict>().AsNoTracking().SingleAsync());
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Occasion, VerdictOccasion.Decided)));
        (await Replay(host, id)).Single().Findings.ShouldContain("判定的环节与办理记录中的不符，被改动过。");
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Occasion, kept.Occasion).SetProperty(v => v.At, kept.At.AddDays(-1))));
        (await Replay(host, id)).Single().Findings.ShouldBe(["判定的时间与办理记录中的不符，被改动过。"]);
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.At, kept.At).SetProperty(v => v.Engine, "0")));
        (await Replay(host, id)).Single().Findings.ShouldBe(["判定的引擎版本与办理记录中的不符，被改动过。", "判定登记的引擎版本或政策文本编号与凭据中的不符，被改动过。"]);
        var other = new string('0', 64);
        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Engine, kept.Engine).SetProperty(v => v.PackHash, other)));
        (await Replay(host, id)).Single().Findings[0].ShouldBe("判定的政策文本编号与办理记录中的不符，被改动过。");

        await host.InDatabase(db => db.Set<CaseVerdict>().ExecuteDeleteAsync());
        var removed = (await Replay(host, id)).ShouldHaveSingleItem();
        (removed.IsFinding, removed.Replay).ShouldBe((true, null));
        (removed.Verdict.Id, removed.Verdict.Occasion, removed.Verdict.Hash).ShouldBe((kept.Id, kept.Occasion, kept.Hash));
        ReplayWords.Text([removed]).ShouldContain("凭据却已不在");
        ReplayWords.Json([removed]).ShouldContain("\"findings\": 1");
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/cases/{id}/verdicts");
        officer.Text.ShouldContain("凭据却已不在");
    }

    [Fact]
    public async Task A_person_whose_record_was_changed_is_not_named()
    {
        await using var host = await RunningHost.Start();
        var (given, id, room) = await HandedIn(host);
        await host.InDatabase(db => db.LedgerRecords.Where(r => r.Id == room.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Key, "赵某人").SetProperty(r => r.Fields, room.Fields.Replace("550", "950", StringComparison.Ordinal))));
        var replayed = await Replay(host, id);
        (ReplayWords.Text(replayed) + ReplayWords.Json(replayed)).ShouldNotContain("赵某人");
        var auditor = await given.APerson("auditor", "郑审计", given.Province, Role.Auditor);
        using var visitor = await given.SignedIn(auditor);
        await visitor.Get($"/verdicts?q={(await given.Application(id)).ReceiptNumber}");
        visitor.Text.ShouldContain("与录入时的摘要不符");
        visitor.Text.ShouldNotContain("赵某人");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_engine_gives_a_report_and_the_stored_verdict_stands(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, id, _) = await HandedIn(host);
        await host.InDatabase(async db =>
        {
            // As an engine of version 1 would have kept it that took the threshold for a stricter one: the same text, the same records.
            var shelf = new Shelf(db, new ParsedPacks());
            var application = await db.Applications.SingleAsync(a => a.Id == id);
            var pack = (await shelf.Get(application.PackHash))!;
            var now = host.Clock.Now;
            var situation = await new Situations(db).Of(application.CarrierId, pack, new DateOnly(2021, 5, 14), now);
            var older = PackReader.Read(pack.Text.Replace("at least: 500 平方米", "at least: 551 平方米", StringComparison.Ordinal), "policy.yaml", await shelf.Vocabulary()).Pack! with { Hash = pack.Hash };
            var (verdict, kept) = CaseVerdict.Keep(Miaopu.Web.Host.Ids.New(), id, VerdictOccasion.Decided, older, situation, now, engine: "1");
            db.Add(verdict);
            await db.Commit(given.Officer.Actor, now, kept);
            return true;
        });
        var replayed = await Replay(host, id);
        replayed.Select(r => r.Replay!.Answer).ShouldBe([ReplayAnswer.Same, ReplayAnswer.OtherByAnotherEngine]);
        replayed[1].IsFinding.ShouldBeFalse();
        replayed[1].Replay!.Difference.Criteria.ShouldHaveSingleItem().Parts.ShouldHaveSingleItem().Sentence.ShouldContain("不少于 551 平方米 → 不少于 500 平方米，未达到 → 达到");
        (await host.InDatabase(db => db.Set<CaseVerdict>().AsNoTracking().SingleAsync(v => v.Engine == "1"))).Content.ShouldContain("551", customMessage: "a replay writes nothing");
        ReplayWords.Text(replayed).ShouldContain("1 个一字不差，1 个引擎已更新，结果有差异");

        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/cases/{id}/verdicts");
        officer.Text.ShouldContain("引擎已更新，结果有差异");
        officer.Text.ShouldContain("当时 1，现在 " + Receipt.EngineVersion);
    }

    [Fact]
    public async Task A_decision_keeps_what_it_was_decided_by_with_the_judgments_of_that_time()
    {
        await using var host = await RunningHost.Start();
        var (given, id, _) = await HandedIn(host);
        var province = new ProvinceGiven(host, given);
        await province.Walk(id, StageAct.Decide);
        host.Clock.StandAt(Given.Local(2021, 4, 7, 9));
        var signers = given.MoreOfficers.Prepend(given.Officer).ToList();
        var steps = await given.As(given.Officer, async s => (await s.GetRequiredService<DecideCases>().Find(id))!.Stage.Steps.Count);
        (await given.As(signers[0], s => s.GetRequiredService<DecideCases>().Propose(id, new DecisionForm(StageResults.Accept, "已核实。", null, []))))!.Refused.ShouldBeFalse();
        for (var step = 1; step < steps; step++)
        {
            (await Replay(host, id)).Count.ShouldBe(1, "a proposal decides nothing");
            (await given.As(signers[step], s => s.GetRequiredService<DecideCases>().Agree(id, step, null)))!.Refused.ShouldBeFalse();
        }

        var replayed = await Replay(host, id);
        replayed.Select(r => (r.Verdict.Occasion, r.Replay!.Answer)).ShouldBe([(VerdictOccasion.HandedIn, ReplayAnswer.Same), (VerdictOccasion.Decided, ReplayAnswer.Same)]);
    }

    private static async Task<(Given Given, Guid Id, LedgerRecord Room)> HandedIn(RunningHost host)
    {
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        await given.ARegisteredOperator();
        var room = await given.ARecord("场地", ("场地名称", "一层"), ("地址", "青年大街 1 号"), ("权属", "自有"), ("用途", "创业工位"), ("面积", "550"), ("启用日期", "2020-01-01"));
        return (given, await given.AReceivedApplication(round), room);
    }

    private static Task<bool> Correct(RunningHost host, Given given, LedgerRecord record, string area) => given.As(given.Preparer, async services =>
    {
        var db = services.GetRequiredService<MiaopuDb>();
        var ledger = (await services.GetRequiredService<Shelf>().LedgersOf(given.Carrier, new DateOnly(2021, 4, 20))).Single(l => l.Name == record.Ledger);
        var current = await db.LedgerRecords.SingleAsync(r => r.RecordId == record.RecordId && r.SupersededAt == null);
        var typed = KeepLedger.Reading(ledger, current).Values.ToDictionary(v => v.Key, v => (string?)v.Value.ToString());
        typed["面积"] = area;
        var change = KeepLedger.Correct(Miaopu.Web.Host.Ids.New(), given.Preparer.Actor, given.Carrier, current, current.Edition, ledger.Read(typed).Value, host.Clock.Now).Value;
        db.Add(change.Added!);
        await db.Commit(given.Preparer.Actor, host.Clock.Now, change.Happening);
        return true;
    });

    private static Task<int> Text(RunningHost host, CaseVerdict verdict, string text) =>
        host.InDatabase(db => db.PolicyEditions.Where(p => p.Hash == verdict.PackHash).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, text)));

    private static Task<IReadOnlyList<ReplayedVerdict>> Replay(RunningHost host, Guid id) => host.InDatabase(db => new ReplayVerdicts(db).Of([id]));
}
