using System.Runtime.CompilerServices;

namespace Miaopu.Feel.Tests;

/// <summary>The examples of the library's README compile and do what they say.</summary>
public class ReadmeTests
{
    private sealed record MissingField(string Ledger, string Field);

    [Fact]
    public void The_first_example_reads_and_evaluates()
    {
        var scope = FeelScope.Of("类型", "入驻 月数");
        if (!FeelExpression.TryParse("类型 = \"企业\" and 入驻 月数 <= 24", scope, out var expression, out var errors))
        {
            Console.WriteLine(errors[0]);          // 第 1 字：没有名称“类形”，是否指“类型”
            return;
        }

        var value = expression.Evaluate(new FeelInputs { ["类型"] = FeelValue.Of("企业"), ["入驻 月数"] = FeelValue.Of(12m) });
        value.ShouldBe(FeelValue.True);

        FeelExpression.TryParse("类形 = \"企业\"", scope, out _, out errors).ShouldBeFalse();
        errors[0].ToString().ShouldBe("第 1 字：没有名称“类形”，是否指“类型”");
    }

    [Fact]
    public void Types_and_units_warn_as_written()
    {
        using var Console = new StringWriter();
        var typed = FeelScope.Empty.With("面积", FeelType.Number.In("平方米")).With("融资额", FeelType.Number.In("元")).With("类型", FeelType.OneOf("企业", "团队"));
        if (FeelExpression.TryParse("面积 >= 融资额 or 类型 = \"企叶\"", typed, out var doubtful, out _))
        {
            foreach (var warning in doubtful.Warnings)
            {
                Console.WriteLine($"{warning.Kind}: {warning}");
            }
        }

        foreach (var line in Console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Readme().ShouldContain("// " + line.TrimEnd());
        }
    }

    [Fact]
    public void An_unknown_says_what_the_answer_depends_on()
    {
        var expression = Given.Expression("面积 >= 500", "面积");
        var area = FeelValue.Unknown(new MissingField("场地", "面积"));   // any object; told apart by its equality
        var causes =
            expression.Evaluate(new FeelInputs { ["面积"] = area }).Causes;   // what the answer depends on
        causes.ShouldBe([new MissingField("场地", "面积")]);
    }

    [Fact]
    public void Every_line_of_code_in_the_README_is_one_of_these()
    {
        var here = File.ReadAllText(Here()).Split('\n').Select(l => l.Trim()).ToHashSet();
        var code = false;
        foreach (var line in Readme().Split('\n').Select(l => l.Trim()))
        {
            code = line.StartsWith("```", StringComparison.Ordinal) ? line == "```csharp" : code;
            if (code && line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal) && !line.StartsWith("//", StringComparison.Ordinal))
            {
                here.ShouldContain(line);
            }
        }
    }

    private static string Readme() => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../src/Miaopu.Feel/README.md"));

    private static string Here([CallerFilePath] string path = "") => path;
}
