using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Which measures and selections an item names.</summary>
internal static class MeasureUses
{
    /// <summary>The measures that a ratio or formula names.</summary>
    internal static IEnumerable<Measure> Of(Measure measure, PolicyPack pack, FeelScope scope)
    {
        foreach (var side in new[] { measure.Numerator, measure.Denominator }.OfType<Measure>())
        {
            if (side.IsReference && pack.Measure(side.Name) is { } known)
            {
                yield return known;
            }
        }

        var formulas = new List<string?> { measure.Formula };
        foreach (var input in pack.Tables.FirstOrDefault(t => t.Name == measure.Table)?.Inputs ?? [])
        {
            formulas.Add(input.Formula);
            if (input.Measure is { } name && pack.Measure(name) is { } known)
            {
                yield return known;
            }
        }

        foreach (var used in formulas.OfType<string>().SelectMany(f => MeasureExpression.NamesIn(f, scope)).Select(pack.Measure).OfType<Measure>())
        {
            yield return used;
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
}
