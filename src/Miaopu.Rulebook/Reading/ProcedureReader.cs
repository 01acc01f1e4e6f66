namespace Miaopu.Rulebook;

/// <summary>Reads bodies, stages, outcomes and withdrawal.</summary>
internal static class ProcedureReader
{
    private const string WorkingDays = "working days";

    internal static List<Body> Bodies(Section section)
    {
        var bodies = new List<Body>();
        foreach (var (name, below) in section.NamedSections("bodies"))
        {
            var relation = below.Choice<BodyRelation>(
                "relation",
                null,
                ("applicant", BodyRelation.Applicant),
                ("above applicant", BodyRelation.AboveApplicant),
                ("round owner", BodyRelation.RoundOwner),
                ("above owner", BodyRelation.AboveOwner),
                ("invited", BodyRelation.Invited),
                ("named", BodyRelation.Named));
            var of = below.TextOrNull("of");
            if (of is null && relation is BodyRelation.Invited or BodyRelation.Named)
            {
                below.Findings.Error(below.At, "missing", relation == BodyRelation.Invited ? "“invited”还要写“of”：由谁邀请" : "“named”还要写“of”：机构名称");
            }

            bodies.Add(new Body(name.Text, below.Text("name"), relation, of, section.Context.Basis(below, needed: true), below.Place));
            below.Done();
        }

        return bodies;
    }

    internal static List<Outcome> Outcomes(Section section)
    {
        var outcomes = new List<Outcome>();
        foreach (var (name, value) in section.Named("outcomes"))
        {
            (string Word, OutcomeKind Kind)[] kinds =
            [
                ("granted", OutcomeKind.Granted), ("refused", OutcomeKind.Refused), ("lapsed", OutcomeKind.Lapsed), ("withdrawn", OutcomeKind.Withdrawn),
            ];
            var word = section.Context.AsText(value, name.Text);
            var place = new Place(section.Findings.File, name.At.Line, name.At.Column);
            if (word is not null && kinds.Where(k => k.Word == word.Text).Select(k => (OutcomeKind?)k.Kind).FirstOrDefault() is { } kind)
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
        if (section.Below("withdrawal") is not { } below)
        {
            return null;
        }

        var rule = new WithdrawalRule(below.Text("until"), below.Text("outcome"), section.Context.Basis(below, needed: true));
        below.Done();
        return rule;
    }

    internal static List<Stage> Stages(Section section)
    {
        var stages = new List<Stage>();
        foreach (var (name, below) in section.NamedSections("stages"))
        {
            var branches = below.Texts("parallel");
            var act = branches.Count > 0 ? ReadParallel(below) : Act(below);
            var steps = below.Texts("steps").Select(t => t.Text).ToArray();
            stages.Add(new Stage
            {
                Id = name.Text,
                Title = below.Text("title"),
                Act = act,
                ActKnown = branches.Count > 0 || Acts.Any(a => a.Word == below.TextOrNull("act")),
                By = act == StageAct.Parallel ? null : below.Text("by"),
                Due = Due(below),
                Steps = steps.Length == 0 ? [below.Text("title")] : steps,
                Branches = [.. branches.Select(t => t.Text)],
                JoinNeeds = act == StageAct.Parallel ? Join(below, branches.Count) : 0,
                Ends = Ends(below),
                Documents = [.. below.Texts("documents").Select(t => t.Text)],
                AnonymousObjections = below.Choice("objections", false, ("signed", false), ("signed or anonymous", true)),
                Basis = section.Context.Basis(below, needed: true),
                Place = new Place(section.Findings.File, name.At.Line, name.At.Column),
            });
            below.Done();
        }

        if (stages.Count == 0)
        {
            section.Findings.Error(section.At, "missing", "缺少“stages”：办理流程");
        }

        return stages;
    }

    private static StageAct ReadParallel(Section below)
    {
        if (below.Has("act"))
        {
            below.Findings.Error(below.MarkOf("act"), "shape", "并行的阶段不写“act”");
            below.Item("act");
        }

        return StageAct.Parallel;
    }

    /// <summary>The word by which packs write an act.</summary>
    internal static string WordOf(StageAct act) => act == StageAct.Parallel ? "parallel" : Acts.Single(a => a.Value == act).Word;

    private static StageAct Act(Section below) => below.Choice("act", null, Acts);

    private static readonly (string Word, StageAct Value)[] Acts =
    [
        ("prepare", StageAct.Prepare),
        ("approve", StageAct.Approve),
        ("check", StageAct.Check),
        ("visit", StageAct.Visit),
        ("publicise", StageAct.Publicise),
        ("rank", StageAct.Rank),
        ("recommend", StageAct.Recommend),
        ("advise", StageAct.Advise),
        ("decide", StageAct.Decide),
        ("announce", StageAct.Announce),
        ("recognise", StageAct.Recognise),
    ];

    private static int Join(Section below, int branches) => below.Scalar("join") switch
    {
        null or { Text: "all" } => branches,
        { Text: "any" } => 1,
        _ => below.Whole("join") ?? branches,
    };

    private static StageDue? Due(Section below)
    {
        if (below.Scalar("due") is not { } text)
        {
            return null;
        }

        if (!char.IsAsciiDigit(text.Text[0]))
        {
            return new StageDue(text.Text, null);
        }

        return Days(below, "due") is { } days ? new StageDue(null, days) : null;
    }

    private static int? Days(Section below, string key)
    {
        var quantity = below.Quantity(key);
        if (quantity is null)
        {
            return null;
        }

        if (quantity.Value.Unit != WorkingDays || quantity.Value.Number != decimal.Truncate(quantity.Value.Number) || quantity.Value.Number is < 1 or > 1000)
        {
            below.Findings.Error(below.MarkOf(key), "unit", $"“{key}”应写日期名或“N working days”，如 5 working days");
            return null;
        }

        return (int)quantity.Value.Number;
    }

    private static List<StageEnd> Ends(Section stage)
    {
        var ends = new List<StageEnd>();
        foreach (var (name, value) in stage.Named("ends"))
        {
            var place = new Place(stage.Findings.File, value.At.Line, value.At.Column);
            if (value is YamlText text)
            {
                ends.Add(Target(text.Text, new StageEnd { Result = name.Text, Place = place }));
            }
            else if (stage.Context.AsSection(value, $"{stage.Path}.ends.{name.Text}") is { } below)
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
            DueWorkingDays = below.Has("due") ? Days(below, "due") : null,
            DueNoLaterThan = below.TextOrNull("no later than"),
            DuePassed = below.TextOrNull("due passed") is { } passed ? OutcomeName(passed, below) : null,
            Times = below.Whole("times"),
            Resume = below.TextOrNull("resume"),
            ClockStops = below.Choice("clock", false, ("stops", true), ("runs", false)),
            Basis = below.Context.Basis(below, needed: false),
            Place = place,
        };
        end = Target(below.Text("to"), end);
        below.Done();
        return end;
    }

    private static string? OutcomeName(string text, Section below)
    {
        if (Target(text, new StageEnd { Result = "" }).Outcome is { } outcome)
        {
            return outcome;
        }

        below.Findings.Error(below.MarkOf("due passed"), "shape", "“due passed”应写“end 结局名”");
        return null;
    }

    private static StageEnd Target(string text, StageEnd end) =>
        text == "join" ? end
        : text.StartsWith("end ", StringComparison.Ordinal) ? end with { Outcome = text[4..].Trim() }
        : end with { To = text };
}
