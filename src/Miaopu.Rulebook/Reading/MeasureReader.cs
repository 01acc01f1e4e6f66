namespace Miaopu.Rulebook;

/// <summary>Reads windows, definitions and measures.</summary>
internal static class MeasureReader
{
    private const int LongestWindow = 1200;

    internal static List<Window> Windows(Section section)
    {
        var windows = new List<Window>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Windows))
        {
            if (below.Has(WindowKeys.Either))
            {
                windows.Add(new Window(name.Text, 1, WindowEnd.Cutoff, section.Context.Basis(below), below.Place) { Choice = Choice(below) });
                below.Done();
                continue;
            }

            var months = below.Whole(WindowKeys.Months) ?? (below.Whole(WindowKeys.Years) is { } years ? years * 12 : 0);
            if (months <= 0)
            {
                below.Findings.Error(below.At, "missing", "时间窗要写大于 0 的“months”或“years”，或写“either”");
            }

            else if (months > LongestWindow)
            {
                below.Findings.Error(below.MarkOf(below.Has(WindowKeys.Years) ? WindowKeys.Years : WindowKeys.Months), "range", $"时间窗最长 {LongestWindow / 12} 年");
            }

            var end = below.Choice(WindowKeys.Ending);
            windows.Add(new Window(name.Text, Math.Clamp(months, 1, LongestWindow), end, section.Context.Basis(below), below.Place));
            below.Done();
        }

        return windows;
    }

    private static WindowChoice Choice(Section below)
    {
        var either = below.Texts(WindowKeys.Either);
        Key[] others = [WindowKeys.Months, WindowKeys.Years, WindowKeys.Ending];
        if (either.Count < 2 || others.Any(o => below.Item(o) is not null))
        {
            below.Findings.Error(below.MarkOf(WindowKeys.Either), "shape", "“either”要列出两个以上的时间窗，不再写长度和截止");
        }

        return new WindowChoice([.. either.Select(e => e.Text)], below.TextNeeded(WindowKeys.ChosenBy))
        {
            Marks = [.. either.Select(e => e.At)],
            ChosenByMark = below.Has(WindowKeys.ChosenBy) ? below.MarkOf(WindowKeys.ChosenBy) : below.At,
        };
    }

    internal static List<Definition> Definitions(Section section)
    {
        var definitions = new List<Definition>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Definitions))
        {
            var over = below.Scalar(DefinitionKeys.Each);
            var rows = Selection(below, over?.Text ?? "", over?.At ?? below.At);
            definitions.Add(new Definition(name.Text, rows, Derived(below), section.Context.Basis(below), below.Place));
            below.Done();
        }

        return definitions;
    }

    internal static List<Measure> Measures(Section section)
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

    /// <summary>at, event, in and where of a definition, measure or part.</summary>
    internal static RowSelection Selection(Section below, string over, Mark overMark)
    {
        var atCutoff = below.Choice(SelectionKeys.At);
        var at = below.Scalar(SelectionKeys.Event);
        var window = below.Scalar(SelectionKeys.In);
        var where = below.Scalar(SelectionKeys.Where);
        if (at is not null && window is null)
        {
            below.Findings.Error(at.At, "missing", "写了“event”还要写“in”：在哪个时间窗内");
        }

        return new RowSelection(over, atCutoff, at?.Text, window?.Text, where?.Text)
        {
            Marks = new SelectionMarks(overMark, at?.At ?? below.At, window?.At ?? below.At, where),
        };
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
            return measure with { Rows = Selection(below, text, mark), Field = distinct?.Text, FieldMark = distinct?.At ?? mark, Weights = RowWeightsReader.Read(below) };
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
            return measure with { Rows = Selection(below, text, mark), FieldMark = mark };
        }

        return measure with
        {
            Rows = Selection(below, text[..dot], mark),
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
            Rows = Selection(below, over, mark),
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

    private static List<DerivedField> Derived(Section section)
    {
        var fields = new List<DerivedField>();
        foreach (var (name, below) in section.NamedSections(DefinitionKeys.Fields))
        {
            var since = below.Scalar(DefinitionKeys.MonthsSince);
            var formula = below.Scalar(DefinitionKeys.Formula);
            below.OneOf(DefinitionKeys.Ways, $"派生字段“{name.Text}”");
            fields.Add(new DerivedField(name.Text, since?.Text, formula?.Text, below.TextOrNull(DefinitionKeys.Unit) ?? (since is null ? null : "月"), below.Place)
            {
                SourceMark = since?.At ?? below.At,
                FormulaText = formula,
            });
            below.Done();
        }

        return fields;
    }
}
