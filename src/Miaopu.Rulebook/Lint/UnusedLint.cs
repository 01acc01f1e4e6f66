using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Windows, definitions and measures that nothing uses: most often a mistyped name elsewhere.</summary>
internal static class UnusedLint
{
    internal static void Check(PolicyPack pack, FeelScope measureScope, FeelScope conditionScope, FindingList findings)
    {
        var selections = pack.Definitions.Select(d => d.Rows)
            .Concat(pack.Measures.SelectMany(MeasureUses.Selections))
            .Concat(pack.Criteria.SelectMany(c => c.Root.All()).SelectMany(MeasureUses.Selections))
            .ToArray();
        var windows = selections.Select(s => s.Window).Concat(pack.Windows.SelectMany(w => w.Choice?.Either ?? [])).ToHashSet();
        var over = selections.Select(s => s.Over).ToHashSet();
        var measures = MeasureNames(pack, measureScope, conditionScope).ToHashSet();

        Report(pack.Windows.Where(w => !windows.Contains(w.Name)).Select(w => (w.Name, w.Place)), "时间窗", findings);
        Report(pack.Definitions.Where(d => !over.Contains(d.Name)).Select(d => (d.Name, d.Place)), "定义", findings);
        var tables = pack.Measures.Select(m => m.Table).ToHashSet();
        Report(pack.Tables.Where(t => !tables.Contains(t.Name)).Select(t => (t.Name, t.Place)), "决策表", findings);
        Report(pack.Measures.Where(m => !measures.Contains(m.Name)).Select(m => (m.Name, m.Place)), "度量", findings);
    }

    private static IEnumerable<string?> MeasureNames(PolicyPack pack, FeelScope scope, FeelScope conditionScope)
    {
        var compares = pack.Criteria.SelectMany(c => c.Root.All()).OfType<ComparePart>();
        return compares.SelectMany(c => new[] { c.Measure, c.Against.Of })
            .Concat(pack.Criteria.Select(c => c.AppliesIf).Concat(pack.Criteria.SelectMany(c => c.Root.All()).Select(p => p.AppliesIf)).Concat(pack.Adjust.Select(a => a.If))
                .OfType<string>().SelectMany(text => MeasureExpression.NamesIn(text, conditionScope)))
            .Concat(pack.Measures.SelectMany(m => MeasureUses.Of(m, pack, scope)).Select(m => m.Name))
            .Concat(pack.Windows.Select(w => w.Choice?.ChosenBy))
            .Concat(SupportLint.Measures(pack))
            .Concat(SupportLint.Expressions(pack).OfType<string>().SelectMany(text => MeasureExpression.NamesIn(text, scope.With("kind").With("division"))))
            .Concat(pack.Form.SelectMany(s => s.Shows))
            .Concat(pack.Documents.SelectMany(d => d.Columns).Select(c => c.Measure))
            .Concat(ScoringNames.Measures(pack.Scoring, scope));
    }

    private static void Report(IEnumerable<(string Name, Place Place)> unused, string kind, FindingList findings)
    {
        // What a base pack has is its own matter: who extends it need not use all of it.
        foreach (var (name, place) in unused.Where(u => u.Place.File == findings.File))
        {
            findings.Warning(place.Mark, "unused", $"{kind}“{name}”没有用到");
        }
    }
}
