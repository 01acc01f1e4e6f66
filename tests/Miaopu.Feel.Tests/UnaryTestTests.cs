namespace Miaopu.Feel.Tests;

public class UnaryTestTests
{
    [Theory]
    [InlineData("< 10", 5, "true")]
    [InlineData("[20..30]", 5, "false")]
    [InlineData("< 3, [4..6]", 5, "true")]
    [InlineData("not(< 3, [4..6])", 5, "false")]
    [InlineData("-", 5, "true")]
    [InlineData("5", 5, "true")]
    [InlineData("? > 4 and ? < 6", 5, "true")]
    [InlineData("even(?)", 5, "false")]
    [InlineData("上限", 5, "true")]
    [InlineData("<= 上限", 5, "true")]
    [InlineData("\"a\"", 5, "null")]
    public void A_value_is_tested(string tests, int value, string expected)
    {
        FeelExpression.TryParseUnaryTests(tests, FeelScope.Of("上限"), out var expression, out var errors).ShouldBeTrue(errors.FirstOrDefault()?.ToString());
        expression!.Test(FeelValue.Of((decimal)value), new FeelInputs { ["上限"] = FeelValue.Of(5m) }).ToString().ShouldBe(expected);
    }

    [Fact]
    public void An_unknown_value_stays_unknown_unless_nothing_is_asked_of_it()
    {
        FeelExpression.TryParseUnaryTests("< 10", FeelScope.Empty, out var asks, out _).ShouldBeTrue();
        asks!.Test(FeelValue.Unknown("x"), FeelInputs.None).IsUnknown.ShouldBeTrue();
        FeelExpression.TryParseUnaryTests("-", FeelScope.Empty, out var any, out _).ShouldBeTrue();
        any!.Test(FeelValue.Unknown("x"), FeelInputs.None).ShouldBe(FeelValue.True);
    }
}
