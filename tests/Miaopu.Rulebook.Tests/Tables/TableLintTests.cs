using FsCheck;
using FsCheck.Fluent;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Tables;

public sealed class TableLintTests
{
    [Theory]
    [InlineData(""" { 面积: "< 500" }, 一般 ; { 面积: "> 500" }, 优秀 """, "table-gap", "面积 = 500 时没有规则")]
    [InlineData(""" { 面积: "<= 500" }, 一般 ; { 面积: ">= 500" }, 优秀 """, "table-overlap", "面积 = 500 时第 1 条和第 2 条都适用")]
    [InlineData(""" { 面积: "[0..84]" }, 一般 ; { 面积: "[85..100]" }, 良好 ; { 面积: "> 100" }, 优秀 """, "table-gap", "面积 = 84.5 时没有规则")]
    [InlineData(""" { 间数: "<= 4" }, 一般 ; { 间数: ">= 6" }, 优秀 """, "table-gap", "间数 = 5 时没有规则")]
    [InlineData(""" { 独立: "true", 面积: ">= 500" }, 优秀 ; { 独立: "false" }, 一般 """, "table-gap", "面积 = 0、独立 = 是 时没有规则")]
    [InlineData(""" { 独立: "true" }, 优秀 """, "table-gap", "独立 = 否 时没有规则")]
    [InlineData(""" { 独立: "true" }, 优秀 ; { }, 一般 """, "table-overlap", "独立 = 是 时第 1 条和第 2 条都适用")]
    [InlineData(""" { 开业: '<= @"2020-02-28"' }, 优秀 ; { 开业: '>= @"2020-03-01"' }, 一般 """, "table-gap", "开业 = 2020-02-29 时没有规则")]
    [InlineData(""" { 面积: '"大"' }, 优秀 ; { }, 一般 """, "type", "输入“面积”是数")]
    [InlineData(""" { 面积: '500 up' }, 优秀 ; { }, 一般 """, "feel", "文字要写在双引号里")]
    [InlineData(""" { 面积: '[9..1]' }, 优秀 ; { }, 一般 """, "feel", "区间的起点不能大于终点")]
    [InlineData(""" { 面基: '> 1' }, 优秀 """, "unknown-name", "没有名为“面基”的输入")]
    [InlineData(""" { }, 特好 """, "unknown-name", "没有名为“特好”的输出值")]
    public void A_fault_in_a_table_is_told_with_a_situation_that_shows_it(string rules, string code, string sentence)
    {
        var findings = SmallPack.Read(TableTests.Text(TableTests.Grade(rules))).Findings;

        findings.ShouldContain(f => f.Code == code && f.Severity == Severity.Error && f.What.Contains(sentence, StringComparison.Ordinal), string.Join('\n', findings));
    }

    [Theory]
    [InlineData(""" { 间数: "<= 4" }, 一般 ; { 间数: ">= 5" }, 优秀 """)]
    [InlineData(""" { 间数: "0" }, 一般 ; { 间数: "not(0)" }, 优秀 """)]
    [InlineData(""" { 独立: "true", 面积: ">= 500" }, 优秀 ; { 独立: "true", 面积: "< 500" }, 良好 ; { 独立: "false" }, 一般 """)]
    [InlineData(""" { 面积: "< 10, > 20" }, 一般 ; { 面积: "[10..20]" }, 优秀 """)]
    public void A_table_without_fault_has_no_finding(string rules) =>
        SmallPack.Read(TableTests.Text(TableTests.Grade(rules))).Findings.Where(f => f.Code.StartsWith("table", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Any_allows_rules_that_agree_and_first_finds_those_that_never_come()
    {
        Findings(TableTests.Money("any", """ { 面积: ">= 10" }, 5 ; { 面积: ">= 0" }, 5 """)).ShouldBeEmpty();
        Findings(TableTests.Money("any", """ { 面积: ">= 10" }, 6 ; { 面积: ">= 0" }, 5 """)).Single().What.ShouldContain("面积 = 10 时第 1 条和第 2 条都适用，结果却不同");
        Findings(TableTests.Money("first", """ { }, 5 ; { 面积: "> 3" }, 6 """)).Single().What.ShouldContain("第 2 条永远轮不到");
        Findings(TableTests.Money("collect, collect: sum", """ { 面积: "> 3" }, 6 """)).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_checked_is_said() =>
        Findings(TableTests.Money("first", """ { 面积: "> 间数 * 20" }, 6 ; { }, 5 """)).Single().Code.ShouldBe("table-unchecked");

    [Fact]
    public void A_table_of_many_inputs_and_rules_is_checked_or_given_up_in_bounded_work()
    {
        var inputs = string.Join(", ", Enumerable.Range(1, 30).Select(i => $"量{i}: 面积"));
        var rules = string.Join("\n", Enumerable.Range(1, 300).Select(i => $"      - {{ when: {{ {string.Join(", ", Enumerable.Range(1, 30).Select(k => $"量{k}: \"[{(i * k) % 17}..{((i * k) % 17) + 9}]\""))} }}, then: {{ 额: {i} }} }}"));

        Findings($"tables:\n  表:\n    hit: unique\n    ours: 试\n    inputs: {{ {inputs} }}\n    outputs: {{ 额: {{}} }}\n    rules:\n{rules}").ShouldNotBeEmpty();
    }

    /// <summary>The check says of a random table what asking at every point says.</summary>
    [Fact]
    public void Gaps_and_overlaps_are_those_that_trying_every_number_finds()
    {
        var test = Gen.OneOf(
            Gen.Choose(0, 9).Select(n => $"< {n}"),
            Gen.Choose(0, 9).Select(n => $">= {n}"),
            Gen.Choose(0, 9).Select(n => $"not({n})"),
            Gen.Choose(0, 9).Zip(Gen.Choose(0, 9)).Select(t => $"({Math.Min(t.Item1, t.Item2)}..{Math.Max(t.Item1, t.Item2)}]"),
            Gen.Constant("-"));
        var rule = test.Zip(test);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(rule.ListOf(3).ToArbitrary(), rules =>
        {
            var text = TableTests.Money("unique", string.Join(" ; ", rules.Select((r, i) => $$""" { 面积: "{{r.Item1}}", 间数: "{{r.Item2}}" }, {{i}} """)));
            var found = Findings(text).Select(f => f.Code).ToHashSet();
            var counts = (from x in Enumerable.Range(0, 21) from y in Enumerable.Range(0, 11) select rules.Count(r => Meets(r.Item1, x / 2m) && Meets(r.Item2, y))).ToArray();
            return found.Contains("table-gap") == counts.Contains(0) && found.Contains("table-overlap") == counts.Any(c => c > 1);
        }));
    }

    private static bool Meets(string test, decimal value)
    {
        Miaopu.Feel.FeelExpression.TryParseUnaryTests(test, Miaopu.Feel.FeelScope.Empty, out var expression, out _);
        return expression!.Test(Miaopu.Feel.FeelValue.Of(value), Miaopu.Feel.FeelInputs.None) == Miaopu.Feel.FeelValue.True;
    }

    private static IReadOnlyList<Finding> Findings(string tables) =>
        [.. SmallPack.Read(TableTests.Text(tables)).Findings.Where(f => f.Code.StartsWith("table", StringComparison.Ordinal) || f.Severity == Severity.Error)];
}
