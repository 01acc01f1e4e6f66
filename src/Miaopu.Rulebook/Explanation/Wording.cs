namespace Miaopu.Rulebook;

/// <summary>The Chinese sentences of verdicts.</summary>
internal static class Wording
{
    private const int MostNamed = 5;

    /// <summary>The word of an answer.</summary>
    internal static string Word(Answer answer) => answer switch
    {
        Answer.Met => "达到",
        Answer.NotMet => "未达到",
        Answer.MissingData => "缺数据",
        Answer.NotApplicable => "不适用",
        _ => "待认定",
    };

    internal static string Threshold(Comparison against, string? unit, MeasuredValue? of, decimal? needed)
    {
        var number = Figures.WithUnit(against.Number, unit);
        return against.Kind switch
        {
            ComparisonKind.AtLeast => $"不少于 {number}",
            ComparisonKind.AtMost => $"不超过 {number}",
            ComparisonKind.MoreThan => $"多于 {number}",
            ComparisonKind.LessThan => $"少于 {number}",
            ComparisonKind.Between => $"{number} 至 {Figures.WithUnit(against.Upper, unit)}",
            ComparisonKind.OnePer => $"不少于 {Figures.WithUnit(needed ?? 0, unit)}（每 {Figures.WithUnit(against.Number, of?.Unit)}至少 1，现有 {of?.Text}）",
            ComparisonKind.Within => $"在 {against.Value} 范围内",
            ComparisonKind.Before => $"早于 {against.Value}",
            ComparisonKind.Since => $"不早于 {against.Value}",
            _ => $"为“{against.Value}”",
        };
    }

    /// <summary>Which of several values of a number holds, from when, and by which clause.</summary>
    internal static string Dated(DatedNumber number, bool named = false)
    {
        var source = Explanation.Source(number.Basis);
        return $"{(named ? $"{number.Item} 取 " : "界限取 ")}{number.Text}，{number.Days}适用{(source.Length > 0 ? $"（{source}）" : "")}{(number.Basis.Reading is { } reading ? $"；本包的理解：{reading}" : "")}";
    }

    /// <summary>What a threshold asks, in the unit it is written in.</summary>
    internal static string Asked(Comparison against) => against.Kind == ComparisonKind.OnePer
        ? $"每 {Figures.Plain(against.Number)} 至少 1（{against.Rounding switch { Rounding.Up => "零头进一", Rounding.Down => "零头舍去", _ => "零头按比例" }}）"
        : Threshold(against, against.Unit, null, against.Number);

    internal static string Word(OverrideKind kind) => kind switch { OverrideKind.Tightens => "收紧", OverrideKind.Relaxes => "放宽", OverrideKind.Replaces => "改写", _ => "不用" };

    /// <summary>What a pack has otherwise than the one it extends, with the clauses of both.</summary>
    internal static string Changed(PackOverride change)
    {
        var cites = change.BaseCites.Count > 0 ? $"（{string.Join('、', change.BaseCites)}）" : "";
        var source = Explanation.Source(change.Basis) is { Length: > 0 } own ? $"（{own}）" : "";
        var word = Word(change.Kind);
        return change is { Before: { } before, After: { } after }
            ? $"基准《{change.BaseTitle}》{before}{cites}，本包{word}为{after}{source}"
            : $"基准《{change.BaseTitle}》的 {change.Item}{cites}，本包{word}{source}";
    }

    /// <summary>What a threshold was, by which rule it is another, and how.</summary>
    internal static string Adjusted(AdjustRule rule, string threshold)
    {
        return $"一般要求{threshold}；{Rule(rule)}{Change(rule)}";
    }

    /// <summary>What a rule does to a threshold: 减 20%，零头进一.</summary>
    internal static string Change(AdjustRule rule)
    {
        var number = rule.Unit == "%" ? $"{Figures.Plain(Math.Abs(rule.Number) * 100m)}%" : Figures.WithUnit(Math.Abs(rule.Number), rule.Unit);
        var what = rule.Kind switch
        {
            AdjustKind.Judged => "能否放宽由人认定",
            AdjustKind.Instead => $"改为 {number}",
            _ => $"{(rule.Number < 0 ? "减" : "加")} {number}",
        };
        var rounded = rule.Rounding switch { Rounding.Up => "，零头进一", Rounding.Down => "，零头舍去", _ => "" };
        return what + rounded;
    }

    /// <summary>A rule of which it is not known whether it applies.</summary>
    internal static string MayBeAdjusted(AdjustRule rule) => $"{Rule(rule)}是否适用，缺数据";

    private static string Rule(AdjustRule rule) => Explanation.Source(rule.Basis) is { Length: > 0 } source ? $"“{rule.Title}”（{source}）" : $"“{rule.Title}”";

    internal static string Gap(Comparison against, Measure measure, MeasuredValue value, decimal? needed)
    {
        var about = value.IsExact ? "" : "至少";
        return against.Kind switch
        {
            ComparisonKind.AtLeast or ComparisonKind.OnePer => $"{Short(measure, about, needed!.Value - (value.High ?? 0), value.Unit)}",
            ComparisonKind.Between when value.High < against.Number => Short(measure, about, against.Number - value.High.Value, value.Unit),
            ComparisonKind.Between => Over(measure, about, value.Low!.Value - against.Upper, value.Unit),
            ComparisonKind.AtMost => Over(measure, about, value.Low!.Value - against.Number, value.Unit),
            ComparisonKind.MoreThan => $"{measure.Title}应多于 {Figures.WithUnit(against.Number, value.Unit)}，现为 {value.Text}",
            ComparisonKind.LessThan => $"{measure.Title}应少于 {Figures.WithUnit(against.Number, value.Unit)}，现为 {value.Text}",
            ComparisonKind.Before or ComparisonKind.Since => $"{measure.Title}应{Threshold(against, null, null, null)}，现为 {value.Text}",
            ComparisonKind.Within => $"{measure.Title}应在 {against.Value} 范围内，现为 {value.Text}",
            _ => $"{measure.Title}应为“{against.Value}”，现为“{value.Text}”",
        };
    }

    /// <summary>What is missing from a group of which some are enough.</summary>
    internal static string Alternatives(IReadOnlyList<string> sentences, int needed) => needed == 1
        ? string.Join("，或", sentences)
        : $"以下至少达到 {needed} 项：{string.Join("，", sentences)}";

    internal static string Missing(IEnumerable<MissingInput> missing)
    {
        var labels = missing.Select(m => m.Label).Distinct().ToArray();
        return labels.Length == 0 ? "缺数据" : $"缺数据：{Few(labels, "处")}";
    }

    /// <summary>The first few by name, the rest by number.</summary>
    internal static string Few(IReadOnlyList<string> labels, string counter) => labels.Count <= MostNamed
        ? string.Join('、', labels)
        : $"{string.Join('、', labels.Take(MostNamed))}等 {labels.Count} {counter}";

    private static string Short(Measure measure, string about, decimal by, string? unit) => unit switch
    {
        "%" => $"{measure.Title}{about}还差 {Points(by)} 个百分点",
        _ when measure.Noun is { } noun && unit is not null => $"{about}还差 {Up(by, unit)}{noun}",
        _ => $"{measure.Title}{about}还差 {Up(by, unit)}",
    };

    private static string Over(Measure measure, string about, decimal by, string? unit) =>
        unit == "%" ? $"{measure.Title}{about}超出 {Points(by)} 个百分点" : $"{measure.Title}{about}超出 {Up(by, unit)}";

    // What is short is rounded up, so that adding just that much is enough.
    private static string Raised(decimal number) => Figures.Plain(decimal.Ceiling(number * 100m) / 100m);

    private static string Points(decimal share) => Figures.Plain(decimal.Ceiling(share * 10_000m) / 100m);

    private static string Up(decimal number, string? unit) => unit == "元" ? Figures.WithUnit(decimal.Ceiling(number), unit) : unit == "月" ? Figures.WithUnit(number, unit) : unit is null ? Raised(number) : $"{Raised(number)} {unit}";
}
