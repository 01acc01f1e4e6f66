using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Lint;

/// <summary>
/// A folder of faulty texts, one fault each unless they are called several: the head of each says line, column, severity, code and message. Those called cases- and
/// vocabulary- are such files; they and the packs are read with the small vocabulary of the tests.
/// </summary>
public sealed partial class FaultyTests
{
    private const string Mark = "# expect: ";

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Library.Path("../tests/Miaopu.Rulebook.Tests/Faulty");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_faulty_text_is_told_its_faults_with_line_and_column(string name)
    {
        var (expected, text) = Read(name);
        var got = Findings(name, text).Select(Told).ToArray();
        if (Environment.GetEnvironmentVariable("MIAOPU_APPROVE") == "1")
        {
            Approve(name, text);
            return;
        }

        got.ShouldBe(expected, "the head of the file says what is expected; MIAOPU_APPROVE=1 rewrites it");
        name.StartsWith("several", StringComparison.Ordinal).ShouldBe(expected.Length > 1 || name == "several-documents");
    }

    [Fact]
    public void Every_code_that_the_linter_can_give_has_a_faulty_text()
    {
        var shown = Files.Select(f => f.Data).SelectMany(f => Findings(f, Read(f).Text)).Select(f => f.Code).ToHashSet();

        FindingCodes.All.Select(c => c.Code).Where(c => !shown.Contains(c)).ShouldBeEmpty("each needs a text in tests/Miaopu.Rulebook.Tests/Faulty");
    }

    [Fact]
    public void Every_code_in_the_source_is_described_and_none_else()
    {
        var used = Directory.EnumerateFiles(Library.Path("../src/Miaopu.Rulebook"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Given().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);

        FindingCodes.All.Select(c => c.Code).ShouldBe(used, "src/Miaopu.Rulebook/Lint/FindingCodes.cs describes each code");
    }

    [Fact]
    public void Faulty_texts_do_not_stop_one_another()
    {
        var sound = SmallPack.Text();
        foreach (var name in Files.Select(f => f.Data))
        {
            Findings(name, Read(name).Text);
            SmallPack.Read(sound).Pack.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("a file of three million characters")]
    [InlineData("a hundred thousand measures")]
    [InlineData("a deep tree of criteria")]
    [InlineData("a formula of a thousand sums")]
    [InlineData("definitions in a chain")]
    public void An_enormous_text_is_refused_or_read_and_always_comes_to_an_end(string what)
    {
        var text = what switch
        {
            "a file of three million characters" => "policy: " + new string('x', 3_000_000),
            "a hundred thousand measures" => SmallPack.Text(measures: "measures:\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  度{i}: {{}}\n"))),
            "a deep tree of criteria" => SmallPack.Text(criteria: $"criteria: [ {{ id: a, title: 甲, cite: S 1, {string.Concat(Enumerable.Repeat("all: [ { ", 100))}{string.Concat(Enumerable.Repeat("} ]", 100))} }} ]"),
            "a formula of a thousand sums" => SmallPack.Text(measures: $"measures: {{ 面积: {{ formula: '{string.Join(" + ", Enumerable.Repeat("1", 5000))}', unit: 平方米 }} }}"),
            _ => SmallPack.Text(definitions: "definitions:\n  在用: { each: 房间, at: cutoff }\n" + string.Concat(Enumerable.Range(1, 900).Select(i => $"  定{i}: {{ each: {(i == 1 ? "在用" : $"定{i - 1}")} }}\n"))),
        };

        SmallPack.Read(text).Findings.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a mark of its encoding at the head")]
    [InlineData("lines that end as on Windows")]
    [InlineData("lines that end in blanks")]
    public void How_a_text_was_saved_changes_nothing(string what)
    {
        var text = SmallPack.Text();
        var saved = what switch
        {
            "a mark of its encoding at the head" => "\uFEFF" + text,
            "lines that end as on Windows" => text.ReplaceLineEndings("\r\n"),
            _ => text.Replace("\n", "  \n", StringComparison.Ordinal),
        };

        var read = SmallPack.Read(saved);

        read.Findings.Select(f => f.Code).ShouldBe(["unused"]);
        read.Pack!.Criteria.Select(c => c.Id).ShouldBe(SmallPack.Read(text).Pack!.Criteria.Select(c => c.Id));
        read.Pack.Numbers.ShouldAllBe(n => read.Pack.Text.Substring(n.At.Index, n.Length) == n.Text);
    }

    [Fact]
    public void A_byte_of_nothing_is_told_and_does_not_cut_the_text_off() =>
        SmallPack.Read(SmallPack.Text() + "\0criteria: []").Findings.Single().Code.ShouldBe("encoding");

    [Fact]
    public void A_report_for_programs_has_what_code_hosts_read()
    {
        var findings = Files.Select(f => f.Data).SelectMany(f => Findings(f, Read(f).Text)).ToArray();
        using var log = System.Text.Json.JsonDocument.Parse(FindingReport.Sarif(findings, "1.2.3"));
        log.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        log.RootElement.GetProperty("$schema").GetString()!.ShouldEndWith("sarif-schema-2.1.0.json");
        var run = log.RootElement.GetProperty("runs").EnumerateArray().Single();
        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBe(FindingCodes.All.Select(c => c.Code));
        rules.ShouldAllBe(r => r.GetProperty("shortDescription").GetProperty("text").GetString()!.Length > 0 && r.GetProperty("help").GetProperty("text").GetString()!.Length > 0);
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        results.Length.ShouldBe(findings.Length);
        foreach (var (result, finding) in results.Zip(findings))
        {
            result.GetProperty("ruleId").GetString().ShouldBe(finding.Code);
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(finding.Code);
            result.GetProperty("level").GetString().ShouldBeOneOf("error", "warning", "note");
            result.GetProperty("message").GetProperty("text").GetString()!.ShouldStartWith(finding.What);
            var place = result.GetProperty("locations").EnumerateArray().Single().GetProperty("physicalLocation");
            Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute).ShouldBeTrue();
            (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32())
                .ShouldBe((finding.Place.Line, finding.Place.Column));
            (finding.Place.Line > 0 && finding.Place.Column > 0).ShouldBeTrue();
        }

        using var json = System.Text.Json.JsonDocument.Parse(FindingReport.Json(findings));
        json.RootElement.GetProperty("errors").GetInt32().ShouldBe(findings.Count(f => f.Severity == Severity.Error));
        json.RootElement.GetProperty("findings").GetArrayLength().ShouldBe(findings.Length);
    }

    private static IReadOnlyList<Finding> Findings(string name, string text) =>
        name.StartsWith("cases-", StringComparison.Ordinal) ? CaseFile.Read(text, $"{name}.yaml", Pack.Value).Findings
        : name.StartsWith("vocabulary-", StringComparison.Ordinal) ? Vocabulary.Read(text, $"{name}.yaml").Findings
        : PackReader.Read(text.Replace("hash-of-the-base", PackReader.HashOf(Base), StringComparison.Ordinal), $"{name}.yaml", SmallPack.Words, (policy, _) => policy == "test/base" ? new PackText("base.yaml", Base) : null).Findings;

    /// <summary>What faulty texts may extend; they write its hash as hash-of-the-base.</summary>
    private static string Base => SmallPack.Text(
        measures: "measures: { 面积: { sum: 在用.面积 }, 间数: { count: 在用, unit: 间 } }",
        criteria: "criteria: [ { id: area, title: 面积, cite: S 1, all: [ { measure: 面积, at least: 100 }, { measure: 面积, one per: 10, of: 间数, round: up } ] } ]").Replace("test/small", "test/base", StringComparison.Ordinal).Replace("windows: { 一年: { months: 12, ours: 试 } }\n", "", StringComparison.Ordinal);

    private static readonly Lazy<PolicyPack> Pack = new(() => SmallPack.Read(SmallPack.Text().Replace("test/small", "test/faulty", StringComparison.Ordinal)).Pack!);

    private static (string[] Expected, string Text) Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
        return ([.. text.Split('\n').Where(l => l.StartsWith(Mark, StringComparison.Ordinal)).Select(l => l[Mark.Length..])], text);
    }

    private static string Told(Finding finding) =>
        $"{finding.Place.Line}:{finding.Place.Column} {finding.Severity} {finding.Code}: {finding.What.ReplaceLineEndings(" ")}{(finding.Nearest is { } nearest ? $" → {nearest}" : "")}";

    private static void Approve(string name, string text)
    {
        var body = string.Join('\n', text.Split('\n').Where(l => !l.StartsWith(Mark, StringComparison.Ordinal)));
        var heads = Findings(name, body).Count;
        var padded = string.Concat(Enumerable.Repeat(Mark + "\n", heads)) + body;
        var head = string.Concat(Findings(name, padded).Select(f => $"{Mark}{Told(f)}\n"));
        File.WriteAllText(Path.Combine(Folder, name + ".yaml"), head + body);
    }

    [GeneratedRegex("""\b(?:Error|Demand|Warning|Note)\((?:(?!;)[^"])*?"([a-z-]+)"\s*,""")]
    private static partial Regex Given();
}
