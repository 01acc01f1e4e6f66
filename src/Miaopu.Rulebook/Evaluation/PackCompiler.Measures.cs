namespace Miaopu.Rulebook;

/// <summary>Measures, ratios and shares.</summary>
internal sealed partial class PackCompiler
{
    private MeasureProgram? Measure(Measure measure, int index)
    {
        var program = measure.Kind switch
        {
            MeasureKind.Ratio => Ratio(measure, index),
            MeasureKind.Formula => measure.FormulaText is { } text && MeasureExpression.Bind(text, _measureScope, _measures, _findings, measure.Unit is { } unit ? FeelBridge.NumberIn(unit) : null) is { } bound
                ? new FormulaProgram(measure, measure.Unit ?? bound.Unit, bound) { Index = index }
                : null,
            MeasureKind.Table => OfTable(measure, index),
            _ => OverRows(measure, index),
        };
        return program;
    }

    private MeasureProgram? OverRows(Measure measure, int index)
    {
        if (Rows(measure.Rows!) is not { } rows)
        {
            return null;
        }

        if (!rows.IsTimed)
        {
            _findings.Error(MarkOf(measure.Place), "time", $"度量“{measure.Name}”没有写统计时点或期间：请写“at: cutoff”或“in: 时间窗”");
        }

        var field = measure.Field is { } name ? Field(rows.Fields, name, measure.FieldMark, rows.Ledger) : null;
        if (measure is { Kind: MeasureKind.Count, Weights: { } weights })
        {
            return Weigher(measure, weights, rows) is { } weigher ? new WeightedCountProgram(measure, measure.Unit, rows, field, weigher) { Index = index } : null;
        }

        if (measure.Kind == MeasureKind.Count)
        {
            return measure.Field is not null && field is null ? null : new CountProgram(measure, measure.Unit, rows, field) { Index = index };
        }

        if (measure.Streak is { } streak)
        {
            return Streak(measure, streak, rows, field, index);
        }

        if (field is null)
        {
            return null;
        }

        var unit = measure.Kind == MeasureKind.MonthsSince ? "月" : UnitOf(measure, field);
        CheckType(measure, field);
        if (measure.Kind == MeasureKind.Largest)
        {
            var per = measure.Per is { } named ? Field(rows.Fields, named, measure.PerMark, rows.Ledger) : null;
            return measure.Per is not null && per is null ? null : new LargestProgram(measure, unit, rows, field, per) { Index = index };
        }

        return measure.Kind == MeasureKind.Sum
            ? new SumProgram(measure, unit, rows, field) { Index = index }
            : new ValueProgram(measure, unit, rows, field, measure.Kind == MeasureKind.MonthsSince) { Index = index };
    }

    private StreakProgram? Streak(Measure measure, Streak streak, RowSetProgram rows, RowField? number, int index)
    {
        if (streak.Step == StreakStep.Number)
        {
            if (number is { IsWhole: false })
            {
                _findings.Error(measure.FieldMark, "type", $"“{number.Name}”不是整数，不能用来分期：字段应写“whole: true”");
            }

            return number is null ? null : new StreakProgram(measure, measure.Unit, rows, null, number) { Index = index };
        }

        var window = _pack.Windows.FirstOrDefault(w => w.Name == measure.Rows!.Window);
        if (rows.Window is not { ChosenBy: null } || window is not { Choice: null })
        {
            _findings.Error(streak.At, "time", $"度量“{measure.Name}”按期连续计数，要写“in”：一个长度固定的时间窗");
            return null;
        }

        if (window.Months % streak.Months != 0)
        {
            _findings.Error(streak.At, "time", $"时间窗“{window.Name}”长 {window.Months} 个月，不是整数个 {streak.Months} 个月的期");
            return null;
        }

        var reported = streak.GapIsUnknown ? Rows(Recorded(measure.Rows!)) : null;
        return new StreakProgram(measure, measure.Unit, rows, reported, null) { Index = index };
    }

    /// <summary>The records among which a selection is made, whatever they pass: those of the ledger, or of the definition that gives the field by whose day they are told apart.</summary>
    private RowSelection Recorded(RowSelection selection)
    {
        var recorded = selection with { Where = null, Marks = selection.Marks with { Where = null } };
        while (_pack.Definitions.FirstOrDefault(d => d.Name == recorded.Over) is { } below && below.Fields.All(f => f.Name != recorded.Event))
        {
            recorded = recorded with { Over = below.Rows.Over, Event = recorded.Event ?? below.Rows.Event };
        }

        return recorded;
    }

    private string? UnitOf(Measure measure, RowField field)
    {
        if (measure.Unit is { } own && field.Unit is { } its && own != its)
        {
            _findings.Error(MarkOf(measure.Place), "unit", $"度量“{measure.Name}”的单位写作“{own}”，字段“{field.Name}”的单位是“{its}”");
        }

        return measure.Unit ?? field.Unit;
    }

    private void CheckType(Measure measure, RowField field)
    {
        var wrong = measure.Kind switch
        {
            MeasureKind.Sum when field.Type is not (FieldType.Number or FieldType.Money or null) => "不是数，不能求和",
            MeasureKind.Largest when field.Type is not (FieldType.Number or FieldType.Money or null) => "不是数，不能取最大",
            MeasureKind.Largest when field.Bounds.Low is not >= 0 => "没有写“at least: 0”，可能为负，不能取最大",
            MeasureKind.MonthsSince when field.Type is not (FieldType.Date or null) => "不是日期，不能计月",
            _ => null,
        };
        if (wrong is not null)
        {
            _findings.Error(measure.FieldMark, "type", $"“{field.Name}”{wrong}");
        }
    }

    private RatioProgram? Ratio(Measure measure, int index)
    {
        if (measure is not { Numerator: { } above, Denominator: { } below })
        {
            return null;
        }

        var numerator = Side(above);
        var denominator = Side(below);
        if (numerator is null || denominator is null)
        {
            return null;
        }

        if (measure.Unit == "%" && numerator.Unit != denominator.Unit)
        {
            _findings.Error(MarkOf(measure.Place), "unit", $"比例“{measure.Name}”的分子单位是“{numerator.Unit ?? "无"}”，分母单位是“{denominator.Unit ?? "无"}”");
        }

        return new RatioProgram(measure, measure.Unit, numerator, denominator) { Index = index, Share = ShareOf(above, below) };
    }

    private MeasureProgram? Side(Measure side)
    {
        if (!side.IsReference)
        {
            return Measure(side, -1);
        }

        if (_measures.TryGetValue(side.Name, out var known))
        {
            return known;
        }

        _findings.Unknown(side.FieldMark, "度量", side.Name, _pack.Measures.Select(m => m.Name));
        return null;
    }

    /// <summary>The narrower bounds of a share, where both sides read the same rows but for a test on the part's.</summary>
    private ShareBounds? ShareOf(Measure above, Measure below)
    {
        var part = above.IsReference ? _pack.Measure(above.Name)! : above;
        var whole = below.IsReference ? _pack.Measure(below.Name)! : below;
        var same = part.Kind == whole.Kind && part.Kind is MeasureKind.Count or MeasureKind.Sum
            && part.Rows is { } p && whole.Rows is { Where: null } w && p with { Where = null, Marks = default } == w with { Marks = default }
            && part.Field == whole.Field && part.Weights is null && whole.Weights is null && !(part.Kind == MeasureKind.Count && part.Field is not null);
        if (!same || Rows(part.Rows!) is not { } partRows || Rows(whole.Rows!) is not { } wholeRows)
        {
            return null;
        }

        return new ShareBounds(partRows, wholeRows, part.Field is { } name ? partRows.Find(name) : null);
    }
}
