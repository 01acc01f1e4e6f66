using System.Text.Json;

namespace Miaopu.Feel;

/// <summary>
/// Runs lines of the public conformance kit: one JSON object a line with <c>id</c>, <c>expr</c>, <c>type</c>, <c>inputs</c>,
/// <c>expected</c> and <c>error</c>. Pure: takes text, gives results; whoever calls reads the file and prints.
/// </summary>
public static class FeelConformance
{
    private static readonly DateTimeOffset Instant = new(2021, 4, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What became of one line.</summary>
    /// <param name="Id">suite/test/decision.</param>
    /// <param name="Passed">Whether the value is the expected one. Where the kit expects an error, null passes.</param>
    /// <param name="Got">The value as a literal.</param>
    /// <param name="Expected">The expected value as a literal.</param>
    /// <param name="Error">The first error of the text or of the evaluation, if there was one.</param>
    /// <param name="ErrorExpected">Whether the kit says that the evaluation reports an error; shown, not required.</param>
    public sealed record Result(string Id, bool Passed, string Got, string Expected, string? Error, bool ErrorExpected)
    {
        /// <summary>The part of the id before the first slash.</summary>
        public string Suite => Id.Split('/')[0];

        /// <summary>Whether a value other than null is expected.</summary>
        public bool ExpectsValue => Expected != "null";
    }

    /// <summary>How many lines of a suite passed.</summary>
    public sealed record SuiteCount(string Suite, int Passed, int Failed);

    /// <summary>Runs each line that is not blank; a line that cannot be read is a failed result, not an exception.</summary>
    public static IReadOnlyList<Result> Run(IEnumerable<string> lines)
        => [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(RunLine)];

    /// <summary>The count per suite, in order of the suites' names.</summary>
    public static IReadOnlyList<SuiteCount> PerSuite(IEnumerable<Result> results)
        => [.. results.GroupBy(r => r.Suite).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SuiteCount(g.Key, g.Count(r => r.Passed), g.Count(r => !r.Passed)))];

    private static Result RunLine(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return RunCase(json.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new Result("?", false, "null", "?", $"这一行不能读取：{problem.Message}", false);
        }
    }

    private static Result RunCase(JsonElement json)
    {
        var id = json.GetProperty("id").GetString() ?? "?";
        var scope = FeelScope.Empty.WithUndeclaredAsNull();
        foreach (var (name, type) in ConformanceKit.TypesOf(id.Split('/')[0]))
        {
            scope = scope.WithType(name, type);
        }

        var inputs = new FeelInputs();
        foreach (var input in json.GetProperty("inputs").EnumerateObject())
        {
            var value = ReadValue(input.Value);
            inputs[input.Name] = ConformanceKit.DeclaredInput(id, input.Name)?.Coerce(value) ?? value;
            scope = scope.With(input.Name, TypeOf(value));
        }

        var expected = ReadValue(json.GetProperty("expected"));
        var log = new FeelDiagnostics();
        FeelValue got = default;
        if (FeelExpression.TryParse(json.GetProperty("expr").GetString() ?? "", scope, out var expression, out var errors))
        {
            got = expression!.Evaluate(inputs, log, Instant);
        }

        if (json.TryGetProperty("type", out var declared) && declared.GetString() is { } typeName && (scope.Types.TryGetValue(typeName, out var resultType) || FeelType.BuiltIn.TryGetValue(typeName, out resultType)))
        {
            got = resultType.Coerce(got);
        }

        var error = errors.Concat(log.Errors).FirstOrDefault()?.ToString();
        var errorExpected = json.TryGetProperty("error", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new Result(id, IsSame(got, expected), got.ToString(), expected.ToString(), error, errorExpected);
    }

    private static FeelValue ReadValue(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        var type = json.GetProperty("t").GetString();
        var content = json.TryGetProperty("v", out var found) ? found : default;
        return type switch
        {
            _ when content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null => default,
            "list" => FeelValue.List([.. content.EnumerateArray().Select(ReadValue)]),
            "context" => FeelValue.Context(content.EnumerateObject().Select(e => new KeyValuePair<string, FeelValue>(e.Name, ReadValue(e.Value)))),
            "decimal" or "double" or "integer" => Numbers.Parse(Plain(content)),
            "boolean" => FeelValue.Of(Plain(content) is "true" or "1"),
            "date" => Temporal.ReadDate(Plain(content)),
            "time" => Temporal.ReadTime(Plain(content)),
            "dateTime" => Temporal.ReadDateTime(Plain(content)),
            "duration" => Temporal.ReadDuration(Plain(content)),
            "null" => default,
            _ => FeelValue.Of(content.ToString()),
        };
    }

    private static string Plain(JsonElement json) => json.ToString().Trim() is "True" ? "true" : json.ToString().Trim();

    private static FeelType TypeOf(FeelValue value) => value.Kind switch
    {
        FeelKind.Context => FeelType.ContextOf(value.Entries.Entries.Select(e => new KeyValuePair<string, FeelType>(e.Key, TypeOf(e.Value)))),
        FeelKind.List => FeelType.ListOf(FeelType.ContextOf(value.Items.Where(i => i.Kind == FeelKind.Context)
            .SelectMany(i => TypeOf(i).Members).DistinctBy(m => m.Key))),
        _ => FeelType.Any,
    };

    // numbers within 1e-8 relative; everything else as the language compares
    private static bool IsSame(FeelValue got, FeelValue expected)
    {
        if (got.Kind != expected.Kind)
        {
            return false;
        }

        switch (got.Kind)
        {
            case FeelKind.Number:
                var difference = Numbers.Subtract(got, expected);
                var size = Numbers.Multiply(expected, FeelValue.Of(0.00000001m));
                return Numbers.Compare(Absolute(difference), Absolute(size)) <= 0;
            case FeelKind.List:
                return got.Items.Count == expected.Items.Count && got.Items.Zip(expected.Items).All(p => IsSame(p.First, p.Second));
            case FeelKind.Context:
                return got.Entries.Entries.Count == expected.Entries.Entries.Count
                    && expected.Entries.Entries.All(e => got.Entries.TryGet(e.Key, out var value) && IsSame(value, e.Value));
            default:
                return Comparison.AreEqual(new Frame([], [], new Run()), got, expected).IsTrue;
        }
    }

    private static FeelValue Absolute(in FeelValue number) => Numbers.Compare(number, FeelValue.Of(0m)) < 0 ? Numbers.Negate(number) : number;
}
