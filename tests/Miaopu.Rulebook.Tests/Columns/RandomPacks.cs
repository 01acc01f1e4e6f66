using System.Text.RegularExpressions;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Columns;

/// <summary>Packs over the small vocabulary that say everything a pack can say, in random mixture.</summary>
internal static partial class RandomPacks
{
    private static readonly string[] Measures =
    [
        "{ count: 在用, unit: 间 }",
        "{ count: 大房, distinct: 名, unit: 间 }",
        "{ count: 久房, unit: 间 }",
        "{ count: 在用, distinct: 月数, unit: 间 }",
        "{ count: 近会, distinct: 名, where: 人数 in [1..60], unit: 场 }",
        "{ count: 收会, unit: 场 }",
        "{ count: 聚会, in: 上年, where: 结束 = null or 结束 > cutoff or 人数 > 20, unit: 场 }",
        "{ count: 存量, at: cutoff, distinct: 数, unit: 件 }",
        "{ count: 在用, weight: { by: 用, 甲: 1, 乙: 0.5 }, unit: 间 }",
        "{ count: 在用, distinct: 名, weight: { by: 用, 甲: 3, else: 1 }, factors: [ { if: 面积 > 20, value: 2 } ], unit: 间 }",
        "{ count: 近会, factors: [ { if: 人数 > 15, value: 0.5 }, { if: 结束 != null, value: 0 } ], unit: 场 }",
        "{ sum: 在用.面积 }",
        "{ sum: 大房.面积, where: 用 = \"乙\" }",
        "{ sum: 近会.人数 }",
        "{ sum: 存量.数, at: cutoff }",
        "{ sum: 月报.额, in: 一年 }",
        "{ sum: 久房.余, where: 余 != 0 }",
        "{ largest: 在用.面积 }",
        "{ largest: 近会.人数, per: 名 }",
        "{ largest: 存量.数, at: cutoff, per: 名 }",
        "{ largest: 月报.额, in: 任选 }",
        "{ streak: 聚会, in: 一年, every: month }",
        "{ streak: 聚会, event: 结束, in: 一年, where: 人数 > 15, every: quarter, gap: unknown }",
        "{ streak: 月报, in: 一年, every: month, gap: unknown }",
        "{ streak: 房间, in: 上年, where: 面积 > 20, every: half year }",
        "{ streak: 房间, at: cutoff, by: 次, unit: 次 }",
        "{ count: 聚会, in: 任选, unit: 场 }",
        "{ count: 选会, where: 人数 > 1, unit: 场 }",
        "{ sum: 选会.人数 }",
        "{ ratio: [ { largest: 房间.面积, at: cutoff, per: 名 }, { sum: 房间.面积, at: cutoff } ] }",
        "{ ratio: [ { count: 在用, where: 用 = \"甲\" }, { count: 在用 } ] }",
        "{ ratio: [ { sum: 房间.面积, at: cutoff, where: 用 = \"甲\" }, { sum: 房间.面积, at: cutoff } ] }",
        "{ ratio: [ { sum: 近会.人数 }, { sum: 存量.数, at: cutoff } ], unit: 比 }",
        "{ value: 档案.独立, at: cutoff }",
        "{ value: 存量.数, at: cutoff }",
        "{ value: 房间.用, at: cutoff }",
        "{ value: 档案.开业, at: cutoff }",
        "{ months since: 档案.开业, at: cutoff }",
        "{ months since: 收会.结束 }",
        "{ formula: 度零 * 2 - 度一 * 0.5 }",
        "{ formula: 'if 度零 > 1 then 度一 else null' }",
        "{ formula: 'max(度零 * 2, 度一) >= 15' }",
        "{ table: 级表 }",
        "{ table: 和表 }",
    ];

    internal static string Text(Random random)
    {
        string Pick(params string[] among) => among[random.Next(among.Length)];
        string Plain() => Pick("0", "1", "2", "15", "20", "24", "60", "500");
        string Number() => random.Next(5) > 0 ? Plain() : Pick("2021-05-14", "2021-05-15") is var turn
            ? $"[ {{ value: {Plain()}, to: {DateOnly.Parse(turn).AddDays(-1):yyyy-MM-dd} }}, {{ value: {Plain()}, from: {turn} }} ]" : "";
        string Compared() => Pick($"at least: {Number()}", $"at most: {Number()}", $"more than: {Number()}", $"less than: {Number()}", "between: [1, 20]", $"between: [ 1, {Number()} ]", "is: true", "is: 甲", "before: 2020-05-14", "since: 2020-05-14");
        string Measure() => Pick("度零", "度一", "度二", "度三", "度四");
        string Part(int depth) => (depth > 2 ? random.Next(6) : random.Next(8)) switch
        {
            0 => $"{{ each: {Pick("在用", "久房", "大房")}, field: {Pick("面积", "用", "名", "开始日期")}, {Compared()}, soft: {Pick("true", "false")} }}",
            1 => $"{{ each: {Pick("近会", "收会")}, test: {Pick("人数 > 1", "结束 != null", "结束 <= cutoff and 人数 >= 15")} }}",
            2 => $"{{ judged by: office, question: 可否{Pick("", ", each: 在用", ", each: 收会")} }}",
            3 when random.Next(3) == 0 => $"{{ measure: {Measure()}, {Compared()}, applies if: {When()} }}",
            3 => $"{{ measure: {Measure()}, one per: {Pick("1", "2", "15")}, of: {Measure()}, round: {Pick("up", "down", "exact")} }}",
            4 or 5 => $"{{ measure: {Measure()}, {Compared()}, soft: {Pick("true", "false", "false")} }}",
            6 => $"{{ all: [ {Part(depth + 1)}, {Part(depth + 1)} ] }}",
            _ => $"{{ any: [ {Part(depth + 1)}, {Part(depth + 1)}, {Part(depth + 1)} ], needed: {Pick("1", "2", "3")}, soft: {Pick("true", "false")} }}",
        };
        var rows = Measures.Where(m => !m.Contains("formula") && !m.Contains("table")).ToArray();
        var numbers = rows.Where(m => !m.Contains("档案.独立") && !m.Contains("房间.用, at") && !m.StartsWith("{ value: 档案.开业", StringComparison.Ordinal)).ToArray();
        var second = Pick(Measures);
        var asked = second.Contains("独立") || second.Contains(">=") ? "度二 = true" : second.Contains("房间.用, at") ? "度二 in 甲类" : "度一 < 60";
        string When() => Pick("度零 > 1", asked, "度一 > 15");
        string Adjust(int i, string to) => $"{{ id: a{i}, title: 改, ours: 试, if: {When()}, to: {to}, round: {Pick("up", "down", "exact")}, {Pick("threshold: -20%", "threshold: +2", "threshold: 15", "judged by: office")} }}";
        string Criterion(int i) => $"{{ id: c{i}, title: 条件, cite: S 1, {Pick("", "", "applies if: 度零 > 1, ", $"applies if: {asked}, ")}{Part(0)[1..]}";
        var criteria = string.Join(", ", Enumerable.Range(0, 4).Select(Criterion));
        var compared = Measured().Matches(criteria).Select(m => m.Groups[1].Value).ToArray();
        var adjusted = Enumerable.Range(0, compared.Length > 0 ? random.Next(3) : 0).Select(i => Adjust(i, Pick(compared))).ToArray();
        return SmallPack.Text(
            definitions: """
            definitions:
              在用: { each: 房间, at: cutoff, fields: { 月数: { months since: 开始日期 } } }
              大房: { each: 在用, where: 面积 >= 60 or 用 = "乙" }
              久房: { each: 房间, at: cutoff, where: 结束日期 = null, fields: { 余: { formula: 'if 用 = "甲" then 面积 - 15 else 0' } } }
              近会: { each: 聚会, in: 一年 }
              选会: { each: 聚会, event: 结束, in: 任选 }
              收会: { each: 聚会, event: 结束, in: 一年, where: 人数 > 1 }
            """,
            measures: $$"""
            measures:
              度零: {{Pick(numbers)}}
              度一: {{Pick(numbers)}}
              度二: {{second}}
              度三: {{Pick(Measures)}}
              度四: {{Pick(Measures)}}
              选期: { value: 档案.期, at: cutoff }
            """,
            criteria: $"criteria: [ {criteria} ]",
            more: (adjusted.Length > 0 ? $"adjust: [ {string.Join(", ", adjusted)} ]\n" : "") + """
            vocabulary: { lists: { 甲类: [甲, 丙] } }
            tables:
              级表:
                { hit: first, ours: 试, inputs: { 零: 度零, 一: 度一 }, outputs: { 级: { type: text } }, otherwise: { 级: 丙 },
                  rules: [ { when: { 零: ">= 2", 一: "> 20" }, then: { 级: 甲 } }, { when: { 零: "< 零 * 2 + 一 * 0.5" }, then: { 级: 乙 } }, { when: { 一: "[1..15]" }, then: { 级: 甲 } } ] }
              和表:
                { hit: collect, collect: sum, ours: 试, inputs: { 零: 度零, 一: 度一 }, outputs: { 额: {} },
                  rules: [ { when: { 零: "> 1" }, then: { 额: 3 } }, { when: { 一: ">= 15" }, then: { 额: { formula: 零 * 2 } } }, { when: { 零: "> 20" }, then: { 额: 5 } } ] }
            """)
            .Replace("windows: { 一年: { months: 12, ours: 试 } }", "windows: { 一年: { months: 12, ours: 试 }, 上年: { months: 12, ending: last year end, ours: 试 }, 上季: { months: 3, ending: last quarter end, ours: 试 }, 任选: { either: [一年, 上季], chosen by: 选期, ours: 试 } }", StringComparison.Ordinal);
    }

    [GeneratedRegex("measure: (度.), (?:at|more|less)")]
    private static partial Regex Measured();
}
