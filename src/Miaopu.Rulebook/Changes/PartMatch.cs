using static Miaopu.Rulebook.Traits;

namespace Miaopu.Rulebook;

/// <summary>Finds the parts of one criterion in another version of it. Parts are known by what they ask, or by an id of their own; not by where they stand.</summary>
internal sealed class PartMatch(PolicyPack before, PolicyPack after)
{
    private readonly List<PackChange> _changes = [];
    private Criterion _first = null!, _second = null!;

    internal IReadOnlyList<PackChange> Find(Criterion first, Criterion second)
    {
        (_first, _second) = (first, second);
        Match(Below(first.Root, root: true), Below(second.Root, root: true), adding: first.Soft || second.Soft ? ChangeDirection.None : ChangeDirection.Stricter);
        return _changes;
    }

    /// <summary>What a criterion asks, in one phrase.</summary>
    internal static string Says(PolicyPack pack, Criterion criterion) => string.Join("；", Below(criterion.Root, root: true).Select(p => Says(pack, p)));

    /// <summary>What a part asks, in one phrase.</summary>
    internal static string Says(PolicyPack pack, CriterionPart part) => part switch
    {
        GroupPart { Needed: { } needed } some => $"{(needed == 1 ? "其一即可" : $"至少 {needed} 项")}（{string.Join("，", some.Below.Select(p => Says(pack, p)))}）",
        GroupPart all => string.Join("；", all.Below.Select(p => Says(pack, p))),
        _ => $"{NameOf(pack, part)}{(Asks(pack, part) is { Length: > 0 } asks ? $" {asks}" : "")}",
    };

    private static string Asks(PolicyPack pack, CriterionPart part) => part switch
    {
        ComparePart compare => Bar.Text(Bar.Of(compare), pack.Program.UnitOf(compare.Measure), m => pack.Measure(m)?.Title ?? m),
        EachPart { Against: { } against } each => $"逐项 {Bar.Text(against, UnitOf(pack, each), m => m)}",
        EachPart each => $"逐项 {each.Test}",
        _ => "由人认定",
    };

    /// <summary>What people call a part.</summary>
    internal static string NameOf(PolicyPack pack, CriterionPart part) => (IsRoot(pack, part) ? null : part.Title) ?? part switch
    {
        ComparePart compare => pack.Measure(compare.Measure)?.Title ?? compare.Measure,
        EachPart { Field: { } field } each => $"{each.Rows.Over}的{field}",
        EachPart each => each.Rows.Over,
        JudgedPart judged => judged.Question,
        GroupPart { Needed: not null } => "可选的几项",
        _ => "几项",
    };

    // the root is called as its criterion
    private static bool IsRoot(PolicyPack pack, CriterionPart part) => ReferenceEquals(pack.Criterion(part.Id)?.Root, part);

    private static string? UnitOf(PolicyPack pack, EachPart each)
    {
        var over = each.Rows.Over;
        for (var definition = pack.Definitions.FirstOrDefault(d => d.Name == over); definition is not null; definition = pack.Definitions.FirstOrDefault(d => d.Name == over))
        {
            if (definition.Fields.FirstOrDefault(f => f.Name == each.Field) is { } derived)
            {
                return derived.Unit;
            }

            over = definition.Rows.Over;
        }

        return each.Field is { } name ? pack.Vocabulary.Find(over)?.Find(name)?.Unit : null;
    }

    // A plain group within a plain group says nothing of its own.
    private static IReadOnlyList<CriterionPart> Below(CriterionPart part, bool root) => part is GroupPart { Needed: null } group && (root || IsPlain(group))
        ? [.. group.Below.SelectMany(p => p is GroupPart { Needed: null } inner && IsPlain(inner) ? Below(inner, root: false) : [p])]
        : [part];

    private static bool IsPlain(GroupPart group) => group is { Title: null, Soft: false, Says: null, Evidence.Count: 0, Basis: { IsStated: false, Reading: null } };

    private void Match(IReadOnlyList<CriterionPart> firsts, IReadOnlyList<CriterionPart> seconds, ChangeDirection adding)
    {
        foreach (var family in firsts.Concat(seconds).Select(p => p.GetType()).Distinct())
        {
            var (one, other) = (firsts.Where(p => p.GetType() == family).ToArray(), seconds.Where(p => p.GetType() == family).ToArray());
            foreach (var (first, second) in ItemMatch.Pairs(one, other, Key, nameless: true))
            {
                if (first is not null && second is not null)
                {
                    Pair(first, second, adding);
                }
                else
                {
                    Alone(first ?? second!, cameAlong: first is null, adding);
                }
            }
        }
    }

    private static string Key(CriterionPart part) => part switch
    {
        ComparePart compare => $"{compare.Measure} {compare.Against.Kind switch { ComparisonKind.AtMost or ComparisonKind.LessThan => "以下", _ => "以上" }}",
        EachPart each => $"{each.Rows.Over} {each.Field} {each.Test}",
        JudgedPart judged => OwnId(judged) ?? judged.Question,
        _ => string.Join(' ', part.Parts.Select(Key).Order(StringComparer.Ordinal)),
    };

    // an id by position holds a point
    private static string? OwnId(CriterionPart part) => part.Id.Contains('.', StringComparison.Ordinal) ? null : part.Id;

    private void Pair(CriterionPart first, CriterionPart second, ChangeDirection adding)
    {
        var soft = first.Soft || second.Soft || adding == ChangeDirection.None;
        _changes.AddRange(ItemMatch.Traits(Item(before, _first, first), Item(after, _second, second)).Select(c => soft && c.Aspect != "软要求" && c.Direction != ChangeDirection.None
            ? c with { Direction = ChangeDirection.Unclear } : c));
        if (first is GroupPart one && second is GroupPart other)
        {
            var inside = soft ? ChangeDirection.None
                : one.Needed is null && other.Needed is null ? ChangeDirection.Stricter
                : one.Needed is not null && other.Needed is not null ? ChangeDirection.Looser
                : ChangeDirection.Unclear;
            Match(one.Below, other.Below, inside);
        }
    }

    private void Alone(CriterionPart part, bool cameAlong, ChangeDirection adding)
    {
        var (pack, criterion) = cameAlong ? (after, _second) : (before, _first);
        var basis = part.Basis.IsStated ? part.Basis : criterion.Basis;
        var direction = part.Soft ? ChangeDirection.None : cameAlong ? adding : ItemMatch.Turned(adding);
        var says = Says(pack, part);
        _changes.Add(new PackChange
        {
            Group = ChangeGroup.Conditions,
            Kind = cameAlong ? ChangeKind.Added : ChangeKind.Removed,
            Sort = "条件",
            Item = $"{criterion.Title} · {NameOf(pack, part)}",
            From = cameAlong ? null : says,
            To = cameAlong ? says : null,
            FromBasis = cameAlong ? null : basis,
            ToBasis = cameAlong ? basis : null,
            Direction = direction,
        });
    }

    private static PackItem Item(PolicyPack pack, Criterion criterion, CriterionPart part)
    {
        // what stands on the root is the criterion's own and told with it
        var root = IsRoot(pack, part);
        IEnumerable<Trait> own = part switch
        {
            ComparePart compare =>
            [
                Weighty("度量", pack.Measure(compare.Measure)?.Name ?? compare.Measure),
                new Trait("要求", Asks(pack, part)) { Bar = Bar.Of(compare) },
            ],
            EachPart each =>
            [
                Weighty("逐项看", Words.Rows(each.Rows)), Weighty("字段", each.Field), Weighty("检验", each.Test),
                .. each.Against is { } against ? [new Trait("要求", Asks(pack, part)) { Bar = against }] : Array.Empty<Trait>(),
            ],
            JudgedPart judged => [Text("认定", judged.Question), Points("由谁认定", judged.By, pack.Body(judged.By)?.Name), Text("逐项看", Words.Rows(judged.Rows))],
            GroupPart group => [new Trait("须满足", group.Needed is { } needed ? $"其中 {needed} 项" : "全部") { Number = group.Needed ?? decimal.MaxValue, Rising = ChangeDirection.Stricter }],
            _ => [],
        };
        Trait[] common = root ? [] :
        [
            Text("编号", OwnId(part)), Text("名称", part.Title), Weighty("适用", part.AppliesIf), Flag("软要求", part.Soft, ChangeDirection.Looser), Text("未达到时的说法", part.Says), List("佐证", part.Evidence), .. Traits.Of(part.Basis),
        ];
        return new PackItem(ChangeGroup.Conditions, "条件", part.Id, $"{criterion.Title} · {NameOf(pack, part)}", part.Basis.IsStated ? part.Basis : criterion.Basis, [.. own, .. common]);
    }
}
