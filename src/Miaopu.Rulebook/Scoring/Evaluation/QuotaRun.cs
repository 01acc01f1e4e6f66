namespace Miaopu.Rulebook;

/// <summary>Who has a place in each quota.</summary>
internal sealed class QuotaRun(
    PolicyPack pack,
    ScoringProgram program,
    Assessment[] assessments,
    IReadOnlyDictionary<string, CohortMembers> cohorts,
    OrderKeys totals,
    Func<CohortMembers, Truth[]> takesRank,
    GradeVerdict[]? grades)
{
    internal IReadOnlyList<QuotaVerdict>[] Select()
    {
        var verdicts = assessments.Select(_ => new List<QuotaVerdict>()).ToArray();
        foreach (var quota in pack.Scoring.Quotas)
        {
            var cohort = cohorts[quota.Base];
            var ranked = takesRank(cohort);
            var may = assessments.Select((a, i) => ranked[i].And(Among(quota, i)).And(Needs(quota, a))).ToArray();
            var keys = quota.OrderBy is { } measure ? Keys(measure) : totals;
            var order = new Standing(cohort, keys.Lows, keys.Highs, may);
            for (var i = 0; i < assessments.Length; i++)
            {
                verdicts[i].Add(One(quota, may[i], order.Of(i)));
            }
        }

        return verdicts;
    }

    private static QuotaVerdict One(QuotaRule quota, Truth may, Placement placement)
    {
        var (fewest, most) = (quota.Places.Among(placement.Fewest), quota.Places.Among(placement.Most));
        if (may == Truth.False)
        {
            return new QuotaVerdict(quota, false, null, fewest, most, "不在可列入的范围内");
        }

        var within = may.And(placement.IsAmong(quota.Places));
        var seats = fewest == most ? $"{fewest}" : $"{fewest} 至 {most}";
        return new QuotaVerdict(quota, within.Said(), placement, fewest, most, $"{ScoreWording.Rank(placement)}，{ScoreWording.Within(within)} {seats} 个名额");
    }

    private Truth Among(QuotaRule quota, int i)
    {
        if (quota.Among.Count == 0 || grades is null)
        {
            return Truth.True;
        }

        var possible = grades[i].Possible;
        var inside = possible.Count(g => quota.Among.Contains(g.Id));
        return inside == 0 ? Truth.False : inside == possible.Count ? Truth.True : Truth.Unknown;
    }

    private Truth Needs(QuotaRule quota, Assessment assessment)
    {
        var needs = quota.Needs is { } condition ? program.Ask(condition, assessment).Truth : Truth.True;
        return quota.CriteriaMet ? needs.And(Criteria(assessment)) : needs;
    }

    private static Truth Criteria(Assessment assessment) =>
        assessment.AllMet ? Truth.True : assessment.Criteria.Any(c => c.Answer == Answer.NotMet && !c.Criterion.Soft) ? Truth.False : Truth.Unknown;

    private OrderKeys Keys(string measure)
    {
        var values = assessments.Select(a => program.Value(measure, a)).ToArray();
        return new OrderKeys([.. values.Select(v => new[] { v.Low ?? decimal.MinValue })], [.. values.Select(v => new[] { v.High ?? decimal.MaxValue })]);
    }
}
