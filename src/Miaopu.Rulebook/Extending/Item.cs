namespace Miaopu.Rulebook;

/// <summary>An item of a pack's tree under the path by which changes name it: <c>windows.考核期</c>, <c>criteria.room.1</c>, <c>cutoff</c>.</summary>
/// <param name="Value">The item.</param>
/// <param name="Cites">The clauses on which it rests: its own, else those of the criterion around it.</param>
/// <param name="Rests">Whether items of this kind say what they rest on.</param>
/// <param name="Put">The tree with another item in its place, or without it.</param>
internal sealed record Item(YamlItem Value, IReadOnlyList<Citation> Cites, bool Rests, Func<YamlItem?, YamlMap> Put)
{
    private static readonly string[] Groups = [CriterionKeys.AllOf.Word, CriterionKeys.AnyOf.Word];

    internal static Item? Find(YamlMap pack, string path) => All(pack).FirstOrDefault(i => i.Path == path).Item;

    internal static IEnumerable<string> Paths(YamlMap pack) => All(pack).Select(i => i.Path);

    /// <summary>Every citation in an item and below it.</summary>
    internal static IEnumerable<YamlText> CitesIn(YamlItem item) => item switch
    {
        YamlMap map => map.Entries.SelectMany(e => e.Key.Text == BasisKeys.Cite.Word ? Texts(e.Value) : CitesIn(e.Value)),
        YamlList list => list.Items.SelectMany(CitesIn),
        _ => [],
    };

    internal static Citation? Citation(YamlText text) =>
        text.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var cut ? new Citation(text.Text[..cut], text.Text[(cut + 1)..].Trim()) : null;

    private static IEnumerable<(string Path, Item Item)> All(YamlMap pack)
    {
        foreach (var (key, value) in pack.Entries)
        {
            YamlMap Put(YamlItem? to) => With(pack, key.Text, to);
            var kind = PackKeys.Pack.Keys.FirstOrDefault(k => k.Word == key.Text)?.Any;
            switch (kind, value)
            {
                case (NamedKind named, YamlMap map):
                    foreach (var (name, below) in map.Entries)
                    {
                        yield return ($"{key.Text}.{name.Text}", new Item(below, Own(below), (named.Value as MapKind)?.Shape is { } shape && Resting(shape), to => Put(With(map, name.Text, to))));
                    }

                    break;
                case (ListKind listed, YamlList list):
                    foreach (var found in Listed(list, list => Put(list)).SelectMany(i => key.Text == PackKeys.Criteria.Word ? Parts(i.Item, i.Id) : [(i.Id, i.Item)]))
                    {
                        yield return ($"{key.Text}.{found.Id}", found.Item with { Rests = Resting(((MapKind)listed.Item).Shape) });
                    }

                    break;
                case (MapKind single, _) when key.Text != PackKeys.Vocabulary.Word:
                    yield return (key.Text, new Item(value, Own(value), Resting(single.Shape), Put));
                    break;
            }
        }
    }

    private static IEnumerable<(string Id, Item Item)> Listed(YamlList list, Func<YamlList, YamlMap> put) => list.Items
        .Select((item, i) => (Id: ((item as YamlMap)?["id"] as YamlText)?.Text, Item: new Item(item, Own(item), true, to => put(With(list, i, to)))))
        .Where(i => i.Id is not null).Select(i => (i.Id!, i.Item));

    /// <summary>A criterion and every part below it, by its id or its position.</summary>
    private static IEnumerable<(string Id, Item Item)> Parts(Item item, string id)
    {
        yield return (id, item);
        foreach (var group in Groups)
        {
            if (item.Value is not YamlMap map || map[group] is not YamlList list)
            {
                continue;
            }

            foreach (var (below, i) in list.Items.Select((below, i) => (below, i)))
            {
                var part = new Item(below, Own(below) is { Count: > 0 } own ? own : item.Cites, true, to => item.Put(With(map, group, With(list, i, to))));
                foreach (var found in Parts(part, ((below as YamlMap)?["id"] as YamlText)?.Text ?? $"{id}.{i + 1}"))
                {
                    yield return found;
                }
            }
        }
    }

    private static YamlMap With(YamlMap map, string key, YamlItem? to) =>
        map with { Entries = [.. map.Entries.Where(e => e.Key.Text != key || to is not null).Select(e => e.Key.Text == key ? new(e.Key, to!) : e)] };

    private static YamlList With(YamlList list, int at, YamlItem? to) =>
        list with { Items = [.. list.Items.Where((_, i) => i != at || to is not null).Select((item, i) => i == at && to is not null ? to : item)] };

    private static bool Resting(Shape shape) => shape.Keys.Contains(BasisKeys.Cite);

    private static IReadOnlyList<Citation> Own(YamlItem item) => item is YamlMap map && map[BasisKeys.Cite.Word] is { } cite ? [.. Texts(cite).Select(Citation).OfType<Citation>()] : [];

    private static IEnumerable<YamlText> Texts(YamlItem item) => item is YamlList list ? list.Items.OfType<YamlText>() : item is YamlText text ? [text] : [];
}
