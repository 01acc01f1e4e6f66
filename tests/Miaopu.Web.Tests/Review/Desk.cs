using AngleSharp.Html.Dom;
using Miaopu.Casework.Cases;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Review;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>What people do at a desk, by the pages they do it on.</summary>
internal static class Desk
{
    public static async Task<string> OpenCheck(this Visitor visitor, Given given, Guid id)
    {
        var run = (await given.Application(id)).OpenRuns.Single(r => r.Act == StageAct.Check);
        var path = ReviewFeature.CheckHref(id, run.Id);
        await visitor.Get(path);
        return path;
    }

    /// <summary>Fills in every line and presses a button.</summary>
    public static Task Check(this Visitor visitor, string act, string mark = "pass", string text = "已核对原件，情况属实。") =>
        visitor.Submit("check", ("act", act), Filled(visitor.Page, mark, text));

    public static (string, string?)[] Filled(IHtmlDocument page, string mark, string text)
    {
        var fields = new List<(string, string?)>();
        foreach (var name in page.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")!).Distinct())
        {
            if (name.StartsWith(KeepOpinions.MarkField, StringComparison.Ordinal))
            {
                fields.Add((name, mark));
            }
            else if (name.StartsWith(KeepOpinions.TextField, StringComparison.Ordinal) || name.StartsWith(KeepOpinions.WhyField, StringComparison.Ordinal))
            {
                fields.Add((name, text));
            }
            else if (name.StartsWith(KeepOpinions.AnswerField, StringComparison.Ordinal))
            {
                fields.Add((name, "met"));
            }
        }

        return [.. fields];
    }

    /// <summary>Passes the formal check with both signatures, the second by a colleague.</summary>
    public static async Task PassCheck(this Visitor visitor, Given given, Guid id)
    {
        await visitor.OpenCheck(given, id);
        await visitor.Check("pass");
        using var second = await given.SignedIn(given.MoreReviewers[0]);
        await second.OpenCheck(given, id);
        await second.Check("pass");
        second.Path.ShouldBe("/desk", second.Text);
    }

    public static async Task PassVisit(this Visitor visitor, Given given, Guid id)
    {
        var run = (await given.Application(id)).OpenRuns.Single(r => r.Act == StageAct.Visit);
        await visitor.Get($"/desk/{id}/visit/{run.Id}");
        await visitor.Submit("visit", ("act", "pass"), Visited(visitor.Page, "agrees"));
        visitor.Path.ShouldBe("/desk", visitor.Text);
    }

    public static (string, string?)[] Visited(IHtmlDocument page, string mark) =>
    [
        ("VisitedOn", page.QuerySelector("input[name='VisitedOn']")!.GetAttribute("max")), ("Visitors", "甲、乙"), ("Place", "某路 1 号"),
        .. page.QuerySelectorAll("input[name^='mark|']").Select(e => e.GetAttribute("name")!).Distinct().Select(n => (n, (string?)mark)),
    ];

    /// <summary>Drafts and publishes a notice of all that waits.</summary>
    public static async Task<Guid> Publicise(this Visitor visitor)
    {
        await visitor.Get("/publicise");
        await visitor.Submit(visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/publicise/new"), null);
        await visitor.Submit("draft");
        visitor.Path.ShouldStartWith("/publicise/");
        var id = Guid.Parse(visitor.Path.Split('/')[2]);
        await visitor.Submit("publish");
        visitor.Text.ShouldContain("公示已发布");
        return id;
    }

    /// <summary>An application that has passed check and visit and waits for its notice.</summary>
    public static async Task<Guid> AVisitedApplication(this Given given, Visitor reviewer, Casework.Rounds.Round round, Casework.Carriers.Carrier? carrier = null)
    {
        var id = await given.AReceivedApplication(round, carrier);
        await reviewer.PassCheck(given, id);
        await reviewer.PassVisit(given, id);
        return id;
    }

    /// <summary>Sends the one form that has a field of this name.</summary>
    public static Task SubmitFormWith(this Visitor visitor, string field, params (string Name, string? Value)[] fields) =>
        visitor.Submit(visitor.FormWith(field), null, fields);

    public static IHtmlFormElement FormWith(this Visitor visitor, string field) =>
        visitor.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector($"[name='{field}']") is not null);

    public static StageRun Open(this Application application) => application.OpenRuns.Single();
}
