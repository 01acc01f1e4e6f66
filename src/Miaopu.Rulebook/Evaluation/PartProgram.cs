using System.Runtime.Intrinsics;

namespace Miaopu.Rulebook;

/// <summary>A part of a criterion with its names resolved.</summary>
internal abstract class PartProgram
{
    internal abstract PartVerdict Judge(Run run);

    /// <summary>The answers that <see cref="Judge(Run)"/> gives before any person judged, for each carrier of a block.</summary>
    internal abstract void Judge(BlockRun run, Span<Answer> answers);

    /// <summary>A soft part warns on its own line and does not fail its group.</summary>
    internal abstract bool IsSoft { get; }

    /// <summary>The thresholds in it, and how near carriers lie to each.</summary>
    internal virtual IEnumerable<Proximity> Thresholds => [];

    /// <summary>What is asked row by row is open where there are no rows, only stated values.</summary>
    protected static PartVerdict ByRows(CriterionPart part, IReadOnlyList<string> readings) =>
        new() { Part = part, Answer = Answer.ForAPerson, Readings = readings, Gap = "要逐条看记录，自测不含这一项" };
}

internal sealed class GroupProgram(GroupPart part, IReadOnlyList<PartProgram> parts) : PartProgram
{
    internal override PartVerdict Judge(Run run)
    {
        var verdicts = new PartVerdict[parts.Count];
        var tally = default(Tally);
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = parts[i].Judge(run);
            tally.Count(verdicts[i].Answer, parts[i].IsSoft);
        }

        var answer = tally.Of(part.Needed);
        return new PartVerdict { Part = part, Answer = answer, Parts = verdicts, Readings = part.Basis.Reading is { } reading ? [reading] : [], Gap = answer == Answer.NotMet ? part.Says : null };
    }

    internal override bool IsSoft => part.Soft;

    internal override IEnumerable<Proximity> Thresholds => parts.SelectMany(p => p.Thresholds);

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        Span<Tally> tallies = new Tally[run.Count];
        foreach (var below in parts)
        {
            var each = run.Answers(below);
            var soft = below.IsSoft;
            for (var carrier = 0; carrier < tallies.Length; carrier++)
            {
                tallies[carrier].Count(each[carrier], soft);
            }
        }

        for (var carrier = 0; carrier < tallies.Length; carrier++)
        {
            answers[carrier] = tallies[carrier].Of(part.Needed);
        }
    }

    /// <summary>The answers of the parts, counted; those that do not apply are left out.</summary>
    private struct Tally
    {
        // met, not met, missing data, not applicable, for a person: each as (applicable, met, missing data, open)
        private static readonly Vector128<int>[] Counted =
            [Vector128.Create(1, 1, 0, 0), Vector128.Create(1, 0, 0, 0), Vector128.Create(1, 0, 1, 1), Vector128<int>.Zero, Vector128.Create(1, 0, 0, 1)];

        private Vector128<int> _counts;

        internal void Count(Answer answer, bool soft) =>
            _counts += Counted[(int)(soft && answer is Answer.NotMet or Answer.MissingData ? Answer.Met : answer)];

        internal readonly Answer Of(int? some)
        {
            var (all, met, missing, open) = (_counts[0], _counts[1], _counts[2], _counts[3]);
            var needed = some ?? all;
            return all == 0 ? Answer.NotApplicable
                : met >= needed ? Answer.Met
                : met + open < needed ? Answer.NotMet
                : missing > 0 ? Answer.MissingData
                : Answer.ForAPerson;
        }
    }
}

internal sealed class CompareProgram(ComparePart part, MeasureProgram measure, MeasureProgram? of) : PartProgram
{
    private readonly IReadOnlyList<string> _readings =
        [.. new[] { part.Basis.Reading }.OfType<string>().Union(measure.Readings).Union(of?.Readings ?? [])];

    internal ComparePart Part => part;

    internal override bool IsSoft => part.Soft;

    internal override IEnumerable<Proximity> Thresholds => [new(part, Near)];

    /// <summary>How near each carrier of a block lies to the threshold.</summary>
    internal void Near(BlockRun run, Span<Nearness> near)
    {
        var values = run.Measured(measure);
        var others = of is null ? null : run.Measured(of);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var held = Threshold.Hold(part.Against, values[carrier], others is null ? Bounds.None : others[carrier]);
            near[carrier] = NearThreshold.Judge(values[carrier], held.Needed, held.Answer);
        }
    }

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        var values = run.Measured(measure);
        var others = of is null ? null : run.Measured(of);
        var multiples = values.Multiples;
        if (ScaledRange.Of(part.Against, values.Scale) is { } range)
        {
            for (var carrier = 0; carrier < run.Count; carrier++)
            {
                answers[carrier] = multiples[carrier] == Scaled.None ? Threshold.Hold(part.Against, values[carrier], Bounds.None).Answer : Decided(range.Holds(multiples[carrier]));
            }

            return;
        }

        var per = others is { Scale: 0 } && values.Scale == 0 && decimal.IsInteger(part.Against.Number) ? Scaled.Floor(part.Against.Number, 0) : Scaled.None;
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            answers[carrier] = per != Scaled.None && multiples[carrier] is not Scaled.None and var number && others!.Multiples[carrier] is not Scaled.None and var of
                ? Decided(ScaledRange.IsOnePer(number, per, of, part.Against.Rounding))
                : Threshold.Hold(part.Against, values[carrier], others is null ? Bounds.None : others[carrier]).Answer;
        }

        static Answer Decided(bool met) => met ? Answer.Met : Answer.NotMet;
    }

    internal override PartVerdict Judge(Run run)
    {
        var value = measure.Value(run);
        var others = of?.Value(run);
        var held = Threshold.Hold(part.Against, value.Bounds, others?.Bounds ?? Bounds.None);
        return new PartVerdict
        {
            Part = part,
            Answer = held.Answer,
            Value = value,
            Readings = _readings,
            Threshold = Wording.Threshold(part.Against, value.Unit, others, held.Needed),
            ThresholdGrounds = [.. part.Changes.Select(Wording.Changed), .. part.Against.Dated.Select(d => Wording.Dated(d))],
            ThresholdNumber = held.Needed,
            Against = part.Against,
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

    internal override bool IsSoft => part.Soft;

    internal override void Judge(BlockRun run, Span<Answer> answers)
    {
        var states = rows is null ? null : run.States(rows);
        for (var carrier = 0; carrier < run.Count; carrier++)
        {
            var none = states is not null && !states.Of(run.First + carrier, out _).ContainsAnyExcept(RowStates.Out);
            answers[carrier] = none ? Answer.NotApplicable : Answer.ForAPerson;
        }
    }

    internal override PartVerdict Judge(Run run)
    {
        if (run.Given is not null && rows is not null)
        {
            return ByRows(part, _readings);
        }

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
