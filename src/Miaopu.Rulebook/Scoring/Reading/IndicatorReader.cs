namespace Miaopu.Rulebook;

/// <summary>Reads indicators: groups, and the rules that give points.</summary>
internal static class IndicatorReader
{
    private const int Deepest = 4;
    private const decimal Smallest = 0.000001m;

    private static readonly string[] Shapes =
        ["items", "points", "curve", "steps", "if", "scored by", "quantile in", "rank in", "best in"];

    internal static List<Indicator> Read(Section section) => Items(section, "indicators", 1);

    private static List<Indicator> Items(Section section, string key, int depth)
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
        var written = Shapes.Where(below.Has).Where(s => s != "points" || !(below.Has("if") || below.Has("best in"))).ToArray();
        if (written.Length != 1)
        {
            below.Findings.Error(below.At, "shape", $"指标应写且只写一种：{string.Join('、', Shapes)}");
        }

        var shape = written.Length == 1 ? written[0] : "";
        var items = shape == "items" && depth <= Deepest ? Items(below, "items", depth + 1) : [];
        if (depth > Deepest)
        {
            below.Findings.Error(below.At, "shape", $"指标最多分 {Deepest} 层");
        }

        var rule = Rule(below, shape);
        if (rule is not null)
        {
            rule = rule with { MeasureMark = below.MarkOf("measure"), CohortMark = below.MarkOf(shape) };
        }

        var max = ScoringReader.Points(below, "max");
        if (max is null && !below.Has("max") && rule?.Highest is null)
        {
            below.Findings.Error(below.At, "missing", "缺少“max”：这一项最多多少分");
        }

        return new Indicator
        {
            Id = below.Text("id"),
            Title = below.Text("title"),
            Kind = below.Choice("kind", IndicatorKind.Ordinary, ("ordinary", IndicatorKind.Ordinary), ("bonus", IndicatorKind.Bonus), ("deduction", IndicatorKind.Deduction)),
            Max = max ?? rule?.Highest ?? 0,
            MaxMark = below.MarkOf("max"),
            Weight = below.Quantity("weight")?.Number ?? 1,
            Capped = below.Flag("capped"),
            Rule = rule,
            Items = items,
            Basis = below.Context.Basis(below, needed: depth == 1),
            Place = below.Place,
        };
    }

    private static ScoreRule? Rule(Section below, string shape)
    {
        ScoreRule? rule = shape switch
        {
            "points" => Unit(below),
            "curve" => Curve(below),
            "steps" => Steps(below),
            "if" => If(below),
            "scored by" => Experts(below),
            "quantile in" => new QuantilePoints(
                below.Text(shape), Low(below), [.. Pairs(below, "bands").Pairs.Select(p => new QuantileBand(p.At, p.Points))], Else(below),
                ScoringReader.Round(below, null), ScoringReader.Ties(below)),
            "rank in" => new RankPoints(below.Text(shape), Low(below), Needed(below, "first"), Needed(below, "step"), ScoringReader.Points(below, "at least") ?? 0),
            "best in" => new BestPoints(below.Text(shape), Needed(below, "points")),
            _ => null,
        };
        return rule is null or ConditionPoints or ExpertPoints ? rule : rule with { Measure = below.Text("measure") };
    }

    private static UnitPoints Unit(Section below)
    {
        var full = below.Has("per full");
        var key = full ? "per full" : "per";
        var per = below.Quantity(key);
        if (per is null && !below.Has(key))
        {
            below.Findings.Error(below.At, "missing", "“points”还要写“per”（每多少，零头按比例）或“per full”（每满多少）");
        }

        if (per?.Number < Smallest)
        {
            below.Findings.Error(below.MarkOf(key), "range", $"“{key}”应大于 0");
        }

        var above = below.Quantity("above");
        return new UnitPoints(Needed(below, "points"), per is { Number: >= Smallest } ? per.Value.Number : 1, full, above?.Number ?? 0, ScoringReader.Points(below, "start") ?? 0)
        {
            Units = above is null ? [per?.Unit] : [per?.Unit, above.Value.Unit],
        };
    }

    private static CurvePoints Curve(Section below)
    {
        var points = new List<CurvePoint>();
        var units = new List<string?>();
        foreach (var item in below.Item("curve") is YamlList list ? list.Items : [])
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
            below.Findings.Error(below.MarkOf("curve"), "shape", "“curve”至少要两点：[[数值, 得分], [数值, 得分]]");
        }

        if (!below.Has("below"))
        {
            below.Findings.Error(below.At, "missing", "“curve”还要写“below”：低于第一点得多少分");
        }

        return new CurvePoints(points.Count == 0 ? [new CurvePoint(0, 0)] : points, ScoringReader.Points(below, "below") ?? 0, below.Flag("falling")) { Units = units };
    }

    private static StepPoints Steps(Section below)
    {
        var (steps, units) = Pairs(below, "steps");
        return new StepPoints(steps, Else(below)) { Units = units };
    }

    /// <summary>A mapping of values to points, such as <c>{ 100 家: 10, 50 家: 6 }</c>.</summary>
    private static (List<CurvePoint> Pairs, List<string?> Units) Pairs(Section below, string key)
    {
        var pairs = new List<CurvePoint>();
        var units = new List<string?>();
        foreach (var (at, given) in below.Named(key))
        {
            if (below.Context.Quantity(at, $"{below.Path}.{key}.{pairs.Count + 1}.at") is { } value
                && below.Context.AsText(given, at.Text) is { } text
                && ScoringReader.Points(below.Context, text, $"{below.Path}.{key}.{pairs.Count + 1}.points") is { } score)
            {
                pairs.Add(new CurvePoint(value.Number, score));
                units.Add(value.Unit);
            }
        }

        if (pairs.Count == 0)
        {
            below.Findings.Error(below.MarkOf(key), "missing", $"“{key}”应写“数值: 得分”，至少一条");
            pairs.Add(new CurvePoint(0, 0));
        }

        return (pairs, units);
    }

    private static ConditionPoints If(Section below)
    {
        var text = below.Scalar("if");
        return new ConditionPoints(new ScoringCondition(text?.Text ?? "", null, Basis.None) { Text = text }, Needed(below, "points"));
    }

    private static ExpertPoints Experts(Section below)
    {
        var drop = below.Below("drop");
        var (highest, lowest) = (drop?.Whole("highest") ?? 0, drop?.Whole("lowest") ?? 0);
        drop?.Done();
        var needed = below.Whole("needed") ?? 1;
        var decimals = below.Whole("decimals");
        if (highest < 0 || lowest < 0 || needed < 1 || needed > 100 || highest + lowest >= needed || decimals is < 0 or > 6)
        {
            below.Findings.Error(below.MarkOf("needed"), "range", $"打分人数“needed”应多于去掉的人数（去掉 {highest + lowest} 个，要求 {needed} 人），小数“decimals”应在 0 到 6 之间");
            (highest, lowest, needed, decimals) = (0, 0, 1, null);
        }

        return new ExpertPoints(below.Text("scored by"), needed, highest, lowest, decimals) { ByMark = below.MarkOf("scored by") };
    }

    private static bool Low(Section below) => below.Choice("better", false, ("more", false), ("less", true));

    private static decimal Else(Section below)
    {
        if (!below.Has("else"))
        {
            below.Findings.Error(below.At, "missing", "缺少“else”：都够不上时得多少分");
        }

        return ScoringReader.Points(below, "else") ?? 0;
    }

    private static decimal Needed(Section below, string key)
    {
        if (!below.Has(key))
        {
            below.Findings.Error(below.At, "missing", $"缺少“{key}”");
        }

        return ScoringReader.Points(below, key) ?? 0;
    }
}
