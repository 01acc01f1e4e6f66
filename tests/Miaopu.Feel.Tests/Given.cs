namespace Miaopu.Feel.Tests;

/// <summary>Short ways to write a situation in a test.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2021, 4, 6, 12, 0, 0, TimeSpan.FromHours(8));

    public static FeelValue Value(string text, params (string Name, FeelValue Value)[] inputs)
    {
        var expression = Expression(text, [.. inputs.Select(i => i.Name)]);
        return expression.Evaluate(Inputs(inputs), null, Noon);
    }

    /// <summary>The value of an expression, written as a literal.</summary>
    public static string Literal(string text, params (string Name, FeelValue Value)[] inputs) => Value(text, inputs).ToString();

    public static FeelExpression Expression(string text, params string[] names)
    {
        FeelExpression.TryParse(text, FeelScope.Of(names), out var expression, out var errors).ShouldBeTrue(string.Join("; ", errors) + " in " + text);
        return expression!;
    }

    public static FeelError Error(string text, params string[] names)
    {
        FeelExpression.TryParse(text, FeelScope.Of(names), out var expression, out var errors).ShouldBeFalse(text);
        expression.ShouldBeNull();
        return errors.ShouldHaveSingleItem();
    }

    public static FeelInputs Inputs(params (string Name, FeelValue Value)[] inputs)
    {
        var all = new FeelInputs();
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }

        return all;
    }
}
