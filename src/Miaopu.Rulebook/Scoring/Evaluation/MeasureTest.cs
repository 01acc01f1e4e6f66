using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>A yes-or-no expression over the measures of an assessment, bound once. A measure that is not exact is an unknown to it.</summary>
internal sealed class MeasureTest
{
    private readonly FeelExpression _expression;
    private readonly int[] _measures;

    private MeasureTest(FeelExpression expression, int[] measures) => (_expression, _measures) = (expression, measures);

    internal static MeasureTest? Bind(YamlText? text, PolicyPack pack, FeelScope scope, FindingList findings)
    {
        if (text is null || FeelBridge.Parse(text, scope, findings, FeelType.Boolean) is not { } expression)
        {
            return null;
        }

        return new MeasureTest(expression, [.. expression.Names.Select(n => n == FeelBridge.Cutoff ? -1 : IndexOf(pack, n))]);
    }

    internal static int IndexOf(PolicyPack pack, string measure)
    {
        for (var i = 0; i < pack.Measures.Count; i++)
        {
            if (pack.Measures[i].Name == measure)
            {
                return i;
            }
        }

        return -1;
    }

    internal (Truth Truth, IReadOnlyList<MissingInput> Missing) Ask(Assessment assessment)
    {
        var values = new FeelValue[_measures.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _measures[i] < 0 ? FeelValue.Of(assessment.Cutoff) : MeasureExpression.ToFeel(assessment.Measures[_measures[i]]);
        }

        var outcome = FeelBridge.FromFeel(_expression.Evaluate(values));
        return outcome.IsUnknown
            ? (Truth.Unknown, outcome.Missing!)
            : (Truths.Of(outcome.Value is { Kind: FieldValueKind.YesNo, IsYes: true }), []);
    }
}
