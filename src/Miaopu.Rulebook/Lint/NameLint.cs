namespace Miaopu.Rulebook;

/// <summary>Names that one part of a pack uses and another defines: bodies, dates, materials, measures, criteria, documents.</summary>
internal static class NameLint
{
    internal static void Check(PolicyPack pack, FindingList findings)
    {
        var bodies = pack.Bodies.Select(b => b.Id).ToArray();
        var dates = pack.Dates.Select(d => d.Name).ToArray();
        var stages = pack.Stages.Select(s => s.Id).ToArray();
        var documents = pack.Documents.Select(d => d.Id).ToArray();

        void Known(string? name, IReadOnlyCollection<string> known, string kind, Place place)
        {
            if (name is { Length: > 0 } && !known.Contains(name))
            {
                findings.Unknown(MarkOf(place), kind, name, known);
            }
        }

        foreach (var body in pack.Bodies.Where(b => b.Relation is BodyRelation.Invited or BodyRelation.Above))
        {
            Known(body.Of, bodies, "机构角色", body.Place);
        }

        Levels(pack, findings);

        foreach (var procedure in Procedure.Of(pack))
        {
            foreach (var stage in procedure.Stages)
            {
                Known(stage.By, bodies, "机构角色", stage.Place);
                Known(stage.Due?.Date, dates, "日期", stage.Place);
                foreach (var document in stage.Documents)
                {
                    Known(document, documents, "文书", stage.Place);
                }

                foreach (var branch in stage.Branches)
                {
                    Known(branch, [.. procedure.Stages.Select(s => s.Id)], "阶段", stage.Place);
                }
            }
        }

        Known(pack.Cutoff.Date, dates, "日期", findings.PlaceOf(pack.Cutoff.At));
        Known(pack.Withdrawal?.Until, stages, "阶段", findings.PlaceOf(pack.Withdrawal?.At ?? default));
        Known(pack.Withdrawal?.Outcome, [.. pack.Outcomes.Select(o => o.Name)], "结局", findings.PlaceOf(pack.Withdrawal?.At ?? default));
        UnusedDates(pack, findings);
        Papers(pack, findings, Known);
        Sheet(pack, Known);
        Documents(pack, bodies, Known);
    }

    /// <summary>Levels stand above one another, the lowest above the applicant.</summary>
    private static void Levels(PolicyPack pack, FindingList findings)
    {
        foreach (var body in pack.Bodies.Where(b => b is { Relation: BodyRelation.Above, Of: not null }))
        {
            var seen = new HashSet<string>();
            var below = body;
            while (below is { Relation: BodyRelation.Above, Of: { } of } && seen.Add(below.Id))
            {
                below = pack.Body(of);
            }

            if (below is not null and not { Relation: BodyRelation.AboveApplicant } )
            {
                findings.Error(MarkOf(body.Place), below.Relation == BodyRelation.Above ? "cycle" : "shape", "“above”要在“above applicant”的办理主体之上，或在另一个“above”之上");
            }
        }
    }

    private static void UnusedDates(PolicyPack pack, FindingList findings)
    {
        var used = Procedure.Of(pack).SelectMany(p => p.Stages).SelectMany(s => s.Ends.Select(e => e.DueNoLaterThan).Append(s.Due?.Date)).Append(pack.Cutoff.Date).Concat(pack.Scoring.Cohorts.Select(c => c.FrozenAt)).ToHashSet();
        foreach (var date in pack.Dates.Where(d => !used.Contains(d.Name)))
        {
            findings.Warning(MarkOf(date.Place), "unused", $"日期“{date.Name}”没有用到");
        }
    }

    private static void Papers(PolicyPack pack, FindingList findings, Action<string?, IReadOnlyCollection<string>, string, Place> known)
    {
        var materials = pack.Materials.Select(m => m.Id).ToArray();
        var parts = pack.Criteria.SelectMany(c => c.Root.All()).ToArray();
        foreach (var part in parts)
        {
            foreach (var (evidence, at) in part.Evidence.Zip(part.EvidenceMarks))
            {
                known(evidence, materials, "材料", findings.PlaceOf(at));
            }
        }

        var asked = parts.SelectMany(p => p.Evidence).Concat(pack.Materials.Select(m => m.PartOf).OfType<string>()).ToHashSet();
        foreach (var material in pack.Materials)
        {
            known(material.PartOf, materials, "材料", material.Place);
            if (material.Basis.Cites.Count == 0 && !asked.Contains(material.Id))
            {
                findings.Error(MarkOf(material.Place), "material-unasked", $"材料“{material.Id}”没有条款要求，也没有条件把它当作佐证");
            }
        }
    }

    private static void Sheet(PolicyPack pack, Action<string?, IReadOnlyCollection<string>, string, Place> known)
    {
        if (pack.ReviewSheet is not { } sheet)
        {
            return;
        }

        known(sheet.Stage, [.. pack.Stages.Where(s => s.Act == StageAct.Advise).Select(s => s.Id)], "专家评审阶段", sheet.Place);
        foreach (var criterion in sheet.Criteria)
        {
            known(criterion, [.. pack.Criteria.Select(c => c.Id)], "条件", sheet.Place);
        }
    }

    private static void Documents(PolicyPack pack, string[] bodies, Action<string?, IReadOnlyCollection<string>, string, Place> known)
    {
        var measures = pack.Measures.Select(m => m.Name).ToArray();
        var written = pack.Form.SelectMany(s => s.Writes).Select(w => w.Id).ToArray();
        foreach (var document in pack.Documents)
        {
            known(document.By, bodies, "机构角色", document.Place);
            foreach (var column in document.Columns)
            {
                known(column.Measure, measures, "度量", document.Place);
                known(column.Fact, CaseFacts.All, "办件信息", document.Place);
                known(column.Writes, written, "填写项", document.Place);
            }
        }

        foreach (var section in pack.Form)
        {
            foreach (var measure in section.Shows)
            {
                known(measure, measures, "度量", section.Place);
            }

            foreach (var ledger in section.Tables)
            {
                known(ledger, [.. pack.Vocabulary.Ledgers.Select(l => l.Name)], "台账", section.Place);
            }
        }
    }

    private static Mark MarkOf(Place place) => place.Mark;
}
