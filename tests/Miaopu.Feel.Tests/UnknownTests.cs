namespace Miaopu.Feel.Tests;

public class UnknownTests
{
    private static readonly FeelValue Area = FeelValue.Unknown("面积");
    private static readonly FeelValue Term = FeelValue.Unknown("租期");

    [Theory]
    [InlineData("a + 1", "a")]
    [InlineData("a > 500", "a")]
    [InlineData("a = a", "a")]
    [InlineData("a + b", "a b")]
    [InlineData("a > 5 and b > 5", "a b")]
    [InlineData("a > 5 and 1 > 0", "a")]
    [InlineData("a > 5 or b > 5", "a b")]
    [InlineData("not(a > 5)", "a")]
    [InlineData("if a > 5 then 1 else 2", "a")]
    [InlineData("a in [1..5]", "a")]
    [InlineData("3 in [a..5]", "a")]
    [InlineData("sum([1, a, 2])", "a")]
    [InlineData("max(1, a)", "a")]
    [InlineData("[1, 2][item > a]", "a")]
    [InlineData("count([1, 2][item > a])", "a")]
    [InlineData("some x in [1, 2] satisfies x > a", "a")]
    [InlineData("every x in [1, 2] satisfies x > a", "a")]
    [InlineData("string(a)", "a")]
    [InlineData("{x: a}.x", "a")]
    [InlineData("a.years", "a")]
    [InlineData("a between 1 and b", "a b")]
    [InlineData("[1, a] = [1, 2]", "a")]
    [InlineData("list contains([1, a], 2)", "a")]
    [InlineData("a instance of number", "a")]
    [InlineData("sort([2, a, 1])", "a")]
    [InlineData("all([true, a])", "a")]
    [InlineData("(function(x) x + 1)(a)", "a")]
    [InlineData("a(1)", "a")]
    public void An_unknown_that_matters_makes_the_result_unknown_with_all_its_causes(string text, string causes)
    {
        var value = Given.Value(text, ("a", Area), ("b", Term));
        value.Kind.ShouldBe(FeelKind.Unknown);
        value.Causes.Select(c => c.Equals("面积") ? "a" : "b").Order().ShouldBe(causes.Split(' '));
    }

    [Theory]
    [InlineData("a > 5 and false", "false")]
    [InlineData("false and a", "false")]
    [InlineData("a > 5 or true", "true")]
    [InlineData("if a > 5 then 1 else 1", "1")]
    [InlineData("some x in [1, 2] satisfies x > a or x = 2", "true")]
    [InlineData("every x in [1, 2] satisfies x > a and x = 2", "false")]
    [InlineData("count([1, a])", "2")]
    [InlineData("[1, a] = [2, 2]", "false")]
    [InlineData("[1, a] = [1]", "false")]
    [InlineData("list contains([1, a], 1)", "true")]
    [InlineData("7 in (a, 7)", "true")]
    [InlineData("all([false, a])", "false")]
    [InlineData("any([true, a])", "true")]
    [InlineData("{x: a, y: 1}.y", "1")]
    [InlineData("[a, 5][2]", "5")]
    [InlineData("3 between 5 and a", "false")]
    [InlineData("(for x in [1, a] return 7)[2]", "7")]
    public void An_unknown_that_does_not_matter_leaves_no_trace(string text, string expected)
        => Given.Literal(text, ("a", Area), ("b", Term)).ShouldBe(expected);

    [Fact]
    public void An_unknown_outweighs_null()
        => Given.Value("a and null", ("a", Area)).IsUnknown.ShouldBeTrue();
}
