using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Lint;

public sealed class PackLintTests
{
    [Fact]
    public void The_small_pack_has_no_error() =>
        SmallPack.Read(SmallPack.Text()).Findings.Where(f => f.Severity == Severity.Error).ShouldBeEmpty();

    [Theory]
    [InlineData("measures: { 面积: { sum: 在用.面机 } }", "unknown-name", "面积")]
    [InlineData("measures: { 面积: { sum: 在甲.面积 } }", "unknown-name", "在用")]
    [InlineData("measures: { 面积: { sum: 在用.面积, unit: 亩 } }", "unit", null)]
    [InlineData("measures: { 面积: { sum: 在用.名 } }", "type", null)]
    [InlineData("measures: { 面积: { sum: 房间.面积 } }", "time", null)]
    [InlineData("measures: { 面积: { sum: 聚会.人数, at: cutoff } }", "time", null)]
    [InlineData("measures: { 面积: { sum: 聚会.人数, in: 一 年 } }", "unknown-name", "一年")]
    [InlineData("measures: { 面积: { sum: 在用.面积, wher: x } }", "unknown-key", "where")]
    [InlineData("measures: { 面积: { count: 在用, sum: 在用.面积 } }", "shape", null)]
    [InlineData("measures: { 面积: { formula: 面积 + 1 } }", "cycle", null)]
    [InlineData("measures: { 面积: { formula: 面鸡 + 1 } }", "feel", "面积")]
    [InlineData("measures: { 面积: { sum: 在用.面积, where: 用 = \"丙\" } }", "unknown-name", null)]
    [InlineData("measures: { 面积: { ratio: [ { sum: 在用.面积 }, { count: 在用, unit: 间 } ] } }", "unit", null)]
    [InlineData("measures: { 面积: { sum: 在用.面积, cite: S 2 } }", "citation", null)]
    [InlineData("measures: { 面积: { sum: 在用.面积, cite: SS 1 } }", "unknown-name", "S")]
    public void A_fault_in_a_measure_is_found(string measures, string code, string? nearest)
    {
        var findings = SmallPack.Read(SmallPack.Text(measures: measures)).Findings;

        findings.ShouldContain(f => f.Code == code && f.Nearest == nearest && f.Severity == Severity.Error, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 100 家 }", "unit")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 60% }", "unit")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, is: true }", "type")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 许多 }", "shape")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积 }", "shape")]
    [InlineData("{ id: a, title: 甲, measure: 面积, at least: 100 }", "no-basis")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, between: [200, 100] }", "range")]
    [InlineData("{ id: a, title: 甲, cite: S 1, any: [ { measure: 面积, at least: 1 } ], needed: 2 }", "range")]
    [InlineData("{ id: a, title: 甲, cite: S 1, judged by: nobody, question: 可否 }", "unknown-name")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, at least: 100, evidence: 证 }", "unknown-name")]
    [InlineData("{ id: a, title: 甲, cite: S 1, measure: 面积, one per: 0, of: 面积, round: up }", "range")]
    [InlineData("{ id: a, title: 甲, cite: S 1, each: 在用, field: 面积, at least: 1, test: 面积 > 1 }", "shape")]
    [InlineData("{ id: a, title: 甲, cite: S 1, each: 在用, test: 面积 > }", "feel")]
    public void A_fault_in_a_criterion_is_found(string criterion, string code)
    {
        var findings = SmallPack.Read(SmallPack.Text(criteria: $"criteria: [ {criterion} ]")).Findings;

        findings.ShouldContain(f => f.Code == code && f.Severity == Severity.Error, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("submit: decide", "submit: decidee", "unknown-name")]
    [InlineData("submit: decide", "done: decide", "stage-end")]
    [InlineData("due passed: end 未报", "due passed: end 未报送", "unknown-name")]
    [InlineData(", due passed: end 未报", "", "stage-end")]
    [InlineData("accept: recognise", "accept: end 通过", "stage-unreachable")]
    [InlineData("done: end 通过", "done: recognise", "stage-trap")]
    [InlineData("done: end 通过", "done: join", "stage-end")]
    [InlineData("due: 截止", "due: 截至", "unknown-name")]
    [InlineData("due: 截止", "due: 5 days", "unit")]
    [InlineData("by: office, cite: S 1, ends: { done", "by: offices, cite: S 1, ends: { done", "unknown-name")]
    [InlineData("act: recognise", "act: recognize", "unknown-name")]
    [InlineData("act: recognise", "act: publicise", "missing")]
    [InlineData("refuse: end 不予", "refuse: end 不予, return: { to: prepare, due: 5 working days, ours: 试 }", "stage-end")]
    [InlineData("refuse: end 不予", "refuse: { to: end 不予, times: 2 }", "stage-end")]
    [InlineData("by: office, cite: S 1, ends: { accept", "by: office, same person: allowed, cite: S 1, ends: { accept", "shape")]
    [InlineData("by: office, cite: S 1, ends: { accept", "by: office, steps: [一, 二], same person: yes, cite: S 1, ends: { accept", "unknown-name")]
    public void A_fault_in_the_procedure_is_found(string right, string wrong, string code)
    {
        SmallPack.Stages.ShouldContain(right);
        var findings = SmallPack.Read(SmallPack.Text(stages: SmallPack.Stages.Replace(right, wrong, StringComparison.Ordinal))).Findings;

        findings.ShouldContain(f => f.Code == code && f.Severity == Severity.Error, string.Join('\n', findings));
    }

    [Fact]
    public void An_unknown_act_is_the_only_fault_told_of_its_stage()
    {
        var findings = SmallPack.Read(SmallPack.Text(stages: SmallPack.Stages.Replace("act: decide", "act: decree", StringComparison.Ordinal))).Findings;

        findings.Single(f => f.Severity == Severity.Error).What.ShouldContain("“act”不能写“decree”");
    }

    [Fact]
    public void A_result_that_an_act_does_not_have_is_told_in_the_words_of_the_pack()
    {
        var findings = SmallPack.Read(SmallPack.Text(stages: SmallPack.Stages.Replace("done: end 通过", "done: end 通过, pass: end 通过", StringComparison.Ordinal))).Findings;

        findings.Single(f => f.Severity == Severity.Error).What.ShouldBe("“recognise”阶段不会有结果“pass”，可写：done");
    }

    [Theory]
    [InlineData("{ title: 联, writes: 联络人 }", null)]
    [InlineData("{ title: 联, writes: 联系人 }", "unknown-name")]
    [InlineData("{ title: 联, writes: 联络人, fact: contact }", "shape")]
    [InlineData("{ title: 联 }", "shape")]
    public void A_column_of_a_table_names_one_thing_that_the_pack_has(string column, string? code)
    {
        var findings = SmallPack.Read(SmallPack.Text(more: $$"""
            form: [ { id: f, title: 表, cite: S 1, writes: { 联络人: { type: text } } } ]
            documents: { 册: { kind: table, title: 册, by: office, cite: S 1, columns: [ {{column}} ] } }
            """)).Findings;

        findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldBe(code is null ? [] : [code], string.Join('\n', findings));
    }

    [Fact]
    public void Materials_nobody_asks_for_are_found()
    {
        var findings = SmallPack.Read(SmallPack.Text(more: "materials: { 证: { ours: 试 } }")).Findings;

        findings.ShouldContain(f => f.Code == "material-unasked");
    }

    [Fact]
    public void A_clause_that_nothing_codes_is_found()
    {
        var text = SmallPack.Text().Replace("\"1\": 全部", "\"1\": 全部, \"2\": 忘了的", StringComparison.Ordinal);

        SmallPack.Read(text).Findings.ShouldContain(f => f.Code == "clause-uncited" && f.What.Contains('2', StringComparison.Ordinal));
    }

    [Fact]
    public void Several_faults_at_once_are_all_reported_in_the_order_of_the_text()
    {
        var findings = SmallPack.Read(SmallPack.Text(
            measures: "measures: { 面积: { sum: 在用.面机 } }",
            stages: SmallPack.Stages.Replace("submit: decide", "submit: nowhere", StringComparison.Ordinal),
            more: "materials: { 证: { ours: 试 } }\nnonsense: 1")).Findings;

        new[] { "unknown-name", "material-unasked", "unknown-key", "stage-unreachable" }.ShouldBeSubsetOf(findings.Select(f => f.Code));
        findings.Select(f => f.Place.Line).ShouldBeInOrder();
    }

    [Fact]
    public void A_fault_inside_an_expression_stands_at_its_own_column()
    {
        var text = SmallPack.Text(measures: "measures:\n  面积: { sum: 在用.面积, where: '面积 > 1 and 面鸡 > 2' }");
        var finding = SmallPack.Read(text).Findings.Single(f => f.Code == "feel");

        var line = text.Split('\n')[finding.Place.Line - 1];
        line[(finding.Place.Column - 1)..].ShouldStartWith("面鸡");
        finding.Nearest.ShouldBe("面积");
    }

    [Fact]
    public void Definitions_that_go_in_a_circle_are_found() =>
        SmallPack.Read(SmallPack.Text(definitions: "definitions: { 在用: { each: 乙方, at: cutoff }, 乙方: { each: 在用 } }")).Findings.ShouldContain(f => f.Code == "cycle");

    [Fact]
    public void What_nothing_uses_is_a_warning() =>
        SmallPack.Read(SmallPack.Text(measures: "measures: { 面积: { sum: 在用.面积 }, 多余: { count: 在用, unit: 间 } }")).Findings
            .Where(f => f.Code == "unused").Select(f => f.What).ShouldBe(["时间窗“一年”没有用到", "度量“多余”没有用到"]);

    [Theory]
    [InlineData("number: \"{year}-{serial:4}\", text: '给{operator}'", null)]
    [InlineData("number: \"{year}\"", "shape")]
    [InlineData("number: \"{yaer}-{serial:4}\"", "unknown-name")]
    [InlineData("number: \"{serial:4}\", text: '给{operater}'", "unknown-name")]
    [InlineData("valid years: 3", "missing")]
    public void A_fault_in_a_certificate_is_found(string keys, string? code)
    {
        var findings = SmallPack.Read(SmallPack.Text(more: $"documents: {{ 证书: {{ kind: certificate, title: 证, by: office, ours: 试, {keys} }} }}")).Findings;

        findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void Chains_too_long_to_follow_are_refused_before_they_are_followed()
    {
        var chain = string.Join("\n", Enumerable.Range(1, 1500).Select(i => $"  量{i}: {{ formula: 量{i + 1} + 1 }}"));

        SmallPack.Read(SmallPack.Text(measures: "measures:\n" + chain)).Findings.ShouldContain(f => f.Code == "too-large");
    }
}
