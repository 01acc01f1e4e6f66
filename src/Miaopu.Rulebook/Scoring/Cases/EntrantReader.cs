namespace Miaopu.Rulebook;

/// <summary>Carriers read from text, and what is wrong with it.</summary>
/// <param name="Entrants">The carriers; null when a finding is an error.</param>
/// <param name="Settled">What officers settled.</param>
/// <param name="Findings">In the order of the text.</param>
public sealed record EntrantReading(IReadOnlyList<Entrant>? Entrants, IReadOnlyList<SettledClaim> Settled, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads carriers that are evaluated together: <c>carriers</c>, each with the keys of a situation and with <c>operator</c> and <c>scored</c>. A file without them is one carrier.
/// </summary>
public static class EntrantReader
{
    private const int MostRepeated = 1_000;

    /// <summary>Reads a file of facts. A cutoff in the file gives way to <paramref name="cutoff"/>.</summary>
    public static EntrantReading Read(string text, string fileName, PolicyPack pack, DateOnly? cutoff = null)
    {
        var findings = new FindingList(fileName);
        if (YamlReader.Read(text, findings) is not { } root)
        {
            return new EntrantReading(null, [], findings.InOrder());
        }

        var section = new Section(root, "facts", new ReadingContext(findings), RatingCaseKeys.File);
        var written = section.Has(ExpectationKeys.Carriers);
        var shared = Facts.Read(section, pack, Facts.None);
        shared = shared with { Cutoff = cutoff ?? shared.Cutoff };
        if (shared.Cutoff is null)
        {
            findings.Error(section.At, "missing", "缺少“cutoff”：统计到哪一天");
        }

        var read = new Dictionary<string, Facts>(StringComparer.Ordinal);
        var entrants = written ? section.List(ExpectationKeys.Carriers).SelectMany(below => Listed(below, pack, shared, read)).ToList() : [One(section, pack, shared, "carrier")];
        Twice(entrants, section);
        var settled = Settled(section, pack);
        section.Done();
        return new EntrantReading(findings.HasErrors ? null : entrants, settled, findings.InOrder());

        static IReadOnlyList<Entrant> Listed(Section below, PolicyPack pack, Facts shared, Dictionary<string, Facts> read)
        {
            var entrants = Members(below, pack, shared, read);
            below.Done();
            return entrants;
        }
    }

    /// <summary>
    /// One of several carriers, or as many as <c>repeat</c> says, # in the id being the number. It starts from a carrier before it, or from what they share.
    /// </summary>
    internal static IReadOnlyList<Entrant> Members(Section section, PolicyPack pack, Facts shared, Dictionary<string, Facts> read)
    {
        var before = shared;
        if (section.Scalar(RatingCaseKeys.From) is { } from)
        {
            if (read.TryGetValue(from.Text, out var known))
            {
                before = known with { Cutoff = shared.Cutoff };
            }
            else
            {
                section.Findings.Unknown(from.At, "前面的案例或载体", from.Text, read.Keys);
            }
        }

        var facts = Facts.Read(section, pack, before);
        var id = section.Text(RatingCaseKeys.Id);
        read[id] = facts;
        var one = One(section, pack, facts, id) with { Name = section.TextOrNull(RatingCaseKeys.Name) ?? id, Operator = section.TextOrNull(RatingCaseKeys.Operator) };
        if (section.Whole(RatingCaseKeys.Repeat, counted: false) is not { } repeat)
        {
            return [one];
        }

        if (!id.Contains('#', StringComparison.Ordinal) || repeat is < 1 or > MostRepeated)
        {
            section.Findings.Error(section.MarkOf(RatingCaseKeys.Repeat), "shape", $"重复的载体编号里要有 #，次数在 1 到 {MostRepeated} 之间");
            return [one];
        }

        return [.. Enumerable.Range(1, repeat).Select(n => one with { Id = Numbered(id, n), Name = Numbered(one.Name, n) })];
    }

    private static string Numbered(string text, int n) => text.Replace("#", $"{n}", StringComparison.Ordinal);

    /// <summary>The carrier that a section describes, whose facts are read already.</summary>
    internal static Entrant One(Section section, PolicyPack pack, Facts facts, string id) =>
        new(id, id, null, facts.ToSituation(pack, section.Findings)) { Scores = facts.Scores };

    internal static void Twice(IReadOnlyList<Entrant> entrants, Section section)
    {
        foreach (var id in entrants.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            section.Findings.Error(section.MarkOf(ExpectationKeys.Carriers), "duplicate", $"载体“{id}”重复");
        }
    }

    internal static List<SettledClaim> Settled(Section section, PolicyPack pack)
    {
        var settled = new List<SettledClaim>();
        foreach (var below in section.List(ExpectationKeys.Settled))
        {
            var ledger = below.Text(ExpectationKeys.Ledger);
            if (pack.Scoring.Exclusives.All(e => e.Ledger != ledger))
            {
                section.Findings.Unknown(below.MarkOf(ExpectationKeys.Ledger), "独占台账", ledger, pack.Scoring.Exclusives.Select(e => e.Ledger));
            }

            var heir = below.Text(ExpectationKeys.For);
            settled.Add(new SettledClaim(ledger, below.Text(ExpectationKeys.Is), heir == "none" ? null : heir, "案例", below.TextOrNull(ExpectationKeys.Why) ?? ""));
            below.Done();
        }

        return settled;
    }
}
