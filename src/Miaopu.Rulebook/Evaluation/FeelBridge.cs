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

    internal static FeelType TypeOf(RowField field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => FeelType.Number,
        FieldType.Date => FeelType.Date,
        FieldType.YesNo => FeelType.Boolean,
        FieldType.List when field.Many => FeelType.ListOf(FeelType.String),
        null => FeelType.Any,
        _ => FeelType.String,
    };

    internal static FieldType? TypeOf(FeelExpression expression) => expression.Type.Kind switch
    {
        FeelKind.Number => FieldType.Number,
        FeelKind.Boolean => FieldType.YesNo,
        FeelKind.Date => FieldType.Date,
        FeelKind.String => FieldType.Text,
        _ => null,
    };

    /// <summary>Reads an expression of a pack; what is wrong becomes findings that stand at the fault inside the scalar.</summary>
    internal static FeelExpression? Parse(YamlText text, FeelScope scope, FindingList findings)
    {
        if (FeelExpression.TryParse(text.Text, scope, out var expression, out var errors))
        {
            return expression;
        }

        foreach (var error in errors)
        {
            var expected = error.Expected is { } what ? $"（此处可写 {what}）" : "";
            findings.Error(text.Inside(Math.Min(error.Position, Math.Max(0, text.Text.Length - 1))), "feel", $"表达式有误：{error.Message}{expected}", error.Nearest);
        }

        return null;
    }
}
