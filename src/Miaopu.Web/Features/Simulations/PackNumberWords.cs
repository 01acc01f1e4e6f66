using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A number of a text that bears on who passes or what it costs, as an officer reads it.</summary>
/// <param name="Index">Its place in <see cref="PolicyPack.Numbers"/>.</param>
/// <param name="Group">The condition, measure or benefit it belongs to.</param>
/// <param name="Label">What it says there: 服务场地面积 不少于.</param>
/// <param name="Unit">What follows it in the text: 平方米, %, 万元; or null.</param>
public sealed record TunableNumber(int Index, PackNumber Number, string Group, string Label, string? Unit);

/// <summary>Finds the numbers of a text that a simulation can change, and words for them.</summary>
public static class PackNumberWords
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["criteria"] = "条件",
        ["windows"] = "时间窗",
        ["definitions"] = "定义",
        ["measures"] = "度量",
        ["tables"] = "决策表",
        ["benefits"] = "扶持",
        ["adjust"] = "调整",
    };

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["at least"] = "不少于",
        ["at most"] = "不超过",
        ["more than"] = "多于",
        ["less than"] = "少于",
        ["one per"] = "每多少配一个",
        ["months"] = "月数",
        ["years"] = "年数",
        ["days"] = "天数",
        ["amount"] = "数额",
        ["rate"] = "比例",
        ["unit price"] = "单价",
        ["life cap"] = "累计不超过",
        ["value"] = "系数",
        ["needed"] = "至少几项",
        ["at least of"] = "至少几项",
    };

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<TunableNumber> Of(PolicyPack pack) => [.. pack.Numbers
        .Select((number, index) => (Number: number, Index: index, Path: number.What.Split('.')))
        .Where(n => n.Path.Length > 2 && Kinds.ContainsKey(n.Path[1]))
        .OrderBy(n => n.Number.At.Index)
        .Select(n => new TunableNumber(n.Index, n.Number, GroupOf(n.Path, pack), LabelOf(n.Number, n.Path, pack), UnitOf(n.Number, pack)))];

    private static string GroupOf(string[] path, PolicyPack pack) => path[1] switch
    {
        "criteria" => Nth(pack.Criteria, path[2])?.Title ?? Kinds["criteria"],
        "benefits" => Nth(pack.Benefits, path[2])?.Title ?? Kinds["benefits"],
        "measures" => $"度量“{pack.Measure(path[2])?.Title ?? path[2]}”",
        var kind => $"{Kinds[kind]}“{path[2]}”",
    };

    private static string LabelOf(PackNumber number, string[] path, PolicyPack pack)
    {
        var key = Keys.GetValueOrDefault(path[^1]) ?? (path.Length > 3 && Keys.GetValueOrDefault(path[^2]) is { } above ? $"{above}（{path[^1]}）" : path[^1]);
        return path[1] == "criteria" && Nth(pack.Criteria, path[2]) is { } criterion && PartAt(criterion, number) is { } part && TitleOf(part, pack) is { Length: > 0 } title
            ? $"{title} {key}"
            : key;
    }

    // the part that begins last before the number
    private static CriterionPart? PartAt(Criterion criterion, PackNumber number) => criterion.Root.All()
        .Where(p => p.Place.Line < number.At.Line || (p.Place.Line == number.At.Line && p.Place.Column <= number.At.Column))
        .OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column).LastOrDefault(p => p is not GroupPart);

    private static string? TitleOf(CriterionPart part, PolicyPack pack) => part.Title ?? part switch
    {
        ComparePart compare => pack.Measure(compare.Measure)?.Title ?? compare.Measure,
        EachPart { Field: { } field } => field,
        _ => null,
    };

    private static string? UnitOf(PackNumber number, PolicyPack pack)
    {
        var rest = pack.Text.AsSpan(number.At.Index + number.Length);
        var end = rest.IndexOfAny(",}]#\n\r\"'");
        var unit = (end < 0 ? rest : rest[..end]).Trim().ToString();
        return unit.Length is > 0 and <= 8 ? unit : null;
    }

    private static T? Nth<T>(IReadOnlyList<T> items, string place)
        where T : class =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= items.Count ? items[at - 1] : null;
}
