namespace Miaopu.Rulebook;

/// <summary>Reads windows, definitions and measures.</summary>
internal static class MeasureReader
{
    internal static List<Window> Windows(Section section)
    {
        var windows = new List<Window>();
        foreach (var (name, below) in section.NamedSections("windows"))
        {
            var months = below.Whole("months", "个月") ?? (below.Whole("years", "年") is { } years ? years * 12 : 0);
            if (months <= 0)
            {
                below.Findings.Error(below.At, "missing", "时间窗要写大于 0 的“months”或“years”");
            }

            var end = below.Choice(
                "ending",
                WindowEnd.Cutoff,
                ("cutoff", WindowEnd.Cutoff),
                ("last month end", WindowEnd.LastMonthEnd),
                ("last year end", WindowEnd.LastYearEnd),
                ("year end", WindowEnd.YearEnd));
            windows.Add(new Window(name.Text, Math.Clamp(months, 1, 1200), end, section.Context.Basis(below, needed: true), below.Place));
            below.Done();
        }

        return windows;
    }

    internal static List<Definition> Definitions(Section section)
    {
        var definitions = new List<Definition>();
        foreach (var (name, below) in section.NamedSections("definitions"))
        {
            var over = below.Scalar("each");
            if (over is null)
            {
                below.Findings.Error(below.At, "missing", "定义缺少“each”");
            }

            var rows = Selection(below, over?.Text ?? "", over?.At ?? below.At);
            definitions.Add(new Definition(name.Text, rows, Derived(below), section.Context.Basis(below, needed: false), below.Place));
            below.Done();
        }

        return definitions;
    }

    internal static List<Measure> Measures(Section section)
    {
        var measures = new List<Measure>();
        foreach (var (name, below) in section.NamedSections("measures"))
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
        var atCutoff = below.Choice("at", false, ("cutoff", true));
        var at = below.Scalar("event");
        var window = below.Scalar("in");
        var where = below.Scalar("where");
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
        (string Key, MeasureKind Kind)[] kinds =
        [
            ("count", MeasureKind.Count), ("sum", MeasureKind.Sum), ("ratio", MeasureKind.Ratio), ("value", MeasureKind.Value),
            ("months since", MeasureKind.MonthsSince), ("formula", MeasureKind.Formula), ("table", MeasureKind.Table),
        ];
        var written = kinds.Where(k => below.Has(k.Key)).ToArray();
        if (written.Length != 1)
        {
            below.Findings.Error(below.At, "shape", $"度量“{name}”应写且只写一个：{string.Join('、', kinds.Select(k => k.Key))}");
            return null;
        }

        var (key, kind) = written[0];
        var basis = below.Context.Basis(below, needed: false);
        var measure = new Measure
        {
            Name = name,
            Title = below.TextOrNull("title") ?? name,
            Kind = kind,
            Unit = below.TextOrNull("unit") ?? kind switch { MeasureKind.Ratio => "%", MeasureKind.MonthsSince => "月", _ => null },
            Noun = below.TextOrNull("noun"),
            Basis = basis,
            Place = below.Place,
        };
        measure = kind switch
        {
            MeasureKind.Ratio => Ratio(below, measure),
            MeasureKind.Formula => measure with { Formula = below.Text(key), FormulaText = below.Scalar(key) },
            MeasureKind.Table => OfTable(below, key, measure),
            _ => Rows(below, key, measure),
        };
        below.Done();
        return measure;
    }

    private static Measure OfTable(Section below, string key, Measure measure)
    {
        var table = below.Scalar(key);
        var output = below.Scalar("output");
        return measure with { Table = table?.Text ?? "", Field = output?.Text, FieldMark = output?.At ?? table?.At ?? below.At };
    }

    private static Measure Rows(Section below, string key, Measure measure)
    {
        var target = below.Scalar(key);
        var text = target?.Text ?? "";
        var mark = target?.Inside(0) ?? below.At;
        if (measure.Kind == MeasureKind.Count)
        {
            var distinct = below.Scalar("distinct");
            return measure with { Rows = Selection(below, text, mark), Field = distinct?.Text, FieldMark = distinct?.At ?? mark };
        }

        var dot = text.LastIndexOf('.');
        if (dot <= 0)
        {
            below.Findings.Error(mark, "shape", $"“{key}”应写“台账.字段”或“定义.字段”");
            return measure with { Rows = Selection(below, text, mark), Field = "", FieldMark = mark };
        }

        return measure with
        {
            Rows = Selection(below, text[..dot], mark),
            Field = text[(dot + 1)..],
            FieldMark = target!.Inside(dot + 1),
        };
    }

    private static Measure Ratio(Section below, Measure measure)
    {
        if (below.Item("ratio") is not YamlList { Items.Count: 2 } list)
        {
            below.Findings.Error(below.MarkOf("ratio"), "shape", "“ratio”应是两项：分子、分母");
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
            Place = new Place(below.Findings.File, text.At.Line, text.At.Column), FieldMark = text.At,
        },
        YamlMap map => Measure(new Section(map, $"{below.Path}.{side}", below.Context), $"{name}（{side}）"),
        _ => null,
    };

    private static List<DerivedField> Derived(Section section)
    {
        var fields = new List<DerivedField>();
        foreach (var (name, below) in section.NamedSections("fields"))
        {
            var since = below.Scalar("months since");
            var formula = below.Scalar("formula");
            if ((since is null) == (formula is null))
            {
                below.Findings.Error(below.At, "shape", $"派生字段“{name.Text}”应写“months since”或“formula”之一");
            }

            fields.Add(new DerivedField(name.Text, since?.Text, formula?.Text, below.TextOrNull("unit") ?? (since is null ? null : "月"), below.Place)
            {
                SourceMark = since?.At ?? below.At,
                FormulaText = formula,
            });
            below.Done();
        }

        return fields;
    }
}
