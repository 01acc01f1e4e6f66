using System.Globalization;
using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>
/// One mapping of a pack while it is read. Every access remembers its key, so that what is left over at <see cref="Done"/> is an unknown key. Keys are asked for as
/// <see cref="Rulebook.Shape"/> declares them, from where the JSON Schema takes them too.
/// </summary>
internal sealed partial class Section
{
    private static readonly HashSet<string> BooleanWords =
        new(["y", "yes", "n", "no", "on", "off", "true", "false"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly ReadingContext _context;

    internal Section(YamlMap map, string path, ReadingContext context, Shape shape)
    {
        (Map, Path, _context, Shape) = (map, path, context, shape);
        CheckWords(map);
    }

    internal YamlMap Map { get; }

    /// <summary>The keys it may have.</summary>
    internal Shape Shape { get; }

    internal string Path { get; }

    internal Mark At => Map.At;

    internal FindingList Findings => _context.Findings;

    internal ReadingContext Context => _context;

    internal Place Place => Findings.PlaceOf(At);

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

    private YamlItem? Item(string key)
    {
        _asked.Add(key);
        return Map[key];
    }

    private Mark MarkOf(string key) => Map[key]?.At ?? At;

    private YamlText? Scalar(string key)
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

    private bool Flag(string key, bool otherwise = false)
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

    private T Choice<T>(string key, T? otherwise, params (string Word, T Value)[] choices)
        where T : struct
    {
        if (Scalar(key) is not { } text)
        {
            if (otherwise is null && Map[key] is null)
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

    /// <summary>
    /// A number with its unit, remembered among the pack's numbers unless <paramref name="counted"/> is false; where <paramref name="dated"/>, a list of values with days
    /// may stand there too.
    /// </summary>
    private Quantity? Quantity(string key, bool dated, bool counted) => Item(key) is { } item ? Quantity(item, key, dated, counted) : null;

    private Quantity? Quantity(YamlItem item, string key, bool dated, bool counted) =>
        dated && item is YamlList list ? DatedReader.Read(this, key, list, counted)
        : item is YamlList { Items: [YamlMap] or [YamlMap, ..] } values ? Undated(values, key)
        : _context.AsText(item, key) is { } text ? _context.Quantity(text, $"{Path}.{key}", counted)
        : null;

    private int? Whole(string key, string? unit = null, bool dated = false, bool counted = true)
    {
        if (Quantity(key, dated, counted) is not { } quantity)
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

    private DateOnly? Day(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (!text.Block && text.At.File is null)
            {
                _context.Days.Add(new PackNumber($"{Path}.{key}", text.Inside(0), text.Text.Length, text.Text));
            }

            return day;
        }

        var written = Written().IsMatch(text.Text);
        Findings.Error(text.At, "shape", written ? $"日历上没有 {text.Text} 这一天" : $"“{key}”应是日期，如 2021-05-14");
        return null;
    }

    /// <summary>Texts of a list, or the one text standing alone.</summary>
    private IReadOnlyList<YamlText> Texts(string key) => Item(key) switch
    {
        null => [],
        YamlText one => [one],
        YamlList { Items.Count: 0 } none => Wrong<YamlText>(none, Nothing(key), "missing"),
        YamlList list => [.. list.Items.Select(i => _context.AsText(i, key)).OfType<YamlText>()],
        var other => Wrong<YamlText>(other, $"“{key}”应是文字或文字列表"),
    };

    /// <summary>The entries of a mapping below a key whose keys are names.</summary>
    private IReadOnlyList<(YamlText Name, YamlItem Value)> Named(string key)
    {
        if (Item(key) is not YamlMap map)
        {
            return Item(key) is { } other ? Wrong<(YamlText, YamlItem)>(other, $"“{key}”应是“键: 值”") : [];
        }

        CheckWords(map);
        return [.. map.Entries.Select(e => (e.Key, e.Value))];
    }

    private void CheckWords(YamlMap map)
    {
        foreach (var (key, _) in map.Entries.Where(e => e.Key.Plain && BooleanWords.Contains(e.Key.Text)))
        {
            Findings.Error(key.At, "boolean-key", $"键“{key.Text}”在 YAML 1.1 中会被读作真假值，请换一个词或加引号");
        }
    }

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

    private Quantity? Undated(YamlList values, string key)
    {
        Findings.Error(values.At, "shape", $"“{key}”不能随日期而变：批次开始时就固定了政策包，改这个数要另出一版（可用 extends 只写改动）");
        return null;
    }

    private static string Nothing(string key) => $"“{key}”下面没有内容：写上，或去掉这个键";

    private List<T> Wrong<T>(YamlItem item, string what, string code = "shape")
    {
        Findings.Error(item.At, code, what);
        return [];
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Written();
}
