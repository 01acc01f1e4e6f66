using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Miaopu.Web.Look;
using static Miaopu.Web.Tests.Look.Rendering;

namespace Miaopu.Web.Tests.Look;

public sealed class Lists
{
    private static readonly IReadOnlyList<Carrier> Two = [new("甲空间", 12), new("乙<b>空间", 8)];

    private sealed record Carrier(string Name, int Seats);

    [Fact]
    public async Task Every_head_says_what_it_heads()
    {
        var table = await Table("/list");

        table.QuerySelectorAll("thead th").Select(head => head.GetAttribute("scope")).ShouldBe(["col", "col"]);
        table.QuerySelectorAll("tbody th").Select(head => head.GetAttribute("scope")).ShouldBe(["row", "row"]);
        table.QuerySelector("caption")!.Words().ShouldBe("载体列表");
    }

    [Fact]
    public async Task Every_cell_carries_its_head_for_the_cards_on_a_phone()
    {
        var table = await Table("/list");

        table.QuerySelectorAll("tbody tr > *").Select(cell => cell.GetAttribute("data-label")).ShouldBe(["名称", "工位", "名称", "工位"]);
    }

    [Fact]
    public void A_number_without_a_unit_is_a_year_and_not_grouped()
    {
        Wording.Number(2021, null).ShouldBe("2021");
        Wording.Number(12021.5m, "平方米").ShouldBe("12,021.5");
    }

    [Fact]
    public async Task What_stands_in_a_cell_is_text()
    {
        var table = await Table("/list");

        table.QuerySelectorAll("tbody th").Last().Words().ShouldBe("乙<b>空间");
    }

    [Fact]
    public async Task A_head_sorts_upwards_first_then_downwards_and_says_which()
    {
        Head(await Table("/list?city=a&page=3")).Link.ShouldBe("/list?city=a&sort=seats");
        var upwards = Head(await Table("/list?city=a&sort=seats"));
        upwards.ShouldBe(("/list?city=a&sort=-seats", "ascending"));
        Head(await Table("/list?city=a&sort=-seats")).ShouldBe(("/list?city=a&sort=seats", "descending"));

        static (string? Link, string? Sort) Head(IElement table) => table.QuerySelectorAll("thead th")
            .Select(head => (head.QuerySelector("a")?.GetAttribute("href"), head.GetAttribute("aria-sort")))
            .Last();
    }

    [Fact]
    public async Task A_table_without_rows_shows_what_is_for_then()
    {
        var table = await Of<DataTable<Carrier>>(("Rows", Array.Empty<Carrier>()), ("Caption", "载体列表"),
            ("Empty", Fragment<EmptyState>(("Title", "还没有载体"))));

        table.QuerySelector("table").ShouldBeNull();
        table.Words().ShouldBe("还没有载体");
    }

    [Theory]
    [InlineData("/list", 120, "共 120 条，第 1 / 3 页", "1 2 3")]
    [InlineData("/list?page=7", 1234, "共 1,234 条，第 7 / 25 页", "1 … 5 6 7 8 9 … 25")]
    [InlineData("/list?page=99", 120, "共 120 条，第 3 / 3 页", "1 2 3")]
    [InlineData("/list?page=-2", 120, "共 120 条，第 1 / 3 页", "1 2 3")]
    [InlineData("/list", 50, "共 50 条", "")]
    [InlineData("/list", 0, "共 0 条", "")]
    public async Task The_pager_says_how_many_and_where(string address, int total, string sentence, string pages)
    {
        var pager = await Of<Pager>(("Address", ListAddress.Parse(address)), ("Total", (long)total));

        pager.QuerySelector("p")!.Words().ShouldBe(sentence);
        string.Join(' ', pager.QuerySelectorAll(".mp-pager-number").Select(page => page.Words())).ShouldBe(pages);
    }

    [Fact]
    public async Task The_pager_keeps_the_filters_and_marks_its_own_page()
    {
        var pager = await Of<Pager>(("Address", ListAddress.Parse("/list?city=沈 河&page=2")), ("Total", 150L));

        pager.QuerySelector("[aria-current=page]")!.Words().ShouldBe("2");
        pager.QuerySelector("[rel=prev]")!.GetAttribute("href").ShouldBe("/list?city=%E6%B2%88%20%E6%B2%B3");
        pager.QuerySelector("[rel=next]")!.GetAttribute("href").ShouldBe("/list?city=%E6%B2%88%20%E6%B2%B3&page=3");
    }

    [Fact]
    public void A_filter_taken_away_leaves_the_others_and_goes_back_to_the_first_page()
    {
        var address = ListAddress.Parse("/list?state=a&state=b&q=x&page=4");

        address.Without("state", "a").ToString().ShouldBe("/list?state=b&q=x");
        address.With("q", null).ToString().ShouldBe("/list?state=a&state=b");
        address.GetAll("state").ShouldBe(["a", "b"]);
    }

    [Fact]
    public void An_address_may_come_whole()
    {
        var address = ListAddress.Parse("http://127.0.0.1:5080/list?q=a%26b+c&empty=");

        address.Get("q").ShouldBe("a&b c");
        address.ToString().ShouldBe("/list?q=a%26b%20c");
    }

    [Fact]
    public async Task Sums_stand_at_the_edges_of_a_heat_table()
    {
        var table = await Of<HeatTable>(("Caption", "进度"), ("Columns", (IReadOnlyList<string>)["填报", "公示"]), ("Rows", (IReadOnlyList<HeatRow>)
            [new("甲市", [new(3, "/a"), new(0)]), new("乙市", [new(1), new(2)])]));

        table.QuerySelectorAll("tbody .mp-heat-sum").Select(Words).ShouldBe(["3", "3"]);
        table.QuerySelectorAll("tfoot td").Select(Words).ShouldBe(["4", "2", "6"]);
        table.QuerySelectorAll("td a").Single().GetAttribute("href").ShouldBe("/a");
        table.QuerySelector(".mp-heat-0")!.Words().ShouldBe("0");

        static string Words(IElement cell) => cell.Words();
    }

    private static Task<IElement> Table(string address) => Of<DataTable<Carrier>>(
        ("Rows", Two),
        ("Caption", "载体列表"),
        ("Address", ListAddress.Parse(address)),
        ("Columns", Together(Column("名称", null, row => row.Name), Column("工位", "seats", row => row.Seats.ToString()))));

    private static RenderFragment Column(string title, string? sort, Func<Carrier, string> cell) => Fragment<Column<Carrier>>(
        ("Title", title),
        ("Sort", sort),
        ("ChildContent", (RenderFragment<Carrier>)(row => builder => builder.AddContent(0, cell(row)))));
}
