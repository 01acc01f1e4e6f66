namespace Miaopu.Rulebook;

/// <summary>Reads criteria and the tree of parts below each.</summary>
internal static class CriterionReader
{
    internal static List<Criterion> Read(Section section)
    {
        var criteria = new List<Criterion>();
        foreach (var below in section.List("criteria"))
        {
            var id = below.Text("id");
            var applies = below.Scalar("applies if");
            var basis = below.Context.Basis(below, needed: true);
            var title = below.Text("title");
            if (Part(below, id, basis) is { } root)
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

    private static CriterionPart? Part(Section section, string id, Basis? known = null)
    {
        var part = Shaped(section, section.TextOrNull("id") ?? id);
        if (part is not null)
        {
            part = part with
            {
                Title = section.TextOrNull("title"),
                Soft = section.Flag("soft"),
                Says = section.TextOrNull("says"),
                Evidence = [.. section.Texts("evidence").Select(t => t.Text)],
                EvidenceMarks = [.. section.Texts("evidence").Select(t => t.At)],
                Basis = known ?? section.Context.Basis(section, needed: false),
                Place = section.Place,
            };
            section.Done();
        }

        return part;
    }

    private static CriterionPart? Shaped(Section section, string id)
    {
        string[] shapes = ["all", "any", "measure", "each", "judged by"];
        if (section.Has("judged by"))
        {
            return Judged(section, id);
        }

        if (section.Has("each"))
        {
            return Each(section, id);
        }

        var written = shapes.Where(section.Has).ToArray();
        if (written.Length != 1)
        {
            section.Findings.Error(section.At, "shape", $"条件“{id}”应写且只写一种：{string.Join('、', shapes)}");
            return null;
        }

        return written[0] switch
        {
            "all" => new GroupPart { Id = id, Below = Parts(section, "all", id) },
            "any" => new GroupPart { Id = id, Below = Parts(section, "any", id), Needed = section.Whole("needed") ?? 1 },
            _ => Compare(section, id),
        };
    }

    private static List<CriterionPart> Parts(Section section, string key, string id)
    {
        var parts = section.List(key).Select((below, i) => Part(below, $"{id}.{i + 1}")).OfType<CriterionPart>().ToList();
        if (parts.Count == 0)
        {
            section.Findings.Error(section.MarkOf(key), "missing", $"“{key}”下面没有内容");
        }

        return parts;
    }

    private static ComparePart Compare(Section section, string id) => new()
    {
        Id = id,
        MeasureMark = section.MarkOf("measure"),
        Measure = section.Text("measure"),
        Against = ComparisonReader.Read(section) ?? new Comparison(ComparisonKind.AtLeast),
    };

    private static EachPart Each(Section section, string id)
    {
        var over = section.Scalar("each");
        var test = section.Scalar("test");
        var field = section.Scalar("field");
        if ((test is null) == (field is null))
        {
            section.Findings.Error(section.At, "shape", "“each”要配“field”和界限，或配“test”，二者之一");
        }

        return new EachPart
        {
            Id = id,
            Rows = MeasureReader.Selection(section, over?.Text ?? "", over?.At ?? section.At),
            Test = test?.Text,
            TestText = test,
            Field = field?.Text,
            FieldMark = field?.At ?? section.At,
            Against = field is null ? null : ComparisonReader.Read(section),
        };
    }

    private static JudgedPart Judged(Section section, string id)
    {
        var over = section.Scalar("each");
        return new JudgedPart
        {
            Id = id,
            ByMark = section.MarkOf("judged by"),
            By = section.Text("judged by"),
            Question = section.TextOrNull("question") ?? section.TextOrNull("title") ?? "",
            Rows = over is null ? null : MeasureReader.Selection(section, over.Text, over.At),
        };
    }
}
