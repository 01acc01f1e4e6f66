using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;

namespace Miaopu.Bench.Lists;

/// <summary>A page and who asks for it.</summary>
public sealed record Visit(string Title, string Who, string Path);

/// <summary>Every list, board and desk, in the ways people look at them: first page, last page, each order, each filter.</summary>
public static class Visits
{
    private const string City = "shenyang";
    private const string Province = "province";

    public static async Task<IReadOnlyList<Visit>> All(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiaopuDb>();
        var round = await db.Rounds.AsNoTracking().OrderBy(r => r.OpenedAt).FirstAsync(r => r.Schemes.Count > 1);
        var carrier = await db.Carriers.AsNoTracking().SingleAsync(c => c.Id == Fullness.LargeCarrierId);
        var name = carrier.Name[..2];
        return [.. Public(name), .. Everyone(name), .. Of(round, name), .. Desks(name), .. Unit(carrier), .. Guards(name)];
    }

    private static IEnumerable<Visit> Public(string word) => Each(SignedIn.Nobody,
        ("首页", "/"), ("通知公告", "/announcements"), ("公示", "/notices"), ("载体名录", "/directory"), ("载体名录·末页", "/directory?page=300"), ("载体名录·查找", $"/directory?q={Word(word)}"),
        ("证书查询", $"/certificates?q={Word(word)}"), ("政策库", "/policies"));

    private static IEnumerable<Visit> Everyone(string word) =>
        new[] { Province, City, "expert1", Fullness.LargeOperator, "system" }.SelectMany(who => Each(who, ("待办", "/todo"), ("消息", "/messages")))
            .Concat(new[] { Province, City }.SelectMany(who => Each(who, ("消息·末页", "/messages?page=99"), ("搜索·名称", $"/search?q={Word(word)}"), ("搜索·找不到", $"/search?q={Word("无此名称")}"))));

    private static IEnumerable<Visit> Of(Round round, string word) => Each(Province,
        ("批次", "/rounds"), ("批次·进度", $"/rounds/{round.Id}"), ("批次·申报清单", $"/rounds/{round.Id}/cases"), ("批次·申报清单·逾期", $"/rounds/{round.Id}/cases?slow=late"),
        ("批次·申报清单·查找", $"/rounds/{round.Id}/cases?q={Word(word)}"), ("批次·未开始", $"/rounds/{round.Id}/carriers"), ("批次·未开始·末页", $"/rounds/{round.Id}/carriers?page=99"),
        ("批次·未开始·查找", $"/rounds/{round.Id}/carriers?q={Word(word)}"),
        ("辖区载体", "/carriers"), ("辖区载体·末页", "/carriers?page=300"), ("辖区载体·倒序", "/carriers?sort=-name"), ("辖区载体·查找", $"/carriers?q={Word(word)}"),
        ("辖区载体·类型", $"/carriers?kind={Word("众创空间")}"),
        ("专家库", "/experts"), ("专家评审", "/experts/cases"), ("审定", "/decisions"), ("公布", "/announce"), ("发证", "/recognise"), ("资格管理", "/recognitions"));

    private static IEnumerable<Visit> Desks(string word) => Each(City,
        ("审核台", "/desk"), ("审核台·按载体", "/desk?sort=carrier"), ("审核台·按到达", "/desk?sort=-since"), ("审核台·查找", $"/desk?q={Word(word)}"), ("审核台·末页", "/desk?page=9"),
        ("公示办理", "/publicise"), ("排序", "/ranking"), ("推荐", "/recommendations"), ("注册审核", "/sign-ups"), ("注册审核·已通过", "/sign-ups?state=active"),
        ("注册审核·已通过·末页", "/sign-ups?state=active&page=22"), ("辖区载体", "/carriers"), ("辖区载体·末页", "/carriers?page=22"), ("资格管理", "/recognitions"))
        .Concat(Each("expert1", ("评审任务", "/reviews")));

    private static IEnumerable<Visit> Unit(Carrier carrier) => Each(Fullness.LargeOperator,
        ("我的载体", "/carriers"), ("申报", "/applications"), ("台账目录", $"/carriers/{carrier.Id}/ledgers"), ("台账", $"/carriers/{carrier.Id}/ledgers/{Fullness.Ledger}"),
        ("台账·末页", $"/carriers/{carrier.Id}/ledgers/{Fullness.Ledger}?page=60"), ("台账·排序", $"/carriers/{carrier.Id}/ledgers/{Fullness.Ledger}?sort={Word("人数")}"),
        ("台账·查找", $"/carriers/{carrier.Id}/ledgers/{Fullness.Ledger}?q={Word("团队")}"), ("台账·某日", $"/carriers/{carrier.Id}/ledgers/{Fullness.Ledger}?on=2021-01-01"),
        ("条件自查", $"/carriers/{carrier.Id}/conditions"), ("成员", "/members"));

    private static IEnumerable<Visit> Guards(string word) =>
        Each("system", ("组织机构", "/organisations"), ("组织机构·末页", "/organisations?page=300"), ("组织机构·查找", $"/organisations?q={Word(word)}"), ("行政区划", "/divisions"))
            .Concat(Each("security", ("账号", "/accounts"), ("账号·末页", "/accounts?page=300"), ("账号·查找", $"/accounts?q={Word(word)}"), ("账号·锁定", "/accounts?state=locked")))
            .Concat(Each("auditor", ("办理记录", "/journal"), ("办理记录·末页", "/journal?page=9999"), ("办理记录·链", "/journal?stream=case:"), ("办理记录·事项", "/journal?kind=UnitSignedUp"),
                ("办理记录·某日", "/journal?day=2021-04-06")));

    private static IEnumerable<Visit> Each(string who, params (string Title, string Path)[] pages) => pages.Select(p => new Visit(p.Title, who, p.Path));

    private static string Word(string text) => Uri.EscapeDataString(text);
}
