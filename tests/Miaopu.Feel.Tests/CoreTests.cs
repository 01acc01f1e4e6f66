namespace Miaopu.Feel.Tests;

public class CoreTests
{
    [Theory]
    [InlineData("类型 = \"企业\" and 入驻 月数 <= 24", "true")]
    [InlineData("入驻 月数*2+1", "25")]
    [InlineData("近3年收入 / 2", "150")]
    [InlineData("类型 in (\"团队\", \"企业\")", "true")]
    [InlineData("入驻 月数 between 12 and 13", "true")]
    public void Names_hold_chinese_characters_digits_and_spaces(string text, string expected)
        => Given.Literal(text, ("类型", FeelValue.Of("企业")), ("入驻 月数", FeelValue.Of(12m)), ("近3年收入", FeelValue.Of(300m))).ShouldBe(expected);

    [Fact]
    public void The_longest_declared_name_is_meant()
        => Given.Literal("场地 面积 - 面积", ("场地", FeelValue.Of(1m)), ("场地 面积", FeelValue.Of(5m)), ("面积", FeelValue.Of(2m))).ShouldBe("3");

    [Fact]
    public void Values_can_be_given_in_the_order_of_the_names()
    {
        var expression = Given.Expression("b - a", "a", "b");
        expression.Names.ShouldBe(["b", "a"]);
        expression.Evaluate([FeelValue.Of(5m), FeelValue.Of(3m)]).ShouldBe(FeelValue.Of(2m));
    }
}
