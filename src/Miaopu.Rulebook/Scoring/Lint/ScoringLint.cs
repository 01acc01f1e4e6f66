namespace Miaopu.Rulebook;

/// <summary>Holds the scoring part of a pack against itself: names, units, sums, bands.</summary>
internal static class ScoringLint
{
    /// <summary>Reports what is wrong and gives the bound program.</summary>
    internal static ScoringProgram Check(PolicyPack pack, PackProgram compiled, FindingList findings)
    {
        var program = ScoringProgram.Bind(pack, compiled, findings);
        if (pack.Scoring.IsEmpty)
        {
            return program;
        }

        var names = new ScoringScope(pack, program, findings);
        Duplicates(pack.Scoring, findings);
        Cohorts(pack, names, findings);
        Total(pack.Scoring, names, findings);
        IndicatorLint.Check(pack, names, findings);
        GradeLint.Check(pack.Scoring, names, findings);
        Quotas(pack.Scoring, names, findings);
        Exclusives(pack, findings);
        return program;
    }

    private static void Duplicates(ScoringRules rules, FindingList findings)
    {
        Repeated(rules.AllIndicators().Select(i => (i.Id, i.Place)), "指标编号", findings);
        Repeated(rules.Grades.Select(g => (g.Id, g.Place)), "等级", findings);
        Repeated(rules.Vetoes.Select(v => (v.Id, v.Place)), "否决项编号", findings);
        Repeated(rules.Quotas.Select(q => (q.Id, q.Place)), "名额编号", findings);
    }

    private static void Repeated(IEnumerable<(string Id, Place Place)> items, string kind, FindingList findings)
    {
        foreach (var (id, place) in items.GroupBy(i => i.Id).SelectMany(g => g.Skip(1)))
        {
            findings.Error(ScoringScope.MarkOf(place), "duplicate", $"{kind}“{id}”重复");
        }
    }

    private static void Cohorts(PolicyPack pack, ScoringScope names, FindingList findings)
    {
        var rules = pack.Scoring;
        var used = rules.AllIndicators().Select(i => i.Rule?.Cohort)
            .Concat(rules.Quotas.Select(q => q.Base)).Concat(rules.Grades.Select(g => g.In)).Append(rules.Total?.In).ToHashSet();
        foreach (var cohort in rules.Cohorts)
        {
            if (!used.Contains(cohort.Name))
            {
                findings.Warning(ScoringScope.MarkOf(cohort.Place), "unused", $"参评范围“{cohort.Name}”没有用到：没有总分、指标、等级或名额在其中比较");
            }

            if (cohort.Per is { } per && names.Measure(per, cohort.PerMark) is { } measure && cohort.PerDigits is not null && measure.Type is not (FieldType.Division or null))
            {
                findings.Error(cohort.PerMark, "type", $"“{per}”不是行政区划，不能写“per level”");
            }

            if (cohort.FrozenAt is { } date && pack.Dates.All(d => d.Name != date))
            {
                findings.Unknown(cohort.FrozenMark, "日期", date, pack.Dates.Select(d => d.Name));
            }
        }
    }

    private static void Total(ScoringRules rules, ScoringScope names, FindingList findings)
    {
        if (rules.Total is not { } total)
        {
            if (rules.Indicators.Count + rules.Grades.Count > 0)
            {
                var place = rules.Indicators.Select(i => i.Place).Concat(rules.Grades.Select(g => g.Place)).First();
                findings.Error(ScoringScope.MarkOf(place), "missing", "写了指标或等级，还要写“total”：总分怎么合计");
            }

            return;
        }

        if (rules.Indicators.Count == 0)
        {
            findings.Error(ScoringScope.MarkOf(total.Place), "missing", "写了“total”，还要写“indicators”");
        }

        if (total.In is { } cohort)
        {
            names.Cohort(cohort, total.InMark);
        }

        foreach (var text in total.ThenByTexts)
        {
            names.Number(text.Text, text.At);
        }
    }

    private static void Quotas(ScoringRules rules, ScoringScope names, FindingList findings)
    {
        foreach (var quota in rules.Quotas)
        {
            names.Cohort(quota.Base, quota.BaseMark);
            if (quota.OrderBy is { } measure)
            {
                names.Number(measure, quota.OrderMark);
            }
            else if (rules.Total is null)
            {
                findings.Error(quota.OrderMark, "missing", "没有总分，不能按名次（rank）排先后；请写一个度量");
            }

            foreach (var grade in quota.AmongTexts)
            {
                names.Grade(grade.Text, grade.At);
            }
        }
    }

    private static void Exclusives(PolicyPack pack, FindingList findings)
    {
        foreach (var rule in pack.Scoring.Exclusives)
        {
            if (pack.Vocabulary.Find(rule.Ledger) is not { } ledger)
            {
                findings.Unknown(rule.LedgerMark, "台账", rule.Ledger, pack.Vocabulary.Ledgers.Select(l => l.Name));
                continue;
            }

            foreach (var text in rule.SameTexts.Where(t => ledger.Fields.All(f => f.Name != t.Text)))
            {
                findings.Unknown(text.At, $"“{ledger.Name}”字段", text.Text, ledger.Fields.Select(f => f.Name));
            }

            if (rule.Settle == ExclusiveSettle.Officer && (ledger.Single || ledger.Shape == LedgerShape.Stock))
            {
                findings.Error(rule.LedgerMark, "shape", $"“{ledger.Name}”同一时间只有一条记录有效，待人认定时无法计算；请写“settle: first”或“settle: none”");
            }
        }
    }
}
