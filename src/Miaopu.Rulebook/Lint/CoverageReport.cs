using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Miaopu.Rulebook;

/// <summary>The coverage of a pack's sources told to people and to programs: every clause, what became of it, and the items that cite it.</summary>
public static class CoverageReport
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One block a source: a line of totals, then a line a clause.</summary>
    public static string Text(IReadOnlyList<ClauseCoverage> coverage)
    {
        var text = new StringBuilder();
        foreach (var source in coverage.GroupBy(c => c.Source))
        {
            text.Append(source.Key).Append("：").Append(source.Count()).Append(" 条，")
                .AppendJoin("，", source.GroupBy(c => c.Word).Select(g => $"{g.Count()} 条{g.Key}")).Append('\n');
            foreach (var clause in source)
            {
                text.Append("  ").Append(clause.IsSettled ? "" : "【未落实】").Append(clause.Clause.Number).Append(' ').Append(clause.Clause.Heading)
                    .Append("  ").Append(clause.Word).Append(clause.Clause.Why is { } why ? $"：{why}" : "").Append('\n');
                foreach (var item in clause.Items)
                {
                    text.Append("    ").Append(item.Place.Line).Append(" 行  ").Append(item.Item).Append(item.Title is { } title ? $"（{title}）" : "").Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The same as one JSON object, by source.</summary>
    public static string Json(IReadOnlyList<ClauseCoverage> coverage) => new JsonObject
    {
        ["clauses"] = coverage.Count,
        ["unsettled"] = coverage.Count(c => !c.IsSettled),
        ["sources"] = new JsonArray([.. coverage.GroupBy(c => c.Source).Select(source => (JsonNode)new JsonObject
        {
            ["id"] = source.Key,
            ["clauses"] = new JsonArray([.. source.Select(c => (JsonNode)One(c))]),
        })]),
    }.ToJsonString(Options);

    private static JsonObject One(ClauseCoverage clause)
    {
        var one = new JsonObject
        {
            ["number"] = clause.Clause.Number,
            ["heading"] = clause.Clause.Heading,
            ["fate"] = SourceKeys.Fate.Kind.Choices.First(c => c.Value == clause.Clause.Fate).Word,
            ["settled"] = clause.IsSettled,
        };
        if (clause.Clause.Why is { } why)
        {
            one["why"] = why;
        }

        one["items"] = new JsonArray([.. clause.Items.Select(i => (JsonNode)new JsonObject { ["item"] = i.Item, ["title"] = i.Title, ["line"] = i.Place.Line, ["column"] = i.Place.Column })]);
        return one;
    }
}
