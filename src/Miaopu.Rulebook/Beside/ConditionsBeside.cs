namespace Miaopu.Rulebook;

/// <summary>Conditions of two levels beside each other.</summary>
internal static class ConditionsBeside
{
    internal static IEnumerable<BesideLine> Of(PolicyPack upper, PolicyPack lower)
    {
        var (uppers, lowers) = (Asked(upper), Asked(lower));
        foreach (var meaning in uppers.Select(a => a.Meaning).Union(lowers.Select(a => a.Meaning)).ToArray())
        {
            var (ours, theirs) = (uppers.Where(a => a.Meaning == meaning).ToArray(), lowers.Where(a => a.Meaning == meaning).ToArray());
            if (ours.Length == 0 || theirs.Length == 0)
            {
                continue;
            }

            uppers.RemoveAll(ours.Contains);
            lowers.RemoveAll(theirs.Contains);
            foreach (var line in Together(ours, theirs))
            {
                yield return line;
            }
        }

        foreach (var (first, second) in ItemMatch.Pairs(uppers, lowers, a => a.Title, nameless: false))
        {
            yield return first is not null && second is not null
                ? Line(BesideKind.PerhapsSame, first, second, "名称相同，口径不同，请人工比对")
                : Line(first is null ? BesideKind.OnlyLower : BesideKind.OnlyUpper, first, second, null);
        }
    }

    private static IEnumerable<BesideLine> Together(Asking[] uppers, Asking[] lowers)
    {
        // what both say alike is settled before anything is held against the rest: alternatives exclude each other without a contradiction
        var alike = ItemMatch.Pairs(uppers, lowers, a => $"{a.Binding} {a.Bar}", nameless: false).Where(p => p.First is not null && p.Second is not null).ToArray();
        foreach (var (upper, lower) in alike)
        {
            yield return Pair(upper!, lower!);
        }

        uppers = [.. uppers.Except(alike.Select(a => a.First!))];
        lowers = [.. lowers.Except(alike.Select(a => a.Second!))];
        var clashing = (from u in uppers from l in lowers where u.Bar is not null && l.Bar is not null && Bar.Relate(u.Bar, l.Bar) == BarRelation.Apart select (u, l)).ToArray();
        foreach (var (upper, lower) in clashing)
        {
            yield return upper.Binding && lower.Binding
                ? Line(BesideKind.Contradictory, upper, lower, "没有一个数值能同时符合两处要求")
                : Line(BesideKind.Unclear, upper, lower, "两处要求不能同时符合；其中有的可以用别的代替，或只在部分情况下适用");
        }

        var (left, right) = (uppers.Except(clashing.Select(c => c.u)).ToArray(), lowers.Except(clashing.Select(c => c.l)).ToArray());
        foreach (var (upper, lower) in ItemMatch.Pairs(left, right, a => a.Side, nameless: true))
        {
            yield return upper is null ? Line(BesideKind.OnlyLower, null, lower, null)
                : lower is null ? Line(BesideKind.OnlyUpper, upper, null, null)
                : Pair(upper, lower);
        }
    }

    private static BesideLine Pair(Asking upper, Asking lower)
    {
        var relation = upper.Bar is null || lower.Bar is null ? BarRelation.Same : Bar.Relate(upper.Bar, lower.Bar);
        var kind = relation switch
        {
            BarRelation.Same when upper.Binding == lower.Binding => BesideKind.Same,
            BarRelation.Same => upper.Binding ? BesideKind.Looser : BesideKind.Stricter,
            BarRelation.Inside when lower.Binding || !upper.Binding => BesideKind.Stricter,
            BarRelation.Around when upper.Binding || !lower.Binding => BesideKind.Looser,
            _ => BesideKind.Unclear,
        };
        var remark = upper.Binding == lower.Binding ? null : $"{(upper.Binding ? "下级" : "上级")}的这一项可以用别的代替，或只提示，或只在部分情况下适用";
        return Line(kind, upper, lower, remark);
    }

    private static BesideLine Line(BesideKind kind, Asking? upper, Asking? lower, string? remark) =>
        new(kind, "条件", (lower ?? upper)!.Title, upper?.Says, lower?.Says, upper?.Basis, lower?.Basis, remark);

    private static List<Asking> Asked(PolicyPack pack)
    {
        var meaning = new MeasureMeaning(pack);
        return [.. pack.Criteria.SelectMany(c => Leaves(c.Root, binding: c.AppliesIf is null).Select(l => Ask(pack, meaning, c, l.Part, l.Binding)))];
    }

    private static Asking Ask(PolicyPack pack, MeasureMeaning meaning, Criterion criterion, CriterionPart part, bool binding)
    {
        var basis = part.Basis.IsStated ? part.Basis : criterion.Basis;
        var (title, says) = (PartMatch.NameOf(pack, part), PartMatch.Says(pack, part));
        return part switch
        {
            ComparePart compare => new(title, meaning.Of(compare.Measure), Opened(Bar.Of(compare), meaning), binding, says, basis),
            EachPart each => new(title, meaning.Of(each), each.Against is { } against ? Opened(against, meaning) : null, binding, says, basis),
            _ => new(title, $"judged {title}", null, binding, says, basis),
        };
    }

    private static Comparison Opened(Comparison against, MeasureMeaning meaning) => against.Of is { } of ? Bar.Value(against) with { Of = meaning.Of(of) } : Bar.Value(against);

    private static IEnumerable<(CriterionPart Part, bool Binding)> Leaves(CriterionPart part, bool binding)
    {
        var here = binding && !part.Soft && part.AppliesIf is null;
        return part is GroupPart group ? group.Below.SelectMany(p => Leaves(p, here && (group.Needed is null || group.Needed >= group.Below.Count))) : [(part, here)];
    }

    /// <summary>
    /// One thing that a pack asks. Meaning is equal where two ask it of the same thing; binding is what nobody passes without: no alternative, no hint only, no
    /// condition before it.
    /// </summary>
    private sealed record Asking(string Title, string Meaning, Comparison? Bar, bool Binding, string Says, Basis Basis)
    {
        internal string Side => Bar?.Kind is ComparisonKind.AtMost or ComparisonKind.LessThan ? "以下" : "以上";
    }
}
