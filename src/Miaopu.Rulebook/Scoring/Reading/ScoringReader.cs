namespace Miaopu.Rulebook;

/// <summary>Reads cohorts, the total, vetoes, grades, quotas and exclusive records; indicators are <see cref="IndicatorReader"/>'s.</summary>
internal static class ScoringReader
{
    private const decimal MostPoints = 1_000_000m;

    internal static ScoringRules Read(Section section) => new()
    {
        Cohorts = Cohorts(section),
        Indicators = IndicatorReader.Read(section),
        Total = Total(section),
        Vetoes = Vetoes(section),
        Grades = GradeReader.Read(section),
        Quotas = Quotas(section),
        Exclusives = Exclusives(section),
    };

    /// <summary>A condition that stands in its own mapping: when, title, cite.</summary>
    internal static ScoringCondition Condition(Section below, bool basisNeeded)
    {
        var text = below.Scalar("when");
        if (text is null && !below.Has("when"))
        {
            below.Findings.Error(below.At, "missing", "缺少“when”：什么情况下");
        }

        return new ScoringCondition(text?.Text ?? "", below.TextOrNull("title"), below.Context.Basis(below, basisNeeded)) { Text = text };
    }

    /// <summary>Points as written: a number, with 分 or without.</summary>
    internal static decimal? Points(ReadingContext context, YamlText? text, string path)
    {
        if (text is null || context.Quantity(text, path) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit is not (null or "分"))
        {
            context.Findings.Error(text.At, "unit", $"分值的单位应是“分”或不写，现为“{quantity.Unit}”");
        }

        if (Math.Abs(quantity.Number) > MostPoints)
        {
            context.Findings.Error(text.At, "range", $"分值不能超过 {MostPoints:N0}");
            return null;
        }

        return quantity.Number;
    }

    internal static decimal? Points(Section section, string key) => Points(section.Context, section.Scalar(key), $"{section.Path}.{key}");

    internal static decimal? Share(Section section, string key)
    {
        if (section.Quantity(key) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit != "%" || quantity.Number is <= 0 or > 1)
        {
            section.Findings.Error(section.MarkOf(key), "range", $"“{key}”应是 0% 到 100% 之间的百分数，如 20%");
        }

        return quantity.Number;
    }

    internal static FractionRounding Round(Section section, FractionRounding? otherwise) => section.Choice("round", otherwise, Fractions.Words);

    internal static TieRule Ties(Section section) => section.Choice<TieRule>("ties", null, ("include", TieRule.Include), ("exclude", TieRule.Exclude));

    private static List<CohortRule> Cohorts(Section section)
    {
        var cohorts = new List<CohortRule>();
        foreach (var (name, below) in section.NamedSections("cohorts"))
        {
            var who = below.Scalar("who");
            var per = below.Scalar("per");
            var frozen = below.Scalar("frozen at");
            var digits = below.Choice("per level", 0, ("province", 2), ("city", 4), ("county", 6));
            cohorts.Add(new CohortRule(name.Text, who?.Text, per?.Text, digits == 0 ? null : digits, frozen?.Text, section.Context.Basis(below, needed: true), below.Place)
            {
                WhoText = who,
                PerMark = per?.At ?? below.At,
                FrozenMark = frozen?.At ?? below.At,
            });
            below.Done();
        }

        return cohorts;
    }

    private static TotalRule? Total(Section section)
    {
        if (section.Below("total") is not { } below)
        {
            return null;
        }

        var sum = Points(below, "adds up to");
        if (sum is null && !below.Has("adds up to"))
        {
            below.Findings.Error(below.At, "missing", "缺少“adds up to”：各项满分加起来是多少");
        }

        var thenBy = below.Texts("then by");
        var total = new TotalRule
        {
            AddsUpTo = sum ?? 0,
            AtLeast = Points(below, "at least") ?? 0,
            AtMost = Points(below, "at most") ?? sum ?? 0,
            Decimals = below.Whole("decimals"),
            Round = Round(below, FractionRounding.HalfUp),
            In = below.TextOrNull("in"),
            InMark = below.MarkOf("in"),
            ThenBy = [.. thenBy.Select(t => t.Text)],
            ThenByTexts = thenBy,
            Unpublished = below.Below("unpublished") is { } hidden ? Unpublished(hidden) : null,
            Basis = below.Context.Basis(below, needed: true),
            Place = below.Place,
        };
        if (total.Decimals is < 0 or > 6)
        {
            below.Findings.Error(below.MarkOf("decimals"), "range", "“decimals”应在 0 到 6 之间");
            total = total with { Decimals = 0 };
        }

        if (total.AtLeast >= total.AtMost)
        {
            below.Findings.Error(below.MarkOf("at most"), "range", "总分的上限应大于下限");
        }

        below.Done();
        return total;
    }

    private static UnpublishedRule Unpublished(Section below)
    {
        var rule = new UnpublishedRule(Condition(below, basisNeeded: true), below.Flag("counted"));
        below.Done();
        return rule;
    }

    private static List<VetoRule> Vetoes(Section section)
    {
        var vetoes = new List<VetoRule>();
        foreach (var below in section.List("vetoes"))
        {
            vetoes.Add(new VetoRule(below.Text("id"), Condition(below, basisNeeded: true), below.Text("grade"), below.Flag("counted", otherwise: true), below.Place)
            {
                GradeMark = below.MarkOf("grade"),
            });
            below.Done();
        }

        return vetoes;
    }

    private static List<QuotaRule> Quotas(Section section)
    {
        var quotas = new List<QuotaRule>();
        foreach (var below in section.List("quotas"))
        {
            var among = below.Texts("among");
            var order = below.Scalar("order");
            var share = Share(below, "share");
            var number = below.Whole("number");
            if (below.Has("share") == below.Has("number"))
            {
                below.Findings.Error(below.At, "shape", "名额应写“share”（占比）或“number”（个数），二者之一");
            }

            if (order is null && !below.Has("order"))
            {
                below.Findings.Error(below.At, "missing", "缺少“order”：按什么排先后，写 rank（总分名次）或一个度量");
            }

            quotas.Add(new QuotaRule
            {
                Id = below.Text("id"),
                Title = below.Text("title"),
                Base = below.Text("base"),
                BaseMark = below.MarkOf("base"),
                Places = new PlacesRule(share, number ?? 0, Round(below, share is null ? FractionRounding.Down : null), Ties(below), below.Whole("fewest") ?? 0),
                OrderBy = order?.Text is "rank" ? null : order?.Text,
                OrderMark = order?.At ?? below.At,
                Among = [.. among.Select(t => t.Text)],
                AmongTexts = among,
                Needs = below.Below("needs") is { } needs ? Needs(needs) : null,
                CriteriaMet = below.Flag("criteria met"),
                Basis = below.Context.Basis(below, needed: true),
                Place = below.Place,
            });
            below.Done();
        }

        return quotas;
    }

    private static ScoringCondition Needs(Section below)
    {
        var needs = Condition(below, basisNeeded: false);
        below.Done();
        return needs;
    }

    private static List<ExclusiveRule> Exclusives(Section section)
    {
        var exclusives = new List<ExclusiveRule>();
        foreach (var below in section.List("exclusive"))
        {
            var same = below.Texts("same");
            exclusives.Add(new ExclusiveRule(
                below.Text("record"),
                [.. same.Select(t => t.Text)],
                below.Choice("among", ExclusiveAmong.CarriersOfOperator, ("carriers of operator", ExclusiveAmong.CarriersOfOperator), ("all carriers", ExclusiveAmong.AllCarriers)),
                below.Choice<ExclusiveSettle>("settle", null, ("officer", ExclusiveSettle.Officer), ("first", ExclusiveSettle.First), ("none", ExclusiveSettle.None)),
                below.Context.Basis(below, needed: true),
                below.Place)
            {
                LedgerMark = below.MarkOf("record"),
                SameTexts = same,
            });
            below.Done();
        }

        return exclusives;
    }
}
