namespace Miaopu.Rulebook;

/// <summary>Reads the threshold of a part: at least, at most, more than, less than, between, is, within, before, since, one per.</summary>
internal static class ComparisonReader
{
    internal static Comparison? Read(Section section)
    {
        if (section.OneOf(ComparisonKeys.Kinds, "界限") is not { } key)
        {
            return null;
        }

        var before = section.Context.Dated.Count;
        var comparison = Read(section, key, new Comparison(KindOf(key)) { At = section.MarkOf(key) });
        IReadOnlyList<DatedNumber> dated = [.. section.Context.Dated.Skip(before)];
        var at = dated is [{ Place: var place }] ? place.Mark : section.MarkOf(key);
        return comparison is null ? null : comparison with { Dated = dated, At = at };
    }

    private static Comparison? Read(Section section, Key key, Comparison comparison)
    {
        return comparison.Kind switch
        {
            ComparisonKind.Between => Between(section, comparison),
            ComparisonKind.Is => Is(section, comparison),
            ComparisonKind.Within => comparison with { Value = FieldValue.Of(section.Text(ComparisonKeys.Within)) },
            ComparisonKind.Before or ComparisonKind.Since => comparison with { Value = FieldValue.Of(section.Day((Key<DayKind>)key) ?? default) },
            ComparisonKind.OnePer => OnePer(section, comparison),
            _ => section.Quantity((Key<NumberKind>)key) is { } q ? comparison with { Number = q.Number, Unit = q.Unit } : null,
        };
    }

    private static ComparisonKind KindOf(Key key) =>
        key == ComparisonKeys.AtLeast ? ComparisonKind.AtLeast
        : key == ComparisonKeys.AtMost ? ComparisonKind.AtMost
        : key == ComparisonKeys.MoreThan ? ComparisonKind.MoreThan
        : key == ComparisonKeys.LessThan ? ComparisonKind.LessThan
        : key == ComparisonKeys.Between ? ComparisonKind.Between
        : key == ComparisonKeys.Is ? ComparisonKind.Is
        : key == ComparisonKeys.Within ? ComparisonKind.Within
        : key == ComparisonKeys.Before ? ComparisonKind.Before
        : key == ComparisonKeys.Since ? ComparisonKind.Since
        : ComparisonKind.OnePer;

    private static Comparison? Between(Section section, Comparison comparison)
    {
        var ends = section.Quantities(ComparisonKeys.Between);
        if (ends.Count != 2)
        {
            section.Findings.Error(comparison.At, "shape", "“between”应是两个数：下限、上限");
            return null;
        }

        if (ends is not [{ Value: { } low }, { Value: { } high }])
        {
            return null;
        }

        if (low.Number > high.Number)
        {
            section.Findings.Error(ends[1].At, "range", "上限小于下限");
        }

        return comparison with { Number = low.Number, Upper = high.Number, Unit = high.Unit ?? low.Unit };
    }

    private static Comparison Is(Section section, Comparison comparison)
    {
        var text = section.Scalar(ComparisonKeys.Is);
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
        var of = section.Scalar(ComparisonKeys.Of);
        var rounding = section.Choice(ComparisonKeys.Round);
        if (of is null)
        {
            section.Findings.Error(section.At, "missing", "“one per”还要写“of”：每多少个什么");
        }

        if (section.Quantity(ComparisonKeys.OnePer) is not { } q)
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
