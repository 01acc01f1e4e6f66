using System.Diagnostics;
using Miaopu.Web.Tests.Carriers;
using Miaopu.Web.Tests.Running;
using Miaopu.Web.Tests.Simulations;

namespace Miaopu.Web.Tests.CommandLine;

/// <summary>The built executable, started from a folder of the caller's own.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miaopu-cli-");

    public PolicyCommandTests()
    {
        Write("library/vocabulary/small.yaml", Town.Vocabulary);
        Write("library/somewhere/small/policy.yaml", Town.Pack);
        Write("library/somewhere/small/cases.yaml", Cases);
    }

    private const string Cases = """
        cases of: somewhere/small
        cutoff: 2021-05-14
        cases:
          - id: enough
            title: 刚好
            facts:
              场地: [ { 启用日期: 2020-01-01, 名称: 一层, 用途: 工位, 面积: 100 } ]
              人员: [ { repeat: 2, 到岗日期: 2020-01-01, 姓名: 人#, 专职: 是 } ]
            expect: { others: met }
        """;

    [Fact]
    public async Task A_sound_pack_is_checked_and_its_cases_pass()
    {
        var check = await Run("policy", "check", "library");
        check.ShouldBe((0, "检查了 1 个政策包，没有错误\n", ""));
        (await Run("policy", "test", "library")).ShouldBe((0, "1 passed, 0 failed\n", ""));
    }

    [Fact]
    public async Task A_fault_is_named_with_file_line_column_and_the_nearest_name()
    {
        Write("library/somewhere/small/policy.yaml", Town.Pack.Replace("measure: 总面积", "measure: 总面", StringComparison.Ordinal));
        var (code, output, _) = await Run("policy", "check", "library/somewhere");
        code.ShouldBe(1);
        output.ShouldContain("library/somewhere/small/policy.yaml:");
        output.ShouldContain("是不是“总面积”");
        (await Run("policy", "test", "library")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_version_is_told_by_what_it_changes_and_levels_stand_beside_each_other()
    {
        Write("next/policy.yaml", Town.Pack.Replace("at least: 100", "at least: 120", StringComparison.Ordinal));
        Write("next/vocabulary/small.yaml", Town.Vocabulary);
        var (code, output, _) = await Run("policy", "diff", "library/somewhere/small", "next");
        (code, output.Contains("〔收紧〕", StringComparison.Ordinal), output.Contains("共 1 处变化", StringComparison.Ordinal)).ShouldBe((0, true, true), output);
        (await Run("policy", "diff", "library", "library")).Output.ShouldContain("一字不差");

        var beside = await Run("policy", "diff", "library", "next", "--beside", "--json");
        using var json = System.Text.Json.JsonDocument.Parse(beside.Output);
        json.RootElement.GetProperty("lines").EnumerateArray().ShouldContain(l => l.GetProperty("kind").GetString() == "stricter");
        (await Run("policy", "diff", "library", "nowhere")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_is_tried_over_the_registry_by_itself_or_beside_the_one_before_it()
    {
        var data = "";
        await using var host = await RunningHost.Start(with: s => s with { DataFolder = data = s.DataFolder });
        await Spaces.On(host);
        Write("next/policy.yaml", Town.Pack.Replace("at least: 100", "at least: 90", StringComparison.Ordinal));
        Write("next/vocabulary/small.yaml", Town.Vocabulary);

        var (code, output, errors) = await RunOn(data, "policy", "simulate", "next", "--on", "2021-04-06");
        code.ShouldBe(0, errors);
        output.ShouldContain("达到：1 家\n未达到：1 家\n缺数据：0 家\n");
        output.ShouldContain("没有达到的载体（1 家）\n  乙空间：未达到（专职队伍）\n");
        output.ShouldNotContain("→");
        using var alone = System.Text.Json.JsonDocument.Parse((await RunOn(data, "policy", "simulate", "next", "--json")).Output);
        alone.RootElement.GetProperty("before").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        alone.RootElement.GetProperty("outlook").GetProperty("passes").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("[null,1]");
        alone.RootElement.GetProperty("standings").EnumerateArray().Select(s => (s.GetProperty("name").GetString(), s.GetProperty("after").GetString(), s.GetProperty("through").GetArrayLength()))
            .ShouldBe([("甲空间", "passes", 0), ("乙空间", "fails", 1)], ignoreOrder: true);

        (_, output, _) = await RunOn(data, "policy", "simulate", "library/somewhere/small", "next");
        output.ShouldContain("达到：0 → 1 家\n");
        output.ShouldContain("有变化的载体（1 家）\n  甲空间：未达到 → 达到（场地面积）\n");
        (await RunOn(data, "policy", "simulate")).Code.ShouldNotBe(0);
        (await RunOn(data, "policy", "simulate", "nowhere")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Several_faults_are_reported_at_once_to_people_to_programs_and_as_sarif()
    {
        Write("library/somewhere/small/policy.yaml", Town.Pack.Replace("measure: 总面积", "measure: 总面", StringComparison.Ordinal) + "\nnonsense: 1\n");
        Write("library/somewhere/broken/policy.yaml", "policy: [");
        var text = await Run("policy", "check", "library");
        text.Code.ShouldBe(1);
        text.Output.ShouldEndWith("检查了 2 个政策包，2 个有错误\n");

        var (code, output, _) = await Run("policy", "check", "library", "--format", "json");
        using var json = System.Text.Json.JsonDocument.Parse(output);
        (code, json.RootElement.GetProperty("errors").GetInt32()).ShouldBe((1, 3));
        json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).ShouldBe(["broken-yaml", "unused", "unknown-name", "unknown-key"], ignoreOrder: true);

        (code, output, _) = await Run("policy", "check", "library", "--format", "sarif");
        using var sarif = System.Text.Json.JsonDocument.Parse(output);
        (code, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength()).ShouldBe((1, 4));
        (await Run("policy", "check", "library", "--format", "xml")).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task Coverage_lists_every_clause_with_the_items_that_cite_it()
    {
        var (code, output, _) = await Run("policy", "coverage", "library");
        code.ShouldBe(0);
        output.ShouldContain("已编码");
        output.ShouldContain("criteria.area");
        using var json = System.Text.Json.JsonDocument.Parse((await Run("policy", "coverage", "library", "--json")).Output);
        json.RootElement.GetProperty("unsettled").GetInt32().ShouldBe(0);
        (await Run("policy", "coverage", "nowhere")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Schema_prints_what_editors_read()
    {
        var (code, output, _) = await Run("policy", "schema", "vocabulary");
        using var schema = System.Text.Json.JsonDocument.Parse(output);
        (code, schema.RootElement.GetProperty("$id").GetString()).ShouldBe((0, "urn:miaopu:schema:vocabulary"));
        (await Run("policy", "schema")).Output.ShouldContain("urn:miaopu:schema:pack");
        (await Run("policy", "schema", "nothing")).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_failing_case_says_what_was_expected_and_what_came()
    {
        Write("library/somewhere/small/cases.yaml", Cases.Replace("面积: 100", "面积: 99", StringComparison.Ordinal));
        var (code, output, _) = await Run("policy", "test", "library");
        code.ShouldBe(1);
        output.ShouldContain("场地面积（area）：应为“达到”，得到“未达到”");
        output.ShouldEndWith("0 passed, 1 failed\n");
    }

    [Fact]
    public async Task Explain_prints_the_answers_and_nothing_else()
    {
        Write("facts.yaml", "facts:\n  场地: [ { 启用日期: 2020-01-01, 名称: 一层, 用途: 工位, 面积: 99 } ]\n");
        var (code, output, _) = await Run("policy", "explain", "library", "--facts", "facts.yaml", "--on", "2021-05-14");
        code.ShouldBe(0);
        output.ShouldStartWith("小政策");
        output.ShouldContain("还差 1 平方米");
        var json = await Run("policy", "explain", "library", "--facts", "facts.yaml", "--on", "2021-05-14", "--json");
        using var document = System.Text.Json.JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("criteria")[0].GetProperty("answer").GetString().ShouldBe("not met");

        var without = await Run("policy", "explain", "library", "--facts", "facts.yaml");
        (without.Code, without.Output).ShouldBe((1, ""));
        without.Errors.ShouldContain("cutoff");
        (await Run("policy", "explain", "library", "--facts", "nowhere.yaml")).Code.ShouldBe(2);
        (await Run("policy", "check", "nowhere")).Errors.ShouldContain("没有这个文件或文件夹：nowhere");
    }

    [Fact]
    public async Task Explain_tells_points_ranks_and_grades_of_carriers_evaluated_together()
    {
        Write("library/somewhere/small/policy.yaml", $"""
            {Town.Pack.TrimEnd()}
            cohorts: {"{"} 一起: {"{"} ours: 试 {"}"} {"}"}
            total: {"{"} adds up to: 100, in: 一起, ours: 试 {"}"}
            indicators: [ {"{"} id: size, title: 大小, measure: 总面积, points: 1, per: 1 平方米, max: 100, ours: 试 {"}"} ]
            grades: [ {"{"} id: 甲, score: {"{"} at least: 50 {"}"}, ours: 试 {"}"}, {"{"} id: 乙, ours: 试 {"}"} ]

            """);
        Write("facts.yaml", """
            cutoff: 2021-05-14
            carriers:
              - { id: a, facts: { 场地: [ { 启用日期: 2020-01-01, 名称: 一层, 用途: 工位, 面积: 60 } ] } }
              - { id: b, facts: { 场地: [ { 启用日期: 2020-01-01, 名称: 一层, 用途: 工位, 面积: 40 } ] } }
            """);

        var (code, output, errors) = await Run("policy", "explain", "library", "--facts", "facts.yaml");
        code.ShouldBe(0, errors);
        output.ShouldContain("总分 60，第 1 名，共 2 家");
        output.ShouldContain("等级：乙");
        var json = await Run("policy", "explain", "library", "--facts", "facts.yaml", "--json");
        using var document = System.Text.Json.JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("carriers")[1].GetProperty("rank").GetProperty("best").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Publishing_twice_is_publishing_once_and_a_wrong_pack_is_not_published()
    {
        var first = await Run("policy", "publish", "library");
        first.Code.ShouldBe(0, first.Errors);
        (await Run("policy", "publish", "library")).Output.ShouldBe(first.Output);
        (await Run("policy", "publish", "library", "--as", "nobody")).Code.ShouldBe(2);
        Write("library/somewhere/small/policy.yaml", Town.Pack.Replace("measure: 总面积", "measure: 总面", StringComparison.Ordinal));
        var wrong = await Run("policy", "publish", "library");
        wrong.Code.ShouldBe(1);
        wrong.Errors.ShouldContain("没有发布任何内容");
    }

    [Fact]
    public async Task Feel_test_names_each_failure_and_counts()
    {
        Write("cases.jsonl", """
            {"id":"s/t/a","expr":"1+1","type":null,"inputs":{},"expected":{"t":"decimal","v":"2"}}
            {"id":"s/t/b","expr":"1+1","type":null,"inputs":{},"expected":{"t":"decimal","v":"3"}}
            """);
        var (code, output, _) = await Run("feel", "test", "cases.jsonl");
        code.ShouldBe(1);
        output.ShouldBe("s/t/b: got 2, expected 3\ns: 1 passed, 1 failed\n1 passed, 1 failed\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => RunOn(Path.Combine(folder.FullName, "data"), arguments);

    /// <summary>With the database of this folder.</summary>
    private async Task<(int Code, string Output, string Errors)> RunOn(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "miaopu"), arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MIAOPU_DATA"] = data, ["MIAOPU_POSTGRES"] = "" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
