namespace Miaopu.Rulebook;

/// <summary>Reads indicators: groups, and the rules that give points.</summary>
internal static class IndicatorReader
{
    private const int Deepest = 4;
    private const decimal Smallest = 0.000001m;

    private static readonly Key[] Ways =
    [
        IndicatorKeys.Items, IndicatorKeys.Points, IndicatorKeys.Curve, IndicatorKeys.Steps, IndicatorKeys.If, IndicatorKeys.ScoredBy, IndicatorKeys.QuantileIn,
        IndicatorKeys.RankIn, IndicatorKeys.BestIn,
    ];

    internal static List<Indicator> Read(Section section) => Items(section, PackKeys.Indicators, 1);

    private static List<Indicator> Items(Section section, Key<ListKind> key, int depth)
    {
        var items = new List<Indicator>();
        foreach (var below in section.List(key))
        {
            items.Add(One(below, depth));
            below.Done();
        }

        return items;
    }

    private static Indicator One(Section below, int depth)
    {
        // "points" is also what a condition and the best of a cohort give
        var written = Ways.Where(below.Has).Where(k => k != IndicatorKeys.Points || !(below.Has(IndicatorKeys.If) || below.Has(IndicatorKeys.BestIn))).ToArray();
        if (written.Length != 1)
        {
            below.Findings.Error(below.At, "shape", $"指标应写且只写一种：{string.Join('、', Ways.Select(k => k.Word))}");
        }

        var way = written.Length == 1 ? written[0] : null;
        var items = way == IndicatorKeys.Items && depth <= Deepest ? Items(below, IndicatorKeys.Items, depth + 1) : [];
        if (depth > Deepest)
        {
            below.Findings.Error(below.At, "shape", $"指标最多分 {Deepest} 层");
        }

        var rule = Rule(below, way);
        if (rule is not null)
        {
            rule = rule with { MeasureMark = below.MarkOf(IndicatorKeys.Measure), CohortMark = below.MarkOf(way!) };
        }

        var max = ScoringReader.Points(below, IndicatorKeys.Max);
        if (max is null && !below.Has(IndicatorKeys.Max) && rule?.Highest is null)
        {
            below.Findings.Error(below.At, "missing", "缺少“max”：这一项最多多少分");
        }

        return new Indicator
        {
            Id = below.Text(IndicatorKeys.Id),
            Title = below.Text(IndicatorKeys.Title),
            Kind = below.Choice(IndicatorKeys.Kind),
            Max = max ?? rule?.Highest ?? 0,
            MaxMark = below.MarkOf(IndicatorKeys.Max),
            Weight = below.Quantity(IndicatorKeys.Weight)?.Number ?? 1,
            Capped = below.Flag(IndicatorKeys.Capped),
            Rule = rule,
            Items = items,
            Basis = below.Context.Basis(below),
            Place = below.Place,
        };
    }

    private static ScoreRule? Rule(Section below, Key? way)
    {
        ScoreRule? rule =
            way == IndicatorKeys.Points ? Unit(below)
            : way == IndicatorKeys.Curve ? Curve(below)
            : way == IndicatorKeys.Steps ? Steps(below)
            : way == IndicatorKeys.If ? If(below)
            : way == IndicatorKeys.ScoredBy ? Experts(below)
            : way == IndicatorKeys.QuantileIn ? Quantile(below)
            : way == IndicatorKeys.RankIn ? new RankPoints(
                below.Text(IndicatorKeys.RankIn), below.Choice(IndicatorKeys.Better), Needed(below, IndicatorKeys.First), Needed(below, IndicatorKeys.Step),
                ScoringReader.Points(below, IndicatorKeys.AtLeast) ?? 0)
            : way == IndicatorKeys.BestIn ? new BestPoints(below.Text(IndicatorKeys.BestIn), Needed(below, IndicatorKeys.Points))
            : null;
        return rule is null or ConditionPoints or ExpertPoints ? rule : rule with { Measure = below.TextNeeded(IndicatorKeys.Measure) };
    }

    private static QuantilePoints Quantile(Section below) => new(
        below.Text(IndicatorKeys.QuantileIn), below.Choice(IndicatorKeys.Better), [.. Pairs(below, IndicatorKeys.Bands).Pairs.Select(p => new QuantileBand(p.At, p.Points))],
        Needed(below, IndicatorKeys.Else), below.Choice(IndicatorKeys.Round), below.Choice(IndicatorKeys.Ties));

    private static UnitPoints Unit(Section below)
    {
        var full = below.Has(IndicatorKeys.PerFull);
        var key = full ? IndicatorKeys.PerFull : IndicatorKeys.Per;
        var per = below.Quantity(key);
        if (per is null && !below.Has(key))
        {
            below.Findings.Error(below.At, "missing", "“points”还要写“per”（每多少，零头按比例）或“per full”（每满多少）");
        }

        if (per?.Number < Smallest)
        {
            below.Findings.Error(below.MarkOf(key), "range", $"“{key.Word}”应大于 0");
        }

        var above = below.Quantity(IndicatorKeys.Above);
        return new UnitPoints(Needed(below, IndicatorKeys.Points), per is { Number: >= Smallest } ? per.Value.Number : 1, full, above?.Number ?? 0, ScoringReader.Points(below, IndicatorKeys.Start) ?? 0)
        {
            Units = above is null ? [per?.Unit] : [per?.Unit, above.Value.Unit],
        };
    }

    private static CurvePoints Curve(Section below)
    {
        var points = new List<CurvePoint>();
        var units = new List<string?>();
        foreach (var item in below.Item(IndicatorKeys.Curve) is YamlList list ? list.Items : [])
        {
            if (item is YamlList { Items: [YamlText at, YamlText given] }
                && below.Context.Quantity(at, $"{below.Path}.curve.{points.Count + 1}.at") is { } value
                && ScoringReader.Points(below.Context, given, $"{below.Path}.curve.{points.Count + 1}.points") is { } score)
            {
                points.Add(new CurvePoint(value.Number, score));
                units.Add(value.Unit);
            }
            else
            {
                below.Findings.Error(item.At, "shape", "折线的一点应写 [数值, 得分]");
            }
        }

        if (points.Count < 2)
        {
            below.Findings.Error(below.MarkOf(IndicatorKeys.Curve), "shape", "“curve”至少要两点：[[数值, 得分], [数值, 得分]]");
        }

        return new CurvePoints(points.Count == 0 ? [new CurvePoint(0, 0)] : points, Needed(below, IndicatorKeys.Below), below.Flag(IndicatorKeys.Falling)) { Units = units };
    }

    private static StepPoints Steps(Section below)
    {
        var (steps, units) = Pairs(below, IndicatorKeys.Steps);
        return new StepPoints(steps, Needed(below, IndicatorKeys.Else)) { Units = units };
    }

    /// <summary>A mapping of values to points, such as <c>{ 100 家: 10, 50 家: 6 }</c>.</summary>
    private static (List<CurvePoint> Pairs, List<string?> Units) Pairs(Section below, Key<NamedKind> key)
    {
        var pairs = new List<CurvePoint>();
        var units = new List<string?>();
        foreach (var (at, given) in below.Named(key))
        {
            if (below.Context.Quantity(at, $"{below.Path}.{key.Word}.{pairs.Count + 1}.at") is { } value
                && below.Context.AsText(given, at.Text) is { } text
                && ScoringReader.Points(below.Context, text, $"{below.Path}.{key.Word}.{pairs.Count + 1}.points") is { } score)
            {
                pairs.Add(new CurvePoint(value.Number, score));
                units.Add(value.Unit);
            }
        }

        if (pairs.Count == 0)
        {
            below.Findings.Error(below.MarkOf(key), "missing", $"“{key.Word}”应写“数值: 得分”，至少一条");
            pairs.Add(new CurvePoint(0, 0));
        }

        return (pairs, units);
    }

    private static ConditionPoints If(Section below)
    {
        var text = below.Scalar(IndicatorKeys.If);
        return new ConditionPoints(new ScoringCondition(text?.Text ?? "", null, Basis.None) { Text = text }, Needed(below, IndicatorKeys.Points));
    }

    private static ExpertPoints Experts(Section below)
    {
        var drop = below.Below(IndicatorKeys.Drop);
        var (highest, lowest) = (drop?.Whole(IndicatorKeys.DropHighest) ?? 0, drop?.Whole(IndicatorKeys.DropLowest) ?? 0);
        drop?.Done();
        var needed = below.Whole(IndicatorKeys.Needed) ?? 1;
        var decimals = below.Whole(IndicatorKeys.Decimals);
        if (highest < 0 || lowest < 0 || needed < 1 || needed > 100 || highest + lowest >= needed || decimals is < 0 or > 6)
        {
            below.Findings.Error(below.MarkOf(IndicatorKeys.Needed), "range", $"打分人数“needed”应多于去掉的人数（去掉 {highest + lowest} 个，要求 {needed} 人），小数“decimals”应在 0 到 6 之间");
            (highest, lowest, needed, decimals) = (0, 0, 1, null);
        }

        return new ExpertPoints(below.Text(IndicatorKeys.ScoredBy), needed, highest, lowest, decimals) { ByMark = below.MarkOf(IndicatorKeys.ScoredBy) };
    }

    private static decimal Needed(Section below, Key<NumberKind> key)
    {
        if (!below.Has(key))
        {
            below.Findings.Error(below.At, "missing", $"缺少“{key.Word}”：{key.Says}");
        }

        return ScoringReader.Points(below, key) ?? 0;
    }
}
