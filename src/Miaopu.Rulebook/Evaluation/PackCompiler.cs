namespace Miaopu.Rulebook;

/// <summary>Resolves the names of a pack's selections, measures and criteria, and reports those it cannot.</summary>
internal sealed class PackCompiler
{
    private readonly PolicyPack _pack;
    private readonly FindingList _findings;
    private readonly Dictionary<string, RowSetProgram?> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureProgram> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<RowSelection, RowSetProgram> _shared = [];
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private int _sets;

    internal PackCompiler(PolicyPack pack, FindingList findings) => (_pack, _findings) = (pack, findings);

    internal PackProgram Compile()
    {
        foreach (var definition in _pack.Definitions)
        {
            Definition(definition.Name, MarkOf(definition.Place));
        }

        var programs = new List<MeasureProgram>();
        foreach (var measure in InOrderOfUse())
        {
            if (Measure(measure, programs.Count) is { } program)
            {
                programs.Add(program);
                _measures[measure.Name] = program;
            }
        }

        var criteria = new List<CriterionProgram>();
        foreach (var criterion in _pack.Criteria)
        {
            var root = Part(criterion.Root);
            var applies = criterion.AppliesIfText is { } text ? MeasureExpression.Bind(text, _pack, _measures, _findings) : null;
            if (root is not null)
            {
                criteria.Add(new CriterionProgram(criterion, root, applies));
            }
        }

        UnusedNames();
        return new PackProgram([.. _pack.Measures.Select(m => _measures.GetValueOrDefault(m.Name)).OfType<MeasureProgram>()], criteria, _sets);
    }

    /// <summary>Measures so that each comes after those its formula or ratio names; a cycle is a finding.</summary>
    private List<Measure> InOrderOfUse()
    {
        var ordered = new List<Measure>();
        var done = new HashSet<string>();
        var open = new HashSet<string>();
        void Visit(Measure measure)
        {
            if (done.Contains(measure.Name))
            {
                return;
            }

            if (!open.Add(measure.Name))
            {
                _findings.Error(MarkOf(measure.Place), "cycle", $"度量“{measure.Name}”绕一圈用到了自己");
                return;
            }

            foreach (var used in MeasureUses.Of(measure, _pack))
            {
                Visit(used);
            }

            open.Remove(measure.Name);
            done.Add(measure.Name);
            ordered.Add(measure);
        }

        foreach (var measure in _pack.Measures)
        {
            Visit(measure);
        }

        return [.. ordered.Distinct()];
    }

    private RowSetProgram? Definition(string name, Mark at)
    {
        if (_definitions.TryGetValue(name, out var known))
        {
            return known;
        }

        var definition = _pack.Definitions.FirstOrDefault(d => d.Name == name);
        if (definition is null)
        {
            return null;
        }

        if (!_underWay.Add(name))
        {
            _findings.Error(at, "cycle", $"定义“{name}”绕一圈用到了自己");
            return null;
        }

        var program = Rows(definition.Rows, definition.Fields);
        _underWay.Remove(name);
        return _definitions[name] = program;
    }

    /// <summary>The program of a selection; null after a finding.</summary>
    private RowSetProgram? Rows(RowSelection selection, IReadOnlyList<DerivedField>? derived = null)
    {
        var below = _pack.Vocabulary.Find(selection.Over) is null ? Definition(selection.Over, selection.Marks.Over) : null;
        var ledger = below?.Ledger ?? _pack.Vocabulary.Find(selection.Over);
        if (ledger is null)
        {
            if (_pack.Definitions.All(d => d.Name != selection.Over))
            {
                _findings.Unknown(selection.Marks.Over, "台账或定义", selection.Over, _pack.Definitions.Select(d => d.Name).Concat(_pack.Vocabulary.Ledgers.Select(l => l.Name)));
            }

            return null;
        }

        if (selection is { AtCutoff: false, Window: null, Where: null } && derived is null && below is not null)
        {
            return below;
        }

        var key = selection with { Marks = default };
        if (derived is null && _shared.TryGetValue(key, out var shared))
        {
            return shared;
        }

        var fields = new List<RowField>(below?.Fields ?? RowScope.FieldsOf(ledger));
        var window = Window(selection);
        var at = selection.Event is { } name ? Field(fields, name, selection.Marks.Event, ledger) : null;
        if (at is { Type: not FieldType.Date and not null })
        {
            _findings.Error(selection.Marks.Event, "type", $"“{at.Name}”不是日期，不能用作“event”");
        }

        if (selection.AtCutoff && ledger.Shape is LedgerShape.Event or LedgerShape.PeriodFigure)
        {
            _findings.Error(selection.Marks.Over, "time", $"“{ledger.Name}”是{(ledger.Shape == LedgerShape.Event ? "事件" : "时段数")}，应写“in: 时间窗”，不能写“at: cutoff”");
        }

        AddDerived(fields, derived ?? [], ledger);
        var program = new RowSetProgram
        {
            Index = _sets++,
            Ledger = ledger,
            Base = below,
            AtCutoff = selection.AtCutoff,
            Window = window,
            Event = at,
            Where = selection.Marks.Where is { } where ? RowTest.Bind(where, fields, _findings) : null,
            Fields = fields,
        };
        if (derived is null)
        {
            _shared[key] = program;
        }

        return program;
    }

    private void AddDerived(List<RowField> fields, IReadOnlyList<DerivedField> derived, Ledger ledger)
    {
        foreach (var field in derived)
        {
            if (fields.Exists(f => f.Name == field.Name))
            {
                _findings.Error(MarkOf(field.Place), "duplicate", $"“{ledger.Name}”已经有字段“{field.Name}”");
            }
            else if (field.MonthsSince is { } since)
            {
                if (Field(fields, since, field.SourceMark, ledger) is { } from)
                {
                    fields.Add(new MonthsSinceField(field.Name, from));
                }
            }
            else if (field.FormulaText is { } text && RowExpression.Bind(text, fields, _findings) is { } bound)
            {
                fields.Add(new FormulaField(field.Name, field.Unit, bound));
            }
        }
    }

    private Window? Window(RowSelection selection)
    {
        if (selection.Window is not { } name)
        {
            return null;
        }

        var window = _pack.Windows.FirstOrDefault(w => w.Name == name);
        if (window is null)
        {
            _findings.Unknown(selection.Marks.Window, "时间窗", name, _pack.Windows.Select(w => w.Name));
        }

        return window;
    }

    private RowField? Field(IReadOnlyList<RowField> fields, string name, Mark at, Ledger ledger)
    {
        var field = fields.FirstOrDefault(f => f.Name == name);
        if (field is null)
        {
            _findings.Unknown(at, $"“{ledger.Name}”字段", name, fields.Select(f => f.Name));
        }

        return field;
    }

    private MeasureProgram? Measure(Measure measure, int index)
    {
        var program = measure.Kind switch
        {
            MeasureKind.Ratio => Ratio(measure, index),
            MeasureKind.Formula => measure.FormulaText is { } text && MeasureExpression.Bind(text, _pack, _measures, _findings) is { } bound
                ? new FormulaProgram(measure, measure.Unit, bound) { Index = index }
                : null,
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
        if (measure.Kind == MeasureKind.Count)
        {
            return measure.Field is not null && field is null ? null : new CountProgram(measure, measure.Unit, rows, field) { Index = index };
        }

        if (field is null)
        {
            return null;
        }

        var unit = measure.Kind == MeasureKind.MonthsSince ? "月" : UnitOf(measure, field);
        CheckType(measure, field);
        return measure.Kind == MeasureKind.Sum
            ? new SumProgram(measure, unit, rows, field) { Index = index }
            : new ValueProgram(measure, unit, rows, field, measure.Kind == MeasureKind.MonthsSince) { Index = index };
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
    private Func<Run, (decimal? Low, decimal? High)>? ShareOf(Measure above, Measure below)
    {
        var part = above.IsReference ? _pack.Measure(above.Name)! : above;
        var whole = below.IsReference ? _pack.Measure(below.Name)! : below;
        var same = part.Kind == whole.Kind && part.Kind is MeasureKind.Count or MeasureKind.Sum
            && part.Rows is { } p && whole.Rows is { Where: null } w && p with { Where = null, Marks = default } == w with { Marks = default }
            && part.Field == whole.Field && !(part.Kind == MeasureKind.Count && part.Field is not null);
        if (!same || Rows(part.Rows!) is not { } partRows || Rows(whole.Rows!) is not { } wholeRows)
        {
            return null;
        }

        return ShareBounds.Of(partRows, wholeRows, part.Field is { } name ? partRows.Find(name) : null);
    }

    private PartProgram? Part(CriterionPart part)
    {
        switch (part)
        {
            case GroupPart group:
                var below = group.Below.Select(Part).ToArray();
                if (group.Needed > group.Below.Count || group.Needed < 1)
                {
                    _findings.Error(MarkOf(part.Place), "range", $"“needed: {group.Needed}”应在 1 到 {group.Below.Count} 之间");
                }

                return new GroupProgram(group, [.. below.OfType<PartProgram>()]);
            case ComparePart compare:
                return Compare(compare);
            case EachPart each:
                return Each(each);
            case JudgedPart judged:
                return Judged(judged);
            default:
                throw new InvalidOperationException($"unknown part {part.GetType().Name}");
        }
    }

    private CompareProgram? Compare(ComparePart part)
    {
        var measure = Named(part.Measure, part.MeasureMark);
        var of = part.Against.Of is { } name ? Named(name, part.Against.OfMark) : null;
        if (measure is null || (part.Against.Of is not null && of is null))
        {
            return null;
        }

        ThresholdLint.Check(part.Against, measure.Measure.Name, part.Against.Kind == ComparisonKind.OnePer ? of!.Unit : measure.Unit, measure.Type, _findings);
        return new CompareProgram(part, measure, of);
    }

    private EachProgram? Each(EachPart part)
    {
        if (Rows(part.Rows) is not { } rows)
        {
            return null;
        }

        if (!rows.IsTimed)
        {
            _findings.Error(MarkOf(part.Place), "time", "逐条的要求没有写统计时点或期间");
        }

        if (part.TestText is { } text)
        {
            return RowTest.Bind(text, rows.Fields, _findings) is { } test ? new EachProgram(part, rows, null, test) : null;
        }

        if (part is not { Field: { } name, Against: { } against } || Field(rows.Fields, name, part.FieldMark, rows.Ledger) is not { } field)
        {
            return null;
        }

        ThresholdLint.Check(against, name, field.Unit, field.Type, _findings);
        return new EachProgram(part, rows, field, null);
    }

    private JudgedProgram Judged(JudgedPart part)
    {
        var body = _pack.Body(part.By);
        if (body is null)
        {
            _findings.Unknown(part.ByMark, "机构角色", part.By, _pack.Bodies.Select(b => b.Id));
        }

        if (part.Question.Length == 0)
        {
            _findings.Error(MarkOf(part.Place), "missing", "由人认定的内容要写“question”或“title”");
        }

        return new JudgedProgram(part, body?.Name ?? part.By, part.Rows is { } rows ? Rows(rows) : null);
    }

    private MeasureProgram? Named(string name, Mark at)
    {
        if (_measures.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_pack.Measures.All(m => m.Name != name))
        {
            _findings.Unknown(at, "度量", name, _pack.Measures.Select(m => m.Name));
        }

        return null;
    }

    private void UnusedNames()
    {
        var windows = _pack.Definitions.Select(d => d.Rows).Concat(_pack.Measures.SelectMany(MeasureUses.Selections)).Concat(_pack.Criteria.SelectMany(c => c.Root.All()).SelectMany(MeasureUses.Selections)).ToArray();
        foreach (var window in _pack.Windows.Where(w => windows.All(s => s.Window != w.Name)))
        {
            _findings.Warning(MarkOf(window.Place), "unused", $"时间窗“{window.Name}”没有用到");
        }

        foreach (var definition in _pack.Definitions.Where(d => windows.All(s => s.Over != d.Name)))
        {
            _findings.Warning(MarkOf(definition.Place), "unused", $"定义“{definition.Name}”没有用到");
        }
    }

    private static Mark MarkOf(Place place) => new(place.Line, place.Column, 0);
}
