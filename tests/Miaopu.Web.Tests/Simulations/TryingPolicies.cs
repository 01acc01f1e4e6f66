using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Simulations;

/// <summary>甲空间 has 90 m² and two people, 乙空间 120 m² and one; the policy asks for 100 m² and two.</summary>
public sealed class TryingPolicies
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_sees_who_would_pass_with_another_threshold_and_opens_the_list_behind_the_number(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        await officer.Get("/policies/" + town.PackHash);
        await officer.Get(officer.Page.QuerySelector("a[href$='/simulation']")!.GetAttribute("href")!);
        Figure(officer, "载体").ShouldBe("2");
        Figure(officer, "达到").ShouldBe("0");

        await officer.Get($"/policies/{town.PackHash}/simulation?n0=90");

        Figure(officer, "达到").ShouldBe("0 → 1");
        Figure(officer, "由此达到").ShouldBe("1");
        Row(officer, "每条条件的变化", "场地面积").ShouldBe(["场地面积", "1 → 2", "1 → 0", "0", "0", "1", "0"]);
        Row(officer, "每条条件的变化", "专职队伍").ShouldBe(["专职队伍", "1", "1", "0", "0", "0", "0"]);
        await officer.Get(officer.Page.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.Contains("show=answered%3ANotMet%3Aarea")).GetAttribute("href")!);
        Row(officer, "按原文本“场地面积”未达到的载体", "甲空间").Length.ShouldBe(7);
        officer.Text.ShouldNotContain("乙空间");
        await officer.Get($"/policies/{town.PackHash}/simulation?n0=90");
        await officer.Get(officer.Page.QuerySelectorAll(".mp-stat a").Single(a => a.TextContent == "由此达到").GetAttribute("href")!);
        Row(officer, "由此达到的载体", "甲空间").ShouldBe(["甲空间", "小空间", "", "辽宁省沈阳市铁西区", "未达到", "达到", "场地面积"]);
        officer.Text.ShouldNotContain("乙空间");
        await officer.Get($"/policies/{town.PackHash}/simulation?n0=90");
        Row(officer, "各类达到的家数", "类型：小空间").ShouldBe(["类型：小空间", "0", "1", "2"]);
        Row(officer, "各类达到的家数", "称号：还没有称号").ShouldBe(["称号：还没有称号", "0", "1", "2"]);
        await officer.Get(officer.Page.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.Contains("show=title")).GetAttribute("href")!);
        Row(officer, "还没有称号、按新文本达到的载体", "甲空间").Length.ShouldBe(7);
        using var table = await officer.Raw(new HttpRequestMessage(HttpMethod.Get, officer.Page.QuerySelector("a[href*='/export']")!.GetAttribute("href")));
        table.StatusCode.ShouldBe(HttpStatusCode.OK);
        table.Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheet");
    }

    [Fact]
    public async Task What_is_entered_after_the_first_look_counts_at_the_next()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");
        await officer.Get($"/policies/{town.PackHash}/simulation");
        Figure(officer, "达到").ShouldBe("0");

        await Spaces.Enter(town, town.Space, "场地", ("启用日期", "2020-01-01"), ("名称", "二层"), ("用途", "工位"), ("面积", "10"));
        await officer.Get($"/policies/{town.PackHash}/simulation");

        Figure(officer, "达到").ShouldBe("1");
    }

    [Fact]
    public async Task The_curve_shows_how_many_pass_at_each_value_and_its_rows_lead_to_that_value()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");

        await officer.Get($"/policies/{town.PackHash}/simulation?curve=0");

        var rows = officer.Page.QuerySelectorAll("#curve-table tbody tr").ToDictionary(r => r.Children[0].TextContent.Trim(), r => r.Children[1].TextContent.Trim());
        (rows["90"], rows["100"], rows["0"], rows["200"]).ShouldBe(("1", "0", "1", "0"));
        await officer.Get(officer.Page.QuerySelectorAll("#curve-table a").Single(a => a.TextContent.Trim() == "90").GetAttribute("href")!);
        Figure(officer, "达到").ShouldBe("0 → 1");
    }

    [Theory]
    [InlineData("n0=viele", "应是不小于 0 的数")]
    [InlineData("n0=-3", "应是不小于 0 的数")]
    [InlineData("n0=9999999999999999999999999999999999", "应是不小于 0 的数")]
    [InlineData("on=gestern", "统计日应是日期")]
    public async Task What_cannot_be_tried_is_said_beside_the_field_and_stays_typed(string query, string sentence)
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");

        await officer.Get($"/policies/{town.PackHash}/simulation?{query}");

        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Page.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain(sentence);
        officer.Page.QuerySelectorAll(".mp-stat").ShouldBeEmpty();
        if (query.StartsWith("n0", StringComparison.Ordinal))
        {
            officer.Page.QuerySelector("[name=n0]")!.GetAttribute("value").ShouldBe(query[3..]);
        }
    }

    [Theory]
    [InlineData("show=nonsense")]
    [InlineData("show=near:JustMet:nothing")]
    [InlineData("show=after:99x")]
    [InlineData("to=0000")]
    public async Task A_list_that_means_nothing_is_not_found(string query)
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Spaces.On(host);
        using var officer = await town.Visit("officer");

        await officer.Get($"/policies/{town.PackHash}/simulation/carriers?{query}");

        officer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_officer_of_a_city_sees_the_carriers_of_the_city_only()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Spaces.On(host);
        var elsewhere = Organisation.Authority(Ids.New(), "乙市科技局", town.Province, "210200", true, host.Clock.Now);
        await host.InDatabase(async db =>
        {
            db.Add(elsewhere);
            foreach (var (name, office) in new[] { ("ours", town.City), ("theirs", elsewhere) })
            {
                var person = Person.Register(Ids.New(), name, name, null, null);
                person.SetPassword(host.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Town.Password), Ids.New());
                db.AddRange(person, Membership.Of(Ids.New(), person.Id, office.Id, Role.ProgramOfficer, host.Clock.Now));
            }

            await db.Commit(Actor.System, host.Clock.Now, new Happening(Streams.Organisation(elsewhere.Id), "AuthorityEntered", new { elsewhere.Id }));
            return 0;
        });

        using var ours = await town.Visit("ours", $"/policies/{town.PackHash}/simulation?n0=90");
        Figure(ours, "由此达到").ShouldBe("1");
        using var theirs = await town.Visit("theirs", $"/policies/{town.PackHash}/simulation?n0=90");
        Figure(theirs, "载体").ShouldBe("0");
        theirs.Text.ShouldContain("没有可试算的载体");
        await theirs.Get($"/policies/{town.PackHash}/simulation/carriers?n0=90&show=gained");
        theirs.Text.ShouldNotContain("甲空间");

        // nor does an office below bring a text in beside the province's policy
        await ours.Get($"/policies/{town.PackHash}/sources/甲号");
        ours.Status.ShouldBe(HttpStatusCode.NotFound);
        using var keeper = await town.Visit("keeper", $"/policies/{town.PackHash}/simulation");
        keeper.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Figure(Visitor visitor, string label) => Spaces.Figure(visitor, label);

    private static string[] Row(Visitor visitor, string caption, string first) => Spaces.Row(visitor, caption, first);
}
