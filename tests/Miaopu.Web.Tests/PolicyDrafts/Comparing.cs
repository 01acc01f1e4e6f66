using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;
using Miaopu.Web.Tests.Simulations;

namespace Miaopu.Web.Tests.PolicyDrafts;

/// <summary>What was tried becomes a draft of the office, and drafts are set beside each other. See <see cref="Spaces"/> for who passes.</summary>
public sealed class Comparing
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_tried_is_saved_as_a_draft_that_the_office_sees_with_its_figures(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer", $"/policies/{town.PackHash}/simulation");
        officer.Page.QuerySelector("input[value=keep]").ShouldBeNull("nothing was changed yet");

        var id = await Keep(officer, town, "n0=90", "放宽面积");

        officer.Text.ShouldContain("达到 0 → 1 家");
        officer.Text.ShouldMatch("100 平方米 → .*90 平方米");
        (await Office.Draft(host, id)).Text.ShouldBe(Town.Pack.Replace("at least: 100", "at least: 90", StringComparison.Ordinal) + "\n");
        using var colleague = await town.Visit("second", PolicyDraftAddress.All);
        Spaces.Row(colleague, "正在起草", "放宽面积")[2].ShouldMatch("达到 0 → 1 家\\s*\\+1 −0，");
        using var stranger = await town.Visit("stranger", $"/policies/{town.PackHash}/simulation?n0=90");
        stranger.Page.QuerySelector("input[value=keep]").ShouldBeNull("a city drafts no text of its province");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_tried_on_a_draft_goes_back_into_it_and_never_over_what_a_colleague_saved(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var id = await Keep(officer, town, "n0=90", "修订稿");
        await officer.Get(officer.Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "再试算").GetAttribute("href")!);
        await officer.Get(officer.Path + "&n1=1");
        Spaces.Figure(officer, "达到").ShouldBe("0 → 2");
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        await Office.Save(colleague, Office.Typed(colleague) + "# 同事写的\n");

        await officer.Submit("keep", ("act", "into"));
        officer.Text.ShouldContain("没有覆盖");
        (await Office.Draft(host, id)).Text.ShouldContain("# 同事写的");

        var tried = officer.Path;
        await officer.Get(PolicyDraftAddress.Text(id));
        await officer.Submit("text", ("mend", "0:0:# 还没保存\n"), (CheckTyped.Field, Office.Typed(officer)));
        await officer.Get(tried);
        await officer.Submit("keep", ("act", "into"));
        officer.Text.ShouldContain("还有您没有保存的文字");
        await officer.Get(PolicyDraftAddress.Text(id));
        Office.Typed(officer).ShouldStartWith("# 还没保存");

        await officer.Submit("text", ("act", "forget"), (CheckTyped.Field, ""));
        await officer.Get(tried);
        await officer.Submit("keep", ("act", "into"));
        officer.Text.ShouldContain("成为新版本");
        officer.Text.ShouldContain("达到 0 → 2 家");
        var draft = await Office.Draft(host, id);
        draft.Number.ShouldBe(3);
        draft.Text.ShouldContain("# 同事写的");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_drafts_stand_beside_each_other_with_their_figures_and_in_words(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var one = await Keep(officer, town, "n0=90", "放宽面积");
        var other = await Keep(officer, town, "n0=90&n1=1", "都放宽");

        await officer.Get(PolicyDraftAddress.All);
        await officer.Get($"{PolicyDraftAddress.Compare}?one={one}&other={other}");

        Spaces.Row(officer, "合计", "达到（家）").ShouldBe(["达到（家）", "0 → 1", "0 → 2"]);
        Spaces.Row(officer, "合计", "由此达到（家）").ShouldBe(["由此达到（家）", "1", "2"]);
        Spaces.Row(officer, "各类达到的家数", "类型：小空间").ShouldBe(["类型：小空间", "0 → 1", "0 → 2"]);
        Spaces.Row(officer, "各地达到的家数", "辽宁省").ShouldBe(["辽宁省", "0 → 1", "0 → 2"]);
        officer.Page.QuerySelectorAll(".mp-changes li").Select(l => l.TextContent).ShouldHaveSingleItem().ShouldContain("专职队伍");
        officer.Page.QuerySelectorAll("a").ShouldContain(a => a.TextContent.Contains("用“都放宽”送审"));

        using var stranger = await town.Visit("stranger", $"{PolicyDraftAddress.Compare}?one={one}&other={other}");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        using var keeper = await town.Visit("keeper", PolicyDraftAddress.Compare);
        keeper.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_draft_with_faults_is_named_and_not_compared()
    {
        await using var host = await RunningHost.Start();
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        var one = await Keep(officer, town, "n0=90", "放宽面积");
        var other = await Keep(officer, town, "n0=80", "写坏的");
        await officer.Get(PolicyDraftAddress.Text(other));
        await Office.Save(officer, "policy: [");

        await officer.Get($"{PolicyDraftAddress.Compare}?one={one}&other={other}");

        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("“写坏的”的文本有错误");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_version_keeps_its_text_is_compared_with_any_other_and_can_be_restored(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        await officer.Get(PolicyDraftAddress.Text(id));
        await Office.Save(officer, Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal));
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        await Office.Save(colleague, "policy: [");

        await officer.Get(PolicyDraftAddress.Versions(id) + "?from=1&to=3");
        officer.Page.QuerySelectorAll("table caption").First(c => c.TextContent == "历次版本").ParentElement!.QuerySelectorAll("tbody tr").Length.ShouldBe(4);
        officer.Text.ShouldMatch("100 平方米 → .*120 平方米");
        officer.Page.QuerySelectorAll(".mp-diff-out code").Select(c => c.TextContent).ShouldHaveSingleItem().ShouldContain("at least: 100");
        officer.Page.QuerySelectorAll(".mp-diff-in code").First().TextContent.ShouldContain("at least: 120");

        await officer.Submit("restore");

        officer.Text.ShouldContain("已恢复第 1 版，存为第 5 版");
        var draft = await Office.Draft(host, id);
        draft.Text.ShouldBe(Town.Pack + "\n");
        draft.Cases.ShouldBeEmpty("the first version had none");
        (await host.InDatabase(db => db.Set<PolicyDraftVersion>().Where(v => v.DraftId == id).OrderBy(v => v.Number).Select(v => v.SavedByName).ToListAsync()))
            .ShouldBe(["officer", "officer", "officer", "second", "officer"]);

        await officer.Get(PolicyDraftAddress.Versions(id) + "?from=4&to=5");
        officer.Text.ShouldContain("不能按内容比较");
    }

    [Fact]
    public async Task A_version_is_not_restored_over_what_one_has_typed_or_a_colleague_has_saved()
    {
        await using var host = await RunningHost.Start();
        var town = await Office.On(host);
        using var officer = await town.Visit("officer");
        var id = await Office.Begin(town, officer);
        await officer.Get(PolicyDraftAddress.Versions(id) + "?from=1");
        using var colleague = await town.Visit("second", PolicyDraftAddress.Text(id));
        await Office.Save(colleague, Town.Pack + "# 同事写的\n");

        await officer.Submit("restore");

        officer.Text.ShouldContain("没有恢复");
        (await Office.Draft(host, id)).Text.ShouldContain("# 同事写的");
        using var stranger = await town.Visit("stranger", PolicyDraftAddress.Versions(id));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Guid> Keep(Visitor officer, Town town, string query, string title)
    {
        await officer.Get($"/policies/{town.PackHash}/simulation?{query}");
        await officer.Submit("keep", ("act", "new"), ("Title", title));
        officer.Path.ShouldStartWith(PolicyDraftAddress.All, customMessage: officer.Text);
        return Guid.Parse(officer.Path.Split('/')[2]);
    }
}
