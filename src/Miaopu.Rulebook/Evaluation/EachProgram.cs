namespace Miaopu.Rulebook;

/// <summary>Asks every row of a set. No row at all is not applicable.</summary>
internal sealed class EachProgram(EachPart part, RowSetProgram rows, RowField? field, RowTest? test) : PartProgram
{
    private readonly IReadOnlyList<string> _readings = [.. new[] { part.Basis.Reading }.OfType<string>().Union(rows.Readings)];
    private readonly IReadOnlyList<string> _grounds = [.. part.Changes.Select(Wording.Changed), .. part.Against?.Dated.Select(d => Wording.Dated(d)) ?? []];

    internal override PartVerdict Judge(Run run)
    {
        if (run.Given is not null)
        {
            return ByRows(part, _readings);
        }

        var set = run.Set(rows);
        if (set.Rows.Count == 0)
        {
            return new PartVerdict { Part = part, Answer = Answer.NotApplicable, Threshold = ThresholdText(), ThresholdGrounds = _grounds, Readings = _readings };
        }

        var failing = new List<LedgerRow>();
        var open = new List<LedgerRow>();
        var missing = new List<MissingInput>();
        foreach (var selected in set.Rows)
        {
            var (truth, why) = Ask(selected.Row, run.Cutoff);
            if (truth == Truth.True)
            {
                continue;
            }

            if (truth == Truth.False && selected.Sure)
            {
                failing.Add(selected.Row);
            }
            else
            {
                open.Add(selected.Row);
                missing.AddRange(why);
                missing.AddRange(selected.Why);
            }
        }

        var answer = failing.Count > 0 ? Answer.NotMet : open.Count > 0 ? Answer.MissingData : Answer.Met;
        return new PartVerdict
        {
            Part = part,
            Answer = answer,
            Readings = _readings,
            Threshold = ThresholdText(),
            ThresholdGrounds = _grounds,
            Rows = [.. (failing.Count > 0 ? failing : open).Select(r => r.Id)],
            Gap = answer switch
            {
                Answer.NotMet => $"{part.Says ?? Failing()}：{Wording.Few([.. failing.Select(r => RowLabel.Of(rows.Ledger, r))], "条")}",
                Answer.MissingData => Wording.Missing(missing),
                _ => null,
            },
        };
    }

    internal override bool IsSoft => part.Soft;

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        var truths = test?.Column(run, rows.Ledger) ?? run.Table(this, () => new TruthColumn([run.Field(rows.Ledger, field!)], read => Hold(read[0])));
        var states = run.States(rows);
        var asked = truths.Of(states.States, states.FirstRow);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            bool any = false, failing = false, open = false;
            var own = states.Of(run.First + carrier, out var first);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] == RowStates.Out)
                {
                    continue;
                }

                any = true;
                var truth = asked[first - states.FirstRow + i];
                failing |= truth == RowStates.Out && own[i] == RowStates.In;
                open |= truth != RowStates.In;
            }

            answers[carrier] = !any ? Answer.NotApplicable : failing ? Answer.NotMet : open ? Answer.MissingData : Answer.Met;
        }
    }

    private (Truth Truth, IReadOnlyList<MissingInput> Missing) Ask(LedgerRow row, DateOnly cutoff)
    {
        if (test is not null)
        {
            return test.Evaluate(row, cutoff);
        }

        var outcome = field!.Read(row, cutoff);
        var truth = Hold(outcome);
        return (truth, truth == Truth.Unknown ? outcome.Missing ?? [RowLabel.NoRecord(rows.Ledger)] : []);
    }

    private Truth Hold(in FieldOutcome outcome)
    {
        if (outcome.IsUnknown || outcome.Value.IsBlank)
        {
            return Truth.Unknown;
        }

        var value = outcome.Value.Kind == FieldValueKind.Number ? Bounds.Exactly(outcome.Value.Number) : new Bounds(null, null, outcome.Value);
        return Threshold.Hold(part.Against!, value, Bounds.None).Answer == Answer.Met ? Truth.True : Truth.False;
    }

    private string? ThresholdText() => part.Against is { } against ? Wording.Threshold(against, field!.Unit, null, against.Number) : null;

    private string Failing() => part.Against is null ? $"{rows.Ledger.Label}有记录不符合" : $"{field!.Label}不符合“{ThresholdText()}”";
}
