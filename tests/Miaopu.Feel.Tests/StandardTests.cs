namespace Miaopu.Feel.Tests;

/// <summary>Chapter 10.3 of the standard in our own expressions, beside the lines of the conformance kit: standard.txt, a line each.</summary>
public class StandardTests
{
    public static TheoryData<string, string, string> Lines
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            var section = "";
            foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "standard.txt")).Where(l => l.Length > 0))
            {
                var cut = line.LastIndexOf(" => ", StringComparison.Ordinal);
                section = line[0] == '#' ? line[2..] : section;
                if (line[0] != '#')
                {
                    data.Add(section, line[..cut], line[(cut + 4)..]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void It_has_the_value_of_the_standard(string section, string text, string expected)
    {
        section.ShouldNotBeEmpty();
        Value(text).ToString().ShouldBe(Value(expected).ToString(), text);
    }

    public static TheoryData<string> Functions => [.. FeelFuzz.Functions];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_of_the_language_is_in_the_lines(string function)
        => Lines.Select(l => l.Data.Item2).ShouldContain(t => t.Contains(function + "(", StringComparison.Ordinal) || t.Contains("(" + function + ")", StringComparison.Ordinal));

    // 10.3.2.13.6: an argument nobody knows, or too many or too few of them, is an error, and so null
    [Theory]
    [MemberData(nameof(Functions))]
    public void A_call_with_arguments_it_does_not_have_is_null_and_noted(string function)
    {
        Noted($"{function}(没有这个参数: 1)");
        if (function is not ("now" or "today"))
        {
            Noted($"{function}()");
        }

        if (!Open.Contains(function))
        {
            Noted($"{function}(1, 1, 1, 1, 1, 1, 1, 1)");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_that_is_given_nothing_or_a_function_ends_in_a_value(string function)
    {
        foreach (var argument in new[] { "null", "[]", "{}", "\"\"", "-1", "true", "[null]", "[1..2]", "abs", "@\"2021-04-06\"", "@\"P1D\"" })
        {
            Given.Value($"[{function}({argument}), {function}({argument}, {argument}), {function}({argument}, 1, {argument})]").Kind.ShouldBe(FeelKind.List);
        }
    }

    private static readonly string[] Open = ["count", "min", "max", "sum", "mean", "product", "median", "stddev", "mode", "all", "any", "append", "concatenate", "union"];

    private static void Noted(string text)
    {
        var log = new FeelDiagnostics();
        Given.Expression(text).Evaluate(FeelInputs.None, log, Given.Noon).IsNull.ShouldBeTrue(text);
        log.Any.ShouldBeTrue(text);
    }

    // names that are no names of the text are null, as the kit reads them
    private static FeelValue Value(string text)
    {
        FeelExpression.TryParse(text, FeelScope.Empty.WithUndeclaredAsNull(), out var expression, out _);
        return expression?.Evaluate(FeelInputs.None, null, Given.Noon) ?? FeelValue.Null;
    }
}
