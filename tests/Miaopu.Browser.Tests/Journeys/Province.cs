using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>What the province's office and its experts do.</summary>
public static class Province
{
    public static async Task Accepts(Visitor officer, string carrier)
    {
        await FirstReview.Opens(officer, carrier);
        await FirstReview.MarksEverythingPassed(officer);
        await officer.Click(officer.Page.Locator("button[name=act][value=pass]"));
        await officer.WasAccepted();
    }

    public static async Task AssignsExperts(Visitor officer, string carrier)
    {
        await officer.Go("/experts/cases");
        await officer.Tick(carrier);
        await officer.Press("为选中的申报指派专家");
        await officer.Reads("指派专家 3 人次");
    }

    /// <summary>An expert declares to be free of interest, and supports the case line by line.</summary>
    public static async Task IsAdvisedBy(Visitor expert, string carrier)
    {
        await expert.Go("/reviews");
        await expert.Follow(carrier);
        await expert.Press("我没有利害关系，开始评审");
        foreach (var met in await expert.Page.GetByRole(AriaRole.Radio, new() { Name = "达到", Exact = true }).AllAsync())
        {
            await met.CheckAsync();
        }

        await expert.Page.GetByRole(AriaRole.Radio, new() { Name = "建议通过", Exact = true }).CheckAsync();
        await expert.Page.Locator("textarea[name='Input.Opinion']").FillAsync("材料与条件一致，建议通过。");
        await expert.Press("提交意见");
        await expert.Reads("意见已提交");
    }

    public static async Task ClosesTheReview(Visitor officer, string carrier)
    {
        await officer.Go("/experts/cases");
        await officer.Follow("组织评审 " + carrier);
        await officer.Confirm("结束评审", "确认结束评审");
        await officer.WasAccepted();
    }

    /// <summary>The first proposes, each of the others agrees to it.</summary>
    public static async Task Decide(string carrier, string result, string reasons, Visitor officer, params Visitor[] others)
    {
        await officer.Go("/decisions");
        await officer.Follow("审定 " + carrier);
        await officer.Page.GetByRole(AriaRole.Radio, new() { Name = result, Exact = true }).CheckAsync();
        await officer.Fill("理由", reasons);
        await officer.Click(officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(提交|作出)") }));
        await officer.WasAccepted();
        foreach (var other in others)
        {
            await other.Go("/decisions");
            await other.Click(other.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(carrier) }).First);
            await other.Press("同意");
            await other.WasAccepted();
        }
    }

    /// <summary>Announces the results; gives the address of the public page.</summary>
    public static async Task<string> Announces(Visitor officer, string number)
    {
        await officer.Go("/announce");
        await officer.Fill("文号", number);
        await officer.Click(officer.Page.Locator("form button[type=submit].btn-primary").Filter(new() { HasText = "公布" }));
        await officer.Press("确认公布");
        officer.Path.ShouldStartWith("/announcements/");
        return officer.Path;
    }

    public static async Task IssuesCertificates(Visitor officer)
    {
        await officer.Go("/recognise");
        await officer.Press("为选中的申报颁发证书");
        await officer.Press("确认颁发");
        await officer.Reads("已颁发 1 张证书");
    }
}
