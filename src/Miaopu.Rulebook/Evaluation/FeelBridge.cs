using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Values and names between ledgers and FEEL.</summary>
internal static class FeelBridge
{
    /// <summary>The name by which expressions know the day as of which is measured.</summary>
    internal const string Cutoff = "cutoff";

    internal static FeelValue ToFeel(FieldOutcome outcome) => outcome.IsUnknown ? FeelValue.Unknown(outcome.Missing!) : ToFeel(outcome.Value);

    internal static FeelValue ToFeel(FieldValue value) => value.Kind switch
    {
        FieldValueKind.Text => FeelValue.Of(value.ToString()),
        FieldValueKind.Number => FeelValue.Of(value.Number),
        FieldValueKind.Date => FeelValue.Of(value.Date),
        FieldValueKind.YesNo => FeelValue.Of(value.IsYes),
        FieldValueKind.Texts => FeelValue.List([.. value.Texts.Select(t => FeelValue.Of(t))]),
        _ => FeelValue.Null,
    };

    internal static FieldOutcome FromFeel(FeelValue value)
    {
        if (value.IsUnknown)
        {
            return FieldOutcome.Unknown([.. value.Causes.Cast<MissingInput>()]);
        }

        return FieldOutcome.Of(
            value.TryGetBoolean(out var yes) ? FieldValue.Of(yes)
            : value.TryGetNumber(out var number) ? FieldValue.Of(number)
            : value.TryGetString(out var text) ? FieldValue.Of(text)
            : value.TryGetDate(out var day) ? FieldValue.Of(day)
            : value.TryGetList(out var items) ? FieldValue.Of(items.Select(i => i.TryGetString(out var item) ? item : "").Where(i => i.Length > 0))
            : FieldValue.Blank);
    }

    internal static FeelType TypeOf(RowField field) => TypeOf(field.Type, field.Unit, field.Items, field.Many);

    internal static FeelType TypeOf(MeasureProgram measure) => TypeOf(measure.Type, measure.Unit, measure.Items, measure.Many);

    /// <summary>The type, with unit and listed items, to which expressions are held.</summary>
    internal static FeelType TypeOf(FieldType? type, string? unit, IReadOnlyList<string> items, bool many) => type switch
    {
        FieldType.Number or FieldType.Money => NumberIn(unit),
        FieldType.Date => FeelType.Date,
        FieldType.YesNo => FeelType.Boolean,
        null => FeelType.Any,
        _ when many => FeelType.ListOf(FeelType.OneOf(items)),
        _ => FeelType.OneOf(items),
    };

    /// <summary>Numbers of a unit as packs write it: 个月 is 月.</summary>
    internal static FeelType NumberIn(string? unit) => FeelType.Number.In(unit == "个月" ? "月" : unit);

    internal static FieldType? TypeOf(FeelExpression expression) => expression.Type.Kind switch
    {
        FeelKind.Number => FieldType.Number,
        FeelKind.Boolean => FieldType.YesNo,
        FeelKind.Date => FieldType.Date,
        FeelKind.String => FieldType.Text,
        _ => null,
    };

    /// <summary>
    /// Reads an expression of a pack; what is wrong becomes findings that stand at the fault inside the scalar: what cannot be read, and what types and units show.
    /// </summary>
    /// <param name="text">The expression.</param>
    /// <param name="scope">The names it may use.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="wanted">What its value should be; null for anything.</param>
    internal static FeelExpression? Parse(YamlText text, FeelScope scope, FindingList findings, FeelType? wanted = null)
    {
        if (FeelExpression.TryParse(text.Text, scope, out var expression, out var errors))
        {
            Warn(text, expression!, findings);
            CheckResult(text, expression!.Type, wanted, findings);
            return expression;
        }

        foreach (var error in errors)
        {
            var expected = error.Expected is { } what ? $"（此处可写 {what}）" : "";
            findings.Error(text.Inside(Math.Min(error.Position, Math.Max(0, text.Text.Length - 1))), "feel", $"表达式有误：{error.Message}{expected}", error.Nearest);
        }

        return null;
    }

    /// <summary>Tells what types and units of the names show to be a mistake.</summary>
    internal static void Warn(YamlText text, FeelExpression expression, FindingList findings)
    {
        foreach (var warning in expression.Warnings)
        {
            var at = text.Inside(Math.Min(warning.Position, Math.Max(0, text.Text.Length - 1)));
            var what = $"表达式有误：{warning.Message}。{warning.Mend}";
            switch (warning.Kind)
            {
                case FeelWarningKind.Unit: findings.Demand(at, "unit", what); break;
                case FeelWarningKind.Value: findings.Demand(at, "unknown-name", what, warning.Nearest); break;
                default: findings.Demand(at, "type", what); break;
            }
        }
    }

    private static void CheckResult(YamlText text, FeelType type, FeelType? wanted, FindingList findings)
    {
        if (wanted?.Kind is null || type.Kind is null or FeelKind.Null)
        {
            return;
        }

        if (type.Kind != wanted.Kind)
        {
            findings.Demand(text.At, "type", $"这个表达式应得出{Word(wanted)}，得出的却是{Word(type)}");
        }
        else if (!type.AgreesWith(wanted))
        {
            findings.Demand(text.At, "unit", $"这个表达式得出的单位是“{(type.Unit is "" ? "无" : type.Unit)}”，应是“{wanted.Unit}”");
        }
    }

    private static string Word(FeelType type) => type.Kind switch
    {
        FeelKind.Boolean => "是或否",
        FeelKind.Number => "数",
        FeelKind.String => "文字",
        FeelKind.Date => "日期",
        FeelKind.List => "列表",
        _ => "别的值",
    };
}
