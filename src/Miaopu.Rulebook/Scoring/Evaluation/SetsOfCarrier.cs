namespace Miaopu.Rulebook;

/// <summary>To which set of indicators a carrier belongs, or can belong while something is unknown.</summary>
internal sealed class SetsOfCarrier
{
    private readonly IReadOnlyList<(IndicatorSet Set, Truth Truth)> _sets;
    private readonly IReadOnlyList<MissingInput> _missing;

    private SetsOfCarrier(IReadOnlyList<(IndicatorSet Set, Truth Truth)> sets, IReadOnlyList<MissingInput> missing) => (_sets, _missing) = (sets, missing);

    internal static SetsOfCarrier Of(ScoringProgram program, IReadOnlyList<IndicatorSet> sets, Assessment assessment)
    {
        var belongs = new List<(IndicatorSet, Truth)>();
        var missing = new List<MissingInput>();
        var before = Truth.False;
        foreach (var set in sets)
        {
            var (fits, lacking) = program.Ask(set.Who, assessment);
            var truth = fits.And(before.Not());
            belongs.Add((set, truth));
            missing.AddRange(truth == Truth.Unknown ? lacking : []);
            before = before.Or(fits);
        }

        return new SetsOfCarrier(belongs, [.. missing.Distinct()]);
    }

    /// <summary>The set, or those it can still be; null where the pack has none.</summary>
    internal SetVerdict? Verdict => _sets.Count == 0 ? null : new SetVerdict([.. _sets.Where(s => s.Truth != Truth.False).Select(s => s.Set)], _sets.Any(s => s.Truth == Truth.Unknown));

    /// <summary>Whether an indicator of the first level can give it points.</summary>
    internal bool MayScore(Indicator indicator) => Scores(indicator) != Truth.False;

    /// <summary>The points of an indicator; from nothing on while it is open whether it is the carrier's.</summary>
    internal ScoreVerdict Of(ScoreVerdict verdict) => Scores(verdict.Indicator) == Truth.True ? verdict : verdict with
    {
        Score = verdict.Score with { Low = 0 },
        Uncut = verdict.Uncut with { Low = 0 },
        Unknown = [.. verdict.Unknown.Union(_missing)],
    };

    private Truth Scores(Indicator indicator)
    {
        var own = _sets.Where(s => s.Set.Indicators.Contains(indicator.Id)).ToArray();
        return own.Length == 0 ? Truth.True : own.Aggregate(Truth.False, (so, s) => so.Or(s.Truth));
    }
}
