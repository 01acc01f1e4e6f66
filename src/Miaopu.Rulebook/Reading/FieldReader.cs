namespace Miaopu.Rulebook;

/// <summary>Reads one field, of a ledger or of an application form.</summary>
internal static class FieldReader
{
    internal static Field Read(YamlText name, Section section, int ordinal, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        var type = section.Choice(FieldKeys.Type);
        if (type == FieldType.CreditCode && section.Has(FieldKeys.MaxLength))
        {
            section.Findings.Error(section.MarkOf(FieldKeys.MaxLength), "shape", "统一社会信用代码（credit code）总是 18 位，不写“max length”");
        }

        var field = new Field
        {
            Name = name.Text,
            Label = section.TextOrNull(FieldKeys.Label) ?? name.Text,
            Type = type,
            Hint = section.TextOrNull(FieldKeys.Hint),
            Unit = type == FieldType.Money ? "元" : section.TextOrNull(FieldKeys.Unit),
            Required = section.Flag(FieldKeys.Required),
            BlankMeansNone = section.Choice(FieldKeys.Blank),
            Personal = section.Flag(FieldKeys.Personal),
            FilledWith = section.Choice(FieldKeys.FilledWith),
            Many = section.Flag(FieldKeys.Many),
            MaxLength = section.Whole(FieldKeys.MaxLength) ?? 200,
            AtLeast = section.Quantity(FieldKeys.AtLeast, counted: false)?.Number,
            AtMost = section.Quantity(FieldKeys.AtMost, counted: false)?.Number,
            Whole = section.Flag(FieldKeys.Whole),
            Values = Values(section, type, lists),
            RefersTo = type == FieldType.Reference ? section.TextNeeded(FieldKeys.To) : null,
            Ordinal = ordinal,
            Place = section.Findings.PlaceOf(name.At),
        };
        if (field.AtLeast > field.AtMost)
        {
            section.Findings.Error(section.MarkOf(FieldKeys.AtMost), "range", "“at most”小于“at least”，没有数能填");
        }

        if (section.Has(FieldKeys.MaxLength) && field.MaxLength < 1)
        {
            section.Findings.Error(section.MarkOf(FieldKeys.MaxLength), "range", "“max length”应大于 0");
        }

        OnlyOf(section, type, [FieldKeys.MaxLength], [FieldType.Text, FieldType.Phone, FieldType.CreditCode, FieldType.Reference], "文字");
        OnlyOf(section, type, [FieldKeys.Unit, FieldKeys.AtLeast, FieldKeys.AtMost, FieldKeys.Whole], [FieldType.Number, FieldType.Money], "数");
        OnlyOf(section, type, [FieldKeys.Many, FieldKeys.Values, FieldKeys.Of], [FieldType.List], "列表");
        section.Done();
        return field;
    }

    /// <summary>Keys that say nothing about a field of another type.</summary>
    private static void OnlyOf(Section section, FieldType type, IEnumerable<Key> keys, IReadOnlyCollection<FieldType> types, string kind)
    {
        var known = FieldKeys.Type.Kind.Choices.Any(c => c.Word == section.Word(FieldKeys.Type));
        foreach (var key in keys.Where(k => known && section.Has(k) && !types.Contains(type)))
        {
            section.Findings.Error(section.MarkOf(key), "type", $"“{key.Word}”只用于{kind}");
        }
    }

    private static string[] Values(Section section, FieldType type, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        if (type != FieldType.List)
        {
            return [];
        }

        if (section.Scalar(FieldKeys.Of) is { } name)
        {
            if (lists.TryGetValue(name.Text, out var items))
            {
                return [.. items];
            }

            section.Findings.Unknown(name.At, "列表", name.Text, lists.Keys);
            return [];
        }

        var values = section.Texts(FieldKeys.Values);
        if (values.Count == 0)
        {
            section.Findings.Error(section.At, "missing", "列表字段缺少“values”或“of”");
        }

        foreach (var twice in values.GroupBy(v => v.Text).SelectMany(g => g.Skip(1)))
        {
            section.Findings.Error(twice.At, "duplicate", $"列表项“{twice.Text}”写了两次");
        }

        return [.. values.Select(v => v.Text)];
    }
}
