using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>One carrier as targets count it.</summary>
/// <param name="Kind">Kind of carrier, as packs name it.</param>
/// <param name="Division">Division code.</param>
/// <param name="Situation">Its facts.</param>
public sealed record CountedCarrier(string Kind, string Division, Situation Situation);

/// <summary>How far a target is.</summary>
/// <param name="Target">The target.</param>
/// <param name="Answer">达到, 未达到, 缺数据; 待认定 for a milestone.</param>
/// <param name="Low">The lowest the figure can be; null for a milestone.</param>
/// <param name="High">The highest the figure can be, null where it has no bound.</param>
/// <param name="Carriers">How many carriers count, those that may count included.</param>
public sealed record TargetProgress(Target Target, Answer Answer, decimal? Low, decimal? High, int Carriers);

/// <summary>A target with its names resolved.</summary>
internal sealed class TargetProgram(Target target, FeelExpression? where, MeasureProgram?[] used, MeasureProgram? measure)
{
    private const string Kind = "kind";
    private const string Division = "division";

    internal static TargetProgram? Compile(Target target, FeelScope scope, IReadOnlyDictionary<string, MeasureProgram> measures, FindingList findings)
    {
        FeelExpression? where = null;
        if (target.WhereText is { } text)
        {
            where = FeelBridge.Parse(text, scope.With(Kind, FeelType.String).With(Division, FeelType.String), findings, FeelType.Boolean);
            if (where is null)
            {
                return null;
            }
        }

        var measure = target.Measure is { } name ? measures.GetValueOrDefault(name) : null;
        if (measure is not null && target.Against is { } against)
        {
            ThresholdLint.Check(against, measure.Measure.Name, measure.Unit, measure.Type, findings);
        }

        return new TargetProgram(target, where, [.. where?.Names.Select(measures.GetValueOrDefault) ?? []], measure);
    }

    internal Target Target => target;

    internal TargetTally Begin() => new(this);

    /// <summary>What one carrier adds: the lowest and the highest, and whether it counts at all.</summary>
    internal (bool Counts, decimal Low, decimal? High) Of(CountedCarrier carrier, Run run)
    {
        var holds = Holds(carrier, run);
        if (holds == Truth.False)
        {
            return (false, 0, 0);
        }

        var (least, most) = measure is null ? (1m, (decimal?)1m) : measure.Value(run) is { } value ? (value.Low ?? 0, value.High) : (0, null);
        return (true, holds == Truth.True ? least : Math.Min(0, least), most);
    }

    private Truth Holds(CountedCarrier carrier, Run run)
    {
        if (where is null)
        {
            return Truth.True;
        }

        var values = where.Names.Select((name, i) => name switch
        {
            Kind => FeelValue.Of(carrier.Kind),
            Division => FeelValue.Of(carrier.Division),
            FeelBridge.Cutoff => FeelValue.Of(run.Cutoff),
            _ => MeasureExpression.ToFeel(used[i]!.Value(run)),
        }).ToArray();
        var value = where.Evaluate(values);
        return value.IsUnknown ? Truth.Unknown : value.TryGetBoolean(out var yes) && yes ? Truth.True : Truth.False;
    }
}

/// <summary>Adds up one target, carrier by carrier, so that a whole place is never held at once.</summary>
internal sealed class TargetTally(TargetProgram program)
{
    private decimal _low;
    private decimal? _high = 0;
    private int _carriers;

    internal void Add(CountedCarrier carrier, Run run)
    {
        if (program.Target.Against is null || program.Of(carrier, run) is not (true, var low, var high))
        {
            return;
        }

        _carriers++;
        _low += low;
        _high += high;
    }

    internal TargetProgress Progress() => program.Target.Against is { } against
        ? new TargetProgress(program.Target, Threshold.Hold(against, new Bounds(_low, _high, FieldValue.Blank), default).Answer, _low, _high, _carriers)
        : new TargetProgress(program.Target, Answer.ForAPerson, null, null, 0);
}
