using System.Reflection;
using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Schema;

public sealed partial class SchemaTests
{
    public static TheoryData<string> Names => [.. JsonSchemas.Names];

    public static TheoryData<string, string> Files =>
    [
        .. Library.Folders().SelectMany(f => new[] { ("pack", $"{f}/policy.yaml"), ("cases", $"{f}/cases.yaml") }),
        .. Directory.GetFiles(Library.Path("vocabulary"), "*.yaml").Select(f => ("vocabulary", $"vocabulary/{Path.GetFileName(f)}")),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_shipped_schema_is_the_generated_one(string name)
    {
        var file = Library.Path($"schema/{name}.json");
        if (Environment.GetEnvironmentVariable("MIAOPU_APPROVE") == "1")
        {
            File.WriteAllText(file, JsonSchemas.Text(name));
        }

        File.ReadAllText(file).ShouldBe(JsonSchemas.Text(name), "run `miaopu policy schema NAME > policies/schema/NAME.json`, or the test with MIAOPU_APPROVE=1");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_file_fits_its_schema(string schema, string file) =>
        SchemaCheck.Faults(JsonSchemas.Of(schema), SchemaCheck.OfYaml(Library.Text(file))).ShouldBeEmpty();

    [Fact]
    public void The_small_packs_of_the_tests_fit_too() =>
        SchemaCheck.Faults(JsonSchemas.Of("pack"), SchemaCheck.OfYaml(SmallPack.Text())).ShouldBeEmpty();

    [Theory]
    [InlineData("authority: \"000000\"", "authoritty: \"000000\"")]
    [InlineData("measures: { 面积: { sum: 在用.面积 } }", "measures: { 面积: { sum: 在用.面积, count: 在用 } }")]
    [InlineData("measures: { 面积: { sum: 在用.面积 } }", "measures: { 面积: { summ: 在用.面积 } }")]
    [InlineData("at least: 100", "at least: 许多")]
    [InlineData("id: area, title: 面积, cite: S 1", "id: area, title: 面积")]
    [InlineData("act: decide", "act: decree")]
    [InlineData("from: 2021-01-01", "from: 2021.1.1")]
    [InlineData("in force: { from: 2021-01-01, ours: 试 }", "in force: 2021-01-01")]
    public void What_the_reader_refuses_the_schema_refuses(string right, string wrong)
    {
        var text = SmallPack.Text();
        text.ShouldContain(right);
        text = text.Replace(right, wrong, StringComparison.Ordinal);

        SmallPack.Read(text).Pack.ShouldBeNull();
        SchemaCheck.Faults(JsonSchemas.Of("pack"), SchemaCheck.OfYaml(text)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_key_is_explained_in_Chinese_once()
    {
        foreach (var (_, key) in Declared())
        {
            key.Says.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}", key.Word);
        }

        foreach (var shape in Shapes())
        {
            shape.Keys.Select(k => k.Word).ShouldBeUnique(shape.Name);
        }
    }

    /// <summary>A key that is declared and that no reader asks for would be promised by the schema and refused by the reader.</summary>
    [Fact]
    public void Every_declared_key_is_asked_for()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Library.Path("../src/Miaopu.Rulebook"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(f => File.ReadAllText(f)));
        var asked = KeyName().Matches(sources).Select(m => m.Value).ToHashSet();

        Declared().Where(d => !asked.Contains(d.Name)).Select(d => d.Name).ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, Key Key)> Declared() =>
        from type in typeof(PolicyPack).Assembly.GetTypes().Where(t => t.Name.EndsWith("Keys", StringComparison.Ordinal))
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        where field.FieldType.IsSubclassOf(typeof(Key))
        select ($"{type.Name}.{field.Name}", (Key)field.GetValue(null)!);

    private static IEnumerable<Shape> Shapes() =>
        from type in typeof(PolicyPack).Assembly.GetTypes().Where(t => t.Name.EndsWith("Keys", StringComparison.Ordinal))
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        where field.FieldType == typeof(Shape)
        select (Shape)field.GetValue(null)!;

    [GeneratedRegex(@"\b\w+Keys\.\w+")]
    private static partial Regex KeyName();
}
