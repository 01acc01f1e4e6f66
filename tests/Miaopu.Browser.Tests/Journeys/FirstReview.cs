using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>What the body of first review does, by its officers.</summary>
public static class FirstReview
{
    /// <summary>Opens the case from the desk.</summary>
    public static async Task Opens(Visitor reviewer, string carrier)
    {
        await reviewer.Go("/desk");
        await reviewer.Follow(carrier);
    }

    /// <summary>Answers what people have to judge, and marks every line as passed.</summary>
    public static async Task MarksEverythingPassed(Visitor reviewer)
    {
        foreach (var judged in await reviewer.Page.Locator("fieldset.mp-judge:not(.mp-judge-rest)").AllAsync())
        {
            await judged.GetByRole(AriaRole.Radio, new() { Name = "符合", Exact = true }).CheckAsync();
            await judged.GetByLabel("认定理由").FillAsync("材料与台账一致，符合要求。");
        }

        var lines = await reviewer.Page.Locator("[data-desk-item]").AllAsync();
        foreach (var line in lines)
        {
            await line.GetByRole(AriaRole.Radio, new() { Name = "通过", Exact = true }).CheckAsync();
        }

        await Assertions.Expect(reviewer.Page.Locator("#opinion-count")).ToContainTextAsync($"已有意见 {lines.Count} / {lines.Count} 条");
    }

    /// <summary>Marks one line with what has to be mended, and returns the case.</summary>
    public static async Task Returns(Visitor reviewer, string line, string reason)
    {
        var item = reviewer.Page.Locator("[data-desk-item]").Filter(new() { Has = reviewer.Page.GetByRole(AriaRole.Heading, new() { Name = line }) }).First;
        await item.GetByRole(AriaRole.Radio, new() { Name = "需修改", Exact = true }).CheckAsync();
        await item.GetByLabel(new Regex("^\\s*意见")).FillAsync(reason);
        await reviewer.Press("保存");
        await reviewer.WasAccepted();
        await reviewer.Confirm("退回修改", "退回修改");
        await reviewer.WasAccepted();
    }

    /// <summary>Marks one line as not met, and refuses the case with the reasons.</summary>
    public static async Task Refuses(Visitor reviewer, string line, string reason, string note)
    {
        var item = reviewer.Page.Locator("[data-desk-item]").Filter(new() { Has = reviewer.Page.GetByRole(AriaRole.Heading, new() { Name = line }) }).First;
        await item.GetByRole(AriaRole.Radio, new() { Name = "不符合", Exact = true }).Last.CheckAsync();
        await item.GetByLabel(new Regex("^\\s*意见")).FillAsync(reason);
        await reviewer.Fill("办理意见", note);
        await reviewer.Confirm("不予通过", "不予通过");
        await reviewer.WasAccepted();
    }

    /// <summary>Signs every step of the check, each by another person: 经办, 复核 …</summary>
    public static async Task SignTheCheck(string carrier, Visitor reviewer, params Visitor[] others)
    {
        await Opens(reviewer, carrier);
        await MarksEverythingPassed(reviewer);
        await reviewer.Click(PassButton(reviewer));
        await reviewer.WasAccepted();
        foreach (var other in others)
        {
            await Opens(other, carrier);
            await other.Click(PassButton(other));
            await other.WasAccepted();
        }
    }

    /// <summary>Fills in the record of the visit on a phone, with a photo, and passes.</summary>
    public static async Task Visits(Visitor onPhone, string carrier, string day, RealFile photo)
    {
        await Opens(onPhone, carrier);
        await onPhone.Upload("选择照片", photo);
        await onPhone.Fill("核查日期", day);
        await onPhone.Fill("核查人员", "程立秋（沈阳市科学技术局）、金大暑（沈阳市科学技术局）");
        await onPhone.Fill("核查地点", "申报场地");
        foreach (var choice in await onPhone.Page.GetByRole(AriaRole.Radio, new() { Name = "与申报一致" }).AllAsync())
        {
            await choice.CheckAsync();
        }

        await onPhone.Fill("核查结论", "现场与申报一致。");
        await onPhone.Press("保存");
        await onPhone.WasAccepted();
        await onPhone.Confirm("核查通过", "核查通过");
        await onPhone.WasAccepted();
    }

    /// <summary>Drafts a notice of everything that waits for one, and publishes it; gives the address of its public page.</summary>
    public static async Task<string> Publicises(Visitor officer, string carrier)
    {
        await officer.Go("/publicise");
        await officer.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(Regex.Escape(carrier)) }).CheckAsync();
        await officer.Press("起草公示");
        if ((await officer.Field("正文").InputValueAsync()).Length == 0)
        {
            await officer.Fill("正文", "现将结果公示如下。");
        }

        await officer.Press("保存草稿");
        await officer.Confirm("发布公示", "确认发布");
        await officer.WasAccepted();
        return await officer.Page.GetByRole(AriaRole.Link, new() { Name = "查看公开页面" }).GetAttributeAsync("href") ?? "";
    }

    /// <summary>Ends a notice whose time is over.</summary>
    public static async Task EndsTheNotice(Visitor officer)
    {
        await officer.Go("/publicise");
        await officer.Click(officer.Page.Locator("table a").First);
        await officer.Press("办结公示");
        await officer.WasAccepted();
    }

    public static async Task Ranks(Visitor officer)
    {
        await officer.Go("/ranking");
        await officer.Confirm("确定排序", "确定排序");
        await officer.WasAccepted();
    }

    /// <summary>All sign the recommendation in turn, and the last hands it in; gives letter and table.</summary>
    public static async Task<(byte[] Letter, byte[] Table)> Recommend(string number, params Visitor[] signers)
    {
        foreach (var signer in signers[..^1])
        {
            await signer.Go("/recommendations");
            await signer.Click(signer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("签署，送") }).First);
            await signer.WasAccepted();
        }

        var officer = signers[^1];
        await officer.Go("/recommendations");
        await officer.Page.Locator("input[name='Input.DocumentNumber']").First.FillAsync(number);
        await officer.Click(officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("报送$") }).First);
        await officer.Press("确认报送");
        await officer.WasAccepted();
        return (await officer.Download(".docx"), await officer.Download(".xlsx"));
    }

    private static ILocator PassButton(Visitor reviewer) => reviewer.Page.Locator("button[name=act][value=pass]");
}
