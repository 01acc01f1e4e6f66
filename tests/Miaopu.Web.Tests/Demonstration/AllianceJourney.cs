using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Tests.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Demonstration;

/// <summary>
/// The invented policy of policies/examples/alliance goes the whole way through the real host, by the accounts of the demonstration: no experts, no ranking, no notice,
/// and not a line of the program that knows it.
/// </summary>
public sealed class AllianceJourney
{
    private const string Password = "Miaopu-2021";

    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_workshop_is_recommended_by_its_district_taken_in_by_the_council_and_gets_its_plate(Database kind)
    {
        await using var host = await RunningHost.Start(kind, s => s with { Demonstration = true });
        var id = await HandIn(host);

        using var district = await SignedIn(host, "dongyu");
        var run = await Open(host, id);
        (run.Act, run.Title).ShouldBe((StageAct.Check, "片区通读"));
        await district.Get(ReviewFeature.CheckHref(id, run.Id));
        await district.Check("pass");
        (await Open(host, id)).Act.ShouldBe(StageAct.Recommend, district.Text);
        await district.Get("/recommendations");
        await district.SubmitFormWith("Input.Round", ("Input.DocumentNumber", "东榆荐〔2021〕1号"));
        await district.SubmitFormWith("Input.Round");
        (await Open(host, id)).Act.ShouldBe(StageAct.Decide, district.Text);

        using var council = await SignedIn(host, "lianmeng");
        await council.Get($"/decisions/{id}");
        await council.Submit("propose", ("Input.Result", StageResults.Accept), ("Input.Reasons", "大门常开，邻里欢迎。"));
        (await Open(host, id)).Act.ShouldBe(StageAct.Recognise, council.Text);
        await council.Get("/recognise");
        await council.Submit("recognise");
        await council.Submit("recognise");
        council.Text.ShouldContain("QYH-2021-001");

        using var stranger = new Visitor(host);
        await stranger.Get("/certificates?q=QYH-2021");
        await stranger.Get(stranger.Page.QuerySelector("table a")!.GetAttribute("href")!);
        stranger.Text.ShouldContain("联盟成员工坊");
        stranger.Text.ShouldContain("榆下共创工坊");
        var recognition = await host.InDatabase(db => db.Set<Recognition>().AsNoTracking().SingleAsync());
        recognition.ValidUntil.ShouldBe(recognition.IssuedOn.AddYears(3).AddDays(-1));
        (await host.InDatabase(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == id))).Outcome.ShouldBe("已入盟挂牌");
    }

    [Fact]
    public async Task The_two_trees_do_not_see_each_other()
    {
        await using var host = await RunningHost.Start(with: s => s with { Demonstration = true });
        var id = await HandIn(host);
        using var city = await SignedIn(host, "dalian");
        await city.Get("/desk");
        city.Text.ShouldNotContain("榆下共创工坊");
        await city.Get($"/cases/{id}");
        city.Text.ShouldNotContain("榆下共创工坊");
        using var other = await SignedIn(host, "xiyu");
        await other.Get("/desk");
        other.Text.ShouldNotContain("榆下共创工坊");
        using var unit = await SignedIn(host, "qingmiao2");
        await unit.Get("/applications");
        unit.Text.ShouldNotContain("联盟春季收新");
    }

    /// <summary>The preparer writes and uploads, the founder nods; the case lies with its district.</summary>
    private static async Task<Guid> HandIn(RunningHost host)
    {
        using var preparer = await SignedIn(host, "yuxia2");
        await preparer.Get("/applications");
        preparer.Text.ShouldNotContain("2021 年度省级");
        await preparer.Get(preparer.Page.QuerySelector<IHtmlAnchorElement>("a[href^='/applications/begin']")!.GetAttribute("href")!);
        await preparer.Submit("begin");
        var form = preparer.Path;
        var id = Guid.Parse(form.Split('/').Last());
        preparer.Text.ShouldContain("开放夜");
        await preparer.Submit("draft", ("field:入盟心愿", "想和别的工坊换工具、换师傅"));
        await preparer.Get(form);
        await preparer.Upload(preparer.Page.Forms.OfType<IHtmlFormElement>().First(f => (f.GetAttribute("action") ?? "").Contains(Uri.EscapeDataString("平面图"), StringComparison.Ordinal)), ("平面图.pdf", Given.Pdf("平面图")));
        await preparer.Get(form + "/check");
        await preparer.Submit("submit", ("truthful", "true"));
        preparer.Path.ShouldBe("/cases/" + id, preparer.Text);

        using var founder = await SignedIn(host, "yuxia1");
        await founder.Get($"/applications/{id}/approve");
        founder.Text.ShouldContain("想和别的工坊换工具");
        await founder.Submit("approve");
        founder.Path.ShouldBe($"/applications/{id}/receipt", founder.Text);
        return id;
    }

    private static async Task<Visitor> SignedIn(RunningHost host, string name)
    {
        var visitor = new Visitor(host);
        await visitor.SignIn(name, Password);
        return visitor;
    }

    private static Task<StageRun> Open(RunningHost host, Guid id) => host.InDatabase(async db =>
        (await db.Applications.Include(a => a.Runs).AsNoTracking().SingleAsync(a => a.Id == id)).OpenRuns.Single());
}
