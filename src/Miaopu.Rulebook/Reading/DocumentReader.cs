namespace Miaopu.Rulebook;

/// <summary>Reads the review sheet, documents and sanctions.</summary>
internal static class DocumentReader
{
    internal static ReviewSheet? ReviewSheet(Section section)
    {
        if (section.Below("review sheet") is not { } below)
        {
            return null;
        }

        var scores = new List<ScoreItem>();
        foreach (var item in below.List("scores"))
        {
            scores.Add(new ScoreItem(
                item.Text("id"),
                item.Text("title"),
                item.Quantity("max")?.Number ?? 0,
                item.Quantity("weight")?.Number ?? 1,
                item.TextOrNull("hint"),
                section.Context.Basis(item, needed: true)));
            item.Done();
        }

        var sheet = new ReviewSheet(
            below.Text("stage"),
            below.Whole("experts") ?? 1,
            [.. below.Texts("advise on").Select(t => t.Text)],
            scores,
            section.Context.Basis(below, needed: true),
            below.Place);
        if (sheet.Criteria.Count > 0 == scores.Count > 0)
        {
            below.Findings.Error(below.At, "shape", "评审表应写“advise on”（逐条提意见）或“scores”（打分），二者之一");
        }

        if (sheet.Experts < 1 || scores.Exists(s => s.Max <= 0 || s.Weight <= 0))
        {
            below.Findings.Error(below.At, "range", "专家人数、满分和权重应大于 0");
        }

        below.Done();
        return sheet;
    }

    internal static List<PackDocument> Documents(Section section)
    {
        var documents = new List<PackDocument>();
        foreach (var (name, below) in section.NamedSections("documents"))
        {
            var kind = below.Choice<DocumentKind>("kind", null, ("letter", DocumentKind.Letter), ("table", DocumentKind.Table), ("certificate", DocumentKind.Certificate));
            var years = below.Whole("valid years", "年");
            if (kind == DocumentKind.Certificate && !below.Has("number"))
            {
                below.Findings.Error(below.At, "missing", "证书缺少编号规则“number”，如 A-{year}-{serial:4}");
            }

            documents.Add(new PackDocument
            {
                Id = name.Text,
                Kind = kind,
                Title = below.Text("title"),
                By = below.Text("by"),
                Text = below.TextOrNull("text"),
                Columns = [.. below.List("columns").Select(Column)],
                Number = below.TextOrNull("number"),
                ValidYears = years,
                Basis = section.Context.Basis(below, needed: true),
                Place = new Place(section.Findings.File, name.At.Line, name.At.Column),
            });
            below.Done();
        }

        return documents;
    }

    internal static List<SanctionRule> Sanctions(Section section)
    {
        var sanctions = new List<SanctionRule>();
        foreach (var below in section.List("sanctions"))
        {
            var ban = below.Below("ban");
            var years = ban?.Whole("years", "年");
            if (ban is not null && years is null or <= 0)
            {
                ban!.Findings.Error(ban.At, "missing", "“ban”要写大于 0 的“years”");
            }

            var binds = ban?.Choice("binds", BanBinds.Operator, ("operator", BanBinds.Operator), ("carrier", BanBinds.Carrier)) ?? BanBinds.Operator;
            ban?.Done();
            sanctions.Add(new SanctionRule(
                below.Text("id"), below.Text("when"), below.Flag("cancel"), years, binds, section.Context.Basis(below, needed: true), below.Place));
            below.Done();
        }

        return sanctions;
    }

    private static DocumentColumn Column(Section below)
    {
        var column = new DocumentColumn(below.Text("title"), below.TextOrNull("measure"), below.TextOrNull("fact"), below.TextOrNull("writes"));
        if (new[] { column.Measure, column.Fact, column.Writes }.Count(named => named is not null) != 1)
        {
            below.Findings.Error(below.At, "shape", "表格的一列应写“measure”“fact”“writes”之一");
        }

        below.Done();
        return column;
    }
}
