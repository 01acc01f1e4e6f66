using System.Globalization;
using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>Reads decision tables.</summary>
internal static partial class TableReader
{
    private const int MostRules = 1_000;
    private const int MostInputs = 40;

    internal static List<DecisionTable> Read(Section section, Key<NamedKind> key)
    {
        var tables = new List<DecisionTable>();
        foreach (var (name, below) in section.NamedSections(key))
        {
            tables.Add(One(name, below));
            below.Done();
        }

        return tables;
    }

    private static DecisionTable One(YamlText name, Section section)
    {
        var hit = section.Choice(TableKeys.Hit);
        if (hit != HitPolicy.Collect && section.Has(TableKeys.Collect))
        {
            section.Findings.Error(section.MarkOf(TableKeys.Collect), "shape", "只有“hit: collect”才写“collect”");
        }

        var inputs = section.Named(TableKeys.Inputs).Select(i => Input(i.Name, i.Value, section)).ToArray();
        var outputs = section.NamedSections(TableKeys.Outputs).Select(o => Output(o.Name, o.Value)).ToArray();
        var rules = section.List(TableKeys.Rules).Select((below, i) => Rule(below, i + 1, inputs, outputs)).ToArray();
        if (inputs.Length == 0 || outputs.Length == 0 || rules.Length == 0)
        {
            section.Findings.Error(section.At, "missing", $"决策表“{name.Text}”要有 inputs、outputs 和 rules");
        }

        if (inputs.Length > MostInputs || rules.Length > MostRules)
        {
            section.Findings.Error(section.At, "too-large", $"决策表的规则最多 {MostRules:N0} 条，输入最多 {MostInputs} 项");
            rules = [];
        }

        return new DecisionTable
        {
            Name = name.Text,
            Title = section.TextOrNull(TableKeys.Title) ?? name.Text,
            Hit = hit,
            Collect = section.Choice(TableKeys.Collect),
            Inputs = inputs,
            Outputs = outputs,
            Rules = rules,
            Otherwise = Otherwise(section, outputs),
            Basis = section.Context.Basis(section),
            Place = section.Findings.PlaceOf(name.At),
        };
    }

    private static TableInput Input(YamlText name, YamlItem value, Section table)
    {
        var place = table.Findings.PlaceOf(name.At);
        if (value is YamlText measure)
        {
            return new TableInput { Name = name.Text, Measure = measure.Text, SourceMark = measure.At, Place = place };
        }

        if (table.AsSection(value, $"inputs.{name.Text}", TableKeys.Input) is not { } section)
        {
            return new TableInput { Name = name.Text, Place = place };
        }

        section.OneOf(TableKeys.Source, $"输入“{name.Text}”");
        var formula = section.Scalar(TableKeys.Formula);
        var input = new TableInput
        {
            Name = name.Text,
            Measure = section.TextOrNull(TableKeys.Measure),
            SourceMark = section.MarkOf(TableKeys.Measure),
            Formula = formula?.Text,
            FormulaText = formula,
            Type = section.Has(TableKeys.InputType) ? section.Choice(TableKeys.InputType) : null,
            Values = [.. section.Texts(TableKeys.Values).Select(v => v.Text)],
            AtLeast = section.Quantity(TableKeys.AtLeast, counted: false)?.Number,
            AtMost = section.Quantity(TableKeys.AtMost, counted: false)?.Number,
            Whole = section.Flag(TableKeys.Whole),
            Place = place,
        };
        section.Done();
        return input;
    }

    private static TableOutput Output(YamlText name, Section section)
    {
        var type = section.Choice(TableKeys.OutputType);
        var output = new TableOutput(name.Text, type, section.TextOrNull(TableKeys.Unit), [], section.Findings.PlaceOf(name.At));
        output = output with { Values = [.. section.Texts(TableKeys.OutputValues).Select(v => Value(v, output, section, counted: false))] };
        section.Done();
        return output;
    }

    private static TableRule Rule(Section section, int number, TableInput[] inputs, TableOutput[] outputs)
    {
        var tests = new YamlText?[inputs.Length];
        foreach (var (name, value) in section.Named(TableKeys.When))
        {
            var at = Array.FindIndex(inputs, i => i.Name == name.Text);
            if (at < 0)
            {
                section.Findings.Unknown(name.At, "输入", name.Text, inputs.Select(i => i.Name));
            }
            else if (section.Context.AsText(value, name.Text) is { } test && test.Text != "-")
            {
                tests[at] = test;
                CountNumbers(test, $"{section.Path}.when.{name.Text}", section.Context);
            }
        }

        var rule = new TableRule
        {
            Number = number,
            Title = section.TextOrNull(TableKeys.RuleTitle),
            Tests = tests,
            Then = Results(section, TableKeys.Then, outputs, $"第 {number} 条规则"),
            Basis = section.Context.Basis(section),
            Place = section.Place,
        };
        section.Done();
        return rule;
    }

    private static TableRule? Otherwise(Section section, TableOutput[] outputs) => section.Has(TableKeys.Otherwise)
        ? new TableRule
        {
            Number = 0,
            Then = Results(section, TableKeys.Otherwise, outputs, "otherwise"),
            Basis = Basis.None,
            Place = section.Findings.PlaceOf(section.MarkOf(TableKeys.Otherwise)),
        }
        : null;

    private static RuleResult[] Results(Section section, Key<NamedKind> key, TableOutput[] outputs, string who)
    {
        var results = new RuleResult?[outputs.Length];
        foreach (var (name, value) in section.Named(key))
        {
            var at = Array.FindIndex(outputs, o => o.Name == name.Text);
            if (at < 0)
            {
                section.Findings.Unknown(name.At, "输出", name.Text, outputs.Select(o => o.Name));
            }
            else if (value is YamlMap)
            {
                results[at] = Formula(section.AsSection(value, $"{key.Word}.{name.Text}", TableKeys.Result)!);
            }
            else if (section.Context.AsText(value, name.Text) is { } text)
            {
                results[at] = new RuleResult(Value(text, outputs[at], section, counted: true), null);
            }
        }

        foreach (var output in outputs.Where((_, i) => results[i] is null))
        {
            section.Findings.Error(section.At, "missing", $"{who}没有写输出“{output.Name}”");
        }

        return [.. results.Select(r => r ?? new RuleResult(FieldValue.Blank, null))];
    }

    private static RuleResult Formula(Section section)
    {
        var text = section.Scalar(TableKeys.ResultFormula);
        section.Done();
        return new RuleResult(FieldValue.Blank, text?.Text) { FormulaText = text };
    }

    private static FieldValue Value(YamlText text, TableOutput output, Section section, bool counted)
    {
        var value = output.Type switch
        {
            FieldType.Number => Number(text, output, section, counted),
            FieldType.YesNo => text.Text switch { "是" or "true" => FieldValue.Of(true), "否" or "false" => FieldValue.Of(false), _ => FieldValue.Blank },
            FieldType.Date => DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FieldValue.Of(day) : FieldValue.Blank,
            _ => FieldValue.Of(text.Text),
        };
        if (value.IsBlank && output.Type != FieldType.Number)
        {
            section.Findings.Error(text.At, "shape", $"“{text.Text}”不是{(output.Type == FieldType.Date ? "日期，如 2021-05-14" : "是或否")}");
        }
        else if (output.Values.Count > 0 && !output.Values.Contains(value))
        {
            section.Findings.Unknown(text.At, "输出值", text.Text, output.Values.Select(v => v.ToString()));
        }

        return value;
    }

    private static FieldValue Number(YamlText text, TableOutput output, Section section, bool counted)
    {
        if (section.Context.Quantity(text, $"{section.Path}.then.{output.Name}", counted) is not { } quantity)
        {
            return FieldValue.Blank;
        }

        if (quantity.Unit is { } unit && unit != output.Unit)
        {
            section.Findings.Error(text.At, "unit", $"值的单位是“{unit}”，输出“{output.Name}”的单位是“{output.Unit ?? "无"}”");
        }

        return FieldValue.Of(quantity.Number);
    }

    /// <summary>Numbers inside tests bear on results like any threshold: a case should notice when one changes.</summary>
    private static void CountNumbers(YamlText test, string path, ReadingContext context)
    {
        if (test.Block || test.Text.Contains('\n', StringComparison.Ordinal))
        {
            return;
        }

        foreach (Match match in NumberOutsideText().Matches(test.Text).Where(m => m.Groups["number"].Success))
        {
            context.Numbers.Add(new PackNumber(path, test.Inside(match.Index), match.Length, match.Value));
        }
    }

    [GeneratedRegex("""\"[^\"]*\"|(?<!\w)(?<![0-9]\.)(?<number>[0-9]+(\.[0-9]+)?)""", RegexOptions.None, 1000)]
    private static partial Regex NumberOutsideText();
}
