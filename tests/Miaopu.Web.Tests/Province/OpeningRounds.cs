using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Rounds;
using Miaopu.Web.Features.Rounds;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

/// <summary>A round is opened with dates that a submission of the last minute can keep, or knowingly without.</summary>
public sealed class OpeningRounds
{
    [Fact]
    public async Task Dates_over_the_national_day_that_leave_no_time_are_told_with_stage_holiday_and_the_day_that_would_do_and_need_a_tick()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        host.Clock.StandAt(Given.Local(2021, 9, 1, 9));
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get("/rounds/new");
        officer.Text.ShouldContain("报送截止应比申报截止晚");
        var pack = officer.Page.QuerySelectorAll("input[name='Input.Packs']").First(p => p.ParentElement!.TextContent.Contains("省级众创空间", StringComparison.Ordinal)).GetAttribute("value")!;
        (string, string?)[] fields = [("Input.Packs", pack), ("Input.Title", "秋季备案"), ("Input.NoticeText", "请申报。"), ("Input.Contacts", "联系人：某某"), ("Input.Dates[申报截止]", "2021-09-30"), ("Input.Dates[报送截止]", "2021-10-11")];
        await officer.Submit("open-round", fields);
        officer.Text.ShouldContain("最早 2021-10-13 才能办（其间10月8日起");
        officer.Text.ShouldContain("国庆节 10月1日至10月7日放假");
        officer.Text.ShouldContain("报送截止最早应定在 2021-10-13");
        officer.Path.ShouldBe("/rounds/new");
        await officer.Submit("open-round", [.. fields, ("Input.TightKnown", "true")]);
        officer.Text.ShouldContain("批次已开启");
        officer.Text.ShouldContain("有的期限来不及");
        (await host.InDatabase(db => db.Journal.SingleAsync(e => e.Kind == "RoundOpened"))).Details.ShouldContain("2021-10-13", customMessage: "it was known");
    }

    [Fact]
    public async Task A_deadline_of_units_moved_so_far_that_offices_cannot_follow_needs_a_tick()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}");
        officer.Text.ShouldNotContain("有的期限来不及");
        (string, string?)[] fields = [("Input.Instant", "2021-05-25T17:00"), ("Input.Reason", "系统升级")];
        await officer.Submit("move-申报截止", fields);
        officer.Text.ShouldContain("请先延长后面的日期");
        await officer.Submit("move-申报截止", [.. fields, ("Input.TightKnown", "true")]);
        officer.Text.ShouldContain("申报截止已延长到 2021-05-25 17:00");
        officer.Text.ShouldContain("有的期限来不及");
    }
}
