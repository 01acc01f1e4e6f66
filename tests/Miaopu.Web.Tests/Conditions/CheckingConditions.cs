using AngleSharp.Dom;
using Miaopu.Casework.People;
using Miaopu.Store.Policies;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Conditions;

public sealed class CheckingConditions
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_operator_sees_what_is_missing_the_clause_the_reading_and_the_records_behind_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        var record = await town.EnterRoom(keeper, "一层", "90");
        await EnterPerson(keeper, town, "张三", "是");

        await keeper.Get("/conditions");
        keeper.Path.ShouldBe($"/carriers/{town.Space.Id}/conditions");
        keeper.Text.ShouldContain("2 项中 0 项达到，还差 2 项");
        Row(keeper, "场地面积").TextContent.ShouldContain("还差 10 平方米");
        Row(keeper, "场地面积").QuerySelector(".mp-criterion-way")!.TextContent.ShouldBe("达标办法：总面积再增加 10 平方米");
        Row(keeper, "专职队伍").TextContent.ShouldContain("还差 1 人专职人员");
        keeper.Page.QuerySelector(".mp-way-together")!.TextContent.ShouldBe("全部达标最少要：总面积再增加 10 平方米，再增加 1 人专职人员");
        Row(keeper, "专职队伍").TextContent.ShouldContain("兼职不计");
        Row(keeper, "场地面积").QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain(record);
        var clause = Row(keeper, "场地面积").QuerySelector(".mp-criterion-clause a")!.GetAttribute("href")!;
        clause.ShouldStartWith($"/policies/{town.PackHash}#");

        await town.EnterRoom(keeper, "二层", "10");
        await keeper.Get($"/carriers/{town.Space.Id}/conditions");
        keeper.Text.ShouldContain("2 项中 1 项达到，还差 1 项");
        keeper.Page.QuerySelectorAll(".mp-criterion h3").Select(h => h.TextContent).ShouldBe(["专职队伍", "场地面积"], "what fails stands first");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Conditions_can_be_asked_for_another_day_and_are_read_by_the_authority_without_names(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        await town.EnterRoom(keeper, "一层", "100", from: "2021-03-01");
        await EnterPerson(keeper, town, "张三丰", "是");

        using var reviewer = await town.Visit("reviewer", $"/carriers/{town.Space.Id}/conditions?on=2021-02-28");
        Row(reviewer, "场地面积").TextContent.ShouldContain("还差 100 平方米");
        await reviewer.Get($"/carriers/{town.Space.Id}/conditions?on=2021-03-01");
        Row(reviewer, "场地面积").TextContent.ShouldContain("达到");
        reviewer.Text.ShouldNotContain("张三丰");
        reviewer.Text.ShouldContain("张＊＊");
    }

    [Fact]
    public async Task A_share_is_told_with_what_it_is_a_share_of()
    {
        await using var host = await RunningHost.Start(Database.Sqlite);
        var town = await Town.On(host);
        var share = Town.Pack.Replace("criteria:", "  公用占比: { ratio: [{ sum: 场地.公用面积, at: cutoff }, 总面积] }\ncriteria:", StringComparison.Ordinal)
            .Replace("measure: 总面积, at least: 100 平方米", "measure: 公用占比, at least: 30%", StringComparison.Ordinal);
        (await host.InDatabase(db => StockShelf.Publish(db, share, "share/policy.yaml", Actor.System, host.Clock.Now))).Refusals.ShouldBeEmpty();
        using var keeper = await town.Visit("keeper");
        await keeper.Get(town.Ledger("场地") + "/new");
        await keeper.Submit("record", ("v.启用日期", "2020-01-01"), ("v.名称", "一层"), ("v.用途", "工位"), ("v.面积", "360"), ("v.公用面积", "90"));

        await keeper.Get($"/carriers/{town.Space.Id}/conditions");

        Row(keeper, "场地面积").QuerySelector(".mp-criterion-value strong")!.TextContent.ShouldBe("25%（90 平方米 ÷ 360 平方米）");
    }

    private static async Task EnterPerson(Visitor keeper, Town town, string name, string full)
    {
        await keeper.Get(town.Ledger("人员") + "/new");
        await keeper.Submit("record", ("v.到岗日期", "2020-01-01"), ("v.姓名", name), ("v.专职", full));
    }

    private static IElement Row(Visitor visitor, string title) => visitor.Page.QuerySelectorAll(".mp-criterion").Single(r => r.QuerySelector("h3")!.TextContent == title);
}
