using System.Globalization;
using Miaopu.Rulebook;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A number of a text that bears on who passes or what it costs, as an officer reads it.</summary>
/// <param name="Index">Its place in <see cref="PolicyPack.Numbers"/>.</param>
/// <param name="Group">The condition, measure or benefit it belongs to.</param>
/// <param name="Label">What it says there: 服务场地面积 不少于.</param>
/// <param name="Unit">What follows it in the text: 平方米, %, 万元; or null.</param>
public sealed record TunableNumber(int Index, PackNumber Number, string Group, string Label, string? Unit)
{
    /// <summary>The number as it stands in the text, a sign with it where one is written: -20 of -20%.</summary>
    public decimal Value => decimal.Parse(Plain(Number.Text), NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>What is said of something typed that is no such number.</summary>
    public string Wanted(string typed) => $"{Group}的“{Label}”应是{(Signed ? "数" : "不小于 0 的数")}，{(TypedNumber.IsTooLarge(typed, Signed) ? TypedNumber.LargestWords : $"如 {Number.Text}")}。";

    private bool Signed => Number.Text[0] is '+' or '-';

    /// <summary>What was typed, as it would stand in the text; null where it is no number that could. A number written without a sign takes none.</summary>
    public (decimal Value, NumberChange Change)? Read(string typed) =>
        TypedNumber.Read(typed, Signed) is { } value
            ? (value, new NumberChange(Number, (Number.Text[0] == '+' && value > 0 ? "+" : "") + value.ToString(CultureInfo.InvariantCulture)))
            : null;

    private static string Plain(string text) => text.Replace(",", "", StringComparison.Ordinal);
}

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

    /// <summary>The parts of a pack whose numbers bear on nothing that a simulation counts, or on what it does not count yet.</summary>
    private static readonly Dictionary<string, string> FurtherKinds = new(StringComparer.Ordinal)
    {
        ["indicators"] = "评价指标",
        ["total"] = "总分",
        ["grades"] = "等级",
        ["quotas"] = "名额",
        ["stages"] = "环节",
        ["evaluations"] = "评价",
        ["withdrawal"] = "撤回",
        ["sanctions"] = "制裁",
        ["duties"] = "报告义务",
        ["documents"] = "文书",
        ["review sheet"] = "评审表",
        ["form"] = "申请书",
        ["targets"] = "目标",
        ["in force"] = "有效期",
        ["sources"] = "文件",
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
        ["amount"] = "数额",
        ["rate"] = "比例",
        ["unit price"] = "单价",
        ["life cap"] = "累计不超过",
        ["value"] = "系数",
        ["needed"] = "至少几项",
        ["points"] = "分值",
        ["max"] = "最高分",
        ["per"] = "每多少",
        ["per full"] = "每满",
        ["start"] = "起始分",
        ["above"] = "超过",
        ["below"] = "以下得分",
        ["else"] = "其余",
        ["at"] = "达到",
        ["first"] = "第一名得分",
        ["score"] = "得分",
        ["top"] = "前",
        ["fewest"] = "至少几名",
        ["share"] = "比例",
        ["number"] = "名额",
        ["weight"] = "权重",
        ["due"] = "期限",
        ["times"] = "次数",
        ["within"] = "限期",
        ["in a row"] = "连续次数",
        ["experts"] = "专家人数",
        ["valid years"] = "有效年数",
        ["max length"] = "最多字数",
        ["from"] = "起",
        ["to"] = "止",
        ["by"] = "完成日",
        ["issued"] = "印发日",
    };

    private static readonly Dictionary<string, string> StepWords = new(StringComparer.Ordinal)
    {
        ["return"] = "退回补正",
        ["ban"] = "禁止申报",
        ["rectify"] = "整改",
        ["after"] = "之后",
        ["drop"] = "去掉",
        ["highest"] = "最高的",
        ["lowest"] = "最低的",
        ["when"] = "条件",
        ["then"] = "结果",
        ["rules"] = "规则",
    };

    /// <summary>A key of a pack as people read it; the key itself where it has no word.</summary>
    public static string Key(string key) => Keys.GetValueOrDefault(key, key);

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<TunableNumber> Of(PolicyPack pack) => [.. pack.Numbers
        .Select((number, index) => (Number: number, Index: index, Path: number.What.Split('.')))
        .Where(n => n.Path.Length > 2 && Kinds.ContainsKey(n.Path[1]))
        .OrderBy(n => n.Number.At.Index)
        .Select(n => new TunableNumber(n.Index, n.Number, GroupOf(n.Path, pack), LabelOf(n.Number, n.Path, pack), UnitOf(n.Number, pack) ?? UnitOfMeasure(n.Number, n.Path, pack)))];

    /// <summary>Every number and every day that stands in the text as such, each place once, in the order of the text.</summary>
    public static IReadOnlyList<TunableNumber> All(PolicyPack pack) => [.. pack.Numbers.Concat(pack.Days)
        .Select((number, index) => (Number: number, Index: index, Path: number.What.Split('.')))
        .Where(n => n.Path.Length > 2)
        .DistinctBy(n => n.Number.At.Index)
        .OrderBy(n => n.Number.At.Index)
        .Select(n => new TunableNumber(n.Index, n.Number, GroupOf(n.Path, pack), LabelOf(n.Number, n.Path, pack), UnitOf(n.Number, pack) ?? UnitOfMeasure(n.Number, n.Path, pack)))];

    private static string GroupOf(string[] path, PolicyPack pack) => path[1] switch
    {
        "criteria" => Nth(pack.Criteria, path[2])?.Title ?? Kinds["criteria"],
        "benefits" => Nth(pack.Benefits, path[2])?.Title ?? Kinds["benefits"],
        "indicators" => Nth(pack.Scoring.Indicators, path[2])?.Title ?? FurtherKinds["indicators"],
        "stages" => pack.Stage(path[2])?.Title ?? FurtherKinds["stages"],
        "sanctions" => Nth(pack.Sanctions, path[2])?.When ?? FurtherKinds["sanctions"],
        "duties" => Nth(pack.Duties, path[2])?.Title ?? FurtherKinds["duties"],
        "targets" => Nth(pack.Targets, path[2])?.Title ?? FurtherKinds["targets"],
        "form" => Nth(pack.Form, path[2])?.Title ?? FurtherKinds["form"],
        "grades" => $"等级“{Nth(pack.Scoring.Grades, path[2])?.Id ?? path[2]}”",
        "sources" => $"文件“{path[2]}”",
        "documents" => $"文书“{path[2]}”",
        "in force" or "total" or "review sheet" or "withdrawal" or "quotas" => FurtherKinds[path[1]],
        "measures" => $"度量“{pack.Measure(path[2])?.Title ?? path[2]}”",
        var kind => Kinds.TryGetValue(kind, out var word) ? $"{word}“{path[2]}”" : FurtherKinds.GetValueOrDefault(kind, kind),
    };

    private static string LabelOf(PackNumber number, string[] path, PolicyPack pack)
    {
        var key = path[1] is "indicators" or "stages" or "sanctions" or "form" or "grades" or "duties" or "tables" ? Steps(path)
            : Keys.GetValueOrDefault(path[^1]) ?? (path.Length > 3 && Keys.GetValueOrDefault(path[^2]) is { } above ? $"{above}（{path[^1]}）" : path[^1]);
        return path[1] == "criteria" && Nth(pack.Criteria, path[2]) is { } criterion && PartAt(criterion, number) is { } part && TitleOf(part, pack) is { Length: > 0 } title
            ? $"{title} {key}"
            : key;
    }

    // what stands between the item and the number, in words: “第 2 项 达到”, “return 期限”
    private static string Steps(string[] path) => string.Join(' ', path.Skip(3).Where(step => step is not ("items" or "ends" or "writes" or "steps" or "bands" or "curve"))
        .Select(step => Keys.GetValueOrDefault(step) ?? (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? $"第 {n} 项" : StepWords.GetValueOrDefault(step, step))));

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
        return unit switch
        {
            "working days" => "个工作日",
            "days" => "天",
            "months" or "month" => "个月",
            "years" or "year" => "年",
            { Length: > 0 and <= 8 } => unit,
            _ => null,
        };
    }

    // a threshold written without a unit is in that of what it is held against; a share may be written as 0.6 or as 60%, and is left as it stands
    private static string? UnitOfMeasure(PackNumber number, string[] path, PolicyPack pack) =>
        path[1] == "criteria" && path[^1] is "at least" or "at most" or "more than" or "less than" && Nth(pack.Criteria, path[2]) is { } criterion
        && PartAt(criterion, number) is ComparePart compare && pack.Measure(compare.Measure)?.Unit is { } unit && unit != "%" ? unit : null;

    private static T? Nth<T>(IReadOnlyList<T> items, string place)
        where T : class =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= items.Count ? items[at - 1] : null;
}
