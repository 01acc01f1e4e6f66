namespace Miaopu.Rulebook;

/// <summary>A threshold has the unit and the kind of what is held against it.</summary>
internal static class ThresholdLint
{
    /// <summary>A threshold lies where the measure can be at all.</summary>
    internal static void CheckRange(Comparison against, MeasureProgram measure, FindingList findings)
    {
        if (!against.IsOfNumbers)
        {
            if (against is { Kind: ComparisonKind.Is, Value.Kind: FieldValueKind.Text } && measure.Items.Count > 0 && !measure.Items.Contains(against.Value.ToString()))
            {
                findings.Unknown(against.At, "列表项", against.Value.ToString(), measure.Items);
            }

            return;
        }

        var (low, high) = measure.Range;
        decimal[] ends = against.Kind == ComparisonKind.Between ? [against.Number, against.Upper] : [against.Number];
        if (against.Kind != ComparisonKind.OnePer && ends.Any(e => e < low || e > high))
        {
            var never = ends.First(e => e < low || e > high);
            var limit = never < low ? $"不会小于 {Figures.WithUnit(low.Value, measure.Unit)}" : $"不会大于 {Figures.WithUnit(high!.Value, measure.Unit)}";
            findings.Error(against.At, "range", $"“{measure.Measure.Name}”{limit}，界限写成了 {Figures.WithUnit(never, measure.Unit)}");
        }
    }

    internal static void Check(Comparison against, string name, string? unit, FieldType? type, FindingList findings)
    {
        var isNumber = type is FieldType.Number or FieldType.Money;
        var wantsNumber = against.IsOfNumbers;
        if (type is not null && isNumber != wantsNumber)
        {
            findings.Error(against.At, "type", wantsNumber ? $"“{name}”不是数，不能与数比较" : $"“{name}”是数，应写 at least、at most 等界限");
            return;
        }

        if (against.Kind == ComparisonKind.Within && type is not (FieldType.Division or null))
        {
            findings.Error(against.At, "type", $"“{name}”不是行政区划，不能写“within”");
        }

        if (against.Kind is ComparisonKind.Before or ComparisonKind.Since && type is not (FieldType.Date or null))
        {
            findings.Error(against.At, "type", $"“{name}”不是日期，不能写“before”或“since”");
        }

        var written = against.Unit switch { "个月" => "月", var other => other };
        if (unit == "%" && written != "%" && wantsNumber)
        {
            findings.Error(against.At, "unit", $"“{name}”是比例，界限应写作百分数，如 60%");
        }
        else if (written is not null && written != unit)
        {
            findings.Error(against.At, "unit", $"界限的单位是“{against.Unit}”，“{name}”的单位是“{unit ?? "无"}”");
        }
    }
}
