using AngleSharp.Dom;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.PolicyDrafts;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Simulations;

/// <summary>甲空间 has 90 m² and two people, 乙空间 120 m² and one; the policy asks for 100 m² and two.</summary>
internal static class Spaces
{
    public static async Task<Town> On(RunningHost host)
    {
        var town = await Office.On(host);
        foreach (var (space, area, people) in new[] { (town.Space, "90", 2), (town.OtherSpace, "120", 1) })
        {
            await Enter(town, space, "场地", ("启用日期", "2020-01-01"), ("名称", "一层"), ("用途", "工位"), ("面积", area));
            for (var i = 0; i < people; i++)
            {
                await Enter(town, space, "人员", ("到岗日期", "2020-01-01"), ("姓名", $"某{i}"), ("专职", "是"));
            }
        }

        return town;
    }

    public static Task Enter(Town town, Carrier space, string ledger, params (string Field, string Value)[] fields) => town.Host.InDatabase(async db =>
    {
        var now = await db.TurnOf(Streams.Carrier(space.Id), () => town.Host.Clock.Now);
        var kept = (await new Shelf(db, new ParsedPacks()).LedgersOf(space, new DateOnly(2021, 4, 6))).Single(l => l.Name == ledger);
        var keeper = new Actor(Ids.New(), "某", space.OperatorId, "", space.OperatorPath, Role.Preparer);
        var change = KeepLedger.Enter(Ids.New(), Ids.New(), keeper, space, kept.Read(fields.ToDictionary(f => f.Field, f => (string?)f.Value)).Value, now).Value;
        db.Add(change.Added!);
        await db.Commit(keeper, now, change.Happening);
        return 0;
    });

    public static string Figure(Visitor visitor, string label) =>
        visitor.Page.QuerySelectorAll(".mp-stat").Single(s => s.QuerySelector("dt")!.TextContent.Trim() == label).QuerySelector(".mp-stat-value")!.TextContent;

    public static string[] Row(Visitor visitor, string caption, string first) => [.. visitor.Page.QuerySelectorAll("table")
        .Single(t => t.QuerySelector("caption")!.TextContent == caption).QuerySelectorAll("tbody tr")
        .Single(r => r.Children[0].TextContent.Trim() == first).Children.Select(c => c.TextContent.Trim())];
}
