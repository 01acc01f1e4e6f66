using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Criteria and their parts.</summary>
internal sealed partial class PackCompiler
{
    private PartProgram? Part(CriterionPart part)
    {
        var program = Unconditional(part);
        var applies = part.AppliesIfText is { } text ? Condition(text) : null;
        return program is not null && applies is not null ? new ConditionalProgram(program, applies) : program;
    }

    /// <summary>Whether something applies: FEEL over measures and named lists.</summary>
    private MeasureExpression? Condition(YamlText text) => MeasureExpression.Bind(text, _conditionScope, _measures, _findings, FeelType.Boolean, _pack.Vocabulary.Lists);

    private PartProgram? Unconditional(CriterionPart part)
    {
        switch (part)
        {
            case GroupPart group:
                var below = group.Below.Select(Part).ToArray();
                if (group.Needed > group.Below.Count || group.Needed < 1)
                {
                    _findings.Error(MarkOf(part.Place), "range", $"“needed: {group.Needed}”应在 1 到 {group.Below.Count} 之间");
                }

                return new GroupProgram(group, [.. below.OfType<PartProgram>()]);
            case ComparePart compare:
                return Compare(compare);
            case EachPart each:
                return Each(each);
            case JudgedPart judged:
                return Judged(judged);
            default:
                throw new InvalidOperationException($"unknown part {part.GetType().Name}");
        }
    }

    private PartProgram? Compare(ComparePart part)
    {
        var measure = Named(part.Measure, part.MeasureMark);
        var of = part.Against.Of is { } name ? Named(name, part.Against.OfMark) : null;
        if (measure is null || (part.Against.Kind == ComparisonKind.OnePer && of is null))
        {
            return null;
        }

        ThresholdLint.Check(part.Against, measure.Measure.Name, part.Against.Kind == ComparisonKind.OnePer ? of!.Unit : measure.Unit, measure.Type, _findings);
        ThresholdLint.CheckRange(part.Against, measure, _findings);
        var plain = new CompareProgram(part, measure, of);
        return part.Adjustments.Count == 0 ? plain : new AdjustedProgram(part, plain, [.. part.Adjustments.Select(a => Adjusted(a, part, measure, of)).OfType<AdjustedProgram.Variant>()]);
    }

    private AdjustedProgram.Variant? Adjusted(Adjustment adjustment, ComparePart part, MeasureProgram measure, MeasureProgram? of)
    {
        if (adjustment.Against is { } against && adjustment.Rule.Kind != AdjustKind.Share)
        {
            ThresholdLint.Check(against, measure.Measure.Name, against.Kind == ComparisonKind.OnePer ? of!.Unit : measure.Unit, measure.Type, _findings);
        }

        return adjustment.Rule.IfText is { } text && Condition(text) is { } condition
            ? new AdjustedProgram.Variant(
                adjustment, condition, adjustment.Against is { } changed ? new CompareProgram(part with { Against = changed }, measure, of) : null, adjustment.Judged is { } judged ? Judged(judged) : null)
            : null;
    }

    private EachProgram? Each(EachPart part)
    {
        if (Rows(part.Rows) is not { } rows)
        {
            return null;
        }

        if (!rows.IsTimed)
        {
            _findings.Error(MarkOf(part.Place), "time", "逐条的要求没有写统计时点或期间");
        }

        if (part.TestText is { } text)
        {
            return RowTest.Bind(text, rows.Fields, _findings) is { } test ? new EachProgram(part, rows, null, test) : null;
        }

        if (part is not { Field: { } name, Against: { } against } || Field(rows.Fields, name, part.FieldMark, rows.Ledger) is not { } field)
        {
            return null;
        }

        ThresholdLint.Check(against, name, field.Unit, field.Type, _findings);
        return new EachProgram(part, rows, field, null);
    }

    private JudgedProgram Judged(JudgedPart part)
    {
        var body = _pack.Body(part.By);
        if (body is null)
        {
            _findings.Unknown(part.ByMark, "机构角色", part.By, _pack.Bodies.Select(b => b.Id));
        }

        if (part.Question.Length == 0)
        {
            _findings.Error(MarkOf(part.Place), "missing", "由人认定的内容要写“question”或“title”");
        }

        return new JudgedProgram(part, body?.Name ?? part.By, part.Rows is { } rows ? Rows(rows) : null);
    }

    private MeasureProgram? Named(string name, Mark at)
    {
        if (_measures.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_pack.Measures.All(m => m.Name != name))
        {
            _findings.Unknown(at, "度量", name, _pack.Measures.Select(m => m.Name));
        }

        return null;
    }
}
