using System.Text.Json;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Review;

/// <summary>Something a person of this body has to judge within a line: the whole, or one record.</summary>
/// <param name="RowId">The record, or null for the whole.</param>
/// <param name="Given">What was judged last, or null.</param>
public sealed record ToJudge(JudgedPart Part, string? RowId, Judgment? Given);

/// <summary>One line of the checklist: a criterion or a material, what the system says of it, and the opinion on it.</summary>
/// <param name="About">Names the line: <c>criterion:premises</c>, <c>material:report</c>.</param>
/// <param name="Verdict">What the system says of a criterion; null for a material.</param>
/// <param name="Opinion">The opinion given in this run, or null.</param>
/// <param name="Earlier">An opinion of the same organisation in an earlier run on the same submission; stands in where none is given.</param>
/// <param name="Since">How the line stands to the submission that the organisation checked before; null where it checked none.</param>
public sealed record CheckLine(
    string About, string Label, CriterionVerdict? Verdict, Material? Material, Opinion? Opinion, Opinion? Earlier, IReadOnlyList<ToJudge> Judged, SinceCheck? Since = null)
{
    /// <summary>沿用: what was passed in the submission before and is as it was then. Offered, and of no effect before somebody confirms it.</summary>
    public Opinion? Inherited => Since is { Changed: false, Opinion: { Mark: LineMark.Pass } before } && Mark == LineMark.None && Text.Length == 0 ? before : null;

    /// <summary>What a page shows as marked; with what is inherited and not yet confirmed.</summary>
    public LineMark ShownMark => Inherited?.Mark ?? Mark;

    /// <summary>What a page shows as written; with what is inherited and not yet confirmed.</summary>
    public string ShownText => Inherited?.Text ?? Text;

    public LineMark Mark => Opinion is { Mark: not LineMark.None } o ? o.Mark : Earlier?.Mark ?? LineMark.None;

    public string Text => Opinion is { Mark: not LineMark.None } or { Text.Length: > 0 } ? Opinion.Text : Earlier?.Text ?? "";

    /// <summary>Passing needs a reason where the system does not see the condition met, or the condition holds only as a rule.</summary>
    public bool PassNeedsReason => Verdict is { Answer: Answer.NotMet or Answer.MissingData } or { AsksForReason: true };
}

/// <summary>A line held against the check that the same organisation made of the submission before.</summary>
/// <param name="Changed">Whether anything of what the line rests on is not as it was.</param>
/// <param name="Opinion">What was said then, or null.</param>
/// <param name="Asked">What the return asked to mend, or null.</param>
public sealed record SinceCheck(bool Changed, Opinion? Opinion, string? Asked);

/// <summary>The checklist of one run of a check.</summary>
public sealed record Checklist(IReadOnlyList<CheckLine> Lines)
{
    public static string AboutCriterion(string id) => "criterion:" + id;

    public static string AboutMaterial(string id) => "material:" + id;

    /// <summary>The lines of a stage: every criterion of the pack, then every material; one that others are part of is only their heading.</summary>
    /// <param name="by">Id of the body that does the stage; it judges what the pack leaves to it.</param>
    /// <param name="given">Opinions of this run.</param>
    /// <param name="earlier">Opinions of earlier runs of the same organisation on the same submission, oldest first.</param>
    public static Checklist Of(Assessment assessment, string? by, IReadOnlyList<Opinion> given, IReadOnlyList<Opinion> earlier)
    {
        var pack = assessment.Pack;
        var lines = assessment.Criteria.Select(v => Line(AboutCriterion(v.Criterion.Id), v.Criterion.Title, v, null, ToJudgeIn(v.Root, by)))
            .Concat(pack.Materials.Where(m => pack.Materials.All(other => other.PartOf != m.Id)).Select(m => Line(AboutMaterial(m.Id), m.Title, null, m, [])));
        return new Checklist([.. lines]);

        CheckLine Line(string about, string label, CriterionVerdict? verdict, Material? material, IReadOnlyList<ToJudge> judged) => new(
            about, label, verdict, material, given.FirstOrDefault(o => o.About == about), earlier.LastOrDefault(o => o.About == about && o.Mark != LineMark.None), judged);
    }

    /// <summary>Lines whose opinion is inherited and not yet confirmed.</summary>
    public int Unconfirmed => Lines.Count(l => l.Inherited is not null);

    /// <summary>The same list beside an earlier check of the organisation.</summary>
    /// <param name="before">The submission that was checked then.</param>
    /// <param name="now">The submission being checked.</param>
    /// <param name="opinions">Opinions given then, oldest first.</param>
    /// <param name="asked">The return between the two, if there was one.</param>
    public Checklist Beside(SubmittedContent before, SubmittedContent now, PolicyPack pack, IReadOnlyList<Opinion> opinions, ReturnOrder? asked)
    {
        var differences = new LineDifferences(before, now, pack);
        return new Checklist([.. Lines.Select(l => l with
        {
            Since = new SinceCheck(
                differences.Changed(l), opinions.LastOrDefault(o => o.About == l.About && o.Mark != LineMark.None), asked?.Items.FirstOrDefault(i => i.About == l.About)?.Reason),
        })]);
    }

    public CheckLine? Line(string about) => Lines.FirstOrDefault(l => l.About == about);

    public int Count(LineMark mark) => Lines.Count(l => l.Mark == mark);

    /// <summary>Digest of every mark, text and judgment as they stand, for the journal; the texts themselves stay outside it.</summary>
    public string Digest()
    {
        var all = Lines.Select(l => new { l.About, Mark = l.Mark.ToString(), l.Text, Judged = l.Judged.Select(j => new { j.Part.Id, j.RowId, Answer = j.Given?.Answer.ToString(), j.Given?.Why }) });
        return ContentHash.OfText(JsonSerializer.Serialize(all, JsonSerializerOptions.Web)).Value;
    }

    private static List<ToJudge> ToJudgeIn(PartVerdict verdict, string? by)
    {
        var found = new List<ToJudge>();
        if (verdict.Part is JudgedPart part && part.By == by && verdict.Answer != Answer.NotApplicable)
        {
            var rows = part.Rows is null ? [] : verdict.Rows.Concat(verdict.Judgments.Select(j => j.RowId).OfType<string>()).Distinct().ToList();
            found.AddRange(rows.Count == 0
                ? [new ToJudge(part, null, verdict.Judgments.LastOrDefault(j => j.RowId is null))]
                : rows.Select(row => new ToJudge(part, row, verdict.Judgments.LastOrDefault(j => j.RowId == row))));
        }

        found.AddRange(verdict.Parts.SelectMany(p => ToJudgeIn(p, by)));
        return found;
    }
}
