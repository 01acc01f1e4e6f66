using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.PolicyDrafts;

public sealed class Reviewing
{
    private static readonly string Stricter = Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal);

    private static readonly string StricterCases = Office.Cases.Replace("面积: 100", "面积: 120", StringComparison.Ordinal);

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_that_passes_is_published_by_a_second_person_and_the_old_text_is_repealed(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Sent(town, officer);

        using var second = await town.Visit("second", "/todo");
        second.Text.ShouldContain("审核政策草案");
        await second.Get("/messages");
        second.Text.ShouldContain("政策草案送审：修订稿");
        await second.Get(PolicyDraftAddress.Of(id));
        second.Text.ShouldContain("〔收紧〕");
        second.Text.ShouldContain("100 平方米");
        second.Text.ShouldContain("随即废止");
        await second.Submit("act", ("act", "publish"));
        second.Text.ShouldContain("已发布");

        var editions = await host.InDatabase(db => db.PolicyEditions.AsNoTracking().Where(e => e.PolicyId == "somewhere/small").OrderBy(e => e.AddedAt).ToListAsync());
        editions.Select(e => e.State).ShouldBe([PolicyState.Repealed, PolicyState.InForce]);
        editions[1].Text.ShouldBe(Stricter + "\n");
        var draft = await Office.Draft(host, id);
        (draft.State, draft.PublishedHash).ShouldBe((PolicyDraftState.Published, editions[1].Hash));
        var kinds = await host.InDatabase(db => db.Journal.Where(e => e.Stream == Streams.PolicyDraft(id)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());
        kinds.ShouldBe(["PolicyDraftBegun", "PolicyDraftSaved", "PolicyDraftSaved", "PolicyDraftSent", "PolicyDraftPublished"]);
        await officer.Get("/messages");
        officer.Text.ShouldContain("政策草案已发布：修订稿");

        // what it was published with comes along with the next draft
        await officer.Get($"{PolicyDraftAddress.New}?from={editions[1].Hash}");
        await officer.Submit("begin", ("Title", "再修订"));
        await officer.Get(officer.Path.Replace("/text", "/cases", StringComparison.Ordinal));
        Office.Typed(officer).ShouldBe(StricterCases + "\n");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_sent_a_draft_cannot_publish_it_and_nobody_changes_it_meanwhile(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Sent(town, officer);
        officer.Page.QuerySelector("button[value=publish]").ShouldBeNull();

        await officer.Submit("act", ("act", "publish"));
        officer.Text.ShouldContain("由两个人办理");
        using var second = await town.Visit("second", PolicyDraftAddress.Text(id));
        second.Page.QuerySelector("textarea[name=Text]")!.HasAttribute("readonly").ShouldBeTrue();
        await Office.Save(second, Town.Pack);
        second.Text.ShouldContain("正在审核，不能修改");
        (await Office.Draft(host, id)).Text.ShouldBe(Stricter + "\n");
        (await host.InDatabase(db => db.PolicyEditions.CountAsync(e => e.PolicyId == "somewhere/small"))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_goes_back_with_a_reason_and_comes_again(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Sent(town, officer);
        using var second = await town.Visit("second", PolicyDraftAddress.Of(id));
        using var third = await town.Visit("third", PolicyDraftAddress.Of(id));
        await second.Submit("act", ("act", "return"));
        second.Text.ShouldContain("请写明退回的理由");
        await second.Submit("act", ("act", "return"), ("Reason", "面积太大"));
        second.Text.ShouldContain("已退回修改");

        // a third had the page open meanwhile
        await third.Submit("act", ("act", "publish"));
        third.Text.ShouldContain("没有生效");
        await officer.Get(PolicyDraftAddress.Of(id));
        officer.Text.ShouldContain("second退回：面积太大");
        await officer.Submit("act", ("act", "send"));
        (await Office.Draft(host, id)).State.ShouldBe(PolicyDraftState.InReview);
        await officer.Submit("act", ("act", "take-back"));
        await officer.Submit("act", ("act", "give-up"), ("GiveUpReason", "不再需要"));
        (await Office.Draft(host, id)).State.ShouldBe(PolicyDraftState.Withdrawn);
        (await host.InDatabase(db => db.PolicyEditions.CountAsync(e => e.PolicyId == "somewhere/small"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("measure: 总面积, at least: 100", "measure: 总面, at least: 100", "处错误")]
    [InlineData("at least: 100", "at least: 101", "没有通过")]
    [InlineData("authority: 某省科技厅", "authority: 别省科技厅", "不是本单位")]
    [InlineData("title: 小政策", "title: 小政策 # {long}", "")]
    public async Task What_does_not_pass_the_gate_is_not_sent(string from, string to, string sentence)
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, Town.Pack.Replace(from, to, StringComparison.Ordinal));
        await officer.Get(PolicyDraftAddress.Of(id));
        officer.Text.ShouldContain(sentence);
        (officer.Page.QuerySelector("button[value=send]") is not null).ShouldBe(sentence.Length == 0);

        await officer.Submit("act", ("act", "send"));
        (await Office.Draft(host, id)).State.ShouldBe(sentence.Length == 0 ? PolicyDraftState.InReview : PolicyDraftState.Drafting);
    }

    [Fact]
    public async Task A_text_that_is_in_force_as_it_stands_is_not_sent()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        var text = (await Office.Draft(host, id)).Text;
        (await host.InDatabase(db => StockShelf.Publish(db, text, "same/policy.yaml", Actor.System, host.Clock.Now))).Refusals.ShouldBeEmpty();

        await officer.Get(PolicyDraftAddress.Of(id));
        officer.Text.ShouldContain("内容没有变化，不用再发布");
        await officer.Submit("act", ("act", "send"));

        (await Office.Draft(host, id)).State.ShouldBe(PolicyDraftState.Drafting);
    }

    [Fact]
    public async Task A_text_published_for_a_later_day_is_not_said_to_be_in_force()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, Town.Pack.Replace("from: 2020-01-01", "from: 2099-01-01", StringComparison.Ordinal));
        var text = (await Office.Draft(host, id)).Text;
        (await host.InDatabase(db => StockShelf.Publish(db, text, "later/policy.yaml", Actor.System, host.Clock.Now))).Refusals.ShouldBeEmpty();

        await officer.Get(PolicyDraftAddress.Of(id));

        officer.Text.ShouldContain("已经发布，自 2099-01-01 起施行");
        officer.Text.ShouldNotContain("已经生效");
    }

    [Fact]
    public async Task A_draft_without_cases_is_not_sent_and_cases_that_multiply_are_refused_in_bounded_time()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        await officer.Get(PolicyDraftAddress.Of(id));
        officer.Text.ShouldContain("还没有案例");
        await officer.Submit("act", ("act", "send"));
        officer.Text.ShouldContain("还没有案例");

        await officer.Get(PolicyDraftAddress.Cases(id));
        await Office.Save(officer, "cases of: somewhere/small\ncutoff: 2021-05-14\ncases:\n  - { id: base, title: 很多, facts: { 人员: [ { repeat: 10000, 到岗日期: 2020-01-01, 姓名: 人#, 专职: 是 } ] }, expect: { staff: met } }\n"
            + string.Concat(Enumerable.Range(0, 500).Select(i => $"  - {{ id: c{i}, title: 又{i}, from: base, expect: {{ staff: met }} }}\n")));
        officer.Text.ShouldContain("条记录");
    }

    [Fact]
    public async Task A_draft_is_tried_on_the_carriers_by_its_office_only()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        await officer.Get(PolicyDraftAddress.Of(id));
        var address = officer.Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "试算").GetAttribute("href")!;
        await officer.Get(address);
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Page.QuerySelector("option[selected]")!.TextContent.ShouldContain("草案：修订稿");
        using var stranger = await town.Visit("stranger", address);
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_in_force_is_withdrawn_by_two_persons(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer", "/policies/" + town.PackHash);
        await officer.Get(officer.Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "废止").GetAttribute("href")!);
        await officer.Submit("propose", ("Reason", ""));
        officer.Text.ShouldContain("请写明废止的理由");
        await officer.Submit("propose", ("Reason", "上位文件已经废止"));
        officer.Text.ShouldContain("等本单位另一位业务人员审核");
        await officer.Submit("settle", ("act", "agree"));
        officer.Text.ShouldContain("由两个人办理");
        (await State()).ShouldBe(PolicyState.InForce);

        using var second = await town.Visit("second", "/todo");
        second.Text.ShouldContain("审核政策废止");
        await second.Get(PolicyDraftAddress.Repeal(town.PackHash));
        second.Text.ShouldContain("上位文件已经废止");
        await second.Submit("settle", ("act", "agree"));
        second.Text.ShouldContain("已废止");
        (await State()).ShouldBe(PolicyState.Repealed);
        using var stranger = await town.Visit("stranger", PolicyDraftAddress.Repeal(town.PackHash));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);

        Task<PolicyState> State() => host.InDatabase(db => db.PolicyEditions.Where(e => e.Hash == town.PackHash).Select(e => e.State).SingleAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_text_from_the_command_line_waits_for_a_person_of_its_office(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        (await Bring(Stricter, "")).Refusals.Single().Sentence.ShouldContain("还没有案例");
        (await Bring(Stricter, StricterCases)).Value.ShouldContain("已成为草案并送审");
        (await Bring(Stricter, StricterCases)).Refusals.Single().Sentence.ShouldContain("已经送审");
        (await Bring(Town.Pack, Office.Cases)).Value.ShouldContain("文本未变");
        (await Bring(Town.Pack.Replace("authority: 某省科技厅", "authority: 别省科技厅", StringComparison.Ordinal), Office.Cases)).Refusals.Single().Sentence.ShouldContain("没有录入");

        var draft = await host.InDatabase(db => db.PolicyDrafts.AsNoTracking().SingleAsync());
        using var officer = await town.Visit("officer", PolicyDraftAddress.Of(draft.Id));
        officer.Text.ShouldContain("由命令行带入并送审");
        await officer.Submit("act", ("act", "publish"));
        (await Office.Draft(host, draft.Id)).State.ShouldBe(PolicyDraftState.Published, officer.Text);

        Task<Casework.Outcome<string>> Bring(string text, string cases) => host.InDatabase(db => BringDraft.Bring(db, text, cases, Actor.System, host.Clock.Now));
    }

    [Fact]
    public void Every_event_of_a_draft_has_its_words_and_every_word_its_event()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository(), "src/Miaopu.Casework/Policies"), "*.cs").Select(File.ReadAllText);
        var raised = sources.SelectMany(text => Regex.Matches(text, "\"(PolicyDraft[A-Z]\\w+)\"").Select(m => m.Groups[1].Value)).ToHashSet();
        PolicyDraftWords.Events.Keys.ShouldBe(raised, ignoreOrder: true);
    }

    /// <summary>A stricter text with cases that pass, sent by the visitor.</summary>
    private static async Task<Guid> Sent(Town town, Visitor officer)
    {
        var id = await Office.Begin(town, officer, cases: false);
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, Stricter);
        await officer.Get(PolicyDraftAddress.Cases(id));
        await Office.Save(officer, StricterCases);
        await officer.Get(PolicyDraftAddress.Of(id));
        await officer.Submit("act", ("act", "send"));
        officer.Text.ShouldContain("已送审");
        return id;
    }

    private static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Miaopu.slnx")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
