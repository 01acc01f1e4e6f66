using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.PolicyDrafts;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Simulations;

/// <summary>A policy that nothing came before, tried over the registry. See <see cref="Spaces"/> for who passes; the new one asks the same under another name, and pays for people.</summary>
public sealed class TryingNewPolicies
{
    private static readonly string Text = Town.Pack.Replace("policy: somewhere/small", "policy: somewhere/new", StringComparison.Ordinal).Replace("title: 小政策", "title: 新政策", StringComparison.Ordinal)
        + "\nbenefits:\n  - { id: hands, title: 用工补助, to: operator, when: 专职数 >= 2, unit price: 10000元, of: 专职数, cite: 甲号 一2 }\n";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_sees_who_would_pass_a_new_policy_and_through_which_condition_the_others_fail(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var id = await Begin(officer);
        await officer.Get(PolicyDraftAddress.Of(id));
        var page = Link(officer, "试算");
        page.ShouldBe($"/policy-drafts/{id}/simulation");

        await officer.Get(page);

        officer.Text.ShouldContain("没有原文本可比");
        officer.Text.ShouldNotContain("按原文本");
        Figures(officer).ShouldBe([("载体", "2"), ("达到", "0"), ("未达到", "2"), ("缺数据，还说不准", "0")]);
        Spaces.Row(officer, "每条条件的结果", "场地面积").ShouldBe(["场地面积", "1", "1", "0", "0", "0"]);
        Spaces.Row(officer, "各地达到的家数", "辽宁省").ShouldBe(["辽宁省", "0", "2"]);
        Spaces.Row(officer, "各类达到的家数", "类型：小空间").ShouldBe(["类型：小空间", "0", "2"]);
        Spaces.Row(officer, "各类达到的家数", "称号：还没有称号").ShouldBe(["称号：还没有称号", "0", "2"]);
        Spaces.Row(officer, "贴近每道门槛的家数", "场地面积：总面积 不少于 100 平方米").ShouldBe(["场地面积：总面积 不少于 100 平方米", "1", "0", "0", "0"]);
        Spaces.Row(officer, "每项扶持的合计", "用工补助").ShouldBe(["用工补助", "1 家 2 万元"]);

        // every number opens the list of just those whom it counts
        foreach (var (href, count) in officer.Page.QuerySelectorAll("td a[href*='/carriers?']").Select(a => (Href: a.GetAttribute("href")!, Count: a.TextContent.Trim().Split(' ')[0])).Distinct().ToList())
        {
            await officer.Get(href);
            officer.Page.QuerySelectorAll("tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(count, href);
        }

        await officer.Get(page);
        await officer.Get(officer.Page.QuerySelectorAll(".mp-stat a").Single(a => a.TextContent == "未达到").GetAttribute("href")!);
        Spaces.Row(officer, "未达到的载体", "甲空间").ShouldBe(["甲空间", "小空间", "", "辽宁省沈阳市铁西区", "未达到", "场地面积"]);
        Spaces.Row(officer, "未达到的载体", "乙空间")[5].ShouldBe("专职队伍");
        using var table = await officer.Raw(new HttpRequestMessage(HttpMethod.Get, officer.Page.QuerySelector("a[href*='/export']")!.GetAttribute("href")));
        table.StatusCode.ShouldBe(HttpStatusCode.OK);
        table.Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheet");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_tried_on_a_new_policy_go_back_into_its_draft_or_into_another_with_their_figures(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var id = await Begin(officer);
        await officer.Get($"/policy-drafts/{id}/simulation?curve=0");
        officer.Page.QuerySelector("input[value=keep]").ShouldBeNull("nothing was changed yet");
        var rows = officer.Page.QuerySelectorAll("#curve-table tbody tr").ToDictionary(r => r.Children[0].TextContent.Trim(), r => r.Children[1].TextContent.Trim());
        (rows["90"], rows["100"]).ShouldBe(("1", "0"));

        await officer.Get($"/policy-drafts/{id}/simulation?n0=90");
        Spaces.Figure(officer, "达到").ShouldBe("1");
        await officer.Submit("keep", ("act", "into"));

        officer.Text.ShouldContain("成为新版本");
        officer.Text.ShouldMatch("达到 1 家\\s*共 2 家，");
        (await Office.Draft(host, id)).Text.ShouldContain("at least: 90 平方米");
        await officer.Get($"/policy-drafts/{id}/simulation?n1=1");
        await officer.Submit("keep", ("act", "new"), ("Title", "新政策之二"));
        var other = Guid.Parse(officer.Path.Split('/')[2]);
        var second = await Office.Draft(host, other);
        (second.Title, second.BaseHash).ShouldBe(("新政策之二", null));

        await officer.Get($"{PolicyDraftAddress.Compare}?one={id}&other={other}");
        officer.Text.ShouldContain("两份都没有原文本可比");
        Spaces.Row(officer, "合计", "达到（家）").ShouldBe(["达到（家）", "1", "2"]);
        Spaces.Row(officer, "合计", "由此达到（家）").ShouldBe(["由此达到（家）", "无原文本", "无原文本"]);
        Spaces.Row(officer, "每项扶持的合计", "用工补助").ShouldBe(["用工补助", "1 家 2 万元", "1 家 2 万元"]);
        officer.Page.QuerySelectorAll("a").Where(a => a.TextContent.Trim() == "接着试算").Select(a => a.GetAttribute("href")).ShouldBe([$"/policy-drafts/{id}/simulation", $"/policy-drafts/{other}/simulation"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_trial_once_held_against_the_drafts_own_text_has_no_before(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var id = await Begin(officer);
        await officer.Get($"/policy-drafts/{id}/simulation");
        async Task<string> Shown(string against)
        {
            await host.InDatabase(db => db.Set<PolicyDraftTrial>().Where(t => t.DraftId == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.BaseHash, against)));
            await officer.Get(PolicyDraftAddress.All);
            return officer.Text;
        }

        (await Shown(new string('a', 64))).ShouldMatch("达到 0 家\\s*共 2 家，");
        (await Shown(town.PackHash)).ShouldContain("没有变化", customMessage: "held against an edition");
        await host.InDatabase(db => db.PolicyDrafts.Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.PublishedHash, town.PackHash)));
        (await Shown(town.PackHash)).ShouldMatch("达到 0 家\\s*共 2 家，");
    }

    [Fact]
    public async Task A_draft_is_tried_by_its_own_office_only_and_says_so_where_it_cannot_be_read()
    {
        await using var host = await RunningHost.Start();
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var id = await Begin(officer);
        var page = $"/policy-drafts/{id}/simulation";
        using var colleague = await town.Visit("second", page);
        Spaces.Figure(colleague, "载体").ShouldBe("2");
        using var stranger = await town.Visit("stranger");
        foreach (var path in new[] { page, page + "/carriers", page + "/carriers/export" })
        {
            await stranger.Get(path);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var keeper = await town.Visit("keeper", page);
        keeper.Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var show in new[] { "moved", "gained", "mended:area", "failed:area", "entitled:nothing", "answer:Perhaps:area" })
        {
            await officer.Get($"{page}/carriers?show={show}");
            officer.Status.ShouldBe(HttpStatusCode.NotFound, $"{show}: there is no text before");
        }

        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, "policy: [");
        await officer.Get(page);
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("改好后才能试算");
    }

    /// <summary>A draft from the frame, with the text of the new policy written over it.</summary>
    private static async Task<Guid> Begin(Visitor officer)
    {
        await officer.Get(PolicyDraftAddress.New);
        await officer.Submit("begin", ("Title", "新政策"));
        await Office.Save(officer, Text);
        officer.Text.ShouldContain("没有错误");
        return Guid.Parse(officer.Path.Split('/')[2]);
    }

    private static string Link(Visitor visitor, string text) => visitor.Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == text).GetAttribute("href")!;

    private static (string, string)[] Figures(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll(".mp-stat").Select(s => (s.QuerySelector("dt")!.TextContent.Trim(), s.QuerySelector(".mp-stat-value")!.TextContent.Trim()))];
}
