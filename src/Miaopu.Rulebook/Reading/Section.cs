using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>
/// One mapping of a pack while it is read. Every access remembers its key, so that what is left over at <see cref="Done"/> is an unknown key, and
/// the keys asked for are the known ones: the reading code is the schema.
/// </summary>
internal sealed partial class Section
{
    private static readonly HashSet<string> BooleanWords =
        new(["y", "yes", "n", "no", "on", "off", "true", "false"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly ReadingContext _context;

    internal Section(YamlMap map, string path, ReadingContext context, Shape? shape = null)
    {
        (Map, Path, _context, Shape) = (map, path, context, shape);
        foreach (var (key, _) in map.Entries.Where(e => e.Key.Plain && BooleanWords.Contains(e.Key.Text)))
        {
            Findings.Error(key.At, "boolean-key", $"键“{key.Text}”在 YAML 1.1 中会被读作真假值，请换一个词或加引号");
        }
    }

    internal YamlMap Map { get; }

    /// <summary>The keys it may have; null where the author chooses all of them.</summary>
    internal Shape? Shape { get; }

    internal string Path { get; }

    internal Mark At => Map.At;

    internal FindingList Findings => _context.Findings;

    internal ReadingContext Context => _context;

    internal Place Place => new(Findings.File, At.Line, At.Column);

    /// <summary>The item as reports name it: its path in the pack, an id in place of a number.</summary>
    internal string ItemName
    {
        get
        {
            var path = Path[(Path.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return Map["id"] is YamlText id ? $"{path[..(path.LastIndexOf('.') + 1)]}{id.Text}" : path;
        }
    }

    /// <summary>What people call the item, or null.</summary>
    internal string? ItemTitle => (Map["title"] as YamlText)?.Text;

    internal bool Has(string key) => Map[key] is not null;

    internal YamlItem? Item(string key)
    {
        _asked.Add(key);
        return Map[key];
    }

    internal Mark MarkOf(string key) => Map[key]?.At ?? At;

    internal YamlText? Scalar(string key)
    {
        switch (Item(key))
        {
            case null:
                return null;
            case YamlText text when text.Text.Length > 0:
                return text;
            case var other:
                Findings.Error(other.At, "shape", $"“{key}”应是一段文字");
                return null;
        }
    }

    internal string? TextOrNull(string key) => Scalar(key)?.Text;

    internal string Text(string key)
    {
        if (!Has(key))
        {
            Findings.Error(At, "missing", $"缺少“{key}”");
        }

        return TextOrNull(key) ?? "";
    }

    internal bool Flag(string key, bool otherwise = false)
    {
        var text = Scalar(key);
        switch (text?.Text)
        {
            case null:
                return otherwise;
            case "true" or "是":
                return true;
            case "false" or "否":
                return false;
            default:
                Findings.Error(text.At, "shape", $"“{key}”应是 true 或 false");
                return otherwise;
        }
    }

    internal T Choice<T>(string key, T? otherwise, params (string Word, T Value)[] choices)
        where T : struct
    {
        if (Scalar(key) is not { } text)
        {
            if (otherwise is null && !Has(key))
            {
                Findings.Error(At, "missing", $"缺少“{key}”，可写：{string.Join('、', choices.Select(c => c.Word))}");
            }

            return otherwise ?? choices[0].Value;
        }

        foreach (var (word, value) in choices)
        {
            if (word == text.Text)
            {
                return value;
            }
        }

        var words = choices.Select(c => c.Word).ToArray();
        Findings.Error(text.At, "unknown-name", $"“{key}”不能写“{text.Text}”，可写：{string.Join('、', words)}", NearestName.Of(text.Text, words));
        return otherwise ?? choices[0].Value;
    }

    /// <summary>A number with its unit, remembered among the pack's numbers unless <paramref name="counted"/> is false.</summary>
    internal Quantity? Quantity(string key, bool counted = true) => Scalar(key) is { } text ? _context.Quantity(text, $"{Path}.{key}", counted) : null;

    internal int? Whole(string key, string? unit = null, bool counted = true)
    {
        if (Quantity(key, counted) is not { } quantity)
        {
            return null;
        }

        if (quantity.Number != decimal.Truncate(quantity.Number) || Math.Abs(quantity.Number) > 1_000_000 || (quantity.Unit is not null && quantity.Unit != unit))
        {
            Findings.Error(MarkOf(key), "shape", $"“{key}”应是整数{(unit is null ? "" : $"，可带单位 {unit}")}");
            return null;
        }

        return (int)quantity.Number;
    }

    internal DateOnly? Day(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Findings.Error(text.At, "shape", $"“{key}”应是日期，如 2021-05-14");
        return null;
    }

    /// <summary>Texts of a list, or the one text standing alone.</summary>
    internal IReadOnlyList<YamlText> Texts(string key) => Item(key) switch
    {
        null => [],
        YamlText one => [one],
        YamlList list => [.. list.Items.Select(i => _context.AsText(i, key)).OfType<YamlText>()],
        var other => Wrong<YamlText>(other, $"“{key}”应是文字或文字列表"),
    };

    /// <summary>The mapping below a key, or null.</summary>
    internal Section? Below(string key) => Item(key) switch
    {
        null => null,
        YamlMap map => new Section(map, $"{Path}.{key}", _context),
        var other => Wrong<Section>(other, $"“{key}”应是“键: 值”").FirstOrDefault(),
    };

    /// <summary>The mappings of a list below a key.</summary>
    internal IReadOnlyList<Section> List(string key) => Item(key) switch
    {
        null => [],
        YamlList list => [.. list.Items.Select((item, i) => _context.AsSection(item, $"{Path}.{key}.{i + 1}")).OfType<Section>()],
        var other => Wrong<Section>(other, $"“{key}”应是列表"),
    };

    /// <summary>The entries of a mapping below a key whose keys are names.</summary>
    internal IReadOnlyList<(YamlText Name, YamlItem Value)> Named(string key)
    {
        var below = Below(key);
        return below is null ? [] : [.. below.Map.Entries.Select(e => (e.Key, e.Value))];
    }

    /// <summary>The same where each value is a mapping.</summary>
    internal IReadOnlyList<(YamlText Name, Section Value)> NamedSections(string key) =>
        [.. Named(key).Select(e => (e.Name, Section: _context.AsSection(e.Value, $"{Path}.{key}.{e.Name.Text}"))).Where(e => e.Section is not null).Select(e => (e.Name, e.Section!))];

    /// <summary>Reports what nobody asked for.</summary>
    internal void Done()
    {
        foreach (var (key, _) in Map.Entries.Where(e => !_asked.Contains(e.Key.Text)))
        {
            if (!(key.Plain && BooleanWords.Contains(key.Text)))
            {
                Findings.Error(key.At, "unknown-key", $"这里没有“{key.Text}”这个键", NearestName.Of(key.Text, _asked));
            }
        }
    }

    private List<T> Wrong<T>(YamlItem item, string what)
    {
        Findings.Error(item.At, "shape", what);
        return [];
    }
}
