using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>What rests on the windows, definitions, measures and tables of a pack.</summary>
internal sealed class PackUses(PolicyPack pack)
{
    private readonly FeelScope _scope = MeasureExpression.ScopeOf(pack);
    private readonly Dictionary<string, Definition> _definitions = pack.Definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);

    internal ChangeReach OfWindow(Window window) => OfSelections(s => Chain(s).Any(c => Counts(c, window)));

    internal ChangeReach OfDefinition(Definition definition) => OfSelections(s => Chain(s).Any(c => c.Over == definition.Name));

    internal ChangeReach OfTable(DecisionTable table) => Reach([.. pack.Measures.Where(m => m.Table == table.Name).Select(m => m.Name)], _ => false, named: true);

    internal ChangeReach OfMeasure(Measure measure) => Reach([measure.Name], _ => false, named: false);

    /// <summary>
    /// What a longer window means for the criteria: more rows count, so whoever has to have at least so many has it easier. Unclear where anything but plain
    /// counts and sums of what cannot be negative rests on it.
    /// </summary>
    internal ChangeDirection Longer(Window window)
    {
        var touched = pack.Measures.Where(m => MeasureUses.Selections(m).Any(s => Chain(s).Any(c => Counts(c, window)))).ToArray();
        if (touched.Any(m => !Grows(m) || pack.Measures.Any(other => MeasureUses.Of(other, pack, _scope).Contains(m))))
        {
            return ChangeDirection.Unclear;
        }

        var names = touched.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var asking = pack.Criteria.Where(c => Asks(c, names, s => Chain(s).Any(c => Counts(c, window)))).ToArray();
        var directions = asking.SelectMany(c => c.Root.All().Where(p => MeasureUses.Selections(p).Any(s => Chain(s).Any(c => Counts(c, window)))).Select(_ => ChangeDirection.Unclear)
            .Concat(c.AppliesIf is { } text && MeasureExpression.NamesIn(text, _scope).Any(names.Contains) ? [ChangeDirection.Unclear] : [])
            .Concat(c.Root.All().OfType<ComparePart>().SelectMany(p => More(p, names)))).Distinct().ToArray();
        return directions.Length == 1 ? directions[0] : ChangeDirection.Unclear;
    }

    /// <summary>The selection and those of the definitions it is over.</summary>
    internal IEnumerable<RowSelection> Chain(RowSelection selection)
    {
        for (var current = selection; current is not null; current = _definitions.GetValueOrDefault(current.Over)?.Rows)
        {
            yield return current;
        }
    }

    /// <summary>Whether rows count in the window, or may if it is chosen.</summary>
    private bool Counts(RowSelection selection, Window window) =>
        selection.Window == window.Name || pack.Windows.Any(w => w.Name == selection.Window && w.Choice is { } choice && choice.Either.Contains(window.Name));

    private static IEnumerable<ChangeDirection> More(ComparePart part, HashSet<string> names)
    {
        if (names.Contains(part.Measure))
        {
            yield return Bar.Of(part).Kind switch
            {
                ComparisonKind.AtLeast or ComparisonKind.MoreThan or ComparisonKind.OnePer => ChangeDirection.Looser,
                ComparisonKind.AtMost or ComparisonKind.LessThan => ChangeDirection.Stricter,
                _ => ChangeDirection.Unclear,
            };
        }

        if (Bar.Of(part).Of is { } of && names.Contains(of))
        {
            yield return ChangeDirection.Stricter;
        }
    }

    private bool Grows(Measure measure) => measure is { Kind: MeasureKind.Count, Weights: null } || (measure is { Kind: MeasureKind.Sum, Field: { } name, Rows: { } rows }
        && pack.Vocabulary.Find(Chain(rows).Last().Over)?.Find(name) is { AtLeast: >= 0 });

    private ChangeReach OfSelections(Func<RowSelection, bool> touches) =>
        Reach([.. pack.Measures.Where(m => MeasureUses.Selections(m).Any(touches)).Select(m => m.Name)], touches, named: true);

    private ChangeReach Reach(IReadOnlyList<string> first, Func<RowSelection, bool> touches, bool named)
    {
        var names = first.ToHashSet(StringComparer.Ordinal);
        for (var grown = true; grown;)
        {
            grown = pack.Measures.Where(m => !names.Contains(m.Name) && MeasureUses.Of(m, pack, _scope).Any(u => names.Contains(u.Name))).ToArray() is { Length: > 0 } more
                && more.All(m => names.Add(m.Name));
        }

        bool Names(string? text) => text is not null && MeasureExpression.NamesIn(text, _scope.With("kind").With("division")).Any(names.Contains);
        bool Uses(string? measure) => measure is not null && names.Contains(measure);
        string[] others =
        [
            .. pack.Benefits.Where(b => Names(b.When) || Names(b.Amount?.Formula) || new[] { b.Amount?.By, b.Amount?.Of, b.Amount?.Less, b.Amount?.Received }.Any(Uses)).Select(b => b.Title),
            .. pack.Targets.Where(t => Uses(t.Measure) || Names(t.Where)).Select(t => t.Title),
            .. pack.Scoring.AllIndicators().Where(i => Uses(i.Rule?.Measure) || Names((i.Rule as ConditionPoints)?.Condition.When)).Select(i => i.Title),
            .. pack.Scoring.Cohorts.Where(c => Names(c.Who) || Uses(c.Per)).Select(c => c.Name),
            .. pack.Scoring.Grades.Where(g => g.Inherits.Concat(g.Blocked).Any(c => Names(c.When))).Select(g => g.Id),
            .. pack.Scoring.Vetoes.Where(v => Names(v.Condition.When)).Select(v => v.Condition.Title ?? v.Id),
            .. pack.Scoring.Quotas.Where(q => Uses(q.OrderBy) || Names(q.Needs?.When)).Select(q => q.Title),
        ];
        return new ChangeReach(
            [.. pack.Measures.Where(m => names.Contains(m.Name) && (named || m.Name != first[0])).Select(m => m.Title)],
            [.. pack.Criteria.Where(c => Asks(c, names, touches)).Select(c => c.Title)],
            [.. others.Distinct()]);
    }

    private bool Asks(Criterion criterion, HashSet<string> names, Func<RowSelection, bool> touches) =>
        criterion.Root.All().Any(p => (p is ComparePart compare && (names.Contains(compare.Measure) || (Bar.Of(compare).Of is { } of && names.Contains(of)))) || MeasureUses.Selections(p).Any(touches))
        || criterion.Root.All().Select(p => p.AppliesIf).Append(criterion.AppliesIf).OfType<string>().Any(text => MeasureExpression.NamesIn(text, _scope).Any(names.Contains));
}
