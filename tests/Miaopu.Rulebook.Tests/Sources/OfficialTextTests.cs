using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Sources;

public sealed class OfficialTextTests
{
    private const string Text = """
        芦湾县手艺作坊办法

        各乡镇：

        　　为了手艺有人学，定这个办法。

        一、作坊

        （一）场所。

        １. 屋子两间以上。
        - 2.屋前有 1.5 米宽的路。

        （二）师傅。

        每间作坊有一位师傅。
        师傅在村里住满一年。

        二、办理

        每年报一次。

        附件 1

        一、申请表
        """;

    [Theory]
    [InlineData("引言", "芦湾县手艺作坊办法|各乡镇：|为了手艺有人学，定这个办法。")]
    [InlineData("一(一)1", "1. 屋子两间以上。")]
    [InlineData("一(一)2", "2.屋前有 1.5 米宽的路。")]
    [InlineData("一(一)", "(一)场所。|1. 屋子两间以上。|2.屋前有 1.5 米宽的路。")]
    [InlineData("一(二)第2段", "师傅在村里住满一年。")]
    [InlineData("一(二)师傅", "(二)师傅。|每间作坊有一位师傅。|师傅在村里住满一年。")]
    [InlineData("二", "二、办理|每年报一次。|附件 1")]
    public void A_clause_is_found_by_its_number(string clause, string paragraphs) =>
        string.Join('|', OfficialText.Read(Text).Of(clause, [clause])!.Paragraphs).ShouldBe(paragraphs);

    [Fact]
    public void What_another_clause_of_the_pack_holds_is_left_to_it() =>
        OfficialText.Read(Text).Of("一", ["一", "一(一)1", "一(二)"])!.Paragraphs.ShouldBe(["一、作坊", "(一)场所。", "2.屋前有 1.5 米宽的路。"]);

    [Fact]
    public void A_number_that_is_not_there_gives_the_one_above_it_and_says_so()
    {
        var official = OfficialText.Read(Text);

        official.Of("一(二)3", ["一(二)3"]).ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.Number.ShouldBe("一(二)"), c => c.IsWhole.ShouldBeFalse());
        official.Of("五", ["五"]).ShouldBeNull();
        official.Of("落款", ["落款"]).ShouldBeNull();
    }

    [Fact]
    public void Articles_are_numbers_too()
    {
        var official = OfficialText.Read("章程\n第一条 叫什么。\n（一）大名\n（二）小名\n第十二条 到哪天。");

        official.Numbers.ShouldBe(["引言", "第一条", "第一条(一)", "第一条(二)", "第十二条"]);
        official.Of("第一条引言", ["第一条引言", "第一条(一)"])!.Paragraphs.ShouldBe(["第一条 叫什么。"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("没有编号")]
    [InlineData("（（（一）））")]
    public void Any_text_can_be_cut(string text) => OfficialText.Read(text).Of("一", ["一"]).ShouldBeNull();
}
