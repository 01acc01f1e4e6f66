namespace Miaopu.Rulebook;

/// <summary>Which measures and selections an item names.</summary>
internal static class MeasureUses
{
    /// <summary>The measures that a ratio or formula names; a name inside a formula's text counts where it occurs as text.</summary>
    internal static IEnumerable<Measure> Of(Measure measure, PolicyPack pack)
    {
        foreach (var side in new[] { measure.Numerator, measure.Denominator }.OfType<Measure>())
        {
            if (side.IsReference && pack.Measure(side.Name) is { } known)
            {
                yield return known;
            }
        }

        if (measure.Formula is { } formula)
        {
            foreach (var used in pack.Measures.Where(m => formula.Contains(m.Name, StringComparison.Ordinal) && !HiddenInLonger(m.Name, formula, pack)))
            {
                yield return used;
            }
        }
    }

    internal static IEnumerable<RowSelection> Selections(Measure measure) =>
        new[] { measure.Rows, measure.Numerator?.Rows, measure.Denominator?.Rows }.OfType<RowSelection>();

    internal static IEnumerable<RowSelection> Selections(CriterionPart part) => part switch
    {
        EachPart each => [each.Rows],
        JudgedPart { Rows: { } rows } => [rows],
        _ => [],
    };

    // 在驻数 inside 在驻数占比 is no use of 在驻数.
    private static bool HiddenInLonger(string name, string formula, PolicyPack pack)
    {
        var rest = formula;
        foreach (var longer in pack.Measures.Select(m => m.Name).Where(n => n.Length > name.Length && n.Contains(name, StringComparison.Ordinal)))
        {
            rest = rest.Replace(longer, " ", StringComparison.Ordinal);
        }

        return !rest.Contains(name, StringComparison.Ordinal);
    }
}
