namespace Miaopu.Rulebook;

/// <summary>Reads <c>benefits</c>.</summary>
internal static class BenefitReader
{
    internal static List<Benefit> Read(Section section)
    {
        var benefits = new List<Benefit>();
        foreach (var below in section.List(PackKeys.Benefits))
        {
            var kind = below.Choice(BenefitKeys.Kind);
            var when = below.Scalar(BenefitKeys.When);
            benefits.Add(new Benefit
            {
                Id = below.Text(BenefitKeys.Id),
                Title = below.Text(BenefitKeys.Title),
                Kind = kind,
                By = below.TextOrNull(BenefitKeys.ByBody),
                To = below.Choice(BenefitKeys.To),
                When = when?.Text,
                WhenText = when,
                Frequency = below.Choice(BenefitKeys.OncePer),
                Amount = Amount(below, kind),
                Split = Split(below),
                Purposes = [.. below.Texts(BenefitKeys.Purposes).Select(t => t.Text)],
                RecoveredBy = [.. below.Texts(BenefitKeys.RecoverOn).Select(t => t.Text)],
                Basis = section.Context.Basis(below),
                Place = below.Place,
            });
            below.Done();
        }

        return benefits;
    }

    private static BenefitAmount? Amount(Section below, BenefitKind kind)
    {
        var written = BenefitKeys.Ways.Where(below.Has).ToArray();
        if (written.Length == 0)
        {
            if (kind == BenefitKind.Money)
            {
                below.Findings.Error(below.At, "missing", $"资金没有写数额，请写其一：{string.Join('、', BenefitKeys.Ways.Select(k => k.Word))}");
            }

            return null;
        }

        // A range is decided by somebody; every other way stands alone.
        if (written.Length > 1 && !(written.Length == 2 && written.Contains(BenefitKeys.Between) && written.Contains(BenefitKeys.DecidedBy)))
        {
            below.Findings.Error(below.MarkOf(written[1]), "shape", $"数额只能用一种写法，这里写了：{string.Join('、', written.Select(k => k.Word))}");
        }

        var between = below.Texts(BenefitKeys.Between).Select((t, i) => Yuan(below, below.Context.Quantity(t, $"{below.Path}.between.{i + 1}"), t.At)).ToArray();
        if (below.Has(BenefitKeys.Between) && (between.Length != 2 || between[0] > between[1]))
        {
            below.Findings.Error(below.MarkOf(BenefitKeys.Between), "range", "“between”应是两个数额：下限、上限，下限不大于上限");
        }

        var formula = below.Scalar(BenefitKeys.Formula);
        var amount = new BenefitAmount
        {
            At = below.MarkOf(written[0]),
            Fixed = below.Has(BenefitKeys.Amount) ? Yuan(below, BenefitKeys.Amount) : between.ElementAtOrDefault(0),
            Upper = between.ElementAtOrDefault(1),
            DecidedBy = below.TextOrNull(BenefitKeys.DecidedBy),
            By = below.TextOrNull(BenefitKeys.By),
            Cases = [.. below.Named(BenefitKeys.Amounts).Select(e => Case(below, e.Name, e.Value))],
            Series = [.. below.Texts(BenefitKeys.Series).Select((t, i) => Yuan(below, below.Context.Quantity(t, $"{below.Path}.series.{i + 1}"), t.At) ?? 0)],
            Rate = Share(below),
            UnitPrice = Yuan(below, BenefitKeys.UnitPrice),
            Of = below.TextOrNull(BenefitKeys.Of),
            Formula = formula?.Text,
            FormulaText = formula,
            Less = below.TextOrNull(BenefitKeys.Less),
            AtMost = Yuan(below, BenefitKeys.AtMost),
            LifeCap = Yuan(below, BenefitKeys.LifeCap),
            Received = below.TextOrNull(BenefitKeys.Received),
        };
        Companions(below);
        return amount;
    }

    private static BenefitCase Case(Section below, YamlText name, YamlItem value) =>
        new(name.Text, below.Context.AsText(value, name.Text) is { } text ? Yuan(below, below.Context.Quantity(text, $"{below.Path}.amounts.{name.Text}"), text.At) ?? 0 : 0);

    /// <summary>Keys that need another beside them.</summary>
    private static void Companions(Section below)
    {
        (Key Key, Key Companion, string Why)[] pairs =
        [
            (BenefitKeys.Between, BenefitKeys.DecidedBy, "在这个幅度内由谁定"),
            (BenefitKeys.Amounts, BenefitKeys.By, "按哪个度量的值取数额"),
            (BenefitKeys.Series, BenefitKeys.By, "哪个度量数出是第几次（年）"),
            (BenefitKeys.Rate, BenefitKeys.Of, "哪个度量的百分之几"),
            (BenefitKeys.UnitPrice, BenefitKeys.Of, "每一份算什么"),
            (BenefitKeys.LifeCap, BenefitKeys.Received, "哪个度量是此前累计所得"),
        ];
        foreach (var (key, companion, why) in pairs.Where(p => below.Has(p.Key) && !below.Has(p.Companion)))
        {
            below.Findings.Error(below.MarkOf(key), "missing", $"写了“{key.Word}”还要写“{companion.Word}”：{why}");
        }
    }

    private static decimal? Share(Section below)
    {
        if (below.Quantity(BenefitKeys.Rate) is not { } rate)
        {
            return null;
        }

        if (rate.Unit != "%" || rate.Number is <= 0 or > 1)
        {
            below.Findings.Error(below.MarkOf(BenefitKeys.Rate), "unit", "“rate”应是大于 0、不超过 100% 的百分数");
        }

        return rate.Number;
    }

    private static decimal? Yuan(Section below, Key<NumberKind> key) => Yuan(below, below.Quantity(key), below.MarkOf(key));

    private static decimal? Yuan(Section below, Quantity? amount, Mark at)
    {
        if (amount is { } written && (written.Unit is not ("元" or null) || written.Number < 0))
        {
            below.Findings.Error(at, "unit", "应是不小于 0 的金额，如 30万元");
        }

        return amount?.Number;
    }

    private static BenefitSplit? Split(Section below)
    {
        if (below.Below(BenefitKeys.Split) is not { } split)
        {
            return null;
        }

        var odd = split.Text(BenefitKeys.OddFen);
        var shares = new List<BenefitShare>();
        foreach (var (payer, share) in split.OtherQuantities())
        {
            if (share.Number <= 0)
            {
                split.Findings.Error(payer.At, "range", $"“{payer.Text}”的份额应大于 0");
            }

            shares.Add(new BenefitShare(payer.Text, share.Number));
        }

        if (shares.Count < 2)
        {
            split.Findings.Error(split.At, "missing", "“split”至少要有两方");
        }

        if (shares.TrueForAll(s => s.Payer != odd))
        {
            split.Findings.Unknown(split.MarkOf(BenefitKeys.OddFen), "分担方", odd, shares.Select(s => s.Payer));
        }

        split.Done();
        return new BenefitSplit(shares, odd);
    }
}
