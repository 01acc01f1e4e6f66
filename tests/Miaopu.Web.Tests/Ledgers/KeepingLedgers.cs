using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Journal;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Ledgers;

public sealed class KeepingLedgers
{
    public static TheoryData<Database> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_is_entered_corrected_ended_and_struck_and_every_version_stays(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        var record = await town.EnterRoom(keeper, "一层", "1,200.5");
        keeper.Text.ShouldContain("1,200.5");

        await keeper.Get(record);
        await keeper.Submit("record", ("v.面积", "1300"));
        await keeper.Get(record);
        await keeper.Submit("end", ("to", "2021-03-31"));
        keeper.Text.ShouldContain("2021-03-31");
        await keeper.Get(record + "/history");
        keeper.Text.ShouldContain("面积 1,200.5 平方米 → 1,300 平方米");
        keeper.Text.ShouldContain("停用日期 （空） → 2021-03-31");

        await keeper.Get(record);
        await keeper.Submit("strike");
        keeper.Text.ShouldContain("还没有场地记录");
        await keeper.Get(record);
        keeper.Text.ShouldContain("这条记录已删除");
        await host.InDatabase(async db =>
        {
            (await db.LedgerRecords.CountAsync()).ShouldBe(3);
            (await VerifyJournal.Run(db)).Faults.ShouldBeEmpty();
            var kinds = await db.Journal.Where(e => e.Stream.StartsWith("carrier:")).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync();
            kinds.ShouldBe(["LedgerRecordEntered", "LedgerRecordCorrected", "LedgerRecordEnded", "LedgerRecordStruck"]);
            return 0;
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Bad_input_is_said_beside_its_field_what_was_typed_stays_and_nothing_is_stored(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", town.Ledger("场地") + "/new");
        await keeper.Submit(
            "record", ("v.启用日期", "2021-05-01"), ("v.停用日期", "2021-04-30"), ("v.名称", "<script>alert(1)</script>"), ("v.用途", "工位"), ("v.面积", "100"), ("v.公用面积", "101"));

        Beside(keeper, "v.停用日期").ShouldContain("停用日期不能早于启用日期");
        Beside(keeper, "v.名称").ShouldContain("最多 20 个字");
        Beside(keeper, "v.公用面积").ShouldContain("公用面积不能大于面积");
        ((IHtmlInputElement)keeper.Page.QuerySelector("input[name='v.名称']")!).Value.ShouldBe("<script>alert(1)</script>");
        keeper.Page.Scripts.ShouldAllBe(s => !s.TextContent.Contains("alert"));

        (await host.InDatabase(db => db.LedgerRecords.CountAsync())).ShouldBe(0);

        await keeper.Submit("record", ("v.停用日期", ""), ("v.名称", "<b>一层</b>"), ("v.公用面积", "100"));
        keeper.Page.QuerySelectorAll("table b").ShouldBeEmpty();
        keeper.Text.ShouldContain("<b>一层</b>");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_company_is_entered_with_a_valid_credit_code_and_leaves_with_how_it_left(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var given = await Given.AProvince(host);
        using var preparer = await given.SignedIn(given.Preparer);
        var ledger = $"/carriers/{given.Carrier.Id}/ledgers/{Uri.EscapeDataString("入驻")}";
        await preparer.Get(ledger + "/new");
        (string, string?)[] filled = [("v.主体", "辛科技有限公司"), ("v.类型", "企业"), ("v.入驻日期", "2020-01-01")];
        await preparer.Submit("record", filled);
        Beside(preparer, "v.统一社会信用代码").ShouldContain("企业要填统一社会信用代码");
        await preparer.Submit("record", [.. filled, ("v.统一社会信用代码", "91350100M000100Y44")]);
        Beside(preparer, "v.统一社会信用代码").ShouldContain("校验不符");
        await preparer.Submit("record", [.. filled, ("v.统一社会信用代码", "91350100m 000100y43")]);
        var record = await host.InDatabase(db => db.LedgerRecords.SingleAsync());
        record.Fields.ShouldContain("91350100M000100Y43");

        await preparer.Get($"{ledger}/{record.RecordId}");
        await preparer.Submit("end", ("to", "2021-03-31"));
        Beside(preparer, "end.退出方式").ShouldContain("已退出的要写退出方式");
        (await host.InDatabase(db => db.LedgerRecords.CountAsync())).ShouldBe(1);
        await preparer.Submit("end", ("to", "2021-03-31"), ("end.退出方式", "毕业"));
        await preparer.Get($"{ledger}/{record.RecordId}/history");
        preparer.Text.ShouldContain("退出方式 （空） → 毕业");
        preparer.Text.ShouldContain("退出日期 （空） → 2021-03-31");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_edit_at_once_see_both_values_and_the_second_may_insist(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        var record = await town.EnterRoom(keeper, "一层", "100");
        using var colleague = await town.Visit("colleague", record);
        await keeper.Get(record);
        await colleague.Submit("record", ("v.面积", "200"));
        await keeper.Submit("record", ("v.面积", "300"), ("v.备注", "我的"));

        var row = keeper.Page.QuerySelectorAll("tr").Single(r => r.QuerySelector("th")?.TextContent == "面积");
        row.QuerySelectorAll("td").Select(d => d.TextContent).ShouldBe(["300", "200"]);
        keeper.Text.ShouldContain("这条记录已由同事或在您的另一个页面上改过");
        await keeper.Submit("record");
        var kept = await host.InDatabase(db => db.LedgerRecords.SingleAsync(r => r.SupersededAt == null));
        kept.Edition.ShouldBe(3);
        kept.Fields.Replace(" ", "", StringComparison.Ordinal).ShouldContain("\"面积\":300");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_form_sent_twice_enters_one_record(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", town.Ledger("场地") + "/new");
        var form = (IHtmlFormElement)keeper.Page.QuerySelector("form[method=post].mp-form")!;
        (string, string?)[] typed = [("v.启用日期", "2020-01-01"), ("v.名称", "一层"), ("v.用途", "工位"), ("v.面积", "10")];
        var action = town.Ledger("场地") + "/new";
        form.SetAttribute("action", action);
        await keeper.Submit(form, null, typed);
        await keeper.Submit(form, null, typed);

        (await host.InDatabase(db => db.LedgerRecords.CountAsync())).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_ledger_shows_what_held_on_a_day_as_it_was_known_on_another(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        host.Clock.StandAt(new DateTime(2021, 4, 6, 1, 0, 0, DateTimeKind.Utc));
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        var record = await town.EnterRoom(keeper, "一层", "100");
        await town.EnterRoom(keeper, "二层", "50", from: "2021-03-01");
        host.Clock.StandAt(new DateTime(2021, 4, 20, 1, 0, 0, DateTimeKind.Utc));
        await keeper.Get(record);
        await keeper.Submit("end", ("to", "2021-01-31"));

        async Task<string[]> Shown(string query)
        {
            await keeper.Get(town.Ledger("场地") + query);
            return [.. keeper.Page.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()).Order(StringComparer.Ordinal)];
        }

        (await Shown("")).ShouldBe(["一层", "二层"]);
        (await Shown("?on=2021-04-06")).ShouldBe(["二层"]);
        (await Shown("?on=2021-04-06&known=2021-04-06")).ShouldBe(["一层", "二层"]);
        (await Shown("?on=2021-01-31")).ShouldBe(["一层"]);
        (await Shown("?known=2021-04-05")).ShouldBeEmpty();
        (await Shown("?q=二")).ShouldBe(["二层"]);
        (await Shown("?f." + Uri.EscapeDataString("用途") + "=其他")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_list_sorts_by_value_and_pages_by_fifty(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        foreach (var area in (string[])["9", "100", "20"])
        {
            await town.EnterRoom(keeper, "房" + area, area);
        }

        await keeper.Get(town.Ledger("场地") + "?sort=-" + Uri.EscapeDataString("面积"));
        keeper.Page.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()).ShouldBe(["房100", "房20", "房9"]);
        keeper.Text.ShouldContain("共 3 条");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Personal_values_are_masked_for_the_authority_and_stay_out_of_the_journal(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", town.Ledger("人员") + "/new");
        await keeper.Submit("record", ("v.到岗日期", "2020-01-01"), ("v.姓名", "张三丰"), ("v.电话", "13900001111"), ("v.专职", "是"));
        keeper.Text.ShouldContain("张三丰");

        using var reviewer = await town.Visit("reviewer", town.Ledger("人员"));
        reviewer.Text.ShouldNotContain("张三丰");
        reviewer.Text.ShouldContain("张＊＊");
        await reviewer.Get(reviewer.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        reviewer.Page.DocumentElement.OuterHtml.ShouldNotContain("张三丰");
        reviewer.Text.ShouldNotContain("13900001111");
        reviewer.Page.QuerySelectorAll("form input[name^='v.']").ShouldBeEmpty();
        await reviewer.Get(town.Ledger("人员") + "?q=三丰");
        reviewer.Page.QuerySelectorAll("tbody tr").ShouldBeEmpty("a search must not tell what is masked");

        var details = await host.InDatabase(db => db.Journal.Select(e => e.Details).ToListAsync());
        details.ShouldAllBe(d => !d.Contains("张三丰") && !d.Contains("13900001111"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_profile_follows_the_one_before_it(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", town.Ledger("资料") + "/new");
        await keeper.Submit("record", ("v.起始日期", "2019-01-01"), ("v.方向", "旧方向"));
        await keeper.Get(town.Ledger("资料") + "/new");
        await keeper.Submit("record", ("v.起始日期", "2021-01-01"), ("v.方向", "新方向"));

        await keeper.Get(town.Ledger("资料") + "?on=2020-12-31");
        keeper.Text.ShouldContain("旧方向");
        keeper.Text.ShouldNotContain("新方向");
        await keeper.Get(town.Ledger("资料") + "?on=2021-01-01");
        keeper.Text.ShouldNotContain("旧方向");

        await keeper.Get(town.Ledger("资料") + "/new");
        await keeper.Submit("record", ("v.起始日期", "2020-06-01"), ("v.方向", "插队"));
        Beside(keeper, "v.起始日期").ShouldContain("2021-01-01");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_record_of_another_carrier_or_ledger_does_not_exist_here(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper");
        var record = await town.EnterRoom(keeper, "一层", "100");
        var id = record.Split('/')[^1];
        using var rival = await town.Visit("rival");
        foreach (var path in (string[])[record, record + "/history", $"{town.Ledger("场地", town.OtherSpace)}/{id}", $"{town.Ledger("人员", town.OtherSpace)}/{id}", town.Ledger("火箭", town.OtherSpace)])
        {
            await rival.Get(path);
            rival.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        await keeper.Get($"{town.Ledger("人员")}/{id}");
        keeper.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_field_that_a_pack_adds_is_in_the_form(Database kind)
    {
        await using var host = await RunningHost.Start(kind);
        var town = await Town.On(host);
        using var keeper = await town.Visit("keeper", town.Ledger("场地") + "/new");
        await keeper.Submit("record", ("v.启用日期", "2020-01-01"), ("v.名称", "一层"), ("v.用途", "工位"), ("v.面积", "10"), ("v.朝向", "南"));
        (await host.InDatabase(db => db.LedgerRecords.SingleAsync())).Fields.ShouldContain("朝向");
    }

    private static string Beside(Visitor visitor, string field) =>
        visitor.Page.GetElementById($"f-{field.Replace('.', '-')}-error")?.TextContent ?? "";
}
