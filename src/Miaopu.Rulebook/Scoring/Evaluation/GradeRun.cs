namespace Miaopu.Rulebook;

/// <summary>
/// Gives grades to all at once, grade by grade from the best, since the places of one depend on who has the better. What is open for one carrier stays open:
/// the grades it can still have are kept.
/// </summary>
internal sealed class GradeRun
{
    private readonly PolicyPack _pack;
    private readonly ScoringProgram _program;
    private readonly Assessment[] _assessments;
    private readonly ScoreInterval[] _totals;
    private readonly Truth[] _vetoed;
    private readonly Func<int, Truth> _takesPart;
    private readonly Dictionary<string, Standing> _places;
    private readonly Dictionary<string, CohortMembers> _cohorts;
    private readonly OrderKeys _keys;
    private readonly bool _alone;
    private readonly Truth[] _stillOpen;
    private readonly List<GradeRule>[] _possible;
    private readonly List<GradeStep>[] _steps;

    internal GradeRun(
        PolicyPack pack, ScoringProgram program, Assessment[] assessments, ScoreInterval[] totals, Truth[] vetoed, Func<int, Truth> takesPart,
        Dictionary<string, Standing> places, Dictionary<string, CohortMembers> cohorts, OrderKeys keys, bool alone)
    {
        (_pack, _program, _assessments, _totals, _vetoed, _takesPart) = (pack, program, assessments, totals, vetoed, takesPart);
        (_places, _cohorts, _keys, _alone) = (places, cohorts, keys, alone);
        _stillOpen = [.. assessments.Select((_, i) => takesPart(i))];
        _possible = [.. assessments.Select(_ => new List<GradeRule>())];
        _steps = [.. assessments.Select(_ => new List<GradeStep>())];
    }

    internal GradeVerdict[] Grade()
    {
        Vetoes();
        foreach (var grade in _pack.Scoring.Grades)
        {
            One(grade);
        }

        return [.. _possible.Select((grades, i) => new GradeVerdict([.. _pack.Scoring.Grades.Where(grades.Contains)], _steps[i]))];
    }

    /// <summary>Of several faults the one that settles the lowest grade counts.</summary>
    private void Vetoes()
    {
        var order = _pack.Scoring.Grades.Select(g => g.Id).ToList();
        foreach (var veto in _pack.Scoring.Vetoes.OrderByDescending(v => order.IndexOf(v.Grade)))
        {
            var grade = _pack.Scoring.Grades[order.IndexOf(veto.Grade)];
            for (var i = 0; i < _assessments.Length; i++)
            {
                var (truth, missing) = _program.Ask(veto.Condition, _assessments[i]);
                if (truth != Truth.False)
                {
                    var what = veto.Condition.Title ?? veto.Id;
                    Settle(i, grade, truth, truth == Truth.True ? $"{what}，直接定为“{grade.Id}”" : $"{what}：{Wording.Missing(missing)}", veto.Condition.Basis);
                }
            }
        }
    }

    private void One(GradeRule grade)
    {
        var n = _assessments.Length;
        var inherits = new Truth[n];
        var reaches = new Truth[n];
        var why = new string[n];
        for (var i = 0; i < n; i++)
        {
            inherits[i] = Any(grade.Inherits, i, out _, out _);
            (reaches[i], why[i]) = Reaches(grade, i);
        }

        var seats = grade.Share is null ? null : Seats(grade, inherits, reaches);
        for (var i = 0; i < n; i++)
        {
            if (_stillOpen[i] == Truth.False)
            {
                continue;
            }

            if (inherits[i] == Truth.True)
            {
                Any(grade.Inherits, i, out var from, out _);
                Settle(i, grade, Truth.True, $"{from!.Title ?? from.When}，直接定为“{grade.Id}”", from.Basis.IsStated ? from.Basis : grade.Basis);
                continue;
            }

            var (has, because) = seats is null || reaches[i] == Truth.False ? (reaches[i], why[i]) : Seated(grade, seats, reaches[i], why[i], i);
            var wins = inherits[i].Or(has);
            Settle(i, grade, wins, inherits[i] == Truth.Unknown ? $"{because}；能否直接取得要看缺少的数据" : because, grade.Basis);
        }
    }

    /// <summary>Whether score, rank and blocks let the carrier have the grade, places of a share aside.</summary>
    private (Truth Truth, string Why) Reaches(GradeRule grade, int i)
    {
        var band = AtOrAbove(grade.Lower, _totals[i]);
        if (band == Truth.False)
        {
            return (band, $"得分 {_totals[i].Text}，没有达到 {ScoreWording.Edge(grade.Lower!.Value)}");
        }

        var truth = band;
        var why = grade.Lower is { } lower ? $"得分 {_totals[i].Text}，{(band == Truth.True ? "达到" : "能否达到要看缺少的数据：")} {ScoreWording.Edge(lower)}" : $"得分 {_totals[i].Text}";
        var blocked = Any(grade.Blocked, i, out var by, out var missing);
        if (blocked != Truth.False)
        {
            truth = truth.And(blocked.Not());
            why = blocked == Truth.True ? $"{why}，但{by!.Title ?? by.When}" : $"{why}；{by!.Title ?? by.When}：{Wording.Missing(missing)}";
        }

        if (_alone)
        {
            return (grade.Top is null ? truth : truth.And(Truth.Unknown), grade.Top is null || truth == Truth.False ? why : $"{why}；是否在前 {ScoreWording.Places(grade.Top)}，要与其他参评载体一起排");
        }

        if (grade.Top is { } top && truth != Truth.False)
        {
            var placement = _places[CohortOf(grade)].Of(i);
            var among = placement.IsAmong(top).And(_cohorts[CohortOf(grade)].Member[i]);
            truth = truth.And(among);
            why = $"{why}；{placement.Text}，{ScoreWording.Within(among)}前 {ScoreWording.Places(top, placement)}";
        }

        return (truth, why);
    }

    /// <summary>The candidates of a limited grade in their order, and what those who have it outright take of its places.</summary>
    private SeatPlan Seats(GradeRule grade, Truth[] inherits, Truth[] reaches)
    {
        var cohort = _cohorts[CohortOf(grade)];
        var outright = inherits.Select((t, i) => t.And(_stillOpen[i])).ToArray();
        var counted = cohort.Member.Select((m, i) => m.And(_vetoed[i].Not()).And(cohort.Guests[i].Not())).ToArray();
        var candidates = reaches.Select((t, i) => t.And(_stillOpen[i]).And(inherits[i].Not()).And(counted[i])).ToArray();
        return new SeatPlan(new Standing(cohort, _keys.Lows, _keys.Highs, candidates), outright, cohort);
    }

    private (Truth Truth, string Why) Seated(GradeRule grade, SeatPlan seats, Truth reaches, string why, int i)
    {
        if (_alone)
        {
            return (reaches.And(Truth.Unknown), $"{why}；名额为{(grade.Share!.Share is null ? "" : "参评的 ")}{ScoreWording.Places(grade.Share)}，要与其他参评载体一起排");
        }

        var placement = seats.Order.Of(i);
        var share = grade.Share!;
        var (fewest, most) = (share.Among(placement.Fewest), share.Among(placement.Most));
        if (grade.InheritedTakePlaces)
        {
            var within = Enumerable.Range(0, seats.Outright.Length).Where(j => (seats.Cohort.Class[j] ?? placement.Class) == placement.Class || placement.Class is null).ToArray();
            fewest = Math.Max(0, fewest - within.Count(j => seats.Outright[j] != Truth.False));
            most = Math.Max(0, most - within.Count(j => seats.Outright[j] == Truth.True && seats.Cohort.Class[j] is not null && placement.Class is not null));
        }

        var seated = placement.IsAmong(fewest, most, share.Ties).And(seats.Cohort.Member[i]);
        return (reaches.And(seated), $"{why}；名额 {(fewest == most ? $"{fewest}" : $"{fewest} 至 {most}")} 个，{ScoreWording.Rank(placement)}，{ScoreWording.Within(seated)}名额");
    }

    private void Settle(int i, GradeRule grade, Truth has, string why, Basis basis)
    {
        if (_stillOpen[i] == Truth.False)
        {
            return;
        }

        if (has != Truth.False && !_possible[i].Contains(grade))
        {
            _possible[i].Add(grade);
        }

        _steps[i].Add(new GradeStep(grade, has.Said(), why, basis));
        _stillOpen[i] = has == Truth.True ? Truth.False : has == Truth.Unknown ? Truth.Unknown : _stillOpen[i];
    }

    private Truth Any(IReadOnlyList<ScoringCondition> conditions, int i, out ScoringCondition? by, out IReadOnlyList<MissingInput> missing)
    {
        var truth = Truth.False;
        (by, missing) = (null, []);
        foreach (var condition in conditions)
        {
            var (one, why) = _program.Ask(condition, _assessments[i]);
            if (one == Truth.True || (one == Truth.Unknown && truth == Truth.False))
            {
                (by, missing) = (condition, why);
            }

            truth = truth.Or(one);
            if (truth == Truth.True)
            {
                return truth;
            }
        }

        return truth;
    }

    private string CohortOf(GradeRule grade) => grade.In ?? _pack.Scoring.Total!.In!;

    private static Truth AtOrAbove(BandEdge? lower, ScoreInterval score) => lower switch
    {
        null => Truth.True,
        { Included: true } edge => score.Low >= edge.Score ? Truth.True : score.High < edge.Score ? Truth.False : Truth.Unknown,
        { } edge => score.Low > edge.Score ? Truth.True : score.High <= edge.Score ? Truth.False : Truth.Unknown,
    };

    /// <param name="Order">The candidates in their order.</param>
    /// <param name="Outright">Who has the grade outright.</param>
    /// <param name="Cohort">Of whom the share is counted.</param>
    private sealed record SeatPlan(Standing Order, Truth[] Outright, CohortMembers Cohort);
}
