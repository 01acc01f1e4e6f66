using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests;

/// <summary>A small invented pack whose parts a test replaces.</summary>
internal static class SmallPack
{
    internal static readonly Vocabulary Words = Miaopu.Rulebook.Vocabulary.Read(
        """
        vocabulary: small
        ledgers:
          档案: { shape: interval, single: true, fields: { 独立: { type: yes or no }, 开业: { type: date }, 期: { type: list, values: [一年, 上季] } } }
          房间: { shape: interval, key: 名, fields: { 名: { type: text }, 用: { type: list, values: [甲, 乙] }, 面积: { type: number, unit: 平方米, at least: 0 }, 次: { type: number, whole: true } } }
          聚会: { shape: event, key: 名, fields: { 名: { type: text }, 人数: { type: number, unit: 人, at least: 0, at most: 100 }, 结束: { type: date, blank: none } } }
          存量: { shape: stock, key: 名, fields: { 名: { type: text }, 数: { type: number, unit: 件, at least: 0 } } }
          月报: { shape: period figure, fields: { 额: { type: money } } }
        """,
        "small-vocabulary.yaml").Vocabulary;

    internal const string Definitions = "definitions: { 在用: { each: 房间, at: cutoff } }";
    internal const string Measures = "measures: { 面积: { sum: 在用.面积 } }";
    internal const string Criteria = "criteria: [ { id: area, title: 面积, cite: S 1, measure: 面积, at least: 100 } ]";
    internal const string Stages =
        """
        stages:
          prepare: { title: 填报, act: prepare, by: applicant, due: 截止, cite: S 1, ends: { submit: decide, due passed: end 未报 } }
          decide: { title: 决定, act: decide, by: office, cite: S 1, ends: { accept: recognise, refuse: end 不予 } }
          recognise: { title: 登记, act: recognise, by: office, cite: S 1, ends: { done: end 通过 } }
        """;

    internal static string Text(string definitions = Definitions, string measures = Measures, string criteria = Criteria, string stages = Stages, string more = "") =>
        $$"""
        policy: test/small
        title: 小包
        authority: "000000"
        carrier kind: 空间
        award: 名号
        in force: { from: 2021-01-01, ours: 试 }
        dates: { 截止: { cite: S 1 } }
        cutoff: { day: 截止, cite: S 1 }
        sources: { S: { title: 文, issuer: 某, clauses: { "1": 全部 } } }
        windows: { 一年: { months: 12, ours: 试 } }
        bodies:
          applicant: { name: 申请人, relation: applicant, cite: S 1 }
          office: { name: 办公室, relation: round owner, cite: S 1 }
        outcomes: { 通过: granted, 不予: refused, 未报: lapsed }
        {{definitions}}
        {{measures}}
        {{criteria}}
        {{stages}}
        {{more}}
        """;

    internal static PackReading Read(string text) => PackReader.Read(text, "small.yaml", Words);

    internal static PolicyPack Pack(string definitions = Definitions, string measures = Measures, string criteria = Criteria, string more = "")
    {
        var reading = Read(Text(definitions, measures, criteria, more: more));
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    /// <summary>Assesses facts written as YAML, as of 2021-05-14.</summary>
    internal static Assessment Assess(this PolicyPack pack, string facts)
    {
        var reading = SituationReader.Read($"cutoff: 2021-05-14\n{facts}", "facts.yaml", pack);
        return pack.Assess(reading.Situation ?? throw new InvalidOperationException(string.Join('\n', reading.Findings)));
    }
}
