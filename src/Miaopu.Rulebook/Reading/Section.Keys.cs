namespace Miaopu.Rulebook;

/// <summary>Reading with declared keys: each is of the section's shape, and is read as the kind it was declared with.</summary>
internal sealed partial class Section
{
    internal bool Has(Key key) => Map[key.Word] is not null;

    internal Mark MarkOf(Key key) => MarkOf(key.Word);

    internal YamlItem? Item(Key key)
    {
        if (!Shape.Keys.Contains(key))
        {
            throw new InvalidOperationException($"{key.Word} is no key of {Shape.Name}");
        }

        return Item(key.Word);
    }

    /// <summary>The text; empty where there is none, which is a finding if the key is needed.</summary>
    internal string Text(Key<TextKind> key) => TextOrNull(key) ?? "";

    /// <summary>The same where other keys make it needed.</summary>
    internal string TextNeeded(Key<TextKind> key)
    {
        if (!Has(key))
        {
            Findings.Error(At, "missing", $"缺少“{key.Word}”");
        }

        return Text(key);
    }

    internal string? TextOrNull(Key<TextKind> key) => Scalar(key)?.Text;

    internal YamlText? Scalar(Key<TextKind> key) => One(key);

    internal YamlText? Scalar(Key<ExpressionKind> key) => One(key);

    internal YamlText? Scalar(Key<LooseKind> key) => One(key);

    internal YamlText? Scalar(Key<EitherKind> key) => One(key);

    /// <summary>The text that is written, whatever it is; null where there is none.</summary>
    internal string? Word(Key key) => (Asked(key) as YamlText)?.Text;

    internal bool Flag(Key<FlagKind> key) => Asked(key) is not null && Flag(key.Word);

    internal T Choice<T>(Key<ChoiceKind<T>> key)
        where T : struct
    {
        Asked(key);
        return Choice(key.Word, key.Kind.Otherwise, [.. key.Kind.Choices]);
    }

    internal Quantity? Quantity(Key<NumberKind> key, bool counted = true) => Needed(key) ? Quantity(key.Word, key.Kind.Dated, counted) : null;

    /// <summary>The numbers of a list, each with its place; null for one that is none, after a finding.</summary>
    internal IReadOnlyList<(Quantity? Value, Mark At)> Quantities(Key<ListKind> key) => Asked(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select((item, i) => (Quantity(item, $"{key.Word}.{i + 1}", ((NumberKind)key.Kind.Item).Dated, counted: true), item.At))],
        var other => Wrong<(Quantity?, Mark)>(other, $"“{key.Word}”应是列表"),
    };

    /// <summary>The numbers under keys that the author chose, where the shape allows such keys beside the declared ones.</summary>
    internal IEnumerable<(YamlText Name, Quantity Value)> OtherQuantities()
    {
        if (Shape.Others is not NumberKind kind)
        {
            throw new InvalidOperationException($"{Shape.Name} has no numbers under keys of its own");
        }

        foreach (var (name, _) in Map.Entries.Where(e => Shape.Keys.All(k => k.Word != e.Key.Text)))
        {
            if (Quantity(name.Text, kind.Dated, counted: true) is { } quantity)
            {
                yield return (name, quantity);
            }
        }
    }

    internal int? Whole(Key<WholeKind> key, bool counted = true) => Asked(key) is null ? null : Whole(key.Word, key.Kind.Unit, key.Kind.Dated, counted);

    internal int? Whole(Key<EitherKind> key) => Asked(key) is null ? null : Whole(key.Word);

    internal DateOnly? Day(Key<DayKind> key) => Needed(key) ? Day(key.Word) : null;

    internal IReadOnlyList<YamlText> Texts(Key<TextsKind> key) => Asked(key) is null ? [] : Texts(key.Word);

    internal IReadOnlyList<YamlText> Texts(Key<ListKind> key) => Asked(key) is null ? [] : Texts(key.Word);

    internal Section? Below(Key<MapKind> key) => Needed(key) && Item(key) is { } item ? AsSection(item, key.Word, key.Kind.Shape, $"“{key.Word}”应是“键: 值”") : null;

    internal IReadOnlyList<Section> List(Key<ListKind> key) => Item(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select((item, i) => AsSection(item, $"{key.Word}.{i + 1}", ((MapKind)key.Kind.Item).Shape)).OfType<Section>()],
        var other => Wrong<Section>(other, $"“{key.Word}”应是列表"),
    };

    /// <summary>The entries of a mapping whose keys are names.</summary>
    internal IReadOnlyList<(YamlText Name, YamlItem Value)> Named(Key<NamedKind> key) => Asked(key) is null ? [] : Named(key.Word);

    internal IReadOnlyList<(YamlText Name, Section Value)> NamedSections(Key<NamedKind> key) =>
        [.. Named(key).Select(e => (e.Name, Section: AsSection(e.Value, $"{key.Word}.{e.Name.Text}", ((MapKind)key.Kind.Value).Shape))).Where(e => e.Section is not null).Select(e => (e.Name, e.Section!))];

    /// <summary>An item as a section below this one; null after a finding.</summary>
    internal Section? AsSection(YamlItem item, string below, Shape shape, string? otherwise = null)
    {
        if (item is YamlMap map)
        {
            return new Section(map, $"{Path}.{below}", Context, shape);
        }

        Findings.Error(item.At, "shape", otherwise ?? "此处应是“键: 值”");
        return null;
    }

    /// <summary>The one key of a group that is written; null after a finding where none or several are.</summary>
    internal T? OneOf<T>(IReadOnlyList<T> group, string what)
        where T : Key
    {
        var written = group.Where(Has).ToArray();
        if (written.Length == 1)
        {
            return written[0];
        }

        Findings.Error(At, "shape", $"{what}应写且只写一个：{string.Join('、', group.Select(k => k.Word))}");
        return null;
    }

    private YamlText? One(Key key) => Needed(key) && Asked(key) is not null ? Scalar(key.Word) : null;

    private YamlItem? Asked(Key key) => Item(key);

    private bool Needed(Key key)
    {
        if (Asked(key) is not null)
        {
            return true;
        }

        if (key.Needed)
        {
            Findings.Error(At, "missing", $"缺少“{key.Word}”");
        }

        return false;
    }
}
