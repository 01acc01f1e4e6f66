namespace Miaopu.Rulebook;

/// <summary>Grades: every score has one and only one, and whoever misses a grade for want of a place finds another below it.</summary>
internal static class GradeLint
{
    internal static void Check(ScoringRules rules, ScoringScope names, FindingList findings)
    {
        foreach (var veto in rules.Vetoes)
        {
            names.Grade(veto.Grade, veto.GradeMark);
        }

        if (rules.Grades.Count == 0 || rules.Total is not { } total)
        {
            return;
        }

        foreach (var grade in rules.Grades)
        {
            One(grade, rules, names, findings);
        }

        for (var i = 1; i < rules.Grades.Count; i++)
        {
            Between(rules.Grades[i - 1], rules.Grades[i], total, findings);
        }

        Ends(rules.Grades, total, findings);
        var shares = rules.Grades.Sum(g => g.Share?.Share ?? 0);
        if (shares > 1)
        {
            findings.Error(rules.Grades.Last(g => g.Share is not null).ShareMark, "share", $"各等级的占比“share”合计 {Figures.Percent(shares)}，超过 100%");
        }
    }

    private static void One(GradeRule grade, ScoringRules rules, ScoringScope names, FindingList findings)
    {
        if (grade.In is { } cohort)
        {
            names.Cohort(cohort, grade.InMark);
        }
        else if ((grade.Top is not null || grade.Share is not null) && rules.Total!.In is null)
        {
            findings.Error(ScoringScope.MarkOf(grade.Place), "missing", $"等级“{grade.Id}”按名次或占比，要在“total”或这里写“in”：在哪个参评范围内");
        }

        if (grade is { Lower: { } lower, Upper: { } upper } && lower.Score >= upper.Score)
        {
            findings.Error(grade.UpperMark, "band", $"等级“{grade.Id}”的上限不高于下限");
        }
    }

    /// <summary>Adjacent grades: the lower one ends where the upper one begins.</summary>
    private static void Between(GradeRule above, GradeRule below, TotalRule total, FindingList findings)
    {
        if (above.Lower is not { } from)
        {
            findings.Error(ScoringScope.MarkOf(below.Place), "band", $"等级“{above.Id}”没有下限，后面的“{below.Id}”永远得不到：请给“{above.Id}”写“score: {{ at least: … }}”");
            return;
        }

        if (below.Lower is { } next && next.Score >= from.Score)
        {
            findings.Error(below.LowerMark, "band", $"等级应从高到低写：“{below.Id}”的下限不低于“{above.Id}”的下限");
            return;
        }

        if (below.Upper is not { } to)
        {
            return;
        }

        if (to.Score > from.Score || (to.Score == from.Score && to.Included && from.Included))
        {
            findings.Error(below.UpperMark, "overlap", $"“{below.Id}”和“{above.Id}”重叠：得分 {Figures.Plain(from.Score)} 同时属于两档");
        }
        else if (Gap(to, from, total) is { } score)
        {
            findings.Error(below.UpperMark, "gap", $"“{below.Id}”和“{above.Id}”之间有空档：得分 {Figures.Plain(score)} 没有等级。请把“{below.Id}”的上限写成“less than: {Figures.Plain(from.Score)}”，或让总分取整");
        }
    }

    private static void Ends(IReadOnlyList<GradeRule> grades, TotalRule total, FindingList findings)
    {
        var (best, last) = (grades[0], grades[^1]);
        if (best.Lower is { } first && first.Score > total.AtMost)
        {
            findings.Error(best.LowerMark, "band", $"等级“{best.Id}”要 {Figures.Plain(first.Score)} 分，总分最高只有 {Figures.Plain(total.AtMost)} 分");
        }

        if (best.Upper is { } top && (top.Score < total.AtMost || (top.Score == total.AtMost && !top.Included)))
        {
            findings.Error(best.UpperMark, "gap", $"最高一档“{best.Id}”有上限，得分 {Figures.Plain(total.AtMost)} 没有等级");
        }

        if (last.Lower is { } bottom && (bottom.Score > total.AtLeast || (bottom.Score == total.AtLeast && !bottom.Included)))
        {
            findings.Error(last.LowerMark, "gap", $"最低一档“{last.Id}”有下限，得分 {Figures.Plain(total.AtLeast)} 没有等级：请去掉它的下限，或再加一档");
        }

        if (last.IsConditional)
        {
            findings.Error(ScoringScope.MarkOf(last.Place), "gap", $"最低一档“{last.Id}”还有名次、占比或限制条件，够不上的没有等级：请再加一档");
        }
    }

    /// <summary>A score between the two edges that a total can have, or null.</summary>
    private static decimal? Gap(BandEdge to, BandEdge from, TotalRule total)
    {
        if (to.Score == from.Score)
        {
            return to.Included || from.Included ? null : to.Score;
        }

        if (total.Decimals is not { } decimals)
        {
            return (to.Score + from.Score) / 2;
        }

        // the scores that can occur between the edges, the edges themselves where neither band has them
        var step = Fractions.Step(decimals);
        var lowest = decimal.Ceiling(to.Score / step) * step;
        lowest += lowest == to.Score && to.Included ? step : 0;
        var highest = decimal.Floor(from.Score / step) * step;
        highest -= highest == from.Score && from.Included ? step : 0;
        return lowest > highest ? null : decimal.Floor((lowest + highest) / 2 / step) * step;
    }
}
