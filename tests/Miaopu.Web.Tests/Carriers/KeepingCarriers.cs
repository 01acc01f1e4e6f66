using System.Net;
using Microsoft.EntityFrameworkCore;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Carriers;

public sealed class KeepingCarriers
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_operator_adds_a_carrier_and_the_city_above_it_sees_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", "/carriers/new");
        await keeper.Submit("carrier", ("name", "新空间<script>alert(1)</script>"), ("kind", "小空间"), ("division", "210106"), ("address", "某路 3 号"));
        keeper.Text.ShouldContain("载体名称不能含有“<”或“>”");
        keeper.Page.Scripts.ShouldAllBe(s => !s.TextContent.Contains("alert"));
        await keeper.Submit("carrier", ("name", "新空间"));
        keeper.Text.ShouldContain("新空间");

        using var reviewer = await town.Visit("reviewer", "/carriers?q=新空间");
        reviewer.Text.ShouldContain("新空间");
        reviewer.Text.ShouldContain("甲孵化公司");
        reviewer.Text.ShouldNotContain("乙空间");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_description_is_refused_beside_its_fields_and_what_was_typed_stays(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", "/carriers/new");
        await keeper.Submit("carrier", ("name", new string('长', 201)), ("kind", "火箭场"), ("division", ""), ("address", "某路"));

        keeper.Text.ShouldContain("最多 200 个字");
        keeper.Text.ShouldContain("没有“火箭场”这一载体类型");
        keeper.Text.ShouldContain("请选择所在区县");
        keeper.Page.QuerySelector("input[name=address]")!.GetAttribute("value").ShouldBe("某路");
        keeper.Page.QuerySelector("input[name=name]")!.GetAttribute("value")!.Length.ShouldBe(201);
        (await host.InDatabase(db => db.Carriers.CountAsync())).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_describe_at_once_are_shown_both_texts(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", $"/carriers/{town.Space.Id}/edit");
        using var colleague = await town.Visit("colleague", $"/carriers/{town.Space.Id}/edit");
        await colleague.Submit("carrier", ("address", "同事的路"));
        await keeper.Submit("carrier", ("address", "我的路"));

        keeper.Text.ShouldContain("同事的路");
        keeper.Page.QuerySelector("input[name=address]")!.GetAttribute("value").ShouldBe("我的路");
        await keeper.Submit("carrier");
        (await host.InDatabase(db => db.Carriers.SingleAsync(c => c.Id == town.Space.Id))).Address.ShouldBe("我的路");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_foreign_or_unknown_carrier_does_not_exist(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var rival = await town.Visit("rival");
        foreach (var path in (string[])["", "/edit", "/ledgers", "/ledgers/" + Uri.EscapeDataString("场地"), "/conditions"])
        {
            await rival.Get($"/carriers/{town.Space.Id}{path}");
            rival.Status.ShouldBe(HttpStatusCode.NotFound, path);
            await rival.Get($"/carriers/{Guid.Empty}{path}");
            rival.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var reviewer = await town.Visit("reviewer", $"/carriers/{town.Space.Id}/edit");
        reviewer.Page.QuerySelector("input[name=address]").ShouldBeNull();
    }
}
