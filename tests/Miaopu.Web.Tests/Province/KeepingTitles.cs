using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Journal;
using Miaopu.Store.Policies;
using Miaopu.Store.Registry;
using Miaopu.Web.Features.Recognitions;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

/// <summary>Titles are records of the system's own ledger: another policy asks for them as for any other record.</summary>
public sealed class KeepingTitles
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_title_given_under_one_policy_is_the_prerequisite_of_another_until_it_is_cancelled(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var other = await Another(host, given);
        (await Says(host, given, other)).ShouldBe(Answer.NotMet);

        var round = await given.AnOpenRound(packId: ProvinceGiven.PackWithBan);
        var id = await province.ACaseAt(StageAct.Recognise, round);
        var title = await given.As(given.Officer, async services => (await services.GetRequiredService<KeepRecognitions>().Issue(id))!.Value);
        (await Says(host, given, other)).ShouldBe(Answer.Met);
        var (known, issued) = (host.Clock.Now, Casework.Calendar.LegalTime.DayOf(host.Clock.Now));

        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/carriers/{given.Carrier.Id}");
        officer.Text.ShouldContain(title.Number);
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/carriers/{given.Carrier.Id}/conditions");
        preparer.Status.ShouldBe(System.Net.HttpStatusCode.OK);

        host.Clock.StandAt(Given.Local(2021, 6, 1, 9));
        await given.As(given.Officer, async services =>
        {
            var sanction = (await services.GetRequiredService<Shelf>().Get(title.PackHash))!.Sanctions.First(s => s.Cancels).Id;
            return (await services.GetRequiredService<KeepRecognitions>().Revoke(title.Id, new RevocationForm(sanction, "已查实。", null)))!.Refused;
        });
        (await Says(host, given, other)).ShouldBe(Answer.NotMet);
        (await Says(host, given, other, new DateOnly(2021, 5, 31))).ShouldBe(Answer.Met, "the day before the cancellation it still held");
        (await Says(host, given, other, issued, known)).ShouldBe(Answer.Met, "as it was known then");
        (await host.InDatabase(db => db.LedgerRecords.Where(r => r.RecordId == title.Id).CountAsync())).ShouldBe(2);
        (await host.InDatabase(db => VerifyJournal.Run(db))).Faults.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_registry_in_memory_holds_the_titles_that_the_database_has(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        await Same(0);

        var round = await given.AnOpenRound(packId: ProvinceGiven.PackWithBan);
        var titles = new List<Recognition>();
        foreach (var carrier in new[] { given.Carrier, await given.ACarrier("青禾二号空间", given.Unit) })
        {
            var id = await province.ACaseAt(StageAct.Recognise, round, carrier);
            titles.Add(await given.As(given.Officer, async services => (await services.GetRequiredService<KeepRecognitions>().Issue(id))!.Value));
            await Same(titles.Count);
        }

        // a term that has run out, as a policy with one gives it: the days are asked in memory
        await host.InDatabase(db => db.Set<Recognition>().Where(r => r.Id == titles[1].Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidUntil, new DateOnly(2022, 5, 31))));
        await given.As(given.Officer, async services =>
        {
            var sanction = (await services.GetRequiredService<Shelf>().Get(titles[0].PackHash))!.Sanctions.First(s => s.Cancels).Id;
            return (await services.GetRequiredService<KeepRecognitions>().Revoke(titles[0].Id, new RevocationForm(sanction, "已查实。", null)))!.Refused;
        });
        await host.InDatabase(async db =>
        {
            await db.Commit(given.Officer.Actor, host.Clock.Now, new Happening(Streams.Carrier(titles[1].CarrierId), "RecognitionRevoked", new { }));
            return true;
        });
        await Same(1);

        async Task Same(int most)
        {
            var (followed, anew) = (host.Services.GetRequiredService<KeptRegistry>(), new KeptRegistry());
            foreach (var day in new[] { new DateOnly(2020, 1, 1), Casework.Calendar.LegalTime.DayOf(host.Clock.Now), new DateOnly(2022, 5, 31), new DateOnly(2022, 6, 1) })
            {
                var asked = await host.InDatabase(db => db.Set<Recognition>()
                    .Where(r => r.State == RecognitionState.InForce && r.IssuedOn <= day && (r.ValidUntil == null || r.ValidUntil >= day)).Select(r => new { r.CarrierId, r.Award }).ToListAsync());
                asked.Count.ShouldBeLessThanOrEqualTo(most);
                foreach (var registry in new[] { followed, anew })
                {
                    var now = await host.InDatabase(async db => await registry.Now(db, [await new Shelf(db, new ParsedPacks()).Vocabulary()]));
                    now.Carriers.SelectMany(c => c.TitlesOn(day).Select(t => (c.Id, t))).Order().ShouldBe(asked.Select(a => (a.CarrierId, a.Award)).Order());
                }
            }
        }
    }

    [Fact]
    public async Task An_officer_enters_a_title_from_before_and_none_that_the_system_gave()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var other = await Another(host, given);
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/carriers/{given.Carrier.Id}");
        officer.Text.ShouldContain("补登以前的称号");
        await officer.Get($"/carriers/{given.Carrier.Id}/titles/new");
        await officer.Submit("title", ("Typed[名称]", "省级专业化众创空间"));
        officer.Text.ShouldContain("请填写级别");
        officer.Text.ShouldContain("请填写生效日期");
        await officer.Submit("title", ("Typed[名称]", "省级专业化众创空间"), ("Typed[级别]", "省级"), ("Typed[生效日期]", "2022-01-01"));
        officer.Text.ShouldContain("生效日期还没有到");
        await officer.Submit("title", ("Typed[名称]", "省级专业化众创空间"), ("Typed[级别]", "省级"), ("Typed[生效日期]", "2019-01-01"));
        officer.Text.ShouldContain("已补登");
        (await Says(host, given, other)).ShouldBe(Answer.Met);

        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get($"/carriers/{given.Carrier.Id}");
        preparer.Text.ShouldContain("省级专业化众创空间");
        preparer.Text.ShouldNotContain("补登以前的称号");
        var ledger = (await given.As(given.Officer, s => s.GetRequiredService<CarrierTitles>().Ledger()))!;
        var refused = await given.As(given.Preparer, s => s.GetRequiredService<CarrierTitles>().EnterEarlier(given.Carrier, ledger, new Dictionary<string, string?>()));
        refused.Refusals.Single().Sentence.ShouldContain("由载体的上级主管部门业务人员办理");
    }

    [Fact]
    public async Task Titles_given_before_the_ledger_was_kept_are_caught_up_once()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var id = await new ProvinceGiven(host, given).ACaseAt(StageAct.Recognise, await given.AnOpenRound());
        var title = await given.As(given.Officer, async services => (await services.GetRequiredService<KeepRecognitions>().Issue(id))!.Value);
        await host.InDatabase(db => db.LedgerRecords.Where(r => r.RecordId == title.Id).ExecuteDeleteAsync());
        for (var once = 1; once >= 0; once--)
        {
            (await given.As(given.Officer, s => CarrierTitles.CatchUp(s.GetRequiredService<MiaopuDb>(), s.GetRequiredService<Shelf>(), host.Clock.Now))).ShouldBe(once);
        }

        var record = await host.InDatabase(db => db.LedgerRecords.SingleAsync(r => r.RecordId == title.Id));
        (record.ValidFrom, record.ValidTo).ShouldBe((title.IssuedOn, title.ValidUntil));
        record.Fields.ShouldContain("省级");
    }

    /// <summary>An invented policy that asks for the title the other one gives.</summary>
    private static Task<string> Another(RunningHost host, Given given) => given.As(given.Officer, async services => (await StockShelf.Publish(services.GetRequiredService<MiaopuDb>(), """
        policy: test/promotion
        title: 试验升级
        authority: "210000"
        carrier kind: 众创空间
        award: 试验升级空间
        in force: { from: 2021-01-01, ours: 试验 }
        dates: { 截止: { ours: 试验 } }
        cutoff: { day: 截止, ours: 试验 }
        sources: { T: { title: 试验办法, issuer: 甲省科学技术厅, clauses: { 一: 已获称号 } } }
        measures: { 已获称号: { count: 所获称号, at: cutoff, where: '名称 = "省级专业化众创空间" and 级别 = "省级"', unit: 个 } }
        criteria: [ { id: title, title: 已获称号, cite: T 一, measure: 已获称号, at least: 1 个 } ]
        bodies:
          applicant: { name: 申请人, relation: applicant, ours: 试验 }
          office: { name: 办公室, relation: round owner, ours: 试验 }
        outcomes: { 通过: granted, 不予: refused, 未报: lapsed }
        stages:
          prepare: { title: 填报, act: prepare, by: applicant, due: 截止, ours: 试验, ends: { submit: decide, due passed: end 未报 } }
          decide: { title: 决定, act: decide, by: office, ours: 试验, ends: { accept: recognise, refuse: end 不予 } }
          recognise: { title: 登记, act: recognise, by: office, ours: 试验, ends: { done: end 通过 } }
        documents:
          证书: { kind: certificate, title: 证书, by: office, ours: 试验, number: "SY{year}-{serial:3}" }
        """, "policy.yaml", given.Officer.Actor, host.Clock.Now)).Value.Hash);

    private static Task<Answer> Says(RunningHost host, Given given, string hash, DateOnly? on = null, DateTime? knownAt = null) => host.InDatabase(async db =>
    {
        var pack = (await new Shelf(db, new ParsedPacks()).Get(hash))!;
        return pack.Assess(await new Situations(db).Of(given.Carrier, pack, on ?? Casework.Calendar.LegalTime.DayOf(host.Clock.Now), knownAt))["title"].Answer;
    });
}
