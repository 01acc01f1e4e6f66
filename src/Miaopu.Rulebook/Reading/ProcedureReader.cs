namespace Miaopu.Rulebook;

/// <summary>Reads bodies, stages, outcomes and withdrawal.</summary>
internal static class ProcedureReader
{
    private const string WorkingDays = "working days";

    internal static List<Body> Bodies(Section section)
    {
        var bodies = new List<Body>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Bodies))
        {
            var relation = below.Choice(ProcedureKeys.Relation);
            var of = below.TextOrNull(ProcedureKeys.Of);
            if (of is null && relation is BodyRelation.Invited or BodyRelation.Named or BodyRelation.Above)
            {
                below.Findings.Error(below.At, "missing", relation switch
                {
                    BodyRelation.Invited => "“invited”还要写“of”：由谁邀请",
                    BodyRelation.Above => "“above”还要写“of”：在哪个办理主体之上",
                    _ => "“named”还要写“of”：机构名称",
                });
            }

            bodies.Add(new Body(name.Text, below.Text(ProcedureKeys.Name), relation, of, section.Context.Basis(below), below.Place));
            below.Done();
        }

        return bodies;
    }

    internal static List<Outcome> Outcomes(Section section)
    {
        var outcomes = new List<Outcome>();
        foreach (var (name, value) in section.Named(PackKeys.Outcomes))
        {
            var kinds = ProcedureKeys.OutcomeWord.Choices;
            var word = section.Context.AsText(value, name.Text);
            var place = section.Findings.PlaceOf(name.At);
            if (word is not null && kinds.Where(k => k.Word == word.Text).Select(k => (OutcomeKind?)k.Value).FirstOrDefault() is { } kind)
            {
                outcomes.Add(new Outcome(name.Text, kind, place));
            }
            else if (word is not null)
            {
                section.Findings.Unknown(word.At, "结局种类", word.Text, kinds.Select(k => k.Word));
            }
        }

        return outcomes;
    }

    internal static WithdrawalRule? Withdrawal(Section section)
    {
        if (section.Below(PackKeys.Withdrawal) is not { } below)
        {
            return null;
        }

        var rule = new WithdrawalRule(below.Text(PackKeys.Until), below.Text(PackKeys.WithdrawalOutcome), section.Context.Basis(below)) { At = below.At };
        below.Done();
        return rule;
    }

    internal static List<Stage> Stages(Section section)
    {
        var stages = new List<Stage>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Stages))
        {
            var branches = below.Texts(ProcedureKeys.Parallel);
            var act = branches.Count > 0 ? ReadParallel(below) : Act(below);
            var signed = below.Texts(ProcedureKeys.Steps);
            var steps = signed.Select(t => t.Text).ToArray();
            foreach (var twice in signed.GroupBy(t => t.Text).SelectMany(g => g.Skip(1)))
            {
                below.Findings.Error(twice.At, "duplicate", $"环节“{twice.Text}”写了两次");
            }

            stages.Add(new Stage
            {
                Id = name.Text,
                Title = below.Text(ProcedureKeys.Title),
                Act = act,
                ActKnown = branches.Count > 0 || Acts.Any(a => a.Word == below.Word(ProcedureKeys.Act)),
                By = act == StageAct.Parallel ? null : below.TextNeeded(ProcedureKeys.By),
                Due = Due(below),
                Steps = steps.Length == 0 ? [below.Text(ProcedureKeys.Title)] : steps,
                SamePersonAllowed = SamePerson(below, steps.Length),
                Branches = [.. branches.Select(t => t.Text)],
                JoinNeeds = act == StageAct.Parallel ? Join(below, branches.Count) : 0,
                Ends = Ends(below),
                Documents = [.. below.Texts(ProcedureKeys.Documents).Select(t => t.Text)],
                AnonymousObjections = below.Choice(ProcedureKeys.Objections),
                Basis = section.Context.Basis(below),
                Place = section.Findings.PlaceOf(name.At),
            });
            below.Done();
        }

        if (stages.Count == 0 && section.Has(PackKeys.Award))
        {
            section.Findings.Error(section.At, "missing", "缺少“stages”：给出称号的政策包要有办理流程");
        }

        return stages;
    }

    private static StageAct ReadParallel(Section below)
    {
        if (below.Has(ProcedureKeys.Act))
        {
            below.Findings.Error(below.MarkOf(ProcedureKeys.Act), "shape", "并行的阶段不写“act”");
            below.Item(ProcedureKeys.Act);
        }

        return StageAct.Parallel;
    }

    /// <summary>The word by which packs write an act.</summary>
    internal static string WordOf(StageAct act) => act == StageAct.Parallel ? "parallel" : Acts.Single(a => a.Value == act).Word;

    private static StageAct Act(Section below) => below.Choice(ProcedureKeys.Act);

    private static IReadOnlyList<(string Word, StageAct Value)> Acts => ProcedureKeys.Act.Kind.Choices;

    private static bool SamePerson(Section below, int steps)
    {
        if (below.Has(ProcedureKeys.SamePerson) && steps < 2)
        {
            below.Findings.Error(below.MarkOf(ProcedureKeys.SamePerson), "shape", "只有一步的阶段不写“same person”：它说的是几步签署可否由同一人办");
        }

        return below.Choice(ProcedureKeys.SamePerson);
    }

    private static int Join(Section below, int branches) => below.Scalar(ProcedureKeys.Join) switch
    {
        null or { Text: "all" } => branches,
        { Text: "any" } => 1,
        _ => below.Whole(ProcedureKeys.Join) ?? branches,
    };

    private static StageDue? Due(Section below)
    {
        if (below.Scalar(ProcedureKeys.Due) is not { } text)
        {
            return null;
        }

        if (!char.IsAsciiDigit(text.Text[0]))
        {
            return new StageDue(text.Text, null);
        }

        return Days(below, ProcedureKeys.Due) is { } days ? new StageDue(null, days) : null;
    }

    private static int? Days(Section below, Key<TextKind> key)
    {
        var quantity = below.Scalar(key) is { } text ? below.Context.Quantity(text, $"{below.Path}.{key.Word}") : null;
        if (quantity is null)
        {
            return null;
        }

        if (quantity.Value.Unit != WorkingDays || quantity.Value.Number != decimal.Truncate(quantity.Value.Number) || quantity.Value.Number is < 1 or > 1000)
        {
            below.Findings.Error(below.MarkOf(key), "unit", $"“{key.Word}”应写日期名或“N working days”，如 5 working days");
            return null;
        }

        return (int)quantity.Value.Number;
    }

    private static List<StageEnd> Ends(Section stage)
    {
        var ends = new List<StageEnd>();
        foreach (var (name, value) in stage.Named(ProcedureKeys.Ends))
        {
            var place = stage.Findings.PlaceOf(value.At);
            if (value is YamlText text)
            {
                ends.Add(Target(text.Text, new StageEnd { Result = name.Text, Place = place }));
            }
            else if (stage.AsSection(value, $"ends.{name.Text}", ProcedureKeys.End) is { } below)
            {
                ends.Add(Long(name.Text, below, place));
            }
        }

        return ends;
    }

    private static StageEnd Long(string result, Section below, Place place)
    {
        var end = new StageEnd
        {
            Result = result,
            DueWorkingDays = below.Has(ProcedureKeys.EndDue) ? Days(below, ProcedureKeys.EndDue) : null,
            DueNoLaterThan = below.TextOrNull(ProcedureKeys.NoLaterThan),
            DuePassed = below.TextOrNull(ProcedureKeys.DuePassed) is { } passed ? OutcomeName(passed, below) : null,
            Times = below.Whole(ProcedureKeys.Times),
            Resume = below.TextOrNull(ProcedureKeys.Resume),
            ClockStops = below.Choice(ProcedureKeys.Clock),
            Basis = below.Context.Basis(below),
            Place = place,
        };
        end = Target(below.Text(ProcedureKeys.To), end);
        below.Done();
        return end;
    }

    private static string? OutcomeName(string text, Section below)
    {
        if (Target(text, new StageEnd { Result = "" }).Outcome is { } outcome)
        {
            return outcome;
        }

        below.Findings.Error(below.MarkOf(ProcedureKeys.DuePassed), "shape", "“due passed”应写“end 结局名”");
        return null;
    }

    private static StageEnd Target(string text, StageEnd end) =>
        text == "join" ? end
        : text.StartsWith("end ", StringComparison.Ordinal) ? end with { Outcome = text[4..].Trim() }
        : end with { To = text };
}
