namespace Miaopu.Rulebook;

/// <summary>Benefits, sanctions and titles of two levels beside each other: what is paid on one occasion by both, what one misdeed brings about in both.</summary>
internal static class MoneyBeside
{
    internal static IEnumerable<BesideLine> Of(PolicyPack upper, PolicyPack lower) =>
    [
        .. upper.Award.Length > 0 && upper.Award == lower.Award
            ? [new BesideLine(BesideKind.Same, "名称", upper.Award, upper.Title, lower.Title, null, null, "两份政策给同一个名称")]
            : Array.Empty<BesideLine>(),
        .. Money(upper, lower),
        .. Sanctions(upper, lower),
    ];

    private static IEnumerable<BesideLine> Money(PolicyPack upper, PolicyPack lower)
    {
        var (uppers, lowers) = (Occasions(upper), Occasions(lower));
        var met = new HashSet<Benefit>();
        foreach (var (first, one) in uppers)
        {
            foreach (var (second, other) in lowers.Where(l => l.Benefit.To == first.To && l.Benefit.Kind == first.Kind))
            {
                var same = first.Title == second.Title || (one.When is not null && one.When == other.When);
                var shared = one.Names.Intersect(other.Names).ToArray();
                if (!same && shared.Length == 0)
                {
                    continue;
                }

                met.Add(first);
                met.Add(second);
                var about = shared.Length > 0 ? $"{second.Title}（{string.Join('、', shared)}）" : second.Title;
                yield return new BesideLine(
                    same ? BesideKind.PaidTwice : BesideKind.PerhapsPaidTwice, "扶持", about, Says(first), Says(second), first.Basis, second.Basis,
                    $"上级{Overlap(upper, first)}；下级{Overlap(lower, second)}");
            }
        }

        foreach (var benefit in uppers.Select(u => u.Benefit).Where(b => !met.Contains(b)))
        {
            yield return new BesideLine(BesideKind.OnlyUpper, "扶持", benefit.Title, Says(benefit), null, benefit.Basis, null, null);
        }

        foreach (var benefit in lowers.Select(l => l.Benefit).Where(b => !met.Contains(b)))
        {
            yield return new BesideLine(BesideKind.OnlyLower, "扶持", benefit.Title, null, Says(benefit), null, benefit.Basis, null);
        }
    }

    private static (Benefit Benefit, (string? When, IReadOnlyList<string> Names) Occasion)[] Occasions(PolicyPack pack)
    {
        var meaning = new MeasureMeaning(pack);
        return
        [
            .. pack.Benefits.Select(b => (b, (
                b.When is { } when ? meaning.OfExpression(when) : null,
                (IReadOnlyList<string>)[.. meaning.Occasions(b.When), .. b.When is null && pack.Award.Length > 0 ? [pack.Award] : Array.Empty<string>()]))),
        ];
    }

    private static string Says(Benefit benefit) => benefit.Amount switch
    {
        null => BenefitWords.Of(benefit.Kind),
        { Fixed: { } low, Upper: { } high } => $"{Words.Yuan(low)} 至 {Words.Yuan(high)}",
        { Fixed: { } sum } => Words.Yuan(sum),
        { Cases.Count: > 0 } by => string.Join('、', by.Cases.Select(c => $"{c.Value} {Words.Yuan(c.Amount)}")),
        { Series.Count: > 0 } series => string.Join('、', series.Series.Select(Words.Yuan)),
        { Rate: { } rate } part => $"{part.Of}的 {Figures.Percent(rate)}",
        { UnitPrice: { } price } unit => $"{unit.Of}每单位 {Words.Yuan(price)}",
        { Formula: { } formula } => formula,
        _ => "数额由人定",
    };

    /// <summary>What a benefit says of what was received already, for the same or in all.</summary>
    private static string Overlap(PolicyPack pack, Benefit benefit)
    {
        string[] said =
        [
            .. benefit.Amount?.Less is { } less ? [$"扣除{pack.Measure(less)?.Title ?? less}"] : Array.Empty<string>(),
            .. benefit.Amount?.LifeCap is { } cap ? [$"累计不超过 {Words.Yuan(cap)}"] : Array.Empty<string>(),
            .. benefit.Split is { } split ? [$"由{string.Join('、', split.Shares.Select(s => s.Payer))}分担"] : Array.Empty<string>(),
            .. benefit.Frequency != BenefitFrequency.EachTime ? [Words.Of(benefit.Frequency)] : Array.Empty<string>(),
            .. benefit.Basis.Reading is { } reading ? [$"理解为“{reading}”"] : Array.Empty<string>(),
        ];
        var own = said.Length > 0 ? string.Join('、', said) : "";
        return benefit.Amount?.Less is not null || benefit.Split is not null ? own : own.Length > 0 ? $"没有写能否与另一级同享（{own}）" : "没有写能否与另一级同享";
    }

    private static IEnumerable<BesideLine> Sanctions(PolicyPack upper, PolicyPack lower)
    {
        foreach (var (first, second) in ItemMatch.Pairs(upper.Sanctions, lower.Sanctions, s => s.When, nameless: false))
        {
            var kind = first is null ? BesideKind.OnlyLower
                : second is null ? BesideKind.OnlyUpper
                : (second.BanYears ?? 0).CompareTo(first.BanYears ?? 0) switch { > 0 => BesideKind.Stricter, < 0 => BesideKind.Looser, _ => first.Cancels == second.Cancels && first.Binds == second.Binds ? BesideKind.Same : BesideKind.Unclear };
            yield return new BesideLine(
                kind, "制裁", (second ?? first)!.When, first is null ? null : Says(first), second is null ? null : Says(second), first?.Basis, second?.Basis, null);
        }
    }

    private static string Says(SanctionRule rule)
    {
        string[] said =
        [
            .. rule.Rectify ? ["先整改"] : Array.Empty<string>(),
            .. rule.Cancels ? ["撤销名称"] : Array.Empty<string>(),
            .. rule.BanYears is { } years ? [$"{(rule.Binds == BanBinds.Operator ? "运营机构" : "本载体")} {years} 年内不得申报"] : Array.Empty<string>(),
            .. rule.Recovers ? ["收回资金"] : Array.Empty<string>(),
        ];
        return said.Length == 0 ? "没有写后果" : $"{(rule.AtDiscretion ? "可以" : "")}{string.Join('、', said)}";
    }
}
