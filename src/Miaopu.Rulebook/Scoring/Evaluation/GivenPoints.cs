namespace Miaopu.Rulebook;

/// <summary>The mean of what people gave, without the highest and lowest. While some have not scored, it lies between the means if they gave nothing or everything.</summary>
internal static class GivenPoints
{
    internal static (ScoreInterval Points, IReadOnlyList<ExpertScore> Given, IReadOnlyList<ExpertScore> Dropped) Of(ExpertPoints rule, IEnumerable<ExpertScore> scores, decimal max)
    {
        var given = scores.OrderByDescending(s => s.Score).ThenBy(s => s.Expert, StringComparer.Ordinal).ToArray();
        var missing = Math.Max(0, rule.Needed - given.Length);
        var values = given.Select(s => Math.Clamp(s.Score, 0, max)).ToArray();
        var points = new ScoreInterval(
            Mean(rule, [.. values, .. Enumerable.Repeat(0m, missing)]),
            Mean(rule, [.. Enumerable.Repeat(max, missing), .. values]));
        var dropped = missing > 0 ? [] : given.Take(rule.DropHighest).Concat(given.TakeLast(rule.DropLowest)).ToArray();
        return (points, given, dropped);
    }

    /// <param name="rule">The rule.</param>
    /// <param name="falling">At least as many as are needed, the highest first.</param>
    private static decimal Mean(ExpertPoints rule, decimal[] falling)
    {
        var left = falling[rule.DropHighest..^rule.DropLowest];
        return Fractions.To(left.Sum() / left.Length, rule.Decimals, FractionRounding.HalfUp);
    }
}
