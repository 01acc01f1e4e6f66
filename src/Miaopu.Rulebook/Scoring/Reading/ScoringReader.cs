namespace Miaopu.Rulebook;

/// <summary>Reads cohorts, the total, vetoes, grades, quotas and exclusive records; indicators are <see cref="IndicatorReader"/>'s.</summary>
internal static class ScoringReader
{
    private const decimal MostPoints = 1_000_000m;

    internal static ScoringRules Read(Section section) => new()
    {
        Cohorts = Cohorts(section),
        Sets = Sets(section),
        Indicators = IndicatorReader.Read(section),
        Total = Total(section),
        Vetoes = Vetoes(section),
        Grades = GradeReader.Read(section),
        Quotas = Quotas(section),
        Exclusives = Exclusives(section),
    };

    /// <summary>A condition in a mapping of its own.</summary>
    internal static ScoringCondition Condition(Section below)
    {
        var text = below.Scalar(ScoringKeys.When);
        return new ScoringCondition(text?.Text ?? "", below.TextOrNull(ScoringKeys.WhenTitle), below.Context.Basis(below)) { Text = text };
    }

    /// <summary>Points as written: a number, with 分 or without.</summary>
    internal static decimal? Points(ReadingContext context, YamlText? text, string path) =>
        text is not null && context.Quantity(text, path) is { } quantity ? Points(context, quantity, text.At) : null;

    internal static decimal? Points(Section section, Key<NumberKind> key) =>
        section.Quantity(key) is { } quantity ? Points(section.Context, quantity, section.MarkOf(key)) : null;

    /// <summary>A share between 0 and 100%, written with its sign.</summary>
    internal static decimal? Share(Section section, Key<NumberKind> key)
    {
        if (section.Quantity(key) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit != "%" || quantity.Number is <= 0 or > 1)
        {
            section.Findings.Error(section.MarkOf(key), "range", $"“{key.Word}”应是 0% 到 100% 之间的百分数，如 20%");
        }

        return quantity.Number;
    }

    private static decimal? Points(ReadingContext context, Quantity quantity, Mark at)
    {
        if (quantity.Unit is not (null or "分"))
        {
            context.Findings.Error(at, "unit", $"分值的单位应是“分”或不写，现为“{quantity.Unit}”");
        }

        if (Math.Abs(quantity.Number) > MostPoints)
        {
            context.Findings.Error(at, "range", $"分值不能超过 {MostPoints:N0}");
            return null;
        }

        return quantity.Number;
    }

    private static List<CohortRule> Cohorts(Section section)
    {
        var cohorts = new List<CohortRule>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Cohorts))
        {
            var who = below.Scalar(ScoringKeys.Who);
            var per = below.Scalar(ScoringKeys.Per);
            var frozen = below.Scalar(ScoringKeys.FrozenAt);
            var digits = below.Choice(ScoringKeys.PerLevel);
            cohorts.Add(new CohortRule(name.Text, who?.Text, per?.Text, digits == 0 ? null : digits, frozen?.Text, section.Context.Basis(below), below.Place)
            {
                WhoText = who,
                PerMark = per?.At ?? below.At,
                FrozenMark = frozen?.At ?? below.At,
            });
            below.Done();
        }

        return cohorts;
    }

    private static List<IndicatorSet> Sets(Section section)
    {
        var sets = new List<IndicatorSet>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Sets))
        {
            var who = below.Scalar(ScoringKeys.SetWho);
            var indicators = below.Texts(ScoringKeys.SetIndicators);
            sets.Add(new IndicatorSet(name.Text, new ScoringCondition(who?.Text ?? "", name.Text, section.Context.Basis(below)) { Text = who }, [.. indicators.Select(t => t.Text)], below.Place)
            {
                IndicatorTexts = indicators,
            });
            below.Done();
        }

        return sets;
    }

    private static TotalRule? Total(Section section)
    {
        if (section.Below(PackKeys.Total) is not { } below)
        {
            return null;
        }

        var sum = Points(below, ScoringKeys.AddsUpTo);
        var thenBy = below.Texts(ScoringKeys.ThenBy);
        var total = new TotalRule
        {
            AddsUpTo = sum ?? 0,
            AtLeast = Points(below, ScoringKeys.TotalAtLeast) ?? 0,
            AtMost = Points(below, ScoringKeys.TotalAtMost) ?? sum ?? 0,
            Decimals = below.Whole(ScoringKeys.Decimals),
            Round = below.Choice(ScoringKeys.TotalRound),
            In = below.TextOrNull(ScoringKeys.In),
            InMark = below.MarkOf(ScoringKeys.In),
            ThenBy = [.. thenBy.Select(t => t.Text)],
            ThenByTexts = thenBy,
            Unpublished = below.Below(ScoringKeys.Unpublished) is { } hidden ? Unpublished(hidden) : null,
            Basis = below.Context.Basis(below),
            Place = below.Place,
        };
        if (total.Decimals is < 0 or > 6)
        {
            below.Findings.Error(below.MarkOf(ScoringKeys.Decimals), "range", "“decimals”应在 0 到 6 之间");
            total = total with { Decimals = 0 };
        }

        if (total.AtLeast >= total.AtMost)
        {
            below.Findings.Error(below.MarkOf(ScoringKeys.TotalAtMost), "range", "总分的上限应大于下限");
        }

        below.Done();
        return total;
    }

    private static UnpublishedRule Unpublished(Section below)
    {
        var rule = new UnpublishedRule(Condition(below), below.Flag(ScoringKeys.UnpublishedCounted));
        below.Done();
        return rule;
    }

    private static List<VetoRule> Vetoes(Section section)
    {
        var vetoes = new List<VetoRule>();
        foreach (var below in section.List(PackKeys.Vetoes))
        {
            vetoes.Add(new VetoRule(below.Text(ScoringKeys.VetoId), Condition(below), below.Text(ScoringKeys.VetoGrade), !below.Has(ScoringKeys.VetoCounted) || below.Flag(ScoringKeys.VetoCounted), below.Place)
            {
                GradeMark = below.MarkOf(ScoringKeys.VetoGrade),
            });
            below.Done();
        }

        return vetoes;
    }

    private static List<QuotaRule> Quotas(Section section)
    {
        var quotas = new List<QuotaRule>();
        foreach (var below in section.List(PackKeys.Quotas))
        {
            var among = below.Texts(ScoringKeys.Among);
            var order = below.Scalar(ScoringKeys.Order);
            var share = Share(below, ScoringKeys.QuotaShare);
            var number = below.Whole(ScoringKeys.QuotaNumber);
            below.OneOf(ScoringKeys.Sizes, "名额");

            quotas.Add(new QuotaRule
            {
                Id = below.Text(ScoringKeys.QuotaId),
                Title = below.Text(ScoringKeys.QuotaTitle),
                Base = below.Text(ScoringKeys.Base),
                BaseMark = below.MarkOf(ScoringKeys.Base),
                Places = new PlacesRule(share, number ?? 0, share is null ? FractionRounding.Down : below.Choice(ScoringKeys.QuotaRound), below.Choice(ScoringKeys.QuotaTies), below.Whole(ScoringKeys.QuotaFewest) ?? 0),
                OrderBy = order?.Text is "rank" ? null : order?.Text,
                OrderMark = order?.At ?? below.At,
                Among = [.. among.Select(t => t.Text)],
                AmongTexts = among,
                Needs = below.Below(ScoringKeys.Needs) is { } needs ? Needs(needs) : null,
                CriteriaMet = below.Flag(ScoringKeys.CriteriaMet),
                Basis = below.Context.Basis(below),
                Place = below.Place,
            });
            below.Done();
        }

        return quotas;
    }

    private static ScoringCondition Needs(Section below)
    {
        var needs = Condition(below);
        below.Done();
        return needs;
    }

    private static List<ExclusiveRule> Exclusives(Section section)
    {
        var exclusives = new List<ExclusiveRule>();
        foreach (var below in section.List(PackKeys.Exclusive))
        {
            var same = below.Texts(ScoringKeys.Same);
            exclusives.Add(new ExclusiveRule(
                below.Text(ScoringKeys.Record),
                [.. same.Select(t => t.Text)],
                below.Choice(ScoringKeys.ExclusiveIn),
                below.Choice(ScoringKeys.Settle),
                below.Context.Basis(below),
                below.Place)
            {
                LedgerMark = below.MarkOf(ScoringKeys.Record),
                SameTexts = same,
            });
            below.Done();
        }

        return exclusives;
    }
}
