namespace Miaopu.Feel.Tests;

/// <summary>What rows by the thousand are asked must not feed the garbage collector.</summary>
public class AllocationTests
{
    private static readonly FeelScope Scope = FeelScope.Empty
        .With("面积", FeelType.Number).With("工位", FeelType.Number).With("类型", FeelType.String).With("注册", FeelType.Date).With("cutoff", FeelType.Date).With("专职", FeelType.Boolean);

    private static readonly FeelInputs Row = new()
    {
        ["面积"] = FeelValue.Of(499.99m), ["工位"] = FeelValue.Of(20m), ["类型"] = FeelValue.Of("团队"), ["注册"] = FeelValue.Of(new DateOnly(2021, 3, 1)),
        ["cutoff"] = FeelValue.Of(new DateOnly(2021, 5, 14)), ["专职"] = FeelValue.True,
    };

    [Theory]
    [InlineData("面积 >= 500")]
    [InlineData("面积 / 工位 + 2.5 * 工位 - 1 < 100")]
    [InlineData("面积 between 100 and 500 and 工位 > 0")]
    [InlineData("面积 in [100..500) or 工位 in (> 30, 20)")]
    [InlineData("类型 = \"团队\" and (注册 = null or 注册 > cutoff)")]
    [InlineData("类型 in (\"企业\", \"团队\") and 专职 = true")]
    [InlineData("if 注册 <= cutoff then 面积 else -工位")]
    public void Numbers_days_and_comparisons_allocate_nothing(string text)
    {
        FeelExpression.TryParse(text, Scope, out var expression, out _).ShouldBeTrue();
        FeelValue[] values = [.. expression!.Names.Select(n => Row[n])];
        expression.Evaluate(values);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            expression.Evaluate(values);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
