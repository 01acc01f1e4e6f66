using System.Net;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Province;

public sealed class WatchingARound
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_board_counts_by_body_and_stage_and_each_number_opens_its_list(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var province = new ProvinceGiven(host, given);
        var round = await given.AnOpenRound();
        await given.ABegunApplication(round);
        await province.ACaseAt(StageAct.Decide, round, await given.ACarrier("待审定空间", given.Unit));
        await given.ACarrier("没动静空间", given.Unit);
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}");
        var row = officer.Page.QuerySelectorAll("table.mp-heat tbody tr").ShouldHaveSingleItem();
        row.QuerySelector("th")!.TextContent.ShouldBe("乙市科学技术局");
        row.QuerySelectorAll("td").Select(c => c.TextContent).ShouldBe(["1", "1", "1", "3"]);
        foreach (var (link, name) in row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Zip(["没动静空间", "青禾众创空间", "待审定空间"]).ToList())
        {
            await officer.Get(link);
            officer.Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain(name, Case.Sensitive, link);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task More_time_is_given_to_every_open_case_and_the_reason_is_kept(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound(recommendBy: Given.Local(2021, 6, 4, 17));
        var id = await given.ABegunApplication(round);
        using var officer = await given.SignedIn(given.Officer);
        await officer.Get($"/rounds/{round.Id}");
        await officer.Submit("move-申报截止", ("Input.Instant", "2021-05-21T17:00"), ("Input.Reason", "系统升级一天。"));
        officer.Text.ShouldContain("申报截止已延长到 2021-05-21 17:00");
        officer.Text.ShouldContain("系统升级一天。");
        (await given.Application(id)).OpenRun(StageAct.Prepare)!.DueAt.ShouldBe(Given.Local(2021, 5, 21, 17));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_board_of_another_authority_does_not_exist(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        var round = await given.AnOpenRound();
        var foreign = await given.APerson("foreign", "吴业务", await given.AnAuthority("丁省科学技术厅", null, "220000"), Role.ProgramOfficer);
        using var officer = await given.SignedIn(foreign);
        foreach (var path in new[] { $"/rounds/{round.Id}", $"/rounds/{round.Id}/cases", $"/rounds/{round.Id}/carriers", $"/announce?round={round.Id}" })
        {
            await officer.Get(path);
            officer.Text.ShouldNotContain(round.Title, Case.Sensitive, path);
        }

        officer.Status.ShouldNotBe(HttpStatusCode.InternalServerError);
    }
}
