namespace Miaopu.Rulebook;

/// <summary>Reads the review sheet, documents and sanctions.</summary>
internal static class DocumentReader
{
    internal static ReviewSheet? ReviewSheet(Section section)
    {
        if (section.Below(PackKeys.ReviewSheet) is not { } below)
        {
            return null;
        }

        var scores = new List<ScoreItem>();
        foreach (var item in below.List(DocumentKeys.Scores))
        {
            scores.Add(new ScoreItem(
                item.Text(DocumentKeys.ScoreId),
                item.Text(DocumentKeys.ScoreTitle),
                item.Quantity(DocumentKeys.Max)?.Number ?? 0,
                item.Quantity(DocumentKeys.Weight)?.Number ?? 1,
                item.TextOrNull(DocumentKeys.ScoreHint),
                section.Context.Basis(item)));
            item.Done();
        }

        var sheet = new ReviewSheet(
            below.Text(DocumentKeys.Stage),
            below.Whole(DocumentKeys.Experts) ?? 1,
            [.. below.Texts(DocumentKeys.AdviseOn).Select(t => t.Text)],
            scores,
            section.Context.Basis(below),
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
        foreach (var (name, below) in section.NamedSections(PackKeys.Documents))
        {
            var kind = below.Choice(DocumentKeys.Kind);
            var years = below.Whole(DocumentKeys.ValidYears);
            if (years is < 1)
            {
                below.Findings.Error(below.MarkOf(DocumentKeys.ValidYears), "range", "“valid years”应大于 0；一直有效的不写");
            }

            if (kind == DocumentKind.Certificate && !below.Has(DocumentKeys.Number))
            {
                below.Findings.Error(below.At, "missing", "证书缺少编号规则“number”，如 A-{year}-{serial:4}");
            }

            documents.Add(new PackDocument
            {
                Id = name.Text,
                Kind = kind,
                Title = below.Text(DocumentKeys.Title),
                By = below.Text(DocumentKeys.By),
                Text = below.TextOrNull(DocumentKeys.Text),
                Columns = [.. below.List(DocumentKeys.Columns).Select(Column)],
                Number = below.TextOrNull(DocumentKeys.Number),
                ValidYears = years,
                Basis = section.Context.Basis(below),
                Place = section.Findings.PlaceOf(name.At),
            });
            below.Done();
        }

        return documents;
    }

    internal static List<SanctionRule> Sanctions(Section section)
    {
        var sanctions = new List<SanctionRule>();
        foreach (var below in section.List(PackKeys.Sanctions))
        {
            var ban = below.Below(DocumentKeys.Ban);
            var years = ban?.Whole(DocumentKeys.Years);
            if (ban is not null && years is null or <= 0)
            {
                ban!.Findings.Error(ban.At, "missing", "“ban”要写大于 0 的“years”");
            }

            var binds = ban?.Choice(DocumentKeys.Binds) ?? BanBinds.Operator;
            ban?.Done();
            var rectify = below.Below(DocumentKeys.Rectify);
            sanctions.Add(new SanctionRule(
                below.Text(DocumentKeys.SanctionId), below.Text(DocumentKeys.When), below.Flag(DocumentKeys.Cancel), years, binds, section.Context.Basis(below), below.Place)
            {
                After = After(below),
                AtDiscretion = below.Flag(DocumentKeys.May),
                Recovers = below.Flag(DocumentKeys.Recover),
                Rectify = rectify is not null,
                RectifyWithin = rectify is null ? null : SteeringReader.Term(rectify, DocumentKeys.RectifyWithin),
                RectifyDecidedBy = rectify?.TextOrNull(DocumentKeys.TimeSetBy),
            });
            rectify?.Done();
            below.Done();
        }

        return sanctions;
    }

    /// <summary>The run of results that brings a sanction about.</summary>
    private static ResultRun? After(Section sanction)
    {
        if (sanction.Below(DocumentKeys.After) is not { } below)
        {
            return null;
        }

        var times = below.Whole(DocumentKeys.InARow) ?? 0;
        if (times < 1)
        {
            below.Findings.Error(below.At, "missing", "“after”要写大于 0 的“in a row”：连续几年");
        }

        var run = new ResultRun(below.Text(DocumentKeys.Result), times) { ResultMark = below.MarkOf(DocumentKeys.Result) };
        below.Done();
        return run;
    }

    private static DocumentColumn Column(Section below)
    {
        var column = new DocumentColumn(
            below.Text(DocumentKeys.ColumnTitle), below.TextOrNull(DocumentKeys.ColumnMeasure), below.TextOrNull(DocumentKeys.ColumnFact), below.TextOrNull(DocumentKeys.ColumnWrites));
        below.OneOf(DocumentKeys.ColumnKinds, "表格的一列");
        below.Done();
        return column;
    }
}
