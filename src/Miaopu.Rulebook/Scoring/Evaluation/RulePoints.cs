namespace Miaopu.Rulebook;

/// <summary>
/// The points that a rule gives for a measured value. Of an interval all points that any value in it gives lie between the two ends; rules need not rise.
/// </summary>
internal static class RulePoints
{
    // Beyond any sum of money or people; keeps products inside decimal.
    private const decimal Largest = 1_000_000_000_000m;

    internal static ScoreInterval Of(ScoreRule rule, MeasuredValue value)
    {
        var low = Math.Clamp(value.Low ?? -Largest, -Largest, Largest);
        var high = Math.Clamp(value.High ?? Largest, -Largest, Largest);
        return rule switch
        {
            CurvePoints curve => Looked(low, high, curve.Points.Select(p => p.At), x => At(curve, x)),
            StepPoints steps => Looked(low, high, steps.Steps.Select(s => s.At), x => At(steps, x)),
            UnitPoints unit => Looked(low, high, [unit.Above], x => At(unit, x)),
            _ => throw new InvalidOperationException($"{rule.GetType().Name} needs more than a value"),
        };
    }

    /// <summary>A rule changes its direction only at its own points, and jumps only when one of them is reached.</summary>
    private static ScoreInterval Looked(decimal low, decimal high, IEnumerable<decimal> points, Func<decimal, (decimal Here, decimal Before)> at)
    {
        var first = at(low).Here;
        var (least, most) = (first, first);
        foreach (var point in points.Where(p => p > low && p <= high).Append(high).Distinct())
        {
            var (here, before) = at(point);
            before = point > low ? before : here;
            (least, most) = (Math.Min(least, Math.Min(here, before)), Math.Max(most, Math.Max(here, before)));
        }

        return new ScoreInterval(least, most);
    }

    private static (decimal Here, decimal Before) At(UnitPoints unit, decimal x)
    {
        if (x < unit.Above)
        {
            return (0, 0);
        }

        // multiplied before it is divided, so that thirds come out even where they can
        var times = x - unit.Above;
        var points = unit.Start + (unit.Full ? decimal.Floor(times / unit.Per) * unit.Points : times * unit.Points / unit.Per);
        return (points, x == unit.Above ? 0 : points);
    }

    private static (decimal Here, decimal Before) At(CurvePoints curve, decimal x)
    {
        var points = curve.Points;
        if (x < points[0].At)
        {
            return (curve.Below, curve.Below);
        }

        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            if (x < to.At)
            {
                var here = from.Points + ((to.Points - from.Points) * (x - from.At) / (to.At - from.At));
                return (here, x == points[0].At ? curve.Below : here);
            }
        }

        return (points[^1].Points, points[^1].Points);
    }

    private static (decimal Here, decimal Before) At(StepPoints steps, decimal x)
    {
        decimal? here = null;
        foreach (var step in steps.Steps)
        {
            if (here is null && x >= step.At)
            {
                here = step.Points;
                if (x > step.At)
                {
                    return (step.Points, step.Points);
                }
            }
            else if (here is not null)
            {
                return (here.Value, step.Points);
            }
        }

        return (here ?? steps.Else, steps.Else);
    }
}
