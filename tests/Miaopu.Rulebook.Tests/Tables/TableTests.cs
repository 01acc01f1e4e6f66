using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Tables;

public sealed class TableTests
{
    private const string Measures =
        """
        measures:
          面积: { sum: 在用.面积 }
          间数: { count: 在用, unit: 间 }
          独立: { value: 档案.独立, at: cutoff }
          开业: { value: 档案.开业, at: cutoff }
          结果: { table: 表 }
        """;

    [Fact]
    public void A_unique_table_says_what_its_one_rule_says()
    {
        var pack = Pack(Grade(""" { 面积: "< 100" }, 一般 ; { 面积: "[100..500)" }, 良好 ; { 面积: ">= 500" }, 优秀 """));

        Result(pack, Area(99.99m)).Text.ShouldBe("一般");
        Result(pack, Area(100)).Text.ShouldBe("良好");
        Result(pack, Area(500)).Text.ShouldBe("优秀");
    }

    [Fact]
    public void The_rule_that_decided_is_named_with_its_clause()
    {
        var pack = Pack(Grade(""" { 面积: "< 100" }, 一般, cite: S 1 ; { 面积: ">= 100" }, 优秀 """));

        var hit = Result(pack, Area(20)).Hits.Single();
        (hit.Number, hit.Text, hit.Basis.Cites[0].ToString(), hit.Certain).ShouldBe((1, "第 1 条（面积 < 100） → 一般", "S 1", true));
        Result(pack, Area(200)).Hits.Single().Basis.Ours.ShouldBe("试");
    }

    [Fact]
    public void An_unknown_that_does_not_matter_is_no_obstacle()
    {
        var pack = Pack(Grade(""" { 面积: "< 100" }, 一般 ; { 面积: ">= 100" }, 优秀 """));

        var value = Result(pack, "facts: { 房间: [ { 开始日期: 2020-01-01, 名: a, 面积: 100 }, { 开始日期: 2020-01-01, 名: b } ] }");
        (value.Text, value.Unknown.Count, value.Hits.Single().Certain).ShouldBe(("优秀", 0, true));
    }

    [Fact]
    public void An_unknown_that_matters_gives_the_possible_rules_and_what_is_missing()
    {
        var pack = Pack(Grade(""" { 面积: "< 100" }, 一般 ; { 面积: "[100..500)" }, 良好 ; { 面积: ">= 500" }, 优秀 """));

        var value = Result(pack, "facts: { 房间: [ { 开始日期: 2020-01-01, 名: a, 面积: 100 }, { 开始日期: 2020-01-01, 名: b } ] }");
        value.Text.ShouldBe("未知");
        value.Hits.Select(h => (h.Number, h.Certain)).ShouldBe([(2, false), (3, false)]);
        value.Unknown.Single().Label.ShouldBe("房间“b”的面积");
    }

    [Fact]
    public void Possible_amounts_that_differ_are_an_interval()
    {
        var pack = Pack(Money("unique", """ { 独立: "true" }, 20 ; { 独立: "false" }, 5 """));

        var value = Result(pack, "facts: { 档案: [ { 开始日期: 2020-01-01 } ] }");
        (value.Low, value.High, value.Text).ShouldBe((5m, 20m, "5 元 至 20 元"));
    }

    [Theory]
    [InlineData("first", "", 10, "10 元")]
    [InlineData("first", "", 700, "30 元")]
    [InlineData("collect", "collect: sum, ", 700, "60 元")]
    [InlineData("collect", "collect: sum, ", 10, "10 元")]
    [InlineData("collect", "collect: min, ", 700, "10 元")]
    [InlineData("collect", "collect: max, ", 700, "30 元")]
    [InlineData("collect", "collect: count, ", 700, "3")]
    [InlineData("collect", "", 700, "30、20、10")]
    [InlineData("rule order", "", 300, "20、10")]
    [InlineData("priority", "", 700, "10 元")]
    [InlineData("output order", "", 700, "10、20、30")]
    public void Each_hit_policy_takes_its_own_of_the_rules_that_apply(string hit, string more, int area, string expected)
    {
        var pack = Pack($$"""
            tables:
              表:
                { hit: {{hit}}, {{more}}ours: 试, inputs: { 面积: 面积 }, outputs: { 额: { unit: 元, values: [10, 20, 30] } },
                  rules: [ { when: { 面积: ">= 500" }, then: { 额: 30 } }, { when: { 面积: ">= 200" }, then: { 额: 20 } }, { then: { 额: 10 } } ] }
            """);

        Result(pack, Area(area)).Text.ShouldBe(expected);
    }

    [Fact]
    public void Of_no_rule_a_sum_and_a_count_are_none_and_what_holds_otherwise_is_said()
    {
        Result(Pack(Money("collect, collect: sum", """ { 面积: "> 10" }, 20 """)), Area(5)).Text.ShouldBe("0 元");
        Result(Pack(Money("collect, collect: count", """ { 面积: "> 10" }, 20 """)), Area(5)).Text.ShouldBe("0");
        var other = Result(Pack(Money("unique, otherwise: { 额: 3 }", """ { 面积: "> 10" }, 20 """)), Area(5));
        (other.Text, other.Hits.Single().Text).ShouldBe(("3 元", "其余情形 → 3 元"));
    }

    [Fact]
    public void An_output_may_be_computed_from_the_inputs()
    {
        var pack = Pack(Money("first", """ { 面积: "< 100" }, { formula: 面积 * 2 } ; { }, 500 """));

        Result(pack, Area(30)).Text.ShouldBe("60 元");
        var open = Result(pack, "facts: { 房间: [ { 开始日期: 2020-01-01, 名: b } ] }");
        (open.Low, open.Unknown.Single().Label).ShouldBe((null, "房间“b”的面积"));
    }

    [Fact]
    public void A_test_may_look_at_another_input_and_is_then_asked_in_each_run()
    {
        var pack = Pack(Money("first", """ { 面积: "> 间数 * 100" }, 20 ; { }, 5 """), errors: 0);

        Result(pack, Area(101)).Text.ShouldBe("20 元");
        Result(pack, Area(100)).Text.ShouldBe("5 元");
    }

    [Fact]
    public void Dates_are_tested_by_the_day()
    {
        var pack = Pack(Money("unique", """ { 开业: '< @"2019-01-01"' }, 20 ; { 开业: '[@"2019-01-01"..@"2019-12-31"]' }, 10 ; { 开业: '>= @"2020-01-01"' }, 5 """));

        Result(pack, "facts: { 档案: [ { 开始日期: 2020-01-01, 开业: 2019-12-31 } ] }").Text.ShouldBe("10 元");
        Result(pack, "facts: { 档案: [ { 开始日期: 2020-01-01, 开业: 2020-01-01 } ] }").Text.ShouldBe("5 元");
    }

    [Fact]
    public void A_criterion_holds_a_table_against_a_threshold_and_explains_the_rule()
    {
        var pack = SmallPack.Read(SmallPack.Text(
            measures: Measures,
            criteria: "criteria: [ { id: grade, title: 等级, cite: S 1, measure: 结果, is: 优秀 } ]",
            more: Grade(""" { 面积: "< 100" }, 一般, cite: S 1, reading: 未满即不含 ; { 面积: ">= 100" }, 优秀 """))).Pack!;

        var assessment = pack.Assess($"cutoff: 2021-05-14\n{Area(50)}".Replace("cutoff: 2021-05-14\n", "", StringComparison.Ordinal));
        assessment["grade"].Answer.ShouldBe(Answer.NotMet);
        Miaopu.Rulebook.Explanation.Text(assessment).ShouldContain("规则：表第 1 条（面积 < 100） → 一般  S 1\n");
        Miaopu.Rulebook.Explanation.Text(assessment).ShouldContain("本包的理解：未满即不含");
        Miaopu.Rulebook.Explanation.Json(assessment, indented: false).ShouldContain("\"rules\":[{\"table\":\"表\",\"number\":1,\"when\":\"面积 < 100\",\"then\":\"一般\",\"certain\":true,\"cite\":[\"S 1\"],\"reading\":\"未满即不含\"}]");
    }

    [Fact]
    public void The_numbers_of_tests_and_outputs_are_numbers_of_the_pack() =>
        Pack(Money("first", """ { 面积: "[1.5..200), > 1000" }, 20 ; { }, 3 """)).Numbers.Where(n => n.What.Contains("tables", StringComparison.Ordinal)).Select(n => n.Text).ShouldBe(["1.5", "200", "1000", "20", "3"], ignoreOrder: true);

    internal static PolicyPack Pack(string tables, int errors = 0)
    {
        var reading = SmallPack.Read(Text(tables));
        reading.Findings.Count(f => f.Severity == Severity.Error).ShouldBe(errors, string.Join('\n', reading.Findings));
        return reading.Pack!;
    }

    internal static string Text(string tables) => SmallPack.Text(measures: Measures, more: tables);

    /// <summary>A unique table of grades; rules as "when, then, more ; …".</summary>
    internal static string Grade(string rules) => Table("unique", "等级: { type: text, values: [优秀, 良好, 一般] }", "等级", rules);

    internal static string Money(string hit, string rules) => Table(hit, "额: { unit: 元 }", "额", rules);

    internal static string Table(string hit, string output, string name, string rules) => $$"""
        tables:
          表:
            hit: {{hit.Replace(", ", "\n    ", StringComparison.Ordinal)}}
            ours: 试
            inputs: { 面积: 面积, 间数: { measure: 间数 }, 独立: 独立, 开业: 开业 }
            outputs: { {{output}} }
            rules:
        {{string.Join('\n', rules.Split(" ; ").Select(r => Rule(r, name)))}}
        """;

    private static string Rule(string rule, string output)
    {
        var close = rule.IndexOf('}', StringComparison.Ordinal) + 1;
        var rest = rule[close..].TrimStart(' ', ',');
        var cut = rest.StartsWith('{') ? rest.IndexOf('}', StringComparison.Ordinal) + 1 : rest.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 ? comma : rest.Length;
        return $"      - {{ when: {rule[..close]}, then: {{ {output}: {rest[..cut]} }}{rest[cut..]} }}";
    }

    private static MeasuredValue Result(PolicyPack pack, string facts) => pack.Assess(facts).Measure("结果");

    private static string Area(decimal area) =>
        $"facts: {{ 房间: [ {{ 开始日期: 2020-01-01, 名: a, 面积: {area.ToString(System.Globalization.CultureInfo.InvariantCulture)} }} ], 档案: [ {{ 开始日期: 2020-01-01, 独立: 是, 开业: 2018-01-01 }} ] }}";
}
