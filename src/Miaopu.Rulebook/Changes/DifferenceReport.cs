using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>What changed between two packs, told to people and to programs.</summary>
public static class DifferenceReport
{
    private const int LongestName = 12;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The heading of a group.</summary>
    public static string Word(ChangeGroup group) => group switch
    {
        ChangeGroup.Conditions => "条件",
        ChangeGroup.Meaning => "口径",
        ChangeGroup.Procedure => "时间与程序",
        ChangeGroup.Papers => "材料与表格",
        ChangeGroup.Money => "资金与扶持",
        ChangeGroup.Sanctions => "制裁与义务",
        ChangeGroup.Scoring => "评价",
        ChangeGroup.Steering => "服务、目标与任务",
        ChangeGroup.Ledgers => "台账",
        _ => "依据与理解",
    };

    /// <summary>收紧, 放宽 or 无法判断松紧, of money 减少 or 增加; empty where it is neither.</summary>
    public static string Word(PackChange change) => (change.Direction, change.Group == ChangeGroup.Money) switch
    {
        (ChangeDirection.Stricter, true) => "减少",
        (ChangeDirection.Looser, true) => "增加",
        (ChangeDirection.Stricter, _) => "收紧",
        (ChangeDirection.Looser, _) => "放宽",
        (ChangeDirection.Unclear, _) => "无法判断松紧",
        _ => "",
    };

    /// <summary>One line a change under its group, and the clauses of both packs; first what it comes to in all.</summary>
    public static string Text(PackDifference difference)
    {
        var text = new StringBuilder();
        text.Append("原：").Append(Name(difference.Before)).Append('\n').Append("新：").Append(Name(difference.After)).Append('\n').Append(Total(difference)).Append('\n');
        foreach (var group in difference.Changes.GroupBy(c => c.Group))
        {
            text.Append('\n').Append(Word(group.Key)).Append('\n');
            foreach (var change in group)
            {
                text.Append("  ").Append(Line(change)).Append('\n');
                if (Touches(change) is { Length: > 0 } touches)
                {
                    text.Append("    ").Append(touches).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>One change in one line.</summary>
    public static string Line(PackChange change)
    {
        var word = Word(change) is { Length: > 0 } direction ? $"〔{direction}〕" : "";
        var source = Source(change) is { Length: > 0 } clauses ? $"  {clauses}" : "";
        return change.Kind switch
        {
            ChangeKind.Added => $"{word}新增{change.Sort}“{change.Item}”{Colon(change.To)}{source}",
            ChangeKind.Removed => $"{word}取消{change.Sort}“{change.Item}”{Colon(change.From)}{source}",
            ChangeKind.Renamed => $"{word}{change.Sort}改名：{change.From} → {change.To}{source}",
            _ => $"{word}{change.Sort}“{change.Item}”的{change.Aspect}：{change.From ?? "（无）"} → {change.To ?? "（无）"}{source}",
        };
    }

    /// <summary>The sum in one sentence.</summary>
    public static string Total(PackDifference difference)
    {
        if (difference.IsEmpty)
        {
            return difference.Before.Hash == difference.After.Hash ? "两份政策包一字不差" : $"内容相同（{difference.Unchanged} 项），只有次序、注释或写法不同";
        }

        (string Word, int Count)[] counts =
        [
            .. Enum.GetValues<ChangeKind>().Select(k => (Word(k), difference.Changes.Count(c => c.Kind == k))),
        ];
        var money = difference.Changes.Where(c => c.Group != ChangeGroup.Money && c.Direction != ChangeDirection.None).GroupBy(Word).ToDictionary(g => g.Key, g => g.Count());
        var tight = string.Join("，", new[] { "收紧", "放宽", "无法判断松紧" }.Where(money.ContainsKey).Select(w => $"{money[w]} 处{w}"));
        return $"共 {difference.Changes.Count} 处变化：{string.Join("，", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} 处{c.Word}"))}{(tight.Length > 0 ? $"；其中 {tight}" : "")}。其余 {difference.Unchanged} 项没有变化";
    }

    /// <summary>The same as one JSON object.</summary>
    public static string Json(PackDifference difference) => new JsonObject
    {
        ["before"] = About(difference.Before),
        ["after"] = About(difference.After),
        ["unchanged"] = difference.Unchanged,
        ["changes"] = new JsonArray([.. difference.Changes.Select(c => (JsonNode)One(c))]),
    }.ToJsonString(Options);

    internal static string Name(PolicyPack pack) =>
        $"{pack.Title}（{pack.Id}，{Words.Day(pack.InForceFrom)} 起{(pack.InForceTo is { } to ? $"至 {Words.Day(to)}" : "")}，{pack.Hash[..LongestName]}）";

    internal static JsonObject About(PolicyPack pack) => new()
    {
        ["policy"] = pack.Id,
        ["title"] = pack.Title,
        ["hash"] = pack.Hash,
        ["from"] = Words.Day(pack.InForceFrom),
        ["to"] = pack.InForceTo is { } to ? Words.Day(to) : null,
    };

    internal static JsonObject? About(Basis? basis)
    {
        if (basis is null)
        {
            return null;
        }

        return new JsonObject { ["cite"] = new JsonArray([.. basis.Cites.Select(c => (JsonNode)c.ToString())]), ["ours"] = basis.Ours, ["reading"] = basis.Reading };
    }

    private static JsonObject One(PackChange change) => new()
    {
        ["group"] = $"{change.Group}".ToLowerInvariant(),
        ["kind"] = $"{change.Kind}".ToLowerInvariant(),
        ["sort"] = change.Sort,
        ["item"] = change.Item,
        ["aspect"] = change.Aspect,
        ["from"] = change.From,
        ["to"] = change.To,
        ["direction"] = $"{change.Direction}".ToLowerInvariant(),
        ["fromBasis"] = About(change.FromBasis),
        ["toBasis"] = About(change.ToBasis),
        ["measures"] = new JsonArray([.. change.Reach.Measures.Select(m => (JsonNode)m)]),
        ["criteria"] = new JsonArray([.. change.Reach.Criteria.Select(m => (JsonNode)m)]),
        ["others"] = new JsonArray([.. change.Reach.Others.Select(m => (JsonNode)m)]),
        ["says"] = Line(change),
    };

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "新增",
        ChangeKind.Removed => "取消",
        ChangeKind.Renamed => "改名",
        _ => "修改",
    };

    private static string Colon(string? text) => string.IsNullOrEmpty(text) ? "" : $"：{text}";

    private static string Source(PackChange change)
    {
        var (from, to) = (change.FromBasis is { } b ? Explanation.Source(b) : "", change.ToBasis is { } a ? Explanation.Source(a) : "");
        return from == to || from.Length == 0 ? to : to.Length == 0 ? from : $"{from} → {to}";
    }

    /// <summary>What rests on what changed, in one line; empty where nothing does.</summary>
    public static string Touches(PackChange change)
    {
        string[] touches =
        [
            .. change.Reach.Measures.Count > 0 ? [$"用到它的度量：{string.Join('、', change.Reach.Measures)}"] : Array.Empty<string>(),
            .. change.Reach.Criteria.Count > 0 ? [$"受影响的条件：{string.Join('、', change.Reach.Criteria)}"] : Array.Empty<string>(),
            .. change.Reach.Others.Count > 0 ? [$"还影响：{string.Join('、', change.Reach.Others)}"] : Array.Empty<string>(),
        ];
        return string.Join("；", touches);
    }
}
