using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Cases;

public sealed class CaseTests
{
    private static readonly PolicyPack Pack = SmallPack.Pack();

    [Fact]
    public void A_case_that_comes_out_otherwise_says_what_came()
    {
        var results = Read(
            """
            cases of: test/small
            cutoff: 2021-05-14
            cases:
              - { id: a, facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 99 } ] }, expect: { area: met }, says: { area: 还差一点 } }
            """).File!.Run(Pack);

        results.Single().Failures.ShouldBe(["面积（area）：应为“达到”，得到“未达到”（面积还差 1 平方米）", "面积（area）：应说“还差一点”，实际说“面积还差 1 平方米”"]);
    }

    [Fact]
    public void A_case_starts_from_another_and_replaces_adds_or_changes_rows()
    {
        var results = Read(
            """
            cases of: test/small
            cutoff: 2021-05-14
            cases:
              - { id: a, facts: { 房间: [ { repeat: 2, 开始日期: 2020-01-01, 名: "东#", 面积: 50 } ] }, expect: { area: met } }
              - { id: b, from: a, set: { 房间: { 面积: 49 } }, expect: { area: not met } }
              - { id: c, from: b, more: { 房间: [ { 开始日期: 2020-01-01, 面积: 2 } ] }, expect: { area: met } }
              - { id: d, from: a, set: { 房间: { 面积: ~ } }, expect: { area: missing data }, says: { area: 缺数据：房间“东1”的面积、房间“东2”的面积 } }
            """).File!.Run(Pack);

        results.SelectMany(r => r.Failures).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ id: a, expect: { aria: met } }", "unknown-name")]
    [InlineData("{ id: a, expect: { area: mett } }", "unknown-name")]
    [InlineData("{ id: a, from: b, expect: { area: met } }", "unknown-name")]
    [InlineData("{ id: a, facts: { 房见: [] }, expect: { area: met } }", "unknown-name")]
    [InlineData("{ id: a, facts: { 房间: [ { 面机: 3 } ] }, expect: { area: met } }", "fact")]
    [InlineData("{ id: a, facts: { 房间: [ { 面积: 许多 } ] }, expect: { area: met } }", "fact")]
    [InlineData("{ id: a, facts: { 房间: [] } }", "missing")]
    [InlineData("{ id: a, expct: { area: met } }", "unknown-key")]
    public void A_fault_in_a_case_is_found(string one, string code)
    {
        var reading = Read($"cases of: test/small\ncutoff: 2021-05-14\ncases:\n  - {one}\n");

        reading.File.ShouldBeNull();
        reading.Findings.ShouldContain(f => f.Code == code && f.Place.Line == 4, string.Join('\n', reading.Findings));
    }

    [Fact]
    public void A_number_that_no_case_holds_on_both_sides_is_found_by_changing_it()
    {
        var cases = Read("cases of: test/small\ncutoff: 2021-05-14\ncases:\n  - { id: a, facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 100 } ] }, expect: { area: met } }\n").File!;

        var perturbed = Perturbation.Run(Pack, SmallPack.Words, cases).Where(p => p.Number.Text == "100").ToArray();

        perturbed.Single(p => p.ChangedTo == "101").Noticed.ShouldBeTrue();
        perturbed.Single(p => p.ChangedTo == "99").Noticed.ShouldBeFalse();
    }

    [Fact]
    public void Facts_for_the_command_line_are_read_like_a_case()
    {
        var reading = SituationReader.Read("facts: { 房间: [ { 开始日期: 2020-01-01, 面积: 100 } ] }", "facts.yaml", Pack, new DateOnly(2021, 5, 14));

        Pack.Assess(reading.Situation!)["area"].Answer.ShouldBe(Answer.Met);
        SituationReader.Read("facts: {}", "facts.yaml", Pack).Findings.ShouldContain(f => f.Code == "missing");
        SituationReader.Read("facts: [", "facts.yaml", Pack).Findings.ShouldContain(f => f.Code == "broken-yaml");
    }

    private static CaseReading Read(string text) => CaseFile.Read(text, "cases.yaml", Pack);
}
