using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Journeys;

/// <summary>What a unit does to apply, by its two people: the same in every journey.</summary>
public static class Applicant
{
    /// <summary>Begins the application for an award, from the list of what can be applied for.</summary>
    public static async Task Begins(Visitor preparer, string award)
    {
        await preparer.Go("/applications");
        var row = preparer.Page.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new Regex("^\\s*" + award) });
        await preparer.Click(row.GetByRole(AriaRole.Link, new() { Name = "开始申报" }));
        await preparer.Page.GetByRole(AriaRole.Radio).First.CheckAsync();

        await preparer.Press("开始申报");
        preparer.Path.ShouldStartWith("/applications/");
    }

    /// <summary>Writes something into every part of the form that must be written.</summary>
    public static async Task WritesWhatIsRequired(Visitor preparer)
    {
        foreach (var field in await preparer.Page.Locator("#draft-form :is(textarea, input)[required]").AllAsync())
        {
            var number = (await field.GetAttributeAsync("name"))!.Contains("电话", StringComparison.Ordinal);
            await field.FillAsync(number ? "024-0000 0001" : "为演示而填写，内容是虚构的。");
        }

        await preparer.Press("保存");
        await preparer.WasAccepted();
    }

    /// <summary>Uploads a real file to every material that must be there.</summary>
    public static async Task UploadsWhatIsRequired(Visitor preparer, Chromium chromium)
    {
        var paper = await RealFile.Pdf(chromium, "证明材料.pdf", "证明材料");
        foreach (var label in await preparer.Page.Locator("section.mp-subsection").Filter(new() { HasText = "必交，还没有上传" }).Locator("form[data-upload] label").AllInnerTextsAsync())
        {
            await preparer.Upload(label.Trim(), paper);
        }

        await preparer.Look();
    }

    /// <summary>Hands in to the unit's approver from the pre-check.</summary>
    public static async Task Submits(Visitor preparer)
    {
        await preparer.Follow("检查并提交");
        await preparer.Reads("必填项和必交材料都已齐备");
        await preparer.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await preparer.Press("提交单位审核");
    }

    /// <summary>The approver finds it in the to-do list, passes it on, and reads the receipt's number.</summary>
    public static async Task<string> IsApproved(Visitor approver, string carrier)
    {
        await approver.Go("/todo");
        await approver.Follow(carrier);
        if (!approver.Path.EndsWith("/approve", StringComparison.Ordinal))
        {
            await approver.Follow("审核并提交");
        }

        await approver.Press("审核通过并报送");
        approver.Path.ShouldEndWith("/receipt");
        await approver.Reads("申报受理回执", carrier);
        return (await approver.Page.Locator("strong.mp-num").First.InnerTextAsync()).Trim();
    }
}
