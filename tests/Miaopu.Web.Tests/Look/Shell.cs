using Miaopu.Casework.People;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Tests.Look;

public sealed class Shell
{
    private static readonly ShellModel Model = new()
    {
        Menu = [new("", [new("待办", "/todo", "todo")]), new("申报", [new("申请", "/cases", "application"), new("公示", "/cases/notices", "round")])],
    };

    [Theory]
    [InlineData(Role.Preparer)]
    [InlineData(Role.UnitApprover)]
    [InlineData(Role.FirstReviewer)]
    [InlineData(Role.ProgramOfficer)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.SecurityAdmin)]
    [InlineData(Role.Auditor)]
    public void A_menu_is_short_and_each_of_its_entries_has_an_icon_of_its_own(Role role)
    {
        var menu = FeatureList.All.SelectMany(f => f.Menu).Where(e => e.Group != MenuEntry.OwnUnit && (e.For == Role.None || (e.For & role) != Role.None)).ToList();

        menu.Count.ShouldBeLessThanOrEqualTo(9);
        menu.GroupBy(e => e.Group).ShouldAllBe(g => g.Count() <= 5);
        menu.Select(e => e.Icon).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/cases", "申请")]
    [InlineData("/cases/12?tab=files", "申请")]
    [InlineData("/cases/notices/3", "公示")]
    [InlineData("/casesX", null)]
    [InlineData("/", null)]
    public void The_entry_with_the_longest_matching_path_is_the_current_one(string address, string? entry) =>
        (Model with { Address = address }).CurrentEntry?.Text.ShouldBe(entry);

    [Theory]
    [InlineData(50_000_000, "50 万元", "500,000.00 元")]
    [InlineData(123_456, "0.12 万元", "1,234.56 元")]
    [InlineData(0, "0 万元", "0.00 元")]
    public void Money_is_read_in_ten_thousands_and_written_exactly_beside_it(long fen, string wan, string yuan)
    {
        Wording.WanYuan(fen).ShouldBe(wan);
        Wording.Yuan(fen).ShouldBe(yuan);
    }

    [Theory]
    [InlineData(900, "900 B")]
    [InlineData(46_300, "45.2 KB")]
    [InlineData(104_857_600, "100 MB")]
    public void A_size_is_written_in_the_unit_that_fits(long bytes, string words) => Wording.Size(bytes).ShouldBe(words);
}
