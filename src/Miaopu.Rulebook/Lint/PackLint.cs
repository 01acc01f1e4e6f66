namespace Miaopu.Rulebook;

/// <summary>Holds a pack against itself: names, duplicates, units of work, clauses. Names inside rows and FEEL are <see cref="PackProgram"/>'s.</summary>
internal static class PackLint
{
    /// <summary>Words of FEEL, and the day as of which is measured.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        FeelBridge.Cutoff, "and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "function", "true", "false", "null", "item",
    };

    internal static IReadOnlyList<ClauseCoverage> Check(PolicyPack pack, ReadingContext context)
    {
        var findings = context.Findings;
        Duplicates(pack, findings);
        StageGraphLint.Check(pack, findings);
        DeadlineLint.Check(pack, findings);
        NameLint.Check(pack, findings);
        SupportLint.Check(pack, findings);
        EvaluationLint.Check(pack, findings);
        TextLint.Check(pack, findings);
        return Coverage(pack, context);
    }

    private static void Duplicates(PolicyPack pack, FindingList findings)
    {
        Repeated(pack.Criteria.Select(c => (c.Id, c.Place)), "条件编号", findings);
        Repeated(pack.Criteria.SelectMany(c => c.Root.All().Skip(1)).Select(p => (p.Id, p.Place)), "条件部分编号", findings);
        Repeated(pack.Adjust.Select(a => (a.Id, a.Place)), "改动编号", findings);
        Repeated(pack.Form.Select(s => (s.Id, s.Place)), "表单部分编号", findings);
        Repeated(pack.Form.SelectMany(s => s.Writes).Select(f => (f.Id, f.Field.Place)), "填写项编号", findings);
        Repeated(pack.Sanctions.Select(s => (s.Id, s.Place)), "处理规则编号", findings);
        foreach (var measure in pack.Measures.Where(m => Reserved.Contains(m.Name)))
        {
            findings.Error(measure.Place.Mark, "shape", $"“{measure.Name}”在表达式里另有意思，不能用作度量名");
        }

        Repeated(pack.Definitions.Select(d => (d.Name, d.Place)).Where(d => pack.Vocabulary.Find(d.Name) is not null), "定义与台账的名称", findings, first: true);
    }

    private static void Repeated(IEnumerable<(string Id, Place Place)> items, string kind, FindingList findings, bool first = false)
    {
        foreach (var (id, place) in items.GroupBy(i => i.Id).SelectMany(g => g.Skip(first ? 0 : 1)))
        {
            findings.Error(place.Mark, "duplicate", $"{kind}“{id}”重复");
        }
    }

    private static List<ClauseCoverage> Coverage(PolicyPack pack, ReadingContext context)
    {
        var findings = context.Findings;
        var known = pack.Sources.SelectMany(s => s.Clauses.Select(c => new Citation(s.Id, c.Number))).ToHashSet();
        foreach (var (citation, at, _, _) in context.Citations.Where(c => !known.Contains(c.Citation)))
        {
            if (pack.Sources.All(s => s.Id != citation.Source))
            {
                findings.Unknown(at, "文件", citation.Source, pack.Sources.Select(s => s.Id));
            }
            else
            {
                findings.Error(at, "citation", $"“{citation.Source}”没有列出条款“{citation.Clause}”", NearestName.Of(citation.Clause, known.Where(k => k.Source == citation.Source).Select(k => k.Clause)));
            }
        }

        var cited = context.Citations.GroupBy(c => c.Citation).ToDictionary(g => g.Key, g => g
            .Select(c => new CitingItem(c.Item, c.Title, findings.PlaceOf(c.At))).OrderBy(i => i.Place.Line).ThenBy(i => i.Place.Column).ToArray());
        var coverage = pack.Sources
            .SelectMany(s => s.Clauses.Select(c => new ClauseCoverage(s.Id, c, cited.GetValueOrDefault(new Citation(s.Id, c.Number)) ?? [])))
            .ToList();
        foreach (var clause in coverage)
        {
            var at = clause.Clause.Place.Mark;
            var expectsItems = clause.Clause.Fate is ClauseFate.Coded or ClauseFate.ForAPerson;
            if (expectsItems && clause.CitedBy == 0)
            {
                findings.Error(at, "clause-uncited", $"条款“{clause.Source} {clause.Clause.Number}”标为“{clause.Word}”，但没有任何内容引用它");
            }
            else if (!expectsItems && clause.CitedBy > 0)
            {
                findings.Warning(at, "clause-cited", $"条款“{clause.Source} {clause.Clause.Number}”标为“{clause.Word}”，却被引用了 {clause.CitedBy} 次");
            }
        }

        return coverage;
    }
}
