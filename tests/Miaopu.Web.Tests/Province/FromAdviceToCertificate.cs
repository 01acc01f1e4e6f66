using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Applications;
using Miaopu.Web.Features.Recognitions;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

public sealed class FromAdviceToCertificate
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_goes_from_advice_to_a_certificate_that_a_stranger_verifies_until_it_is_revoked_and_the_ban_stops_the_next(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var round = await given.AnOpenRound(packId: ProvinceGiven.PackWithBan);
        var id = await province.ACaseAt(StageAct.Advise, round);
        var experts = new[] { await province.AnExpert("甲专家", "丙大学"), await province.AnExpert("乙专家", "丁研究院"), await province.AnExpert("丙专家", "戊协会") };
        using var officer = await given.SignedIn(given.Officer);

        await officer.Get("/experts/cases");
        await officer.Submit("spread", ("Input.Cases", id.ToString()));
        officer.Text.ShouldContain("已为 1 件申报指派专家 3 人次");

        foreach (var (someone, expert) in experts)
        {
            using var visitor = await given.SignedIn(someone);
            visitor.Text.ShouldContain("声明利害关系");
            await Advise(visitor, (await province.TaskOf(id, expert)).Id);
        }

        await officer.Get($"/experts/cases/{id}");
        await officer.Submit("close-review");
        officer.Text.ShouldContain("专家评审已结束");

        await officer.Get($"/decisions/{id}");
        officer.Text.ShouldContain("丙专家");
        await officer.Submit("propose", ("Input.Result", StageResults.Accept), ("Input.Reasons", "条件已逐项核实。"), ("Input.Minutes", "〔2021〕7 号"));
        officer.Text.ShouldContain("复核：拟同意");
        officer.Text.ShouldContain("现在可以办理的有：周复核、周签发。");
        officer.Page.QuerySelector("button[name='act']").ShouldBeNull();
        using var second = await given.SignedIn(given.MoreOfficers[0]);
        await second.Get($"/decisions/{id}");
        await second.Submit("sign", ("act", "agree"));
        second.Text.ShouldContain("签发：拟同意");
        using var last = await given.SignedIn(given.MoreOfficers[1]);
        await last.Get($"/decisions/{id}");
        await last.Submit("sign", ("act", "agree"));
        last.Text.ShouldContain("已审定");

        await province.Walk(id, StageAct.Announce);
        await officer.Get("/announce");
        await officer.Submit("announce");
        officer.Text.ShouldContain("请填写文号");
        await officer.Submit("announce", ("Input.DocumentNumber", "测试(2021)9 号"));
        officer.Path.ShouldBe("/announce", "nothing is public before it is confirmed");
        officer.Text.ShouldContain("（测试〔2021〕9号，1 家）？");
        await officer.Submit("announce", ("Input.Title", "改过的标题"));
        officer.Text.ShouldContain("公布《改过的标题》", customMessage: "who changes anything is asked anew");
        await officer.Submit("announce");
        var paper = officer.Path;
        paper.ShouldStartWith("/announcements/");

        await officer.Get("/recognise");
        await officer.Submit("recognise");
        officer.Text.ShouldContain("为 青禾众创空间 颁发证书？");
        officer.Text.ShouldNotContain("已颁发");
        await officer.Submit("recognise");
        officer.Text.ShouldContain("已颁发 1 张证书");
        officer.Text.ShouldContain("LNZY-2021-0001");

        using var stranger = new Visitor(host);
        await stranger.Get(paper);
        stranger.Text.ShouldContain("青禾众创空间");
        await stranger.Get("/certificates?q=LNZY-2021");
        stranger.Text.ShouldContain("LNZY-2021-0001");
        await stranger.Get(stranger.Page.QuerySelector("table a")!.GetAttribute("href")!);
        stranger.Text.ShouldContain("证书真实有效");
        stranger.Text.ShouldContain("测试〔2021〕9号");
        var verification = stranger.Path;

        var recognition = await host.InDatabase(db => db.Set<Recognition>().AsNoTracking().SingleAsync());
        using var holder = await given.SignedIn(given.Approver);
        await holder.Get($"/recognitions/{recognition.Id}/certificate");
        holder.Text.ShouldContain("LNZY-2021-0001");
        await holder.Get("/recognitions?state=valid");
        var sheet = holder.Page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.Text == "导出 Excel").GetAttribute("href")!;
        sheet.ShouldBe("/recognitions/export?state=valid");
        using (var book = SpreadsheetDocument.Open(new MemoryStream(await (await holder.Raw(new HttpRequestMessage(HttpMethod.Get, sheet))).Content.ReadAsByteArrayAsync()), false))
        {
            var text = book.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText;
            text.ShouldContain("运营机构");
            text.ShouldContain("LNZY-2021-0001");
        }

        (await (await holder.Raw(new HttpRequestMessage(HttpMethod.Get, "/recognitions/export?state=revoked&format=csv"))).Content.ReadAsStringAsync()).Trim().Split('\n').Length.ShouldBe(1, "the filter of the page holds for the file");
        await holder.Get($"/recognitions/{recognition.Id}/certificate");
        holder.Page.QuerySelector("svg.mp-qr path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);

        await officer.Get($"/recognitions/{recognition.Id}");
        await officer.Submit("revoke", ("Input.SanctionId", "false-material"), ("Input.Finding", "场地合同系伪造，已向出租方核实。"));
        officer.Text.ShouldContain("资格已取消");
        await stranger.Get(verification);
        stranger.Text.ShouldContain("证书已取消");
        stranger.Text.ShouldContain("场地合同系伪造");

        await province.Walk(id, null);
        var refused = await given.As(given.Preparer, services => services.GetRequiredService<StartApplication>().Begin(round.Id, ProvinceGiven.PackWithBan, given.Carrier.Id));
        refused!.Refusals[0].Sentence.ShouldContain("不得再次申报");
        refused.Refusals[0].Sentence.ShouldContain("四(一)3");
    }

    [Fact]
    public async Task A_unit_without_titles_is_offered_neither_an_empty_file_nor_what_only_officers_do()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var unit = await given.SignedIn(given.Approver);
        await unit.Get("/recognitions");
        unit.Text.ShouldNotContain("取消资格");
        unit.Text.ShouldNotContain("导出");
        unit.Text.ShouldNotContain("共 0 项");

        using var officer = await given.SignedIn(given.Officer);
        await officer.Get("/recognitions");
        officer.Text.ShouldContain("取消资格");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_officers_who_issue_at_once_get_two_serials_and_a_second_press_issues_nothing(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var round = await given.AnOpenRound();
        var cases = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            cases.Add(await province.ACaseAt(StageAct.Recognise, round, await given.ACarrier($"青禾{i}号空间", given.Unit)));
        }

        var issued = await Task.WhenAll(cases.Select(id => given.As(given.Officer, services => services.GetRequiredService<KeepRecognitions>().Issue(id))));
        issued.ShouldAllBe(o => o != null && !o.Refused);
        issued.Select(o => o!.Value.Serial).Order().ShouldBe([1, 2, 3, 4]);
        var again = await given.As(given.Officer, services => services.GetRequiredService<KeepRecognitions>().Issue(cases[0]));
        again!.Refused.ShouldBeTrue();
        (await host.InDatabase(db => db.Set<Recognition>().CountAsync())).ShouldBe(4);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_plain_case_is_accepted_together_with_others_and_one_with_open_criteria_is_not(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Decide, await given.AnOpenRound());
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/decisions/together?case={id}");
        officer.Text.ShouldContain("须逐件审定的 1 件");
        officer.Page.QuerySelector("form input[value='together']").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_signature_from_two_open_tabs_signs_once(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var id = await province.ACaseAt(StageAct.Decide, await given.AnOpenRound());
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/decisions/{id}");
        await officer.Submit("propose", ("Input.Result", StageResults.Refuse), ("Input.Reasons", "场地未达到。"));
        using var second = await given.SignedIn(given.MoreOfficers[0]);
        await second.Get($"/decisions/{id}");
        var form = (IHtmlFormElement)second.Page.QuerySelector("form:has(input[value='sign'])")!;
        await second.Submit(form, ("act", "agree"));
        await second.Submit(form, ("act", "agree"), ("_once", "other tab"));
        second.Text.ShouldContain("已由他人办理");
        (await given.Application(id)).OpenRun(StageAct.Decide)!.Step.ShouldBe(2);
        using var last = await given.SignedIn(given.MoreOfficers[1]);
        await last.Get($"/decisions/{id}");
        await last.Submit("sign", ("act", "back"), ("Input.Note", "理由请写明条款。"));
        (await given.Application(id)).OpenRun(StageAct.Decide)!.Step.ShouldBe(0);
    }

    /// <summary>Declares, reads the material, and supports every line of the sheet.</summary>
    internal static async Task Advise(Visitor visitor, Guid task)
    {
        await visitor.Get($"/reviews/{task}");
        visitor.Text.ShouldNotContain("申请书");
        await visitor.Submit("declare");
        visitor.Text.ShouldContain("申请书");
        var answers = visitor.Page.QuerySelectorAll("input[type=radio][name^='Input.Answers']").Select(r => r.GetAttribute("name")!).Distinct()
            .Select(name => (name, (string?)nameof(Answer.Met))).ToArray();
        answers.Length.ShouldBeGreaterThan(5);
        await visitor.Submit("sheet", [("act", "send"), .. answers, ("Input.Supports", "True"), ("Input.Opinion", "材料与现场一致，建议通过。")]);
        visitor.Text.ShouldContain("意见已提交");
    }
}
