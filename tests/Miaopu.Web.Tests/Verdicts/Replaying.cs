using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Decisions;
using Miaopu.Web.Features.Ledgers;
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

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_saved_in_the_moment_of_the_hand_in_is_no_finding(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, round, room) = await ASpace(host);
        var id = await given.AFilledApplication(round);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        Task<bool> saving, handing = Task.FromResult(false);
        await using (await db.Database.BeginTransactionAsync())
        {
            // The save is stamped and then waits: on SQLite for the one who writes, on PostgreSQL for the table of ledgers, which can still be read.
            await db.Database.ExecuteSqlRawAsync(kind == Database.Sqlite ? "select 1" : "lock table ledger_records in share mode");
            saving = Task.Run(() => Correct(host, given, room, "50"));
            await Waiting(1);
            handing = Task.Run(() => HandIn(given, id));
            await Waiting(2);
        }

        (await saving, await handing).ShouldBe((false, false));
        (await Replay(host, id)).ShouldHaveSingleItem().Findings.ShouldBeEmpty();

        async Task Waiting(int most)
        {
            for (var tries = 0; tries < 100 && (most == 1 || !handing.IsCompleted); tries++)
            {
                if (kind == Database.Postgres && await db.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync() >= most)
                {
                    return;
                }

                await Task.Delay(kind == Database.Postgres ? 50 : 5, TestContext.Current.CancellationToken);
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_stamped_before_a_hand_in_is_not_saved_after_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, round, room) = await ASpace(host);
        var id = await given.AFilledApplication(round);
        var saved = await given.As(given.Preparer, async services =>
        {
            var db = services.GetRequiredService<MiaopuDb>();
            var now = await db.TurnOf(Streams.Carrier(given.Carrier.Id), () => host.Clock.Now);
            var current = await db.LedgerRecords.SingleAsync(r => r.Id == room.Id);
            var change = KeepLedger.Correct(Miaopu.Web.Host.Ids.New(), given.Preparer.Actor, given.Carrier, current, 1, await Typed(services, given, room, "50"), now).Value;
            db.Add(change.Added!);
            (await HandIn(given, id)).ShouldBeFalse();
            return await db.TryCommit(given.Preparer.Actor, now, change.Happening);
        });
        saved.ShouldBeFalse();

        // a copy of the host whose clock goes behind: what it writes is later all the same
        host.Clock.StandAt(host.Clock.Now.AddSeconds(-30));
        (await Correct(host, given, room, "50")).ShouldBeFalse();
        (await Replay(host, id)).ShouldHaveSingleItem().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_stamped_out_of_turn_is_not_saved()
    {
        await using var host = await RunningHost.Start();
        var (given, _, room) = await ASpace(host);
        await host.InDatabase(async db =>
        {
            db.Add((await db.LedgerRecords.SingleAsync(r => r.Id == room.Id)).Correct(Miaopu.Web.Host.Ids.New(), "", null, null, "{}", "", Guid.Empty, host.Clock.Now));
            var thrown = await Should.ThrowAsync<InvalidOperationException>(() => db.Commit(Actor.System, host.Clock.Now, new Happening(Streams.Carrier(given.Carrier.Id), "LedgerRecordCorrected", new { })));
            thrown.Message.ShouldContain("out of turn");
            return true;
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_removed_with_its_verdicts_is_told_by_the_journal(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (given, id, _) = await HandedIn(host);
        var application = await given.Application(id);
        await ByHand(host, kind, $"delete from case_verdicts");
        (await ByHand(host, kind, $"delete from applications")).ShouldBe(1);

        var known = await host.InDatabase(async db => (await new KnownCases(db).OfRound(application.RoundId), await new KnownCases(db).All(), await new KnownCases(db).Of(application.ReceiptNumber!)));
        (known.Item1.ShouldHaveSingleItem(), known.Item2.ShouldHaveSingleItem(), known.Item3).ShouldBe((id, id, id));
        (await host.InDatabase(db => new KnownCases(db).OfRound(Guid.Empty))).ShouldBeEmpty();
        var gone = (await Replay(host, id)).ShouldHaveSingleItem();
        (gone.IsFinding, gone.ReceiptNumber, gone.Verdict.Occasion).ShouldBe((true, application.ReceiptNumber, VerdictOccasion.HandedIn));
        ReplayWords.Text([gone]).ShouldContain("它被删除");

        var auditor = await given.APerson("auditor", "郑审计", given.Province, Role.Auditor);
        using var visitor = await given.SignedIn(auditor);
        await visitor.Get($"/verdicts?q={application.ReceiptNumber}");
        visitor.Text.ShouldContain("数据库中却已没有这件申报");
        await visitor.Get("/verdicts?q=20210514-00000000000");
        visitor.Text.ShouldContain("没有这个回执号");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_a_vocabulary_or_an_event_that_no_longer_reads_is_told_and_ends_nothing(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var (_, id, room) = await HandedIn(host);
        await host.InDatabase(db => db.LedgerRecords.Where(r => r.Id == room.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Fields, "\"damaged\"")));
        (await Replay(host, id)).Single().Findings.ShouldBe(["当时的台账记录已读不出来，无法重放：", $"“场地”台账中尾号 {room.RecordId.ToString("N")[^8..]} 的记录（第 1 版）与录入时的摘要不符。"]);
        await host.InDatabase(db => db.LedgerRecords.Where(r => r.Id == room.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Fields, room.Fields)));

        var texts = await host.InDatabase(db => db.VocabularyEditions.Select(v => v.Texts).SingleAsync());
        await host.InDatabase(db => db.VocabularyEditions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Texts, "damaged")));
        (await Replay(host, id)).Single().Findings.ShouldHaveSingleItem().ShouldContain("已读不出来");
        await host.InDatabase(db => db.VocabularyEditions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Texts, texts)));

        await host.InDatabase(db => db.Journal.Where(e => e.Kind == KeptVerdict.Kind).ExecuteUpdateAsync(s => s.SetProperty(e => e.Details, "damaged")));
        (await Replay(host, id)).Single().Findings.ShouldBe(["办理记录中没有保存过这份凭据。"]);
    }

    private static async Task<(Given Given, Guid Id, LedgerRecord Room)> HandedIn(RunningHost host)
    {
        var (given, round, room) = await ASpace(host);
        return (given, await given.AReceivedApplication(round), room);
    }

    private static async Task<(Given Given, Round Round, LedgerRecord Room)> ASpace(RunningHost host)
    {
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        await given.ARegisteredOperator();
        var room = await given.ARecord("场地", ("场地名称", "一层"), ("地址", "青年大街 1 号"), ("权属", "自有"), ("用途", "创业工位"), ("面积", "550"), ("启用日期", "2020-01-01"));
        return (given, round, room);
    }

    private static Task<bool> Correct(RunningHost host, Given given, LedgerRecord record, string area) => given.As(given.Preparer, async services =>
    {
        var entry = await Typed(services, given, record, area);
        return (await services.GetRequiredService<KeepRecords>().Correct(given.Carrier.Id, record.RecordId, record.Edition, entry)).Refused;
    });

    private static async Task<LedgerEntry> Typed(IServiceProvider services, Given given, LedgerRecord record, string area)
    {
        var ledger = (await services.GetRequiredService<Shelf>().LedgersOf(given.Carrier, new DateOnly(2021, 4, 20))).Single(l => l.Name == record.Ledger);
        var typed = KeepLedger.Reading(ledger, record).Values.ToDictionary(v => v.Key, v => (string?)v.Value.ToString());
        typed["面积"] = area;
        return ledger.Read(typed).Value;
    }

    private static Task<bool> HandIn(Given given, Guid id) => given.As(given.Preparer, async services => (await services.GetRequiredService<HandInApplication>().Submit(id, truthful: true))!.Refused);

    /// <summary>As somebody does who may do anything in the database, and leaves no event.</summary>
    private static Task<int> ByHand(RunningHost host, Database kind, FormattableString delete) => host.InDatabase(async db =>
    {
        var (off, on) = kind == Database.Sqlite ? ("pragma foreign_keys=off", "pragma foreign_keys=on") : ("set session_replication_role = replica", "set session_replication_role = default");
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(off);
        var gone = await db.Database.ExecuteSqlAsync(delete);
        await db.Database.ExecuteSqlRawAsync(on);
        return gone;
    });

    private static Task<int> Text(RunningHost host, CaseVerdict verdict, string text) =>
        host.InDatabase(db => db.PolicyEditions.Where(p => p.Hash == verdict.PackHash).ExecuteUpdateAsync(s => s.SetProperty(p => p.Text, text)));

    private static Task<IReadOnlyList<ReplayedVerdict>> Replay(RunningHost host, Guid id) => host.InDatabase(db => new ReplayVerdicts(db).Of([id]));
}
