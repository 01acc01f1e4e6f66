namespace Miaopu.Rulebook;

/// <summary>Reads the threshold of a part: at least, at most, more than, less than, between, is, within, one per.</summary>
internal static class ComparisonReader
{
    private static readonly (string Key, ComparisonKind Kind)[] Kinds =
    [
        ("at least", ComparisonKind.AtLeast), ("at most", ComparisonKind.AtMost), ("more than", ComparisonKind.MoreThan),
        ("less than", ComparisonKind.LessThan), ("between", ComparisonKind.Between), ("is", ComparisonKind.Is),
        ("within", ComparisonKind.Within), ("one per", ComparisonKind.OnePer),
    ];

    internal static Comparison? Read(Section section)
    {
        var written = Kinds.Where(k => section.Has(k.Key)).ToArray();
        if (written.Length != 1)
        {
            section.Findings.Error(section.At, "shape", $"界限应写且只写一个：{string.Join('、', Kinds.Select(k => k.Key))}");
            return null;
        }

        var (key, kind) = written[0];
        var comparison = new Comparison(kind) { At = section.MarkOf(key) };
        return kind switch
        {
            ComparisonKind.Between => Between(section, comparison),
            ComparisonKind.Is => Is(section, comparison),
            ComparisonKind.Within => comparison with { Value = FieldValue.Of(section.Text(key)) },
            ComparisonKind.OnePer => OnePer(section, comparison),
            _ => section.Quantity(key) is { } q ? comparison with { Number = q.Number, Unit = q.Unit } : null,
        };
    }

    private static Comparison? Between(Section section, Comparison comparison)
    {
        var ends = section.Texts("between");
        if (ends.Count != 2)
        {
            section.Findings.Error(comparison.At, "shape", "“between”应是两个数：下限、上限");
            return null;
        }

        var low = section.Context.Quantity(ends[0], $"{section.Path}.between.1");
        var high = section.Context.Quantity(ends[1], $"{section.Path}.between.2");
        if (low is null || high is null)
        {
            return null;
        }

        if (low.Value.Number > high.Value.Number)
        {
            section.Findings.Error(ends[1].At, "range", "上限小于下限");
        }

        return comparison with { Number = low.Value.Number, Upper = high.Value.Number, Unit = high.Value.Unit ?? low.Value.Unit };
    }

    private static Comparison Is(Section section, Comparison comparison)
    {
        var text = section.Scalar("is");
        var value = text switch
        {
            null => FieldValue.Blank,
            { Plain: true, Text: "true" or "是" } => FieldValue.Of(true),
            { Plain: true, Text: "false" or "否" } => FieldValue.Of(false),
            _ => FieldValue.Of(text.Text),
        };
        return comparison with { Value = value };
    }

    private static Comparison? OnePer(Section section, Comparison comparison)
    {
        var of = section.Scalar("of");
        var rounding = section.Choice<Rounding>("round", null, ("up", Rounding.Up), ("down", Rounding.Down), ("exact", Rounding.Exact));
        if (of is null)
        {
            section.Findings.Error(section.At, "missing", "“one per”还要写“of”：每多少个什么");
        }

        if (section.Quantity("one per") is not { } q)
        {
            return null;
        }

        if (q.Number <= 0)
        {
            section.Findings.Error(comparison.At, "range", "“one per”应大于 0");
            return null;
        }

        return comparison with { Number = q.Number, Of = of?.Text, OfMark = of?.At ?? section.At, Rounding = rounding };
    }
}
