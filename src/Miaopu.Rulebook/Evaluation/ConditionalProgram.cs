namespace Miaopu.Rulebook;

/// <summary>A part that does not apply where its condition is false.</summary>
internal sealed class ConditionalProgram(PartProgram part, MeasureExpression applies) : PartProgram
{
    internal override bool IsSoft => part.IsSoft;

    internal override IEnumerable<Proximity> Thresholds => part.Thresholds.Select(t => t.Where(applies));

    internal override PartVerdict Judge(Run run)
    {
        var verdict = part.Judge(run);
        return applies.Ask(run) switch
        {
            (Truth.True, _) => verdict,
            (Truth.Unknown, var missing) => verdict with { Answer = Answer.MissingData, Gap = Wording.Missing(missing), Parts = [] },
            _ => verdict with { Answer = Answer.NotApplicable, Gap = null, Parts = [], Rows = [] },
        };
    }

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        part.Judge(run, answers);
        for (var carrier = 0; carrier < answers.Length; carrier++)
        {
            answers[carrier] = applies.Ask(run, carrier) switch { Truth.True => answers[carrier], Truth.Unknown => Answer.MissingData, _ => Answer.NotApplicable };
        }
    }
}
