namespace Miaopu.Rulebook;

/// <summary>Applies one change after another to the tree of a base pack, and holds each to what it says of itself.</summary>
internal sealed class ChangeReader(ReadingContext context, string policy, string title)
{
    private static readonly (Key Key, OverrideKind Kind)[] Kinds =
    [
        (ExtendKeys.Tightens, OverrideKind.Tightens), (ExtendKeys.Relaxes, OverrideKind.Relaxes), (ExtendKeys.Replaces, OverrideKind.Replaces), (ExtendKeys.Removes, OverrideKind.Removes),
    ];

    private static readonly string[] Thresholds = [.. ComparisonKeys.Kinds.Select(k => k.Word)];

    /// <summary>The tree with the change; unchanged after a finding.</summary>
    internal YamlMap Apply(Section change, YamlMap pack)
    {
        var basis = context.Basis(change);
        var written = ComparisonKeys.All.Select(change.Item).Count(i => i is not null);
        var with = change.Item(ExtendKeys.With);
        if (change.OneOf(ExtendKeys.Ways, "改动") is not { } way || change.Scalar(way) is not { } path)
        {
            return pack;
        }

        var kind = Kinds.First(k => k.Key == way).Kind;
        if (Item.Find(pack, path.Text) is not { } item)
        {
            context.Findings.Unknown(path.At, "可改动的内容", path.Text, Item.Paths(pack));
            return pack;
        }

        var fits = kind switch
        {
            OverrideKind.Replaces => with is not null && written == 0,
            OverrideKind.Removes => with is null && written == 0,
            _ => with is null || written == 0,
        };
        if (!fits)
        {
            context.Findings.Error(path.At, "shape", kind switch
            {
                OverrideKind.Replaces => "“replaces”要配“with”，不配界限",
                OverrideKind.Removes => "“removes”不配“with”，也不配界限",
                _ => $"“{way.Word}”配新的界限，或者配“with”，不能都写",
            });
            return pack;
        }

        var record = new PackOverride(kind, path.Text, policy, title, null, item.Cites, null, basis, change.Place);
        if (kind is OverrideKind.Tightens or OverrideKind.Relaxes && with is null)
        {
            return Threshold(change, item, record, path) is { } other ? item.Put(other) : pack;
        }

        Settle(context, item.Value, path.Text, kind == OverrideKind.Removes ? "本包不用基准包的这一项" : "本包改写基准包的这一项");
        var instead = with is YamlMap map ? Based(map, item, change) : with;
        Keep(record, item.Value, instead);
        var changed = item.Put(instead);
        if (kind is OverrideKind.Tightens or OverrideKind.Relaxes)
        {
            context.Ordered.Add(new OrderedChange(kind, path.Text, path.At, pack, changed));
        }

        return changed;
    }

    private YamlMap? Threshold(Section change, Item item, PackOverride record, YamlText path)
    {
        if (item.Value is not YamlMap map || !map.Entries.Any(e => Thresholds.Contains(e.Key.Text)))
        {
            context.Findings.Error(path.At, "override", $"“{path.Text}”没有界限：请写 with（改成什么），比不出宽严的写 replaces");
            return null;
        }

        var given = change.Map.Entries.Where(e => ComparisonKeys.All.Any(k => k.Word == e.Key.Text)).ToArray();
        var replaced = given.Any(e => Thresholds.Contains(e.Key.Text)) ? Thresholds : [];
        var cites = Together(map, change.Map);
        var changed = new YamlMap(map.At,
        [
            .. map.Entries.Where(e => !replaced.Contains(e.Key.Text) && given.All(g => g.Key.Text != e.Key.Text) && !BasisKeys.All.Any(k => k.Word == e.Key.Text)),
            .. given,
            .. cites,
        ]);
        var (before, after) = (Compared(map), Compared(changed));
        if (before is not null && after is not null)
        {
            Hold(record.Kind, before, after, path);
            record = record with { Before = Wording.Asked(before), After = Wording.Asked(after) };
        }

        Keep(record, map, changed);
        return changed;
    }

    private void Hold(OverrideKind kind, Comparison before, Comparison after, YamlText path)
    {
        var (word, wanted) = kind == OverrideKind.Tightens ? ("收紧", BarRelation.Inside) : ("放宽", BarRelation.Around);
        var relation = before.Unit is { } one && after.Unit is { } other && one != other ? BarRelation.Unclear : Bar.Relate(before, after);
        if (relation == BarRelation.Unclear)
        {
            context.Findings.Error(path.At, "override-undecided", $"比不出是不是{word}：基准{Wording.Asked(before)}，改为{Wording.Asked(after)}。请写 replaces");
        }
        else if (relation != wanted && relation != BarRelation.Same)
        {
            context.Findings.Error(path.At, "override", $"写的是{word}，其实不是：基准{Wording.Asked(before)}，改为{Wording.Asked(after)}");
        }
    }

    /// <summary>A threshold as it stands in the period read; what is wrong with it is found when the whole is read.</summary>
    private Comparison? Compared(YamlMap map)
    {
        var aside = new ReadingContext(new FindingList(context.Findings.File), context.On) { InForce = context.InForce };
        return ComparisonReader.Read(new Section(map, "aside", aside, CriterionKeys.Part));
    }

    /// <summary>The clauses of both, and the change's own reading.</summary>
    private static IEnumerable<KeyValuePair<YamlText, YamlItem>> Together(YamlMap before, YamlMap change)
    {
        foreach (var key in BasisKeys.All.Select(k => k.Word))
        {
            var (own, old) = (change.Entries.FirstOrDefault(e => e.Key.Text == key), before.Entries.FirstOrDefault(e => e.Key.Text == key));
            if (own.Key is not null && old.Key is not null && key == BasisKeys.Cite.Word)
            {
                yield return new(own.Key, new YamlList(own.Value.At, [.. Listed(own.Value), .. Listed(old.Value)]));
            }
            else if (own.Key is not null || old.Key is not null)
            {
                yield return own.Key is not null ? own : old;
            }
        }
    }

    private static IEnumerable<YamlItem> Listed(YamlItem item) => item is YamlList list ? list.Items : [item];

    /// <summary>What replaces an item keeps its id, and rests on what the change rests on unless it says so itself.</summary>
    private static YamlMap Based(YamlMap with, Item item, Section change)
    {
        var rests = with[BasisKeys.Cite.Word] is not null || with[BasisKeys.Ours.Word] is not null || !item.Rests;
        var id = with["id"] is null && item.Value is YamlMap before ? before.Entries.Where(e => e.Key.Text == "id") : [];
        return with with { Entries = [.. id, .. with.Entries, .. rests ? [] : change.Map.Entries.Where(e => BasisKeys.All.Any(k => k.Word == e.Key.Text) && with[e.Key.Text] is null)] };
    }

    private void Keep(PackOverride record, YamlItem before, YamlItem? after)
    {
        context.Changes.Add(record);
        if (after is not null)
        {
            context.ChangesAt[after] = [.. context.ChangesAt.GetValueOrDefault(before, []), record];
        }
    }

    /// <summary>The clauses on which only the base rested stay accounted for: by what the pack did to it.</summary>
    internal static void Settle(ReadingContext context, YamlItem item, string path, string told)
    {
        foreach (var text in Item.CitesIn(item))
        {
            if (Item.Citation(text) is { } citation)
            {
                context.Citations.Add((citation, text.At, path, told));
            }
        }
    }
}
