using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>The scoring part of a pack with every name resolved, made once when the pack is read.</summary>
internal sealed class ScoringProgram
{
    private readonly Dictionary<ScoringCondition, MeasureTest> _tests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureTest> _who = new(StringComparer.Ordinal);

    private ScoringProgram(PackProgram pack) => Measures = pack.Measures.ToDictionary(m => m.Measure.Name, StringComparer.Ordinal);

    internal static ScoringProgram Empty { get; } = new(PackProgram.Empty);

    /// <summary>The compiled measures by name: their units, kinds and readings.</summary>
    internal IReadOnlyDictionary<string, MeasureProgram> Measures { get; }

    /// <summary>Binds every expression; what cannot be bound is a finding.</summary>
    internal static ScoringProgram Bind(PolicyPack pack, PackProgram compiled, FindingList findings)
    {
        if (pack.Scoring.IsEmpty)
        {
            return Empty;
        }

        var program = new ScoringProgram(compiled);
        var scope = pack.Measures.Aggregate(FeelScope.Empty.With(FeelBridge.Cutoff, FeelType.Date), (s, m) => s.With(m.Name, program.Measures.GetValueOrDefault(m.Name) is { } measure ? FeelBridge.TypeOf(measure) : FeelType.Any));
        foreach (var condition in ScoringNames.Conditions(pack.Scoring))
        {
            if (MeasureTest.Bind(condition.Text, pack, scope, findings) is { } test)
            {
                program._tests[condition] = test;
            }
        }

        foreach (var cohort in pack.Scoring.Cohorts)
        {
            if (MeasureTest.Bind(cohort.WhoText, pack, scope, findings) is { } test)
            {
                program._who[cohort.Name] = test;
            }
        }

        for (var i = 0; i < pack.Measures.Count; i++)
        {
            program._measures[pack.Measures[i].Name] = i;
        }

        return program;
    }

    internal (Truth Truth, IReadOnlyList<MissingInput> Missing) Ask(ScoringCondition condition, Assessment assessment) => _tests[condition].Ask(assessment);

    internal Truth IsMember(CohortRule cohort, Assessment assessment) => _who.TryGetValue(cohort.Name, out var test) ? test.Ask(assessment).Truth : Truth.True;

    internal MeasuredValue Value(string measure, Assessment assessment) => assessment.Measures[_measures[measure]];
}

/// <summary>What the scoring part of a pack names.</summary>
internal static class ScoringNames
{
    /// <summary>Every yes-or-no question but those of cohorts.</summary>
    internal static IEnumerable<ScoringCondition> Conditions(ScoringRules rules) =>
    [
        .. rules.AllIndicators().Select(i => i.Rule).OfType<ConditionPoints>().Select(r => r.Condition),
        .. rules.Sets.Select(s => s.Who),
        .. rules.Vetoes.Select(v => v.Condition),
        .. rules.Grades.SelectMany(g => g.Inherits.Concat(g.Blocked)),
        .. rules.Quotas.Select(q => q.Needs).OfType<ScoringCondition>(),
        .. new[] { rules.Total?.Unpublished?.Condition }.OfType<ScoringCondition>(),
    ];

    /// <summary>Every measure it names, in expressions too.</summary>
    internal static IEnumerable<string> Measures(ScoringRules rules, FeelScope scope) =>
    [
        .. rules.AllIndicators().Select(i => i.Rule?.Measure).OfType<string>(),
        .. rules.Cohorts.Select(c => c.Per).OfType<string>(),
        .. rules.Total?.ThenBy ?? [],
        .. rules.Quotas.Select(q => q.OrderBy).OfType<string>(),
        .. Conditions(rules).Select(c => c.When).Concat(rules.Cohorts.Select(c => c.Who).OfType<string>()).SelectMany(text => MeasureExpression.NamesIn(text, scope)),
    ];
}
