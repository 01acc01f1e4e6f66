using Miaopu.Rulebook;
using Miaopu.Web.Features.Simulations;

namespace Miaopu.Web.Features.Policies;

/// <summary>An item of a pack, such as <c>criteria.room.1</c> or <c>benefits.prize.amount</c>, as people know it.</summary>
public static class ItemWords
{
    public static string Of(string item, PolicyPack pack)
    {
        var path = item.Split('.');
        var (kind, id) = (path[0], path.Length > 1 ? path[1] : "");
        var rest = path.Length > 2 ? path[2..] : [];
        return kind switch
        {
            "criteria" => Criterion(id, rest, pack),
            "benefits" => With($"扶持“{pack.Benefits.FirstOrDefault(b => b.Id == id)?.Title ?? id}”", rest),
            "windows" => With($"时间窗“{id}”", rest),
            "definitions" => With($"口径“{id}”", rest),
            "measures" => With($"度量“{pack.Measure(id)?.Title ?? id}”", rest),
            "indicators" => With($"指标“{pack.Scoring.AllIndicators().FirstOrDefault(i => i.Id == id)?.Title ?? id}”", rest),
            "grades" => With($"等级“{id}”", rest),
            "quotas" => With($"名额“{pack.Scoring.Quotas.FirstOrDefault(q => q.Id == id)?.Title ?? id}”", rest),
            "adjust" => With($"另有要求“{pack.Adjust.FirstOrDefault(a => a.Id == id)?.Title ?? id}”", rest),
            "materials" => With($"材料“{pack.Materials.FirstOrDefault(m => m.Id == id)?.Title ?? id}”", rest),
            "stages" => With($"环节“{pack.Stage(id)?.Title ?? id}”", rest),
            "tables" => With($"决策表“{pack.Tables.FirstOrDefault(t => t.Name == id)?.Title ?? id}”", rest),
            "cutoff" => "统计日",
            _ => item,
        };
    }

    private static string Criterion(string id, string[] rest, PolicyPack pack)
    {
        if (pack.Criterion(id) is not { } criterion)
        {
            return With($"条件“{id}”", rest);
        }

        // the longest beginning that is a part of it; the key comes after that
        for (var taken = rest.Length; taken > 0; taken--)
        {
            var part = criterion.Root.All().FirstOrDefault(p => p.Id == $"{id}.{string.Join('.', rest[..taken])}" || p.Id == rest[taken - 1]);
            if (part is not null)
            {
                return With($"条件“{criterion.Title}”的{(part switch { ComparePart compare => pack.Measure(compare.Measure)?.Title ?? compare.Measure, EachPart { Field: { } field } each => part.Title ?? $"{each.Rows.Over}的{field}", _ => part.Title ?? part.Id })}", rest[taken..]);
            }
        }

        return With($"条件“{criterion.Title}”", rest);
    }

    private static string With(string item, string[] keys) => keys.Length == 0 ? item : $"{item}：{string.Join(' ', keys.Select(PackNumberWords.Key))}";
}
