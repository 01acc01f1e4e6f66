namespace Miaopu.Rulebook;

/// <summary>Turns verdicts into what has to hold. Soft parts and those that wait for a person are taken as met, and told.</summary>
internal sealed class NeedReader(Assessment assessment, Situation situation)
{
    private const int LongestWait = 100 * 366;

    internal Movables Movables { get; } = new(assessment.Pack);

    private readonly List<string> _soft = [], _judged = [];

    /// <summary>What was left out, and why.</summary>
    internal IEnumerable<string> Remarks =>
    [
        .. _soft.Count > 0 ? [$"{Quoted(_soft)}只提示，没有计入"] : Array.Empty<string>(),
        .. _judged.Count > 0 ? [$"{Quoted(_judged)}由人认定，没有计入"] : Array.Empty<string>(),
    ];

    /// <summary>Measures that are met now and were not counted in, because they cannot be turned round.</summary>
    internal List<string> Unturned { get; } = [];

    internal Need Read(CriterionVerdict criterion)
    {
        if (criterion.Answer == Answer.MissingData && criterion.Criterion.AppliesIf is not null && criterion.Root.Answer != Answer.MissingData)
        {
            return Fill(criterion.Criterion.Title, criterion.Root.Gap);
        }

        return Read(criterion.Root, criterion.Criterion.Title);
    }

    private Need Read(PartVerdict verdict, string title)
    {
        var name = verdict.Title.Length > 0 ? verdict.Title : title;
        if (verdict.Part.Soft)
        {
            if (verdict.Warns)
            {
                _soft.Add(name);
            }

            return Met;
        }

        switch (verdict.Part)
        {
            case GroupPart when verdict.Answer == Answer.MissingData && verdict.Parts.Count == 0:
                return Fill(name, verdict.Gap);
            case GroupPart group:
                var below = verdict.Parts.Where(p => p.Answer != Answer.NotApplicable).Select(p => Read(p, title)).ToArray();
                return new SomeNeed(below, group.Needed ?? below.Length);
            case ComparePart compare when verdict.Answer != Answer.ForAPerson:
                return Compare(compare, verdict, verdict.Part.Title is { } own && own != title ? own : verdict.Value!.Title);
            case EachPart:
                return verdict.Answer switch
                {
                    Answer.NotMet => new FixedNeed(new OtherWay(new WayStep(WayStepKind.PutRight, name, Math.Max(verdict.Rows.Count, 1), null, $"逐项改正“{name}”的 {Math.Max(verdict.Rows.Count, 1)} 项"), null)),
                    Answer.MissingData => Fill(name, verdict.Gap),
                    _ => Met,
                };
            default:
                if (verdict.Answer == Answer.ForAPerson)
                {
                    _judged.Add(name);
                    return Met;
                }

                return verdict.Answer switch
                {
                    Answer.NotMet => Stuck($"“{name}”经人认定不符合，无法推算"),
                    Answer.MissingData => Fill(name, verdict.Gap),
                    _ => Met,
                };
        }
    }

    internal static string Quoted(IEnumerable<string> names) => string.Concat(names.Distinct().Select(n => $"“{n}”"));

    private static FixedNeed Met => new((OtherWay?)null);

    private static FixedNeed Stuck(string remark) => new(new OtherWay(null, remark));

    private static FixedNeed Fill(string name, string? gap) =>
        new(new OtherWay(new WayStep(WayStepKind.Fill, name, 0, null, $"先补填“{name}”（{gap ?? "缺数据"}）"), null));

    private Need Compare(ComparePart part, PartVerdict verdict, string name)
    {
        var against = Bar.Of(verdict);
        var measure = assessment.Pack.Measure(part.Measure)!;
        var value = verdict.Value!;

        // a share of nothing has no value, and is known to have none
        var ofNothing = value is { Numerator.IsExact: true, Denominator.IsExact: true };
        if (verdict.Answer == Answer.MissingData && !ofNothing)
        {
            return Fill(name, verdict.Gap);
        }

        if (measure.Kind == MeasureKind.MonthsSince)
        {
            return verdict.Answer == Answer.Met ? Met : Wait(part, verdict, name);
        }

        if (!against.IsOfNumbers)
        {
            return verdict.Answer == Answer.Met ? Met : Stuck($"{verdict.Gap}，不是数量，无法推算");
        }

        var of = against.Of is { } counted ? Movables.Of(assessment.Pack.Measure(counted)!, assessment.Measure(counted)) : null;
        var need = measure.Kind == MeasureKind.Ratio
            ? (Movables.Of(measure.Numerator!, value.Numerator!, $"“{measure.Title}”的分子"), Movables.Of(measure.Denominator!, value.Denominator!, $"“{measure.Title}”的分母")) is ({ } above, { } below)
                ? new AmountNeed(against, above, below, of)
                : null
            : Movables.Of(measure, value) is { } amount ? new AmountNeed(against, amount, null, of) : null;
        if (need is not null && (against.Of is null || of is not null))
        {
            return need;
        }

        if (verdict.Answer == Answer.Met)
        {
            Unturned.Add(name);
            return Met;
        }

        return value.IsExact || ofNothing ? Stuck($"“{name}”由算式、决策表、加权或取最大得出，无法推算") : Fill(name, Wording.Missing(value.Unknown));
    }

    private FixedNeed Wait(ComparePart part, PartVerdict verdict, string name)
    {
        var against = Bar.Of(verdict);
        if (against.Kind is not (ComparisonKind.AtLeast or ComparisonKind.MoreThan or ComparisonKind.Between) || verdict.Value?.Low > against.Number)
        {
            return Stuck($"{verdict.Gap}，时间不能倒退，无法推算");
        }

        bool MetOn(int days) => assessment.Pack.Assess(situation with { Cutoff = situation.Cutoff.AddDays(days) })
            .Measures.First(m => m.Name == part.Measure) is { Low: { } months } && (against.Kind == ComparisonKind.MoreThan ? months > against.Number : months >= against.Number);
        if (situation.Cutoff.DayNumber + LongestWait > DateOnly.MaxValue.DayNumber || !MetOn(LongestWait))
        {
            return Stuck($"{verdict.Gap}，无法推算到哪一天达到");
        }

        var (never, late) = (0, LongestWait);
        while (late - never > 1)
        {
            var middle = (never + late) / 2;
            (never, late) = MetOn(middle) ? (never, middle) : (middle, late);
        }

        var day = situation.Cutoff.AddDays(late);
        return new FixedNeed(new OtherWay(new WayStep(WayStepKind.Wait, name, 0, day, $"“{name}”最早到 {FieldValue.Of(day)} 达到"), null));
    }
}
