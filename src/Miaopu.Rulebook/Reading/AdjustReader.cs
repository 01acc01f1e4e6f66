namespace Miaopu.Rulebook;

/// <summary>Reads the rules that change thresholds, and applies each to the thresholds it is about.</summary>
internal static class AdjustReader
{
    internal static List<AdjustRule> Read(Section section)
    {
        var rules = new List<AdjustRule>();
        foreach (var below in section.List(PackKeys.Adjust))
        {
            if (Rule(below) is { } rule)
            {
                rules.Add(rule);
            }

            below.Done();
        }

        return rules;
    }

    /// <summary>The criteria with the rules at each threshold that they change.</summary>
    internal static List<Criterion> Apply(IReadOnlyList<AdjustRule> rules, List<Criterion> criteria, FindingList findings)
    {
        foreach (var rule in rules)
        {
            var compared = criteria.SelectMany(c => c.Root.All()).OfType<ComparePart>().Where(c => c.Against.IsOfNumbers).Select(c => c.Measure).ToHashSet();
            foreach (var (name, at) in rule.Measures.Zip(rule.MeasureMarks).Where(m => !compared.Contains(m.First)))
            {
                findings.Error(at, "adjust", $"没有条件对“{name}”写了界限，没有可改动的", NearestName.Of(name, compared));
            }
        }

        return rules.Count == 0 ? criteria : [.. criteria.Select(c => c with { Root = Apply(rules, c.Root, findings) })];
    }

    private static AdjustRule? Rule(Section below)
    {
        var way = below.OneOf(AdjustKeys.Ways, "改动");
        var quantity = way == AdjustKeys.Threshold ? below.Quantity(AdjustKeys.Threshold) : null;
        var condition = below.Scalar(AdjustKeys.If);
        var measures = below.Texts(AdjustKeys.To);
        if (measures.Count == 0)
        {
            below.Findings.Error(below.At, "missing", "缺少“to”：改动对哪些度量的界限");
        }

        var rule = new AdjustRule
        {
            Id = below.Text(AdjustKeys.Id),
            Title = below.Text(AdjustKeys.Title),
            If = condition?.Text ?? "",
            IfText = condition,
            Measures = [.. measures.Select(m => m.Text)],
            MeasureMarks = [.. measures.Select(m => m.At)],
            Kind = quantity switch { null => AdjustKind.Judged, { Signed: true, Unit: "%" } => AdjustKind.Share, { Signed: true } => AdjustKind.Amount, _ => AdjustKind.Instead },
            Number = quantity?.Number ?? 0,
            Unit = quantity?.Unit,
            NumberMark = below.MarkOf(AdjustKeys.Threshold),
            Rounding = below.Choice(AdjustKeys.Round),
            JudgedBy = below.TextOrNull(AdjustKeys.JudgedBy),
            Question = below.TextOrNull(AdjustKeys.Question),
            Basis = below.Context.Basis(below),
            Place = below.Place,
        };
        return way is null || (way == AdjustKeys.Threshold && quantity is null) ? null : rule;
    }

    private static CriterionPart Apply(IReadOnlyList<AdjustRule> rules, CriterionPart part, FindingList findings) => part switch
    {
        GroupPart group => group with { Below = [.. group.Below.Select(p => Apply(rules, p, findings))] },
        ComparePart compare => compare with { Adjustments = [.. rules.Where(r => r.Measures.Contains(compare.Measure)).Select(r => Adjusted(r, compare, findings)).OfType<Adjustment>()] },
        _ => part,
    };

    private static Adjustment? Adjusted(AdjustRule rule, ComparePart part, FindingList findings)
    {
        if (rule.Kind == AdjustKind.Judged)
        {
            var at = rule.Place.Mark;
            var question = rule.Question ?? $"{rule.Title}，{part.Title ?? part.Measure}能否放宽";
            return new Adjustment(rule, null, new JudgedPart { Id = $"{part.Id}.{rule.Id}", By = rule.JudgedBy!, ByMark = at, Question = question, Title = rule.Title, Basis = rule.Basis, Place = rule.Place });
        }

        var against = part.Against;
        if (!against.IsOfNumbers)
        {
            return null;
        }

        if (against.Kind == ComparisonKind.Between || (against.Kind == ComparisonKind.OnePer && rule.Kind != AdjustKind.Instead))
        {
            findings.Error(rule.NumberMark, "adjust", against.Kind == ComparisonKind.OnePer
                ? $"“{part.Measure}”的界限是每多少个一个，只能改成另一个数，不能增减"
                : $"“{part.Measure}”的界限是两个数之间，不知改哪一个：请拆成 at least 和 at most");
            return null;
        }

        var number = rule.Kind switch { AdjustKind.Share => against.Number * (1 + rule.Number), AdjustKind.Amount => against.Number + rule.Number, _ => rule.Number };
        return new Adjustment(
            rule, against with { Number = Rounded(number, rule.Rounding, against.Unit == "%" ? 100 : 1), Unit = rule.Kind == AdjustKind.Share ? against.Unit : rule.Unit, At = rule.NumberMark, Dated = [] }, null);
    }

    private static decimal Rounded(decimal number, Rounding rounding, int parts) =>
        rounding switch { Rounding.Up => decimal.Ceiling(number * parts), Rounding.Down => decimal.Floor(number * parts), _ => number * parts } / parts;
}
