namespace Miaopu.Rulebook;

/// <summary>A part of a criterion with its names resolved.</summary>
internal abstract class PartProgram
{
    internal abstract PartVerdict Judge(Run run);
}

internal sealed class GroupProgram(GroupPart part, IReadOnlyList<PartProgram> parts) : PartProgram
{
    internal override PartVerdict Judge(Run run)
    {
        var verdicts = parts.Select(p => p.Judge(run)).ToArray();
        var answers = verdicts.Where(v => v.Answer != Answer.NotApplicable).Select(Counted).ToArray();
        var answer = answers.Length == 0 ? Answer.NotApplicable
            : part.Needed is { } needed ? Some(answers, needed)
            : Some(answers, answers.Length);
        return new PartVerdict { Part = part, Answer = answer, Parts = verdicts, Readings = part.Basis.Reading is { } reading ? [reading] : [], Gap = answer == Answer.NotMet ? part.Says : null };
    }

    /// <summary>A soft part warns on its own line and does not fail its group.</summary>
    private static Answer Counted(PartVerdict verdict) =>
        verdict.Part.Soft && verdict.Answer is Answer.NotMet or Answer.MissingData ? Answer.Met : verdict.Answer;

    private static Answer Some(Answer[] answers, int needed)
    {
        var met = answers.Count(a => a == Answer.Met);
        var open = answers.Count(a => a is Answer.MissingData or Answer.ForAPerson);
        return met >= needed ? Answer.Met
            : met + open < needed ? Answer.NotMet
            : met + answers.Count(a => a == Answer.MissingData) >= needed || answers.Contains(Answer.MissingData) ? Answer.MissingData
            : Answer.ForAPerson;
    }
}

internal sealed class CompareProgram(ComparePart part, MeasureProgram measure, MeasureProgram? of) : PartProgram
{
    private readonly IReadOnlyList<string> _readings =
        [.. new[] { part.Basis.Reading }.OfType<string>().Union(measure.Readings).Union(of?.Readings ?? [])];

    internal override PartVerdict Judge(Run run)
    {
        var value = measure.Value(run);
        var others = of?.Value(run);
        var held = Threshold.Hold(part.Against, value, others);
        return new PartVerdict
        {
            Part = part,
            Answer = held.Answer,
            Value = value,
            Readings = _readings,
            Threshold = Wording.Threshold(part.Against, value.Unit, others, held.Needed),
            ThresholdNumber = held.Needed,
            Gap = held.Answer switch
            {
                Answer.Met => null,
                Answer.MissingData => Wording.Missing([.. value.Unknown, .. others?.Unknown ?? []]),
                _ => part.Says ?? Wording.Gap(part.Against, measure.Measure, value, held.Needed),
            },
        };
    }
}

internal sealed class JudgedProgram(JudgedPart part, string body, RowSetProgram? rows) : PartProgram
{
    private readonly IReadOnlyList<string> _readings = [.. new[] { part.Basis.Reading }.OfType<string>().Union(rows?.Readings ?? [])];

    internal override PartVerdict Judge(Run run)
    {
        var said = run.Situation.Judgments.Where(j => j.PartId == part.Id).ToArray();
        var set = rows is null ? null : run.Set(rows);
        var whole = said.LastOrDefault(j => j.RowId is null);
        if (set is { Rows.Count: 0 } && whole is null)
        {
            return new PartVerdict { Part = part, Answer = Answer.NotApplicable, Readings = _readings };
        }

        if (whole is not null || set is null)
        {
            return Verdict(whole?.Answer ?? Answer.ForAPerson, said, [], whole is { Answer: Answer.NotMet } ? whole.Why : null);
        }

        var byRow = set.Rows.Select(r => (r.Row, Said: said.LastOrDefault(j => j.RowId == r.Row.Id))).ToArray();
        var refused = byRow.Where(r => r.Said?.Answer == Answer.NotMet).Select(r => r.Row.Id).ToArray();
        var open = byRow.Where(r => r.Said is null).Select(r => r.Row.Id).ToArray();
        return refused.Length > 0 ? Verdict(Answer.NotMet, said, refused, $"{refused.Length} 项经{body}认定不符合")
            : open.Length > 0 ? Verdict(Answer.ForAPerson, said, open, null)
            : Verdict(Answer.Met, said, [], null);
    }

    private PartVerdict Verdict(Answer answer, Judgment[] said, IReadOnlyList<string> open, string? why) => new()
    {
        Part = part,
        Answer = answer,
        Judgments = said,
        Readings = _readings,
        Rows = open,
        Gap = answer switch
        {
            Answer.ForAPerson => open.Count > 0 ? $"待{body}认定 {open.Count} 项：{part.Question}" : $"待{body}认定：{part.Question}",
            Answer.NotMet => part.Says ?? (string.IsNullOrEmpty(why) ? $"{body}认定不符合：{part.Question}" : why),
            _ => null,
        },
    };
}
