namespace Miaopu.Rulebook;

/// <summary>A situation read from text, and what is wrong with it.</summary>
/// <param name="Situation">The situation; null when a finding is an error.</param>
/// <param name="Findings">In the order of the text.</param>
public sealed record SituationReading(Situation? Situation, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads facts: <c>cutoff</c>, <c>known at</c>, <c>facts</c> (rows by ledger) and <c>judged</c>. The same form serves a case and a file given to the command line.
/// </summary>
public static class SituationReader
{
    /// <summary>Reads a file of facts. A cutoff in the file gives way to <paramref name="cutoff"/>.</summary>
    public static SituationReading Read(string text, string fileName, PolicyPack pack, DateOnly? cutoff = null)
    {
        var findings = new FindingList(fileName);
        if (YamlReader.Read(text, findings) is not { } root)
        {
            return new SituationReading(null, findings.InOrder());
        }

        var section = new Section(root, "facts", new ReadingContext(findings), CaseKeys.Situation);
        var facts = Facts.Read(section, pack, Facts.None);
        section.Done();
        if ((cutoff ?? facts.Cutoff) is not { } day)
        {
            findings.Error(section.At, "missing", "缺少“cutoff”：统计到哪一天");
            return new SituationReading(null, findings.InOrder());
        }

        var situation = (facts with { Cutoff = day }).ToSituation(pack, findings);
        return new SituationReading(findings.HasErrors ? null : situation, findings.InOrder());
    }
}
