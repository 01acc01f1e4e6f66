using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>Two levels beside each other, told to people and to programs.</summary>
public static class BesideReport
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The heading of a kind.</summary>
    public static string Word(BesideKind kind) => kind switch
    {
        BesideKind.Contradictory => "互相矛盾",
        BesideKind.PaidTwice => "同一事由，两级都给",
        BesideKind.PerhapsPaidTwice => "可能是同一事由，两级都给",
        BesideKind.Stricter => "下级更严",
        BesideKind.Looser => "下级更宽",
        BesideKind.Unclear => "难分松紧",
        BesideKind.PerhapsSame => "可能是同一项，请人工比对",
        BesideKind.OnlyLower => "只有下级有",
        BesideKind.OnlyUpper => "只有上级有",
        _ => "一致",
    };

    /// <summary>A heading for each kind, under it a line for each rule; what is equal is a number.</summary>
    public static string Text(PacksBeside beside)
    {
        var text = new StringBuilder();
        text.Append("上级：").Append(DifferenceReport.Name(beside.Upper)).Append('\n').Append("下级：").Append(DifferenceReport.Name(beside.Lower)).Append('\n');
        if (!beside.SameCarriers)
        {
            text.Append("两份政策管的不是同一种载体（").Append(beside.Upper.CarrierKind).Append("；").Append(beside.Lower.CarrierKind).Append("），以下只供参考\n");
        }

        text.Append(Total(beside)).Append('\n');
        foreach (var kind in beside.Lines.Where(l => l.Kind != BesideKind.Same).GroupBy(l => l.Kind))
        {
            text.Append('\n').Append(Word(kind.Key)).Append('\n');
            foreach (var line in kind)
            {
                text.Append("  ").Append(line.Sort).Append('“').Append(line.Title).Append('”').Append('\n');
                Side(text, "上级", line.Upper, line.UpperBasis);
                Side(text, "下级", line.Lower, line.LowerBasis);
                if (line.Remark is { } remark)
                {
                    text.Append("    ").Append(remark).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The sum in one sentence.</summary>
    public static string Total(PacksBeside beside) => beside.Lines.Count == 0
        ? "没有可以放在一起看的条件、扶持和制裁"
        : string.Join("，", beside.Lines.GroupBy(l => l.Kind).Select(g => $"{Word(g.Key)} {g.Count()} 项"));

    /// <summary>The same as one JSON object.</summary>
    public static string Json(PacksBeside beside) => new JsonObject
    {
        ["upper"] = DifferenceReport.About(beside.Upper),
        ["lower"] = DifferenceReport.About(beside.Lower),
        ["sameCarriers"] = beside.SameCarriers,
        ["lines"] = new JsonArray([.. beside.Lines.Select(l => (JsonNode)new JsonObject
        {
            ["kind"] = JsonNamingPolicy.KebabCaseLower.ConvertName($"{l.Kind}"),
            ["sort"] = l.Sort,
            ["title"] = l.Title,
            ["upper"] = l.Upper,
            ["lower"] = l.Lower,
            ["upperBasis"] = DifferenceReport.About(l.UpperBasis),
            ["lowerBasis"] = DifferenceReport.About(l.LowerBasis),
            ["remark"] = l.Remark,
        })]),
    }.ToJsonString(Options);

    private static void Side(StringBuilder text, string level, string? says, Basis? basis)
    {
        if (says is not null)
        {
            var source = basis is null ? "" : Explanation.Source(basis);
            text.Append("    ").Append(level).Append('：').Append(says).Append(source.Length > 0 ? $"  {source}" : "").Append('\n');
        }
    }
}
