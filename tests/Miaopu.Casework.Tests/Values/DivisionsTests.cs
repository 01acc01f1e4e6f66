using Miaopu.Casework.Values;

namespace Miaopu.Casework.Tests.Values;

public class DivisionsTests
{
    private static readonly Divisions Shipped = Divisions.Read(Repository.Read("reference/divisions.csv"));

    private static DivisionCode Code(string code) => new(code);

    private static string[] Names(IEnumerable<Division> divisions) => [.. divisions.Select(division => division.Name)];

    [Fact]
    public void The_shipped_table_has_its_counts() =>
        Shipped.All.CountBy(division => division.Level).ToDictionary().ShouldBe(new Dictionary<DivisionLevel, int>
        {
            [DivisionLevel.Province] = 31,
            [DivisionLevel.City] = 333,
            [DivisionLevel.County] = 2851,
            [DivisionLevel.Zone] = 124,
        }, ignoreOrder: true);

    [Fact]
    public void Liaoning_has_fourteen_cities_and_they_their_counties()
    {
        Names(Shipped.ChildrenOf(Code("210000"))).ShouldBe(
            ["沈阳市", "大连市", "鞍山市", "抚顺市", "本溪市", "丹东市", "锦州市", "营口市", "阜新市", "辽阳市", "盘锦市", "铁岭市", "朝阳市", "葫芦岛市"]);
        Shipped.ChildrenOf(Code("210100")).Count.ShouldBe(13);
        Shipped.FullName(Code("210102")).ShouldBe("辽宁省沈阳市和平区");
    }

    [Fact]
    public void No_node_that_only_groups_for_counting_is_left()
    {
        Names(Shipped.All).ShouldNotContain(name => name == "市辖区" || name == "县" || name.Contains("直辖"));
        Shipped.FullName(Code("110108")).ShouldBe("北京市海淀区");
        Shipped.FullName(Code("500229")).ShouldBe("重庆市城口县");
        Shipped.FullName(Code("419001")).ShouldBe("河南省济源市");
    }

    [Fact]
    public void Development_zones_stay_as_zones()
    {
        Shipped.Find(Code("320576"))!.Level.ShouldBe(DivisionLevel.Zone);
        Shipped.Find(Code("320581"))!.Level.ShouldBe(DivisionLevel.County);
        Shipped.ChildrenOf(Code("320500")).ShouldContain(division => division.Name == "苏州工业园区");
    }

    [Fact]
    public void A_division_contains_those_under_it_by_the_tree()
    {
        Shipped.Contains(Code("410000"), Code("419001")).ShouldBeTrue();
        Shipped.Contains(Code("210100"), Code("210102")).ShouldBeTrue();
        Shipped.Contains(Code("210102"), Code("210102")).ShouldBeTrue();
        Shipped.Contains(Code("210200"), Code("210102")).ShouldBeFalse();
        Shipped.PathTo(Code("999999")).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_saved_by_a_spreadsheet_is_read()
    {
        var divisions = Divisions.Read("\uFEFFcode,name,level,parent\r\n210100,\"沈阳市\",city,210000\r\n\r\n210000,辽宁省,province,\r\n");
        divisions.FullName(Code("210100")).ShouldBe("辽宁省沈阳市");
    }

    [Theory]
    [InlineData("代码,名称\n", "表头")]
    [InlineData("code,name,level,parent\n210000,辽宁省,province\n", "第 2 行有 3 列")]
    [InlineData("code,name,level,parent\n21000,辽宁省,province,\n", "第 2 行：")]
    [InlineData("code,name,level,parent\n210000,,province,\n", "没有名称")]
    [InlineData("code,name,level,parent\n210000,辽宁省,省,\n", "无法识别")]
    [InlineData("code,name,level,parent\n210000,辽宁省,province,\n210000,辽宁省,province,\n", "出现了两次")]
    [InlineData("code,name,level,parent\n210100,沈阳市,city,210000\n", "不在表中")]
    [InlineData("code,name,level,parent\n210100,沈阳市,city,\n", "没有上级")]
    [InlineData("code,name,level,parent\n210000,辽宁省,province,\n210100,沈阳市,city,210000\n210200,大连市,city,210100\n", "级别不高于")]
    [InlineData("code,name,level,parent\n210000,辽宁省,province,210000\n", "级别不高于")]
    public void A_broken_table_is_refused_with_the_place(string csv, string says)
    {
        Divisions.TryRead(csv, out _, out var why).ShouldBeFalse();
        why.ShouldNotBeNull().ShouldContain(says);
        why.ShouldEndWith("。");
        Should.Throw<FormatException>(() => Divisions.Read(csv));
    }
}
