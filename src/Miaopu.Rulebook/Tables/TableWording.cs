namespace Miaopu.Rulebook;

/// <summary>Decision tables as people read them.</summary>
internal static class TableWording
{
    internal static string When(TableProgram program, TableRule rule) => rule.Number == 0
        ? ""
        : string.Join("，", program.Inputs.Zip(rule.Tests).Where(p => p.Second is not null).Select(p => $"{p.First.Input.Name} {p.Second!.Text}").Prepend(rule.Title).OfType<string>());

    internal static string Then(DecisionTable table, TableRule rule, Func<RuleResult, FieldValue> say) => string.Join("，", table.Outputs.Zip(rule.Then).Select(p =>
    {
        var value = say(p.Second);
        var text = value.IsBlank ? "未知" : value.Kind == FieldValueKind.Number ? Figures.WithUnit(value.Number, p.First.Unit) : value.ToString();
        return table.Outputs.Count == 1 ? text : $"{p.First.Name} {text}";
    }));

    /// <summary>面积 = 500、类型 = 企业, of the inputs that are asked about.</summary>
    internal static string Situation(TableProgram program, IReadOnlyList<int> segments, Func<int, bool> matters)
    {
        var parts = new List<string>();
        for (var i = 0; i < segments.Count; i++)
        {
            if (matters(i))
            {
                var sample = program.Inputs[i].Axis.Samples[segments[i]];
                var text = sample.Kind == FieldValueKind.Number && program.Inputs[i].Unit == "%" ? Figures.WithUnit(sample.Number, "%") : sample.ToString();
                parts.Add($"{program.Inputs[i].Input.Name} = {text}");
            }
        }

        return parts.Count == 0 ? "任何情形" : string.Join('、', parts);
    }
}
