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
            return Derived(part, against, measure) is { } level ? level : verdict.Answer == Answer.Met ? Met : Stuck(NotAmount(verdict, against));
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

        if (Derived(part, against, measure) is { } derived)
        {
            return derived;
        }

        if (verdict.Answer == Answer.Met)
        {
            Unturned.Add(name);
            return Met;
        }

        return value.IsExact || ofNothing ? Stuck($"“{name}”{Why(measure)}，无法推算") : Fill(name, Wording.Missing(value.Unknown));
    }

    /// <summary>What a formula or a decision table gives, by the amounts it reads; null where it reads none that can be changed.</summary>
    private DerivedNeed? Derived(ComparePart part, Comparison against, Measure measure)
    {
        var named = against.Of is { } counted ? assessment.Pack.Measure(counted) : null;
        if (!new[] { measure, named }.Any(m => m is { Kind: MeasureKind.Formula or MeasureKind.Table }))
        {
            return null;
        }

        var reads = new[] { measure, named }.OfType<Measure>().SelectMany(m => Leaves(m, [])).SelectMany(m => m.Kind == MeasureKind.Ratio ? Sides(m) : [Movables.Of(m, assessment.Measure(m.Name))])
            .OfType<Movable>().Distinct().ToArray();
        var work = new MeasuresUnderWay(assessment, Movables);
        return reads.Length == 0 ? null : new DerivedNeed(against, reads, values => work.Of(values, part.Measure, against.Of));
    }

    private IEnumerable<Movable?> Sides(Measure ratio) => assessment.Measure(ratio.Name) is { Numerator: { } above, Denominator: { } below }
        ? [Movables.Of(ratio.Numerator!, above, $"“{ratio.Title}”的分子"), Movables.Of(ratio.Denominator!, below, $"“{ratio.Title}”的分母")]
        : [];

    /// <summary>The measures on which a formula or table rests in the end.</summary>
    private IEnumerable<Measure> Leaves(Measure measure, HashSet<string> seen) => measure.Kind is not (MeasureKind.Formula or MeasureKind.Table) ? [measure]
        : !seen.Add(measure.Name) ? []
        : MeasureUses.Of(measure, assessment.Pack, MeasureExpression.ScopeOf(assessment.Pack)).ToArray().SelectMany(m => Leaves(m, seen));

    private static string NotAmount(PartVerdict verdict, Comparison against) => against.Kind switch
    {
        ComparisonKind.Within => $"{verdict.Gap}：在哪里由登记的事实决定，不能靠增减达到，无法推算",
        ComparisonKind.Before or ComparisonKind.Since => $"{verdict.Gap}：哪一天由登记的事实决定，不能靠增减达到，无法推算",
        _ => $"{verdict.Gap}：不是数量，要事实如此并登记后才算，无法推算",
    };

    private static string Why(Measure measure) => measure switch
    {
        { Weights: not null } => "按权重计数，增减哪一类记录作用不同",
        { Kind: MeasureKind.Streak } => "看过去各期，只能靠今后各期",
        { Kind: MeasureKind.Largest } => "取最大的一个，改动会带动别的合计",
        { Kind: MeasureKind.Formula or MeasureKind.Table } => "用到的各项都不能增减",
        _ => "不能增减",
    };

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
