namespace Miaopu.Rulebook;

/// <summary>
/// One evaluation under way. First each carrier by itself: claims to records, measures, points that need nobody else. Then the closed cohort: points by comparison,
/// totals, ranks, grades, quotas.
/// </summary>
internal sealed class CohortRun
{
    private readonly PolicyPack _pack;
    private readonly ScoringProgram _program;
    private readonly IReadOnlyList<Entrant> _entrants;
    private readonly IReadOnlyList<SettledClaim> _settled;
    private readonly IReadOnlyList<ContestedRecord> _contested;
    private readonly Assessment[] _assessments;
    private readonly Truth[] _hidden;
    private readonly Truth[] _vetoed;
    private readonly Truth[] _uncounted;
    private readonly Dictionary<string, CohortMembers> _cohorts = new(StringComparer.Ordinal);
    private readonly bool _alone;

    private CohortRun(PolicyPack pack, IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim> settled, bool alone)
    {
        (_pack, _program, _entrants, _settled, _alone) = (pack, pack.ScoringProgram, entrants, settled, alone);
        (var situations, _contested) = ExclusiveClaims.Settle(pack, entrants, settled);
        _assessments = [.. situations.Select(pack.Assess)];
        var unpublished = Rules.Total?.Unpublished;
        _hidden = [.. _assessments.Select(a => unpublished is null ? Truth.False : _program.Ask(unpublished.Condition, a).Truth)];
        _vetoed = [.. _assessments.Select(a => Any(Rules.Vetoes, a))];
        _uncounted = [.. _assessments.Select((a, i) => Any(Rules.Vetoes.Where(v => !v.Counted), a).Or(IsGuest(i)))];
        foreach (var cohort in Rules.Cohorts)
        {
            _cohorts[cohort.Name] = Members(cohort);
        }
    }

    private ScoringRules Rules => _pack.Scoring;

    internal static CohortRating Rate(PolicyPack pack, IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim> settled)
    {
        if (entrants.Select(e => e.Id).Distinct(StringComparer.Ordinal).Count() != entrants.Count)
        {
            throw new ArgumentException("a carrier enters twice", nameof(entrants));
        }

        return new CohortRun(pack, entrants, settled, alone: false).Rate();
    }

    /// <summary>One carrier while nobody knows who else takes part: whatever depends on the others stays open.</summary>
    internal static CohortRating RateAlone(PolicyPack pack, Entrant entrant) => new CohortRun(pack, [entrant], [], alone: true).Rate();

    private CohortRating Rate()
    {
        var scores = new IndicatorScores(_program, _entrants, _assessments, _cohorts, _alone);
        var sets = _assessments.Select(a => SetsOfCarrier.Of(_program, Rules.Sets, a)).ToArray();
        var trees = _entrants.Select((_, i) => Rules.Indicators.Where(sets[i].MayScore).Select(indicator => sets[i].Of(scores.Of(indicator, i, Basis.None))).ToArray()).ToArray();
        var totals = trees.Select(tree => Rules.Total is { } rule ? Total(rule, tree) : default).ToArray();
        var keys = OrderKeys(totals);
        var places = _cohorts.ToDictionary(c => c.Key, c => new Standing(c.Value, keys.Lows, keys.Highs, TakesRank(c.Value)), StringComparer.Ordinal);
        var grades = Rules.Grades.Count == 0 ? null : new GradeRun(_pack, _program, _assessments, totals.Select(t => t.Total).ToArray(), _vetoed, IsIn, places, _cohorts, keys, _alone).Grade();
        var quotas = new QuotaRun(_pack, _program, _assessments, _cohorts, keys, TakesRank, grades).Select();
        var ratings = _entrants.Select((entrant, i) => new CarrierRating
        {
            Entrant = entrant,
            Assessment = _assessments[i],
            TakesPart = IsIn(i).Said(),
            Set = sets[i].Verdict,
            Indicators = trees[i],
            Total = Rules.Total is null ? null : totals[i].Total,
            Uncut = Rules.Total is null ? null : totals[i].Uncut,
            Placement = !_alone && Rules.Total?.In is { } name && IsIn(i) != Truth.False && _vetoed[i] != Truth.True ? places[name].Of(i) : null,
            Grade = grades?[i],
            Published = _hidden[i].Not().Said(),
            Quotas = _alone ? [] : quotas[i],
        });
        return new CohortRating(_pack, [.. ratings], _alone ? [] : [.. Rules.Cohorts.Select(Snapshot)], _contested, _settled);
    }

    /// <summary>Placed beside the others for its own information, without taking anybody's place.</summary>
    private Truth IsGuest(int i) => Rules.Total?.Unpublished is { Counted: false } ? _hidden[i] : Truth.False;

    /// <summary>Whether it is a member of the cohort of the total.</summary>
    private Truth IsIn(int i) => Rules.Total?.In is { } name ? _cohorts[name].Member[i] : Truth.True;

    private Truth Any(IEnumerable<VetoRule> vetoes, Assessment assessment) =>
        vetoes.Aggregate(Truth.False, (so, v) => so.Or(_program.Ask(v.Condition, assessment).Truth));

    private CohortMembers Members(CohortRule cohort)
    {
        var member = _assessments.Select(a => _program.IsMember(cohort, a)).ToArray();
        var counts = member.Select((m, i) => m.And(_uncounted[i].Not())).ToArray();
        return new CohortMembers(cohort, member, counts, [.. member.Select((_, i) => IsGuest(i))], [.. _assessments.Select(a => ClassOf(cohort, a))]);
    }

    private string? ClassOf(CohortRule cohort, Assessment assessment)
    {
        if (cohort.Per is not { } name)
        {
            return "";
        }

        var value = _program.Value(name, assessment);
        var text = !value.Other.IsBlank ? value.Other.ToString() : value.IsExact ? Figures.Plain(value.Low!.Value) : null;
        return text is not null && cohort.PerDigits is { } digits && text.Length > digits ? text[..digits] : text;
    }

    /// <summary>Who takes a rank: members who count, but for those a veto takes out.</summary>
    private Truth[] TakesRank(CohortMembers cohort) => [.. cohort.Member.Select((m, i) => m.And(IsGuest(i).Not()).And(_vetoed[i].Not()))];

    private static (ScoreInterval Total, ScoreInterval Uncut) Total(TotalRule rule, IReadOnlyList<ScoreVerdict> tree)
    {
        var sum = IndicatorScores.Sum(tree);
        return (sum.Rounded(rule.Decimals, rule.Round).Within(rule.AtLeast, rule.AtMost), sum);
    }

    /// <summary>The totals and what decides between equals, as keys of an order.</summary>
    private OrderKeys OrderKeys((ScoreInterval Total, ScoreInterval Uncut)[] totals)
    {
        var ties = Rules.Total?.ThenBy ?? [];
        return new OrderKeys(
            [.. totals.Select((t, i) => ties.Select(m => _program.Value(m, _assessments[i]).Low ?? decimal.MinValue).Prepend(t.Total.Low).ToArray())],
            [.. totals.Select((t, i) => ties.Select(m => _program.Value(m, _assessments[i]).High ?? decimal.MaxValue).Prepend(t.Total.High).ToArray())]);
    }

    private CohortSnapshot Snapshot(CohortRule cohort) => CohortHash.Snapshot(cohort, _cohorts[cohort.Name], _pack, _entrants, _settled);
}

/// <summary>The keys by which entrants are put in order, between their lowest and highest.</summary>
internal sealed record OrderKeys(decimal[][] Lows, decimal[][] Highs);
