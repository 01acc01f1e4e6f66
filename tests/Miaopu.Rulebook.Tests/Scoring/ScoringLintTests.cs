using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Scoring;

public sealed class ScoringLintTests
{
    [Fact]
    public void The_small_pack_itself_has_no_finding() => SmallPack.Read(SmallScores.Text()).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("less than: 85", "at most: 84", "gap", "得分 84.5 没有等级")]
    [InlineData("less than: 85", "at most: 85", "overlap", "得分 85 同时属于两档")]
    [InlineData("less than: 85", "less than: 90", "overlap", "重叠")]
    [InlineData("{ at least: 60, less than: 85 }", "{ at least: 90 }", "band", "从高到低")]
    [InlineData("{ id: 下, cite: S 1 }", "{ id: 下, score: { at least: 10 }, cite: S 1 }", "gap", "得分 0 没有等级")]
    [InlineData("{ id: 下, cite: S 1 }", "{ id: 下, share: 40%, round: up, ties: include, cite: S 1 }", "gap", "还有名次、占比或限制条件")]
    [InlineData("at least: 85", "at least: 101", "band", "总分最高只有 100")]
    [InlineData("top: 50%", "top: 150%", "range", "0% 到 100%")]
    [InlineData("max: 40", "max: 41", "sum", "合计 101 分（41 + 60）")]
    [InlineData("max: 40", "max: 40, weight: 90%", "sum", "合计 96 分（40×90% + 60）")]
    [InlineData("measure: 人数", "measure: 人数目", "unknown-name", "没有名为“人数目”的度量")]
    [InlineData("per: 10 平方米", "per: 10 人", "unit", "单位是“人”")]
    [InlineData("per: 10 平方米", "per: 0 平方米", "range", "应大于 0")]
    [InlineData("points: 2, per: 1 人, max: 60", "curve: [[10 人, 5], [5 人, 60]], below: 0", "curve", "从小到大")]
    [InlineData("points: 2, per: 1 人, max: 60", "curve: [[5 人, 60], [10 人, 5]], below: 0", "curve", "falling: true")]
    [InlineData("points: 2, per: 1 人, max: 60", "steps: { 10 人: 20, 20 人: 60 }, else: 0", "steps", "从大到小")]
    [InlineData("points: 2, per: 1 人, max: 60", "quantile in: 一起, bands: { 20%: 60, 120%: 10 }, else: 0, round: up, ties: include", "quantile", "0% 到 100%")]
    [InlineData("points: 2, per: 1 人, max: 60", "quantile in: 一起, bands: { 20%: 60, 50%: 61 }, else: 0, round: up, ties: include", "quantile", "逐档降低")]
    [InlineData("points: 2, per: 1 人, max: 60", "rank in: 一齐, first: 60, step: 5", "unknown-name", "没有名为“一齐”的参评范围")]
    [InlineData("points: 2, per: 1 人, max: 60", "scored by: judges, needed: 3, max: 60", "unknown-name", "没有名为“judges”的机构角色")]
    [InlineData("in: 一起, decimals: 1, ", "decimals: 1, ", "missing", "在哪个参评范围内")]
    [InlineData("{ 一起: { cite: S 1 } }", "{ 一起: { cite: S 1 }, 另外: { cite: S 1 } }", "unused", "参评范围“另外”没有用到")]
    [InlineData("{ 一起: { cite: S 1 } }", "{ 一起: { who: 场数 >, cite: S 1 } }", "feel", "表达式有误")]
    [InlineData("{ 一起: { cite: S 1 } }", "{ 一起: { frozen at: 截至, cite: S 1 } }", "unknown-name", "没有名为“截至”的日期")]
    [InlineData("{ 一起: { cite: S 1 } }", "{ 一起: {} }", "no-basis", "没有写依据")]
    [InlineData("in: 一起, decimals: 1, ", "in: 一起, decimals: 1, then by: [独立], ", "type", "“独立”不是数")]
    public void A_fault_in_the_scoring_part_is_found_where_it_stands(string right, string wrong, string code, string what)
    {
        SmallScores.Scoring.ShouldContain(right);
        var text = SmallScores.Text(SmallScores.Scoring.Replace(right, wrong, StringComparison.Ordinal));

        var findings = SmallPack.Read(text).Findings;

        var found = findings.FirstOrDefault(f => f.Code == code && f.What.Contains(what, StringComparison.Ordinal));
        found.ShouldNotBeNull(string.Join('\n', findings));
        text.Split('\n')[found.Place.Line - 1].Length.ShouldBeGreaterThanOrEqualTo(found.Place.Column);
        found.Place.Line.ShouldBeGreaterThan(text[..text.IndexOf("cohorts:", StringComparison.Ordinal)].Count(c => c == '\n'));
    }

    [Fact]
    public void Whole_scores_leave_no_gap_between_84_and_85() =>
        SmallPack.Read(SmallScores.Text(SmallScores.Scoring.Replace("less than: 85", "at most: 84", StringComparison.Ordinal).Replace("decimals: 1", "decimals: 0", StringComparison.Ordinal)))
            .Findings.ShouldBeEmpty();
}
