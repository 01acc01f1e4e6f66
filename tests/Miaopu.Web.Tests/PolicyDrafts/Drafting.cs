using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.PolicyDrafts;

public sealed class Drafting
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_drafts_from_a_text_in_force_and_a_colleague_goes_on_with_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        Office.Typed(officer).ShouldBe(Town.Pack + "\n");
        officer.Text.ShouldContain("没有错误");

        using var colleague = await town.Visit("second", PolicyDraftAddress.All);
        colleague.Text.ShouldContain("修订稿");
        await colleague.Get(PolicyDraftAddress.Text(id));
        await Office.Save(colleague, Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal));
        colleague.Text.ShouldContain("已保存为新版本");

        var draft = await Office.Draft(host, id);
        draft.Text.ShouldContain("at least: 120 平方米");
        draft.SavedByName.ShouldBe("second");
        var kinds = await host.InDatabase(db => db.Journal.Where(e => e.Stream == Streams.PolicyDraft(id)).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync());
        kinds.ShouldBe(["PolicyDraftBegun", "PolicyDraftSaved"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_who_save_at_once_the_second_sees_both_texts_and_nothing_is_written_over(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(colleague, Town.Pack + "# 同事写的\n");

        await Office.Save(officer, Town.Pack + "# 我写的\n");

        officer.Text.ShouldContain("second于");
        officer.Page.QuerySelectorAll("textarea").Select(t => t.TextContent.Contains("# 我写的")).ShouldBe([true, false]);
        officer.Page.QuerySelectorAll("textarea").Select(t => t.TextContent.Contains("# 同事写的")).ShouldBe([false, true]);
        (await Office.Draft(host, id)).Text.ShouldContain("# 同事写的");

        await officer.Submit("text", ("act", "save"));
        (await Office.Draft(host, id)).Text.ShouldContain("# 我写的");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_typed_is_kept_for_oneself_and_is_no_event_until_it_is_saved(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        var faulty = Town.Pack.Replace("measure: 总面积", "measure: 总面", StringComparison.Ordinal);

        using var answer = await Check(officer, id, faulty);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var fragment = await answer.Content.ReadAsStringAsync();
        fragment.ShouldContain("已自动保存");
        fragment.ShouldContain("改成“总面积”");
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        Office.Typed(colleague).ShouldBe(Town.Pack + "\n");
        await officer.Get(PolicyDraftAddress.Text(id));
        Office.Typed(officer).ShouldContain("measure: 总面,");
        officer.Text.ShouldContain("还没有存为新版本");
        (await host.InDatabase(db => db.Journal.CountAsync(e => e.Stream == Streams.PolicyDraft(id)))).ShouldBe(1);

        var mend = officer.Page.QuerySelector<IHtmlButtonElement>("button[name=mend]")!;
        await officer.Submit("text", ("mend", mend.Value));
        Office.Typed(officer).ShouldBe(Town.Pack + "\n");
        officer.Text.ShouldNotContain("还没有存为新版本");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_changed_in_the_form_changes_its_place_in_the_text_only(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, "# 开头的注释\n" + Town.Pack.Replace("at least: 100 平方米 }", "at least: 100 平方米 }   # 面积", StringComparison.Ordinal));
        var before = (await Office.Draft(host, id)).Text;
        await officer.Get(PolicyDraftAddress.Numbers(id));
        officer.Text.ShouldContain("场地面积 不少于");
        var field = officer.Page.QuerySelectorAll("input").Single(i => i.GetAttribute("value") == "100").GetAttribute("name")!;
        var day = officer.Page.QuerySelectorAll("input[type=date]").Single().GetAttribute("name")!;

        await officer.Submit("numbers", (field, "150"), (day, "2022-01-01"));

        officer.Text.ShouldContain("已写回全文");
        (await Office.Draft(host, id)).Text.ShouldBe(before.Replace("at least: 100", "at least: 150", StringComparison.Ordinal).Replace("2020-01-01", "2022-01-01", StringComparison.Ordinal));

        await officer.Submit("numbers", (field, "许多"));
        officer.Page.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain("场地面积的“场地面积 不少于”应是不小于 0 的数");
        officer.Page.QuerySelector($"[name={field}]")!.GetAttribute("value").ShouldBe("许多");
    }

    [Fact]
    public async Task Numbers_typed_on_a_text_that_a_colleague_has_saved_meanwhile_are_named_and_not_written()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        await officer.Get(PolicyDraftAddress.Numbers(id));
        var field = officer.Page.QuerySelectorAll("input").Single(i => i.GetAttribute("value") == "100").GetAttribute("name")!;
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        await Office.Save(colleague, "# 同事的注释\n" + Town.Pack);

        await officer.Submit("numbers", (field, "150"));

        officer.Page.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain("请重新填写：场地面积的“场地面积 不少于”填了 150。");
        officer.Page.QuerySelector($"[name={field}]")!.GetAttribute("value").ShouldBe("100");
        (await Office.Draft(host, id)).Text.ShouldContain("同事的注释");
    }

    [Theory]
    [InlineData("stranger", HttpStatusCode.NotFound)]
    [InlineData("keeper", HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.Forbidden)]
    public async Task Whoever_is_not_an_officer_of_the_office_sees_nothing_of_a_draft(string who, HttpStatusCode status)
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        using var other = await town.Visit(who);
        foreach (var address in new[] { PolicyDraftAddress.Of(id), PolicyDraftAddress.Text(id), PolicyDraftAddress.Cases(id), PolicyDraftAddress.Numbers(id), PolicyDraftAddress.Words(id, "policy") })
        {
            await other.Get(address);
            other.Status.ShouldBe(status, address);
        }
    }

    [Fact]
    public async Task A_city_drafts_no_text_of_its_province()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var stranger = await town.Visit("stranger");
        await stranger.Get($"{PolicyDraftAddress.New}?from={town.PackHash}");
        stranger.Page.QuerySelectorAll("option").ShouldNotContain(o => o.GetAttribute("value") == town.PackHash);
        await stranger.Submit("begin", ("Title", "越权"), ("From", town.PackHash));
        stranger.Text.ShouldContain("不属于本单位");
        (await host.InDatabase(db => db.PolicyDrafts.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("enormous")]
    [InlineData("larger than a post")]
    [InlineData("looping")]
    [InlineData("deep")]
    [InlineData("script")]
    [InlineData("nul")]
    public async Task A_hostile_text_is_answered_with_a_sentence_and_nothing_is_stored_by_half(string what)
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        await officer.Get(PolicyDraftAddress.Text(id));
        var text = what switch
        {
            "enormous" => new string('甲', WritePolicyDraft.Longest + 1),
            "larger than a post" => new string('x', 5_000_000),
            "looping" => "甲: &a [ *a, *a ]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"b{i}: &b{i} [ *b{Math.Max(0, i - 1)}, *b{Math.Max(0, i - 1)} ]\n")),
            "deep" => "policy: " + new string('[', 50_000),
            "script" => "policy: </textarea><script>alert(1)</script>",
            _ => "policy: a\0b",
        };

        await Office.Save(officer, text);

        ((int)officer.Status).ShouldBeLessThan(500);
        officer.Page.QuerySelectorAll("script:not([src])").ShouldAllBe(s => !s.TextContent.Contains("alert"));
        var kept = (await Office.Draft(host, id)).Text;
        if (what is "looping" or "deep" or "script")
        {
            kept.ShouldBe(text.TrimEnd() + "\n");
            officer.Text.ShouldContain("处错误");
        }
        else
        {
            kept.ShouldBe(Town.Pack + "\n");
            officer.Text.ShouldMatch("没有保存|太大|太长");
        }
    }

    [Fact]
    public async Task The_editor_is_offered_the_schema_with_its_sentences_and_the_names_and_units_of_the_vocabulary()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer, cases: false);
        using var answer = await officer.Raw(new HttpRequestMessage(HttpMethod.Get, PolicyDraftAddress.Words(id, "policy")));
        using var words = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        words.RootElement.GetProperty("schema").GetProperty("$defs").GetProperty("criterion").GetProperty("properties").GetProperty("at least").GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
        words.RootElement.GetProperty("names").EnumerateArray().Select(k => (k[0].GetString(), k[1].GetString())).ShouldContain(("朝向", "fields"));
        words.RootElement.GetProperty("names").EnumerateArray().Select(k => (k[0].GetString(), k[1].GetString())).ShouldContain(("平方米", "units"));
    }

    private static Task<HttpResponseMessage> Check(Visitor officer, Guid id, string text)
    {
        var form = officer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("input[name=_handler][value=text]") is not null);
        return officer.Raw(new HttpRequestMessage(HttpMethod.Post, PolicyDraftAddress.Check(id, "policy"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("Text", text), new("Version", form.QuerySelector<IHtmlInputElement>("input[name=Version]")!.Value),
                new("__RequestVerificationToken", form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value),
            ]),
        });
    }
}
