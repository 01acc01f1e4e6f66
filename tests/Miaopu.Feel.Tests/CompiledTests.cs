namespace Miaopu.Feel.Tests;

/// <summary>What the first evaluation compiles, an input held against constants, is what the general way says: the same with the constants as inputs.</summary>
public class CompiledTests
{
    private static readonly FeelValue[] Values =
    [
        FeelValue.Null, FeelValue.True, FeelValue.Of(0m), FeelValue.Of(5m), FeelValue.Of(5.0m), FeelValue.Of(-7.25m), Given.Value("1e40"), Given.Value("1/3"), FeelValue.Of("甲"), FeelValue.Of("乙"), FeelValue.Of(""),
        FeelValue.Of(new DateOnly(2021, 4, 6)), FeelValue.List(FeelValue.Of("甲")), FeelValue.List(), Given.Value("{a: 1}"), Given.Value("[1..5]"), FeelValue.Unknown("缺"),
    ];

    private static readonly FeelValue[] Constants = [FeelValue.Of(5m), FeelValue.Of(-7.25m), FeelValue.Of("甲"), FeelValue.Of("")];

    [Theory]
    [InlineData("a = {0}")]
    [InlineData("a != {0}")]
    [InlineData("a < {0}")]
    [InlineData("a <= {0}")]
    [InlineData("a > {0}")]
    [InlineData("a >= {0}")]
    [InlineData("a in ({0})")]
    [InlineData("a in ({0}, \"乙\")")]
    [InlineData("a in [{0}, \"乙\"]")]
    [InlineData("a = {0} and a != \"乙\" or a > 3")]
    [InlineData("if a = {0} then 1 else if a < 5 then 2 else a")]
    [InlineData("some x in [1] satisfies a = {0}")]
    public void A_constant_and_an_input_of_its_value_say_the_same(string text)
    {
        foreach (var constant in Constants)
        {
            var compiled = Given.Expression(text.Replace("{0}", constant.ToString(), StringComparison.Ordinal), "a");
            var general = Given.Expression(text.Replace("{0}", "b", StringComparison.Ordinal).Replace("\"乙\"", "c", StringComparison.Ordinal), "a", "b", "c");
            foreach (var value in Values)
            {
                for (var again = 0; again < 2; again++)
                {
                    var (one, other) = (new FeelDiagnostics(), new FeelDiagnostics());
                    var inputs = Given.Inputs(("a", value), ("b", constant), ("c", FeelValue.Of("乙")));
                    compiled.Evaluate(inputs, one).ShouldBe(general.Evaluate(inputs, other), $"{compiled} of {value}");
                    one.Errors.Select(e => e.Message).ShouldBe(other.Errors.Select(e => e.Message), $"{compiled} of {value}");
                }
            }
        }
    }
}
