namespace Miaopu.Rulebook;

/// <summary>Indicators: what they name, their units, that their points rise where they should, and that everything adds up.</summary>
internal static class IndicatorLint
{
    internal static void Check(PolicyPack pack, ScoringScope names, FindingList findings)
    {
        var rules = pack.Scoring;
        foreach (var indicator in rules.AllIndicators())
        {
            One(indicator, names, findings);
        }

        Sets(rules, findings);
        if (rules.Total is { } total && rules.Indicators.Count > 0)
        {
            foreach (var (whose, indicators) in rules.Sets.Count == 0 ? [("", rules.Indicators)] : rules.Sets.Select(s => ($"“{s.Name}”", Of(s, rules))))
            {
                Sum(total, whose, indicators, findings);
            }
        }
    }

    private static void Sum(TotalRule total, string whose, IReadOnlyList<Indicator> indicators, FindingList findings)
    {
        var sum = SumOf(indicators);
        if (sum != total.AddsUpTo)
        {
            findings.Error(
                ScoringScope.MarkOf(total.Place), "sum",
                $"{whose}各项满分合计 {Figures.Plain(sum)} 分（{Added(indicators)}），“adds up to”写的是 {Figures.Plain(total.AddsUpTo)} 分：请改某一项的 max 或 weight，或改合计");
        }
    }

    /// <summary>The indicators of a set: its own and those that no set names.</summary>
    private static IReadOnlyList<Indicator> Of(IndicatorSet set, ScoringRules rules) =>
        [.. rules.Indicators.Where(i => set.Indicators.Contains(i.Id) || rules.Sets.All(s => !s.Indicators.Contains(i.Id)))];

    private static void Sets(ScoringRules rules, FindingList findings)
    {
        string[] known = [.. rules.Indicators.Select(i => i.Id)];
        foreach (var set in rules.Sets)
        {
            foreach (var text in set.IndicatorTexts.Where(t => !known.Contains(t.Text)))
            {
                findings.Unknown(text.At, "第一层指标", text.Text, known);
            }

            if (set.Indicators.Count == 0 && known.Length > 0)
            {
                findings.Error(ScoringScope.MarkOf(set.Place), "missing", $"类别“{set.Name}”没有写“indicators”：本包有指标，分类的各写各的");
            }
        }
    }

    private static decimal SumOf(IEnumerable<Indicator> items) => items.Where(i => i.Kind == IndicatorKind.Ordinary).Sum(i => i.Max * i.Weight);

    private static string Added(IEnumerable<Indicator> items) => string.Join(
        " + ", items.Where(i => i.Kind == IndicatorKind.Ordinary).Select(i => i.Weight == 1 ? Figures.Plain(i.Max) : $"{Figures.Plain(i.Max)}×{Figures.Percent(i.Weight)}"));

    private static void One(Indicator indicator, ScoringScope names, FindingList findings)
    {
        if (indicator.Max <= 0 || indicator.Weight <= 0)
        {
            findings.Error(indicator.MaxMark, "range", $"指标“{indicator.Id}”的满分和权重应大于 0");
        }

        if (indicator.Rule is null)
        {
            Group(indicator, findings);
            return;
        }

        if (indicator.Rule.Highest is { } highest && highest < indicator.Max)
        {
            findings.Error(indicator.MaxMark, "range", $"指标“{indicator.Id}”的规则最多给 {Figures.Plain(highest)} 分，到不了 max {Figures.Plain(indicator.Max)} 分");
        }

        Rule(indicator.Rule, names, findings);
    }

    private static void Group(Indicator group, FindingList findings)
    {
        var sum = SumOf(group.Items);
        if (group.Items.Count == 0)
        {
            findings.Error(ScoringScope.MarkOf(group.Place), "missing", $"指标“{group.Id}”下面没有内容");
        }
        else if (group.Capped ? sum <= group.Max : sum != group.Max)
        {
            findings.Error(
                group.MaxMark, "sum", group.Capped
                    ? $"“{group.Id}”下各项满分合计 {Figures.Plain(sum)} 分，没有超过 max {Figures.Plain(group.Max)} 分，不必写“capped”"
                    : $"“{group.Id}”下各项满分合计 {Figures.Plain(sum)} 分（{Added(group.Items)}），max 写的是 {Figures.Plain(group.Max)} 分：请改其中一项；确实只取到 max 为止的，写“capped: true”");
        }
    }

    private static void Rule(ScoreRule rule, ScoringScope names, FindingList findings)
    {
        if (rule.Lowest < 0)
        {
            findings.Error(rule.CohortMark, "range", "得分不能小于 0；扣分的指标写“kind: deduction”");
        }

        if (rule.Cohort is { } cohort)
        {
            names.Cohort(cohort, rule.CohortMark);
        }

        if (rule is ExpertPoints experts)
        {
            names.Body(experts.By, experts.ByMark);
        }

        if (rule.Measure is not { } name || names.Number(name, rule.MeasureMark) is not { } measure)
        {
            return;
        }

        foreach (var unit in rule.Units)
        {
            ThresholdLint.Check(new Comparison(ComparisonKind.AtLeast) { Unit = unit, At = rule.CohortMark }, name, measure.Unit, measure.Type, findings);
        }

        switch (rule)
        {
            case UnitPoints { Points: 0 }:
                findings.Error(rule.CohortMark, "range", "“points”应大于 0");
                break;
            case CurvePoints curve:
                Curve(curve, findings);
                break;
            case StepPoints steps when !Falls(steps.Steps.Select(s => s.At)):
                findings.Error(rule.CohortMark, "steps", "“steps”的数值应从大到小写，且不重复");
                break;
            case QuantilePoints quantile:
                Quantile(quantile, findings);
                break;
            case RankPoints rank when rank.Step <= 0 || rank.Least >= rank.First:
                findings.Error(rule.CohortMark, "range", "按名次计分：“step”应大于 0，“at least”应小于“first”");
                break;
        }
    }

    private static void Curve(CurvePoints curve, FindingList findings)
    {
        if (!Falls(curve.Points.Select(p => -p.At)))
        {
            findings.Error(curve.CohortMark, "curve", "折线各点的数值应从小到大写，且不重复");
            return;
        }

        var given = curve.Points.Select(p => p.Points).Prepend(curve.Below).ToArray();
        var wrong = given.Zip(given.Skip(1)).Any(p => curve.Falling ? p.Second > p.First : p.Second < p.First);
        if (wrong)
        {
            findings.Error(curve.CohortMark, "curve", curve.Falling
                ? "折线写了“falling”，得分却在某处上升（含“below”）"
                : "折线的得分在某处下降（含“below”）：请改正；确实越多得分越低的，写“falling: true”");
        }
    }

    private static void Quantile(QuantilePoints rule, FindingList findings)
    {
        if (rule.Bands.Any(b => b.Top is <= 0 or > 1))
        {
            findings.Error(rule.CohortMark, "quantile", "“bands”的占比应在 0% 到 100% 之间；它们从第一名算起，不相加");
        }

        if (!Falls(rule.Bands.Select(b => -b.Top)) || !Falls(rule.Bands.Select(b => b.Points)) || rule.Bands.Any(b => b.Points < rule.Else))
        {
            findings.Error(rule.CohortMark, "quantile", "“bands”应从小的占比写到大的，得分逐档降低，“else”最低");
        }
    }

    private static bool Falls(IEnumerable<decimal> numbers)
    {
        var all = numbers.ToArray();
        return all.Zip(all.Skip(1)).All(p => p.First > p.Second);
    }
}
