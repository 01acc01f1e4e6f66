using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

/// <summary>Scoring parts in random mixture, and carriers with gaps and the ways to fill them.</summary>
internal static class RandomScores
{
    internal static string Scoring(Random random, string? ties = null)
    {
        string Pick(params string[] among) => among[random.Next(among.Length)];
        ties ??= Pick("include", "exclude");
        var round = Pick("up", "down", "half up");
        string Rule(string measure, string unit) => Pick(
            $"measure: {measure}, points: 1, per: 3 {unit}, max: 20",
            $"measure: {measure}, points: 4, per full: 7 {unit}, above: 5 {unit}, start: 3, max: 20",
            $"measure: {measure}, curve: [[5 {unit}, 2], [20 {unit}, 12], [60 {unit}, 20]], below: 1",
            $"measure: {measure}, steps: {{ 50 {unit}: 20, 20 {unit}: 9, 5 {unit}: 3 }}, else: 1",
            $"measure: {measure}, quantile in: 一起, bands: {{ 20%: 20, 50%: 8 }}, else: 2, round: {round}, ties: {ties}",
            $"measure: {measure}, rank in: 一起, first: 20, step: 3, at least: 4",
            $"measure: {measure}, best in: 一起, points: 20");
        var who = Pick("", "who: 面积 > 3, ");
        var scoring =
            $$"""
            cohorts: { 一起: { {{who}}{{Pick("", "per: 独立, ")}}cite: S 1 } }
            total: { adds up to: 60, at most: {{Pick("60", "55")}}, in: 一起, {{Pick("", "decimals: 1, ", "decimals: 0, ")}}{{Pick("", "then by: [件数], ")}}{{Pick("", "unpublished: { when: 件数 > 40, counted: false, cite: S 1 }, ")}}cite: S 1 }
            indicators:
              - { id: a, title: 一, {{Rule("面积", "平方米")}}, cite: S 1 }
              - id: b
                title: 二
                max: 40
                cite: S 1
                items:
                  - { id: b1, title: 三, {{Rule("人数", "人")}} }
                  - { id: b2, title: 四, {{Rule("件数", "件")}} }
              - { id: plus, title: 五, kind: bonus, if: 独立 = true, points: 5, cite: S 1 }
              - { id: minus, title: 六, kind: deduction, measure: 件数, points: 1, per: 20 件, max: 3, cite: S 1 }
            {{Pick("", "vetoes: [ { id: v, when: 人数 > 80, grade: 丁, counted: false, cite: S 1 } ]", "vetoes: [ { id: v, when: 人数 > 80, grade: 丙, cite: S 1 } ]")}}
            grades:
              - { id: 甲级, score: { at least: 40 }, top: 40%, round: {{round}}, ties: {{ties}}, inherits: [ { when: 面积 > 70 } ], blocked: [ { when: 人数 > 60 } ], cite: S 1 }
              - { id: 乙级, score: { more than: 25 }, share: 50%, round: {{round}}, ties: {{ties}}, {{Pick("", "inherited take places: true, inherits: [ { when: 件数 > 70 } ], ")}}cite: S 1 }
              - { id: 丙, score: { at least: 10 }, cite: S 1 }
              - { id: 丁, cite: S 1 }
            quotas:
              - { id: q, title: 去, base: 一起, share: 30%, round: {{round}}, order: rank, ties: {{ties}}, among: [甲级, 乙级, 丙], cite: S 1 }
              - { id: n, title: 来, base: 一起, number: 2, order: 人数, ties: {{ties}}, needs: { when: 件数 >= 1 }, cite: S 1 }
            """;
        return Pick("", "sets") == "" ? scoring : WithSets(scoring, Rule("人数", "人"), Rule("件数", "件"));
    }

    /// <summary>Some carriers are scored by another group of the same highest score.</summary>
    private static string WithSets(string scoring, string one, string other) => scoring.Replace(
        "  - { id: plus,",
        $$"""
          - id: c
            title: 七
            max: 40
            cite: S 1
            items:
              - { id: c1, title: 八, {{one}} }
              - { id: c2, title: 九, {{other}} }
          - { id: plus,
        """,
        StringComparison.Ordinal) +
        """

        indicator sets:
          大: { who: 面积 > 40, indicators: [b], cite: S 1 }
          自: { who: 独立 = true, indicators: [c], cite: S 1 }
          余: { who: 件数 >= 20, indicators: [b], cite: S 1 }
          零: { who: 件数 < 20 and 面积 < 10, indicators: [c], cite: S 1 }
        """;

    /// <summary>Numbers of a carrier; a null is a gap.</summary>
    internal sealed record Numbers(int? Area, int? People, int? Stock, bool? Own)
    {
        internal static Numbers Any(Random random, int gaps)
        {
            bool Gap() => random.Next(100) < gaps;
            return new Numbers(
                Gap() ? null : random.Next(0, 80), Gap() ? null : random.Next(0, 90), Gap() ? null : random.Next(0, 80), Gap() ? null : random.Next(2) == 0);
        }

        internal Numbers Filled(Random random)
        {
            var any = Any(random, 0);
            return new Numbers(Area ?? any.Area, People ?? any.People, Stock ?? any.Stock, Own ?? any.Own);
        }

        internal Entrant Enter(PolicyPack pack, string id) => pack.Carrier(
            id,
            $$"""
            facts:
              档案: [ { 开始日期: 2020-01-01, 独立: {{Own switch { true => "是", false => "否", _ => "~" }}} } ]
              房间: [ { 开始日期: 2020-01-01, 名: 一, 用: 甲, 面积: {{Text(Area)}} } ]
              聚会: [ { 日期: 2021-01-01, 名: 一, 人数: {{Text(People)}} } ]
              存量: [ { 开始日期: 2021-01-01, 名: 一, 数: {{Text(Stock)}} } ]
            """);

        private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "~";
    }
}
