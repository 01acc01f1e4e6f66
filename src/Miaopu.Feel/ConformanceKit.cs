namespace Miaopu.Feel;

/// <summary>What the kit's models declare beside an expression and the lines do not repeat: named types, and the types of some inputs.</summary>
internal static class ConformanceKit
{
    private static readonly Dictionary<string, (string Name, FeelType Type)[]> Types = new(StringComparer.Ordinal)
    {
        ["0070-feel-instance-of"] =
        [
            ("tNumberList", FeelType.ListOf(FeelType.Number)),
            ("tAnyList", FeelType.ListOf(FeelType.Any)),
            ("t_context_013", FeelType.ContextOf([new("a", FeelType.String), new("b", FeelType.String)])),
            ("t255", FeelType.Number),
            ("tFooBar", FeelType.String),
        ],
        ["0082-feel-coercion"] =
        [
            ("tNumberList", FeelType.ListOf(FeelType.Number)),
            ("tStringList", FeelType.ListOf(FeelType.String)),
            ("tNameAndAge", FeelType.ContextOf([new("name", FeelType.String), new("age", FeelType.Number)])),
        ],
    };

    public static IReadOnlyList<(string Name, FeelType Type)> TypesOf(string suite) => Types.GetValueOrDefault(suite) ?? [];

    public static FeelType? DeclaredInput(string id, string input)
        => id.StartsWith("0082-feel-coercion/", StringComparison.Ordinal) && input == "decisionService_002_input_1" ? FeelType.String : null;
}
