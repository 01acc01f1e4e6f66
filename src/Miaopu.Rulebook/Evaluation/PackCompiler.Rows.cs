namespace Miaopu.Rulebook;

/// <summary>Definitions and selections.</summary>
internal sealed partial class PackCompiler
{
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

        var program = Rows(definition.Rows, definition.Fields, definition.Basis.Reading);
        _underWay.Remove(name);
        return _definitions[name] = program;
    }

    /// <summary>The program of a selection; null after a finding.</summary>
    private RowSetProgram? Rows(RowSelection selection, IReadOnlyList<DerivedField>? derived = null, string? reading = null)
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
            Readings = [.. window?.Readings ?? [], .. new[] { reading }.OfType<string>().Union(below?.Readings ?? [])],
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
            else if (field.FormulaText is { } text && RowExpression.Bind(text, fields, _findings, field.Unit is { } unit ? FeelBridge.NumberIn(unit) : null) is { } bound)
            {
                fields.Add(new FormulaField(field.Name, field.Unit, bound));
            }
        }
    }

    private WindowProgram? Window(RowSelection selection)
    {
        if (selection.Window is not { } name)
        {
            return null;
        }

        var window = _pack.Windows.FirstOrDefault(w => w.Name == name);
        if (window is null)
        {
            _findings.Unknown(selection.Marks.Window, "时间窗", name, _pack.Windows.Select(w => w.Name));
            return null;
        }

        IReadOnlyList<Window> periods = window.Choice is { } choice ? [.. choice.Either.Select(e => _pack.Windows.FirstOrDefault(w => w.Name == e && w.Choice is null)).OfType<Window>()] : [window];
        return periods.Count == 0 ? null : new WindowProgram(
            periods, window.Choice is { } chosen ? _measures.GetValueOrDefault(chosen.ChosenBy) : null, [.. periods.Append(window).Select(w => w.Basis.Reading).OfType<string>().Distinct()]);
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
}
