namespace Miaopu.Rulebook;

/// <summary>Reads measures.</summary>
internal static class MeasureReader
{
    internal static List<Measure> Read(Section section)
    {
        var measures = new List<Measure>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Measures))
        {
            var measure = Measure(below, name.Text);
            if (measure is not null)
            {
                measures.Add(measure);
            }
        }

        return measures;
    }

    private static Measure? Measure(Section below, string name)
    {
        if (below.OneOf(MeasureKeys.Kinds, $"度量“{name}”") is not { } key)
        {
            return null;
        }

        var kind = KindOf(key);
        var basis = below.Context.Basis(below);
        var measure = new Measure
        {
            Name = name,
            Title = below.TextOrNull(MeasureKeys.Title) ?? name,
            Kind = kind,
            Unit = below.TextOrNull(MeasureKeys.Unit) ?? kind switch { MeasureKind.Ratio => "%", MeasureKind.MonthsSince => "月", _ => null },
            Noun = below.TextOrNull(MeasureKeys.Noun),
            Basis = basis,
            Place = below.Place,
        };
        measure = kind switch
        {
            MeasureKind.Ratio => Ratio(below, measure),
            MeasureKind.Formula => Formula(below, measure),
            MeasureKind.Table => OfTable(below, measure),
            _ => Rows(below, (Key<TextKind>)key, measure),
        };
        below.Done();
        return measure;
    }

    private static MeasureKind KindOf(Key key) =>
        key == MeasureKeys.Count ? MeasureKind.Count
        : key == MeasureKeys.Sum ? MeasureKind.Sum
        : key == MeasureKeys.Largest ? MeasureKind.Largest
        : key == MeasureKeys.Streak ? MeasureKind.Streak
        : key == MeasureKeys.Ratio ? MeasureKind.Ratio
        : key == MeasureKeys.Value ? MeasureKind.Value
        : key == MeasureKeys.MonthsSince ? MeasureKind.MonthsSince
        : key == MeasureKeys.Table ? MeasureKind.Table
        : MeasureKind.Formula;

    private static Measure Formula(Section below, Measure measure)
    {
        var formula = below.Scalar(MeasureKeys.Formula);
        return measure with { Formula = formula?.Text ?? "", FormulaText = formula };
    }

    private static Measure OfTable(Section below, Measure measure)
    {
        var table = below.Scalar(MeasureKeys.Table);
        var output = below.Scalar(MeasureKeys.Output);
        return measure with { Table = table?.Text ?? "", Field = output?.Text, FieldMark = output?.At ?? table?.At ?? below.At };
    }

    private static Measure Rows(Section below, Key<TextKind> key, Measure measure)
    {
        var target = below.Scalar(key);
        var text = target?.Text ?? "";
        var mark = target?.Inside(0) ?? below.At;
        if (measure.Kind == MeasureKind.Count)
        {
            var distinct = below.Scalar(MeasureKeys.Distinct);
            return measure with { Rows = RowSelectionReader.Read(below, text, mark), Field = distinct?.Text, FieldMark = distinct?.At ?? mark, Weights = RowWeightsReader.Read(below) };
        }

        if (measure.Kind == MeasureKind.Streak)
        {
            return Streak(below, text, mark, measure);
        }

        if (measure.Kind == MeasureKind.Largest)
        {
            var per = below.Scalar(MeasureKeys.Per);
            measure = measure with { Per = per?.Text, PerMark = per?.At ?? mark };
        }

        var dot = text.LastIndexOf('.');
        if (dot <= 0)
        {
            below.Findings.Error(mark, "shape", $"“{key.Word}”应写“台账.字段”或“定义.字段”");
            return measure with { Rows = RowSelectionReader.Read(below, text, mark), FieldMark = mark };
        }

        return measure with
        {
            Rows = RowSelectionReader.Read(below, text[..dot], mark),
            Field = text[(dot + 1)..],
            FieldMark = target!.Inside(dot + 1),
        };
    }

    private static Measure Streak(Section below, string over, Mark mark, Measure measure)
    {
        var by = below.Scalar(MeasureKeys.By);
        var every = below.Choice(MeasureKeys.Every);
        if (below.Has(MeasureKeys.Every) == (by is not null))
        {
            below.Findings.Error(mark, "shape", "“streak”要写清一期是什么：“every”和“by”写且只写一个");
        }

        var gap = below.Choice(MeasureKeys.Gap);
        if (by is not null && below.Has(MeasureKeys.Gap))
        {
            below.Findings.Error(below.MarkOf(MeasureKeys.Gap), "shape", "“gap”只和“every”一起写：按字段分期时不知道中间还有哪些期");
        }

        return measure with
        {
            Rows = RowSelectionReader.Read(below, over, mark),
            Field = by?.Text,
            FieldMark = by?.At ?? mark,
            Streak = new Streak(every, gap) { At = mark },
            Unit = measure.Unit ?? every switch { StreakStep.Month => "月", StreakStep.Quarter => "个季度", StreakStep.HalfYear => "个半年", StreakStep.Year => "年", _ => null },
        };
    }

    private static Measure Ratio(Section below, Measure measure)
    {
        if (below.Item(MeasureKeys.Ratio) is not YamlList { Items.Count: 2 } list)
        {
            below.Findings.Error(below.MarkOf(MeasureKeys.Ratio), "shape", "“ratio”应是两项：分子、分母");
            return measure;
        }

        return measure with
        {
            Numerator = Side(below, list.Items[0], measure.Name, "分子"),
            Denominator = Side(below, list.Items[1], measure.Name, "分母"),
        };
    }

    private static Measure? Side(Section below, YamlItem item, string name, string side) => item switch
    {
        YamlText text => new Measure
        {
            Name = text.Text, Title = text.Text, Kind = MeasureKind.Formula, IsReference = true, Basis = Basis.None,
            Place = below.Findings.PlaceOf(text.At), FieldMark = text.At,
        },
        YamlMap map => Measure(below.AsSection(map, side, MeasureKeys.Measure)!, $"{name}（{side}）"),
        _ => null,
    };
}
