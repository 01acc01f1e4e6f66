using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

/// <summary>The small pack with a scoring part, and carriers for it.</summary>
internal static class SmallScores
{
    internal const string Measures =
        """
        measures:
          面积: { sum: 在用.面积 }
          件数: { sum: 存量.数, at: cutoff }
          场数: { count: 聚会, in: 一年, unit: 场 }
          人数: { sum: 聚会.人数, in: 一年 }
          独立: { value: 档案.独立, at: cutoff }
        """;

    internal const string Scoring =
        """
        cohorts: { 一起: { cite: S 1 } }
        total: { adds up to: 100, in: 一起, decimals: 1, cite: S 1 }
        indicators:
          - { id: area, title: 大小, measure: 面积, points: 1, per: 10 平方米, max: 40, cite: S 1 }
          - { id: people, title: 人气, measure: 人数, points: 2, per: 1 人, max: 60, cite: S 1 }
        grades:
          - { id: 上, score: { at least: 85 }, top: 50%, round: down, ties: include, cite: S 1 }
          - { id: 中, score: { at least: 60, less than: 85 }, cite: S 1 }
          - { id: 下, cite: S 1 }
        """;

    /// <summary>The small pack's own criteria, with the other measures shown so that none is unused.</summary>
    internal static string Text(string scoring = Scoring, string measures = Measures) =>
        SmallPack.Text(measures: measures, more: $"form: [ {{ id: all, title: 全部, cite: S 1, shows: [件数, 场数, 人数, 独立] }} ]\n{scoring}");

    internal static PolicyPack Pack(string scoring = Scoring, string measures = Measures)
    {
        var reading = SmallPack.Read(Text(scoring, measures));
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    /// <summary>A carrier of facts written as YAML, as of 2021-05-14.</summary>
    internal static Entrant Carrier(this PolicyPack pack, string id, string facts, string? owner = null)
    {
        var reading = EntrantReader.Read($"cutoff: 2021-05-14\n{facts}", "facts.yaml", pack);
        var one = (reading.Entrants ?? throw new InvalidOperationException(string.Join('\n', reading.Findings)))[0];
        return one with { Id = id, Name = id, Operator = owner };
    }

    /// <summary>A carrier of so many square metres and people; null leaves the number unknown.</summary>
    internal static Entrant Sized(this PolicyPack pack, string id, int? area, int? people) => pack.Carrier(
        id, $"facts: {{ 房间: [ {{ 开始日期: 2020-01-01, 名: 一, 用: 甲, 面积: {area?.ToString() ?? "~"} }} ], 聚会: [ {{ 日期: 2021-01-01, 名: 一, 人数: {people?.ToString() ?? "~"} }} ] }}");
}
