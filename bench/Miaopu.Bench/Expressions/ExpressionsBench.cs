using System.Diagnostics;
using Miaopu.Feel;

namespace Miaopu.Bench.Expressions;

/// <summary>FEEL expressions such as packs hold, evaluated one by one on one core: how many a second, and what each allocates.</summary>
public static class ExpressionsBench
{
    private const int Times = 1_000_000;

    private static readonly string[] Texts =
    [
        "面积 >= 500",
        "面积 / 工位 + 2.5 * 工位 - 1 < 100",
        "类型 = \"团队\" and (注册 = null or 注册 > cutoff)",
        "类型 in (\"企业\", \"团队\") and 专职 = true",
        "some 项 in 类别 satisfies 项 = \"创业导师\"",
    ];

    private static readonly FeelInputs Row = new()
    {
        ["面积"] = FeelValue.Of(499.99m), ["工位"] = FeelValue.Of(20m), ["类型"] = FeelValue.Of("团队"), ["专职"] = FeelValue.True,
        ["注册"] = FeelValue.Of(new DateOnly(2021, 3, 1)), ["cutoff"] = FeelValue.Of(new DateOnly(2021, 5, 14)),
        ["类别"] = FeelValue.List(FeelValue.Of("技术导师"), FeelValue.Of("创业导师")),
    };

    public static int Run()
    {
        var scope = FeelScope.Of(Row.Select(r => r.Key));
        foreach (var text in Texts)
        {
            if (!FeelExpression.TryParse(text, scope, out var expression, out var errors))
            {
                Console.WriteLine($"{text}: {errors[0].Message}");
                return 1;
            }

            FeelValue[] values = [.. expression!.Names.Select(n => Row[n])];
            var fastest = TimeSpan.MaxValue;
            var bytes = 0L;
            for (var run = 0; run < 7; run++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < Times; i++)
                {
                    expression.Evaluate(values);
                }

                fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
            }

            Console.WriteLine($"{Times / fastest.TotalSeconds,14:N0} /s  {bytes,4:N0} bytes each   {text}");
        }

        return 0;
    }
}
