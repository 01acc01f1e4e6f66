namespace Miaopu.Rulebook;

/// <summary>Works out the points of indicators for every entrant; the order of a measure in a cohort is worked out once for all.</summary>
internal sealed class IndicatorScores(
    ScoringProgram program, IReadOnlyList<Entrant> entrants, IReadOnlyList<Assessment> assessments, IReadOnlyDictionary<string, CohortMembers> cohorts, bool alone)
{
    /// <summary>What is not known of a carrier that is rated by itself.</summary>
    private static readonly MissingInput Others = new("", null, null, "与其他参评载体的比较");

    private readonly Dictionary<(string Measure, string Cohort, bool LowIsBetter), Standing> _standings = [];
    private readonly Dictionary<(string Measure, string Cohort, string Class), Highest> _highest = [];

    /// <summary>Ordinary points and bonus less deductions, each with its weight.</summary>
    internal static ScoreInterval Sum(IEnumerable<ScoreVerdict> verdicts)
    {
        var sum = ScoreInterval.Of(0);
        foreach (var verdict in verdicts)
        {
            var points = verdict.Score.Times(verdict.Indicator.Weight);
            sum = verdict.Indicator.Kind == IndicatorKind.Deduction ? sum - points : sum + points;
        }

        return sum;
    }

    internal ScoreVerdict Of(Indicator indicator, int i, Basis above)
    {
        var basis = indicator.Basis.IsStated ? indicator.Basis : above with { Reading = indicator.Basis.Reading };
        var verdict = indicator.Rule is { } rule ? Ruled(indicator, rule, basis, i) : Group(indicator, basis, i);
        return verdict with { Score = verdict.Uncut.Within(0, Math.Max(0, indicator.Max)) };
    }

    private ScoreVerdict Group(Indicator indicator, Basis basis, int i)
    {
        var items = indicator.Items.Select(item => Of(item, i, basis)).ToArray();
        return Start(indicator, basis, Sum(items)) with { Items = items };
    }

    private ScoreVerdict Ruled(Indicator indicator, ScoreRule rule, Basis basis, int i)
    {
        switch (rule)
        {
            case ConditionPoints condition:
                var (truth, missing) = program.Ask(condition.Condition, assessments[i]);
                return Start(indicator, basis, new ScoreInterval(truth == Truth.True ? condition.Points : Math.Min(0, condition.Points), truth == Truth.False ? 0 : condition.Points)) with
                {
                    Rule = ScoreWording.Rule(rule, null), Unknown = missing,
                };
            case ExpertPoints experts:
                var (points, given, dropped) = GivenPoints.Of(experts, entrants[i].Scores.Where(s => s.Indicator == indicator.Id), indicator.Max);
                var waiting = experts.Needed - given.Count;
                return Start(indicator, basis, points) with
                {
                    Rule = ScoreWording.Rule(rule, null), Given = given, Dropped = dropped,
                    Unknown = waiting > 0 ? [new MissingInput("", null, null, $"{indicator.Title}还有 {waiting} 人没有打分")] : [],
                };
            default:
                return Measured(indicator, rule, basis, i);
        }
    }

    private ScoreVerdict Measured(Indicator indicator, ScoreRule rule, Basis basis, int i)
    {
        var value = program.Value(rule.Measure!, assessments[i]);
        if (alone && rule is RelativePoints)
        {
            // who has nothing is nobody's best
            var open = rule is BestPoints ? new ScoreInterval(0, value.High <= 0 ? 0 : rule.Highest!.Value) : new ScoreInterval(rule.Lowest, rule.Highest ?? indicator.Max);
            return Start(indicator, basis, open) with
            {
                Value = value, Rule = ScoreWording.Rule(rule, value.Unit), Readings = program.Measures[rule.Measure!].Readings, Unknown = [.. value.Unknown, Others],
            };
        }

        var placement = rule is RelativePoints relative ? Standing(relative).Of(i) : (Placement?)null;
        var points = rule switch
        {
            QuantilePoints quantile => Quantile(quantile, placement!.Value),
            RankPoints rank => new ScoreInterval(OfRank(rank, placement!.Value.Worst), OfRank(rank, placement.Value.Best)),
            BestPoints best => OfHighest(best, value, i),
            _ => RulePoints.Of(rule, value),
        };
        return Start(indicator, basis, points) with
        {
            Value = value,
            Placement = placement,
            Rule = ScoreWording.Rule(rule, value.Unit),
            Readings = program.Measures[rule.Measure!].Readings,
            Unknown = points.IsExact ? [] : value.Unknown,
        };
    }

    private static ScoreVerdict Start(Indicator indicator, Basis basis, ScoreInterval points) => new() { Indicator = indicator, Basis = basis, Uncut = points, Score = points };

    private static decimal OfRank(RankPoints rule, int rank) => Math.Max(rule.Least, rule.First - (rule.Step * (rank - 1)));

    /// <summary>Of the bands that the carrier certainly is in the best, of those it may be in the best.</summary>
    private static ScoreInterval Quantile(QuantilePoints rule, Placement placement)
    {
        decimal? sure = null;
        decimal? perhaps = null;
        foreach (var band in rule.Bands)
        {
            var truth = placement.IsAmong(new PlacesRule(band.Top, 0, rule.Round, rule.Ties, 0));
            perhaps ??= truth == Truth.False ? null : band.Points;
            sure ??= truth == Truth.True ? band.Points : null;
        }

        return new ScoreInterval(sure ?? rule.Else, perhaps ?? rule.Else);
    }

    private ScoreInterval OfHighest(BestPoints rule, MeasuredValue value, int i)
    {
        var low = Math.Max(0, value.Low ?? 0);
        var high = Math.Max(0, value.High ?? decimal.MaxValue);
        var (sure, perhaps) = HighestOfOthers(rule, i);
        return new ScoreInterval(Part(rule.Points, low, Math.Max(low, perhaps)), Part(rule.Points, high, Math.Max(high, sure)));
    }

    private static decimal Part(decimal points, decimal own, decimal highest) =>
        highest <= 0 ? 0 : own >= highest ? points : highest > 1_000_000_000_000_000m ? points * (own / highest) : points * own / highest;

    /// <summary>The highest that another member certainly has, and the highest that one may have.</summary>
    private (decimal Sure, decimal Perhaps) HighestOfOthers(BestPoints rule, int i)
    {
        var members = cohorts[rule.In];
        if (members.Class[i] is not { } name)
        {
            return (0, decimal.MaxValue);
        }

        var key = (rule.Measure!, rule.In, name);
        if (!_highest.TryGetValue(key, out var known))
        {
            _highest[key] = known = Highest.Of(members, name, Bounds(rule.Measure!));
        }

        return (known.Sure.But(i), known.Perhaps.But(i));
    }

    private Standing Standing(RelativePoints rule)
    {
        var key = (rule.Measure!, rule.In, rule.LowIsBetter);
        if (!_standings.TryGetValue(key, out var standing))
        {
            var bounds = Bounds(rule.Measure!);
            var sign = rule.LowIsBetter ? -1 : 1;
            decimal[][] lows = [.. bounds.Select(b => new[] { sign * b.Low })];
            decimal[][] highs = [.. bounds.Select(b => new[] { sign * b.High })];
            _standings[key] = standing = rule.LowIsBetter
                ? new Standing(cohorts[rule.In], highs, lows, cohorts[rule.In].Counts)
                : new Standing(cohorts[rule.In], lows, highs, cohorts[rule.In].Counts);
        }

        return standing;
    }

    private (decimal Low, decimal High)[] Bounds(string measure) =>
        [.. assessments.Select(a => program.Value(measure, a)).Select(v => (v.Low ?? decimal.MinValue, v.High ?? decimal.MaxValue))];

    /// <summary>The two highest of a class, so that each member finds the highest of the others.</summary>
    private sealed record Highest(TwoHighest Sure, TwoHighest Perhaps)
    {
        internal static Highest Of(CohortMembers members, string name, (decimal Low, decimal High)[] bounds)
        {
            var (sure, perhaps) = (new TwoHighest(), new TwoHighest());
            for (var i = 0; i < bounds.Length; i++)
            {
                if (members.Counts[i] == Truth.True && members.Class[i] == name)
                {
                    sure.Look(i, bounds[i].Low);
                }

                if (members.Counts[i] != Truth.False && (members.Class[i] ?? name) == name)
                {
                    perhaps.Look(i, bounds[i].High);
                }
            }

            return new Highest(sure, perhaps);
        }
    }

    private sealed class TwoHighest
    {
        private int _holder = -1;
        private decimal _first;
        private decimal _second;

        internal void Look(int i, decimal value)
        {
            if (value > _first)
            {
                (_holder, _first, _second) = (i, value, _first);
            }
            else
            {
                _second = Math.Max(_second, value);
            }
        }

        internal decimal But(int i) => i == _holder ? _second : _first;
    }
}
