namespace Miaopu.Rulebook;

/// <summary>
/// A threshold that is another for some carriers. The first rule whose condition holds counts; where it is not known whether one does, the answer stands if it is the same both ways.
/// </summary>
internal sealed class AdjustedProgram(ComparePart part, CompareProgram plain, IReadOnlyList<AdjustedProgram.Variant> variants) : PartProgram
{
    /// <summary>What a rule makes of the threshold: another comparison, or a matter for a person.</summary>
    internal sealed record Variant(Adjustment Adjustment, MeasureExpression If, CompareProgram? Changed, JudgedProgram? Judged);

    internal override bool IsSoft => part.Soft;

    internal override IEnumerable<Proximity> Thresholds => [new(part, Near)];

    internal override PartVerdict Judge(Run run)
    {
        var unchanged = plain.Judge(run);
        return variants.Reverse().Aggregate(unchanged, (otherwise, variant) => variant.If.Ask(run) switch
        {
            (Truth.False, _) => otherwise,
            (Truth.True, _) => Adjusted(run, variant, unchanged),
            (_, var missing) => Undecided(otherwise, Adjusted(run, variant, unchanged), variant.Adjustment.Rule, missing),
        });
    }

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        var unchanged = run.Answers(plain);
        unchanged.AsSpan(0, answers.Length).CopyTo(answers);
        foreach (var variant in variants.Reverse())
        {
            var changed = variant.Changed is { } program ? run.Answers(program) : null;
            for (var carrier = 0; carrier < answers.Length; carrier++)
            {
                var truth = variant.If.Ask(run, carrier);
                if (truth == Truth.False)
                {
                    continue;
                }

                var adjusted = changed is null ? unchanged[carrier] == Answer.NotMet ? Answer.ForAPerson : unchanged[carrier] : changed[carrier];
                answers[carrier] = truth == Truth.True || adjusted == answers[carrier] ? adjusted : Answer.MissingData;
            }
        }
    }

    // Each carrier to the threshold that holds for it; where that is a person's to say, or not known, to none.
    private void Near(BlockRun run, Span<Nearness> near)
    {
        plain.Near(run, near);
        var other = new Nearness[near.Length];
        foreach (var variant in variants.Reverse())
        {
            variant.Changed?.Near(run, other);
            for (var carrier = 0; carrier < near.Length; carrier++)
            {
                near[carrier] = variant.If.Ask(run, carrier) switch
                {
                    Truth.False => near[carrier],
                    Truth.True when variant.Changed is not null => other[carrier],
                    _ => Nearness.Far,
                };
            }
        }
    }

    private PartVerdict Adjusted(Run run, Variant variant, PartVerdict unchanged)
    {
        var rule = variant.Adjustment.Rule;
        var told = Wording.Adjusted(rule, unchanged.Threshold ?? "");
        if (variant.Changed is { } changed)
        {
            var verdict = changed.Judge(run);
            return verdict with { Part = part, ThresholdGrounds = [.. unchanged.ThresholdGrounds, told], Readings = [.. verdict.Readings, .. Reading(rule)] };
        }

        if (unchanged.Answer != Answer.NotMet)
        {
            return unchanged;
        }

        var judged = variant.Judged!.Judge(run);
        return unchanged with
        {
            Answer = judged.Answer,
            Gap = judged.Answer == Answer.Met ? null : $"{unchanged.Gap}；{judged.Gap}",
            Parts = [judged],
            ThresholdGrounds = [.. unchanged.ThresholdGrounds, told],
            Readings = [.. unchanged.Readings, .. Reading(rule)],
        };
    }

    private static PartVerdict Undecided(PartVerdict otherwise, PartVerdict adjusted, AdjustRule rule, IReadOnlyList<MissingInput> missing)
    {
        IReadOnlyList<string> grounds = [.. otherwise.ThresholdGrounds, Wording.MayBeAdjusted(rule)];
        return otherwise.Answer == adjusted.Answer
            ? otherwise with { ThresholdGrounds = grounds }
            : otherwise with { Answer = Answer.MissingData, Gap = Wording.Missing(missing), ThresholdGrounds = grounds, Parts = [] };
    }

    private static IEnumerable<string> Reading(AdjustRule rule) => rule.Basis.Reading is { } reading ? [reading] : [];
}
