using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Decision tables.</summary>
internal sealed partial class PackCompiler
{
    private readonly Dictionary<string, TableProgram?> _tables = new(StringComparer.Ordinal);

    /// <summary>The table's program, compiled once; its inputs are compiled before it. Null after a finding.</summary>
    private TableProgram? Table(DecisionTable table)
    {
        if (_tables.TryGetValue(table.Name, out var known))
        {
            return known;
        }

        _tables[table.Name] = null;
        var before = _findings.Count;
        CheckOutputs(table);
        var scope = table.Inputs.Aggregate(FeelScope.Empty.With(FeelBridge.Cutoff, FeelType.Date), (s, i) => s.With(i.Name));
        var parts = table.Rules.SelectMany(r => r.Tests).OfType<YamlText>().Distinct().ToDictionary(t => t, t => Parts(t, scope));
        var inputs = table.Inputs.Select((input, i) => Input(input, table.Rules.Select(r => r.Tests.ElementAtOrDefault(i)).OfType<YamlText>().Select(t => parts[t]).OfType<FeelTestParts>())).ToArray();
        if (inputs.Any(i => i is null) || table.Rules.Count == 0 || inputs.Length == 0)
        {
            return null;
        }

        foreach (var input in inputs)
        {
            scope = scope.With(input!.Input.Name, input.FeelType);
        }

        var program = Make(table, inputs!, parts, scope);
        if (_findings.Count == before)
        {
            TableLint.Check(program, _findings);
        }

        return _tables[table.Name] = program;
    }

    /// <summary>A measure that a table gives.</summary>
    private TableMeasure? OfTable(Measure measure, int index)
    {
        var table = _pack.Tables.FirstOrDefault(t => t.Name == measure.Table);
        if (table is null)
        {
            _findings.Unknown(measure.FieldMark, "决策表", measure.Table!, _pack.Tables.Select(t => t.Name));
            return null;
        }

        var output = measure.Field is { } name ? table.Outputs.ToList().FindIndex(o => o.Name == name) : table.Outputs.Count == 1 ? 0 : -1;
        if (output < 0)
        {
            if (measure.Field is { } wrong)
            {
                _findings.Unknown(measure.FieldMark, "输出", wrong, table.Outputs.Select(o => o.Name));
            }
            else
            {
                _findings.Error(MarkOf(measure.Place), "missing", $"决策表“{table.Name}”有几项输出，请写“output”：用哪一项");
            }

            return null;
        }

        var unit = table.Hit == HitPolicy.Collect && table.Collect == Collecting.Count ? measure.Unit : table.Outputs[output].Unit;
        if (measure.Unit is { } own && own != unit)
        {
            _findings.Error(MarkOf(measure.Place), "unit", $"度量“{measure.Name}”的单位写作“{own}”，输出“{table.Outputs[output].Name}”的单位是“{unit ?? "无"}”");
        }

        return Table(table) is { } program ? new TableMeasure(measure, unit, program, output) { Index = index } : null;
    }

    private TableProgram Make(DecisionTable table, InputProgram[] inputs, Dictionary<YamlText, FeelTestParts?> parts, FeelScope scope)
    {
        var open = new List<OpenTest>();
        var applies = new FeelExpression?[table.Rules.Count, inputs.Length];
        foreach (var rule in table.Rules)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                if (rule.Tests[i] is not { } text || Test(text, scope, inputs[i].FeelType) is not { } test)
                {
                    continue;
                }

                if (parts[text] is not { } constant)
                {
                    FeelBridge.Warn(text, test, _findings);
                    open.Add(new OpenTest(rule.Number - 1, i, test));
                }
                else
                {
                    TableLint.CheckConstants(inputs[i], text, constant, _findings);
                    applies[rule.Number - 1, i] = test;
                }
            }
        }

        var grid = new TableGrid([.. inputs.Select(i => i.Axis)], table.Rules.Count, (rule, input, segment) =>
            applies[rule, input] is not { } test
            || (test.Test(FeelBridge.ToFeel(inputs[input].Axis.Samples[segment]), FeelInputs.None).TryGetBoolean(out var met) && met));
        var formulas = table.Rules.Append(table.Otherwise).OfType<TableRule>().SelectMany(r => r.Then.Zip(table.Outputs, (t, o) => (Result: t, Output: o))).Where(t => t.Result.FormulaText is not null)
            .Select(t => (t.Result, Expression: FeelBridge.Parse(t.Result.FormulaText!, scope, _findings, FeelBridge.TypeOf(t.Output.Type, t.Output.Unit, [], many: false)))).Where(t => t.Expression is not null)
            .DistinctBy(t => t.Result).ToDictionary(t => t.Result, t => t.Expression!);
        return new TableProgram(table, inputs, grid, open, formulas);
    }

    private InputProgram? Input(TableInput input, IEnumerable<FeelTestParts> tests)
    {
        var measure = input.Measure is { } name ? Named(name, input.SourceMark) : null;
        var formula = input.FormulaText is { } text ? MeasureExpression.Bind(text, _measureScope, _measures, _findings) : null;
        if (measure is null && formula is null)
        {
            return null;
        }

        var type = measure is not null ? measure.Type : formula!.Type;
        if (input.Type is { } own && type is { } its && Plain(own) != Plain(its))
        {
            _findings.Error(MarkOf(input.Place), "type", $"输入“{input.Name}”写作 {own}，“{input.Measure ?? input.Formula}”却是 {its}");
        }

        type ??= input.Type;
        return new InputProgram(input, measure, formula, type, Axis.Of(type, tests, input, DomainOf(input, measure)));
    }

    /// <summary>What values an input can have: as the pack says, else as its measure shows.</summary>
    private Domain DomainOf(TableInput input, MeasureProgram? program)
    {
        var low = input.AtLeast;
        var high = input.AtMost;
        var whole = input.Whole;
        IReadOnlyList<string> items = input.Values;
        if (program?.Measure is { Rows: { } selection } measure && Rows(selection) is { } rows)
        {
            var field = measure.Field is { } name ? rows.Find(name) : null;
            whole |= measure.Kind == MeasureKind.Count;
            low ??= measure.Kind switch { MeasureKind.Count or MeasureKind.Largest => 0, MeasureKind.Sum when field?.Bounds.Low >= 0 => 0, MeasureKind.Value => field?.Bounds.Low, _ => null };
            high ??= measure.Kind == MeasureKind.Value ? field?.Bounds.High : null;
            items = items.Count == 0 && measure.Kind == MeasureKind.Value && field is { Many: false } ? field.Items : items;
        }

        return new Domain(low, high, whole, items);
    }

    private FeelExpression? Test(YamlText text, FeelScope scope, FeelType tested)
    {
        if (FeelExpression.TryParseUnaryTests(text.Text, scope, tested, out var expression, out var errors))
        {
            return expression;
        }

        foreach (var error in errors)
        {
            _findings.Error(text.Inside(Math.Min(error.Position, Math.Max(0, text.Text.Length - 1))), "feel", $"测试有误：{error.Message}（文字要写在双引号里）", error.Nearest);
        }

        return null;
    }

    private FeelTestParts? Parts(YamlText text, FeelScope scope)
    {
        var parts = FeelTestParts.Of(text.Text, scope, out var error);
        if (error is not null)
        {
            _findings.Error(text.Inside(error.Position), "feel", $"测试有误：{error.Message}");
        }

        return parts;
    }

    private void CheckOutputs(DecisionTable table)
    {
        var at = MarkOf(table.Place);
        if (table.Hit is HitPolicy.Priority or HitPolicy.OutputOrder && table.Outputs.All(o => o.Values.Count == 0))
        {
            _findings.Error(at, "missing", $"决策表“{table.Name}”按输出的先后取舍，请在输出中写“values”");
        }

        if (table.Hit == HitPolicy.Collect && table.Collect is Collecting.Sum or Collecting.Min or Collecting.Max)
        {
            foreach (var output in table.Outputs.Where(o => o.Type != FieldType.Number))
            {
                _findings.Error(MarkOf(output.Place), "type", $"输出“{output.Name}”不是数，不能汇总");
            }
        }
    }

    private static FieldType Plain(FieldType type) => type switch
    {
        FieldType.Money => FieldType.Number,
        FieldType.List or FieldType.Division or FieldType.CreditCode or FieldType.Phone or FieldType.Reference => FieldType.Text,
        _ => type,
    };
}
