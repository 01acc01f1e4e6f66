namespace Miaopu.Rulebook;

/// <summary>Reads one field, of a ledger or of an application form.</summary>
internal static class FieldReader
{
    internal static Field Read(YamlText name, Section section, int ordinal, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        var type = section.Choice(
            "type",
            FieldType.Text,
            ("text", FieldType.Text),
            ("number", FieldType.Number),
            ("money", FieldType.Money),
            ("date", FieldType.Date),
            ("yes or no", FieldType.YesNo),
            ("list", FieldType.List),
            ("division", FieldType.Division),
            ("reference", FieldType.Reference));
        var field = new Field
        {
            Name = name.Text,
            Label = section.TextOrNull("label") ?? name.Text,
            Type = type,
            Hint = section.TextOrNull("hint"),
            Unit = type == FieldType.Money ? "元" : section.TextOrNull("unit"),
            Required = section.Flag("required"),
            BlankMeansNone = section.Choice("blank", false, ("unknown", false), ("none", true)),
            Personal = section.Flag("personal"),
            Many = section.Flag("many"),
            MaxLength = section.Whole("max length") ?? 200,
            AtLeast = section.Quantity("at least", counted: false)?.Number,
            AtMost = section.Quantity("at most", counted: false)?.Number,
            Whole = section.Flag("whole"),
            Values = Values(section, type, lists),
            RefersTo = type == FieldType.Reference ? section.Text("to") : null,
            Ordinal = ordinal,
            Place = new Place(section.Findings.File, name.At.Line, name.At.Column),
        };
        section.Done();
        return field;
    }

    private static string[] Values(Section section, FieldType type, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        if (type != FieldType.List)
        {
            return [];
        }

        if (section.Scalar("of") is { } name)
        {
            if (lists.TryGetValue(name.Text, out var items))
            {
                return [.. items];
            }

            section.Findings.Unknown(name.At, "列表", name.Text, lists.Keys);
            return [];
        }

        var values = section.Texts("values");
        if (values.Count == 0)
        {
            section.Findings.Error(section.At, "missing", "列表字段缺少“values”或“of”");
        }

        return [.. values.Select(v => v.Text)];
    }
}
