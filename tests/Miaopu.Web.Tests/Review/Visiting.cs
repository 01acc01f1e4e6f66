using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Visits;
using Miaopu.Rulebook;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Review;

/// <summary>What the record of a visit takes.</summary>
public sealed class Visiting
{
    [Theory]
    [InlineData("2031-01-01", "还没有到")]
    [InlineData("1949-10-01", "早于收到申报的日期")]
    public async Task A_day_on_which_nobody_can_have_been_there_is_refused_when_saved_and_what_was_typed_stays(string day, string says)
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var reviewer = await given.SignedIn(given.Reviewer);
        var id = await given.AReceivedApplication(await given.AnOpenRound());
        await reviewer.PassCheck(given, id);
        await reviewer.Get($"/desk/{id}/visit/{(await given.Application(id)).OpenRuns.Single(r => r.Act == StageAct.Visit).Id}");

        await reviewer.Submit("visit", ("act", "save"), ("VisitedOn", day), ("Visitors", "甲、乙"));

        reviewer.Page.QuerySelector("input[name=VisitedOn][aria-invalid]")!.Closest(".mp-field")!.TextContent.ShouldContain(says);
        reviewer.Page.QuerySelector("[name=VisitedOn]")!.GetAttribute("value").ShouldBe(day);
        reviewer.Page.QuerySelector("[name=Visitors]")!.GetAttribute("value").ShouldBe("甲、乙");
        (await host.InDatabase(db => db.Set<SiteVisit>().CountAsync())).ShouldBe(0);
    }
}
