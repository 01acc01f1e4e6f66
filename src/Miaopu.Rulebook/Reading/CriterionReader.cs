namespace Miaopu.Rulebook;

/// <summary>Reads criteria and the tree of parts below each.</summary>
internal static class CriterionReader
{
    internal static List<Criterion> Read(Section section)
    {
        var criteria = new List<Criterion>();
        foreach (var below in section.List(PackKeys.Criteria))
        {
            var id = below.Text(CriterionKeys.Id);
            var applies = below.Scalar(CriterionKeys.AppliesIf);
            var basis = below.Context.Basis(below);
            var title = below.Text(CriterionKeys.Title);
            if (Part(below, id, title, basis) is { } root)
            {
                criteria.Add(new Criterion
                {
                    Id = id,
                    Title = title,
                    Root = root,
                    AppliesIf = applies?.Text,
                    AppliesIfText = applies,
                    Basis = basis,
                    Place = below.Place,
                });
            }
        }

        return criteria;
    }

    private static CriterionPart? Part(Section section, string position)
    {
        var id = section.TextOrNull(CriterionKeys.PartId) ?? position;
        var applies = section.Scalar(CriterionKeys.AppliesIf);
        return Part(section, id, section.TextOrNull(CriterionKeys.PartTitle), section.Context.Basis(section)) is { } part ? part with { AppliesIf = applies?.Text, AppliesIfText = applies } : null;
    }

    private static CriterionPart? Part(Section section, string id, string? title, Basis basis)
    {
        var part = Shaped(section, id, title);
        if (part is not null)
        {
            part = part with
            {
                Title = title is { Length: > 0 } ? title : null,
                Changes = section.Context.ChangesAt.GetValueOrDefault(section.Map, []),
                Soft = section.Flag(CriterionKeys.Soft),
                Says = section.TextOrNull(CriterionKeys.Says),
                Evidence = [.. section.Texts(CriterionKeys.Evidence).Select(t => t.Text)],
                EvidenceMarks = [.. section.Texts(CriterionKeys.Evidence).Select(t => t.At)],
                Basis = basis,
                Place = section.Place,
            };
            section.Done();
        }

        return part;
    }

    private static CriterionPart? Shaped(Section section, string id, string? title)
    {
        if (section.Has(CriterionKeys.JudgedBy))
        {
            return Judged(section, id, title);
        }

        if (section.Has(CriterionKeys.Each))
        {
            return Each(section, id);
        }

        var written = section.OneOf(CriterionKeys.Ways, $"条件“{id}”");
        return written is null ? null
            : written == CriterionKeys.AllOf ? new GroupPart { Id = id, Below = Parts(section, CriterionKeys.AllOf, id) }
            : written == CriterionKeys.AnyOf ? new GroupPart { Id = id, Below = Parts(section, CriterionKeys.AnyOf, id), Needed = section.Whole(CriterionKeys.NeededOf) ?? 1 }
            : Compare(section, id);
    }

    private static List<CriterionPart> Parts(Section section, Key<ListKind> key, string id)
    {
        var parts = section.List(key).Select((below, i) => Part(below, $"{id}.{i + 1}")).OfType<CriterionPart>().ToList();
        if (parts.Count == 0)
        {
            section.Findings.Error(section.MarkOf(key), "missing", $"“{key.Word}”下面没有内容");
        }

        return parts;
    }

    private static ComparePart Compare(Section section, string id) => new()
    {
        Id = id,
        MeasureMark = section.MarkOf(CriterionKeys.Measure),
        Measure = section.Text(CriterionKeys.Measure),
        Against = ComparisonReader.Read(section) ?? new Comparison(ComparisonKind.AtLeast),
    };

    private static EachPart Each(Section section, string id)
    {
        var over = section.Scalar(CriterionKeys.Each);
        var test = section.Scalar(CriterionKeys.Test);
        var field = section.Scalar(CriterionKeys.Field);
        if ((test is null) == (field is null))
        {
            section.Findings.Error(section.At, "shape", "“each”要配“field”和界限，或配“test”，二者之一");
        }

        return new EachPart
        {
            Id = id,
            Rows = RowSelectionReader.Read(section, over?.Text ?? "", over?.At ?? section.At),
            Test = test?.Text,
            TestText = test,
            Field = field?.Text,
            FieldMark = field?.At ?? section.At,
            Against = field is null ? null : ComparisonReader.Read(section),
        };
    }

    private static JudgedPart Judged(Section section, string id, string? title)
    {
        var over = section.Scalar(CriterionKeys.Each);
        return new JudgedPart
        {
            Id = id,
            ByMark = section.MarkOf(CriterionKeys.JudgedBy),
            By = section.Text(CriterionKeys.JudgedBy),
            Question = section.TextOrNull(CriterionKeys.Question) ?? title ?? "",
            Rows = over is null ? null : RowSelectionReader.Read(section, over.Text, over.At),
        };
    }
}
