using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A simulation for people at a terminal, and as JSON for other programs.</summary>
public static class SimulationReport
{
    /// <summary>What groups of <see cref="Kinds"/> are.</summary>
    public const string Kind = "类型", Title = "称号";

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Outlook[] Outlooks = [Outlook.Passes, Outlook.Fails, Outlook.Open];

    /// <summary>达到, 未达到, 缺数据: what is for people to judge is left out.</summary>
    public static string Word(Outlook outlook) => outlook switch
    {
        Outlook.Passes => "达到",
        Outlook.Fails => "未达到",
        _ => "缺数据",
    };

    public static string Word(Answer answer) => answer switch
    {
        Answer.Met => "达到",
        Answer.NotMet => "未达到",
        Answer.MissingData => "缺数据",
        Answer.ForAPerson => "待认定",
        _ => "不适用",
    };

    /// <param name="list">How many carriers to name; the rest is a number.</param>
    public static string Text(Simulation simulation, Divisions divisions, int list = 20)
    {
        var (whatIf, text) = (simulation.WhatIf, new StringBuilder());
        text.Append("试算，不是决定，不含由人认定的内容\n");
        text.Append("原文本：").Append(Name(simulation.Before)).Append('\n');
        text.Append("新文本：").Append(Name(simulation.After)).Append('\n');
        text.Append("统计到 ").Append(Wording.Day(simulation.On)).Append("，").Append(whatIf.Members.Count).Append(" 家").Append(simulation.After.CarrierKind).Append("\n\n");
        foreach (var outlook in Outlooks)
        {
            text.Append(Word(outlook)).Append("：").Append(whatIf.CountBefore(outlook)).Append(" → ").Append(whatIf.CountAfter(outlook)).Append(" 家\n");
        }

        Lines(text, "条件（不再未达到、新的未达到）", whatIf.Criteria.Where(c => c.NoLongerFail + c.FailNewly > 0 || c.Before is null || c.After is null), c =>
            $"{c.Criterion.Title}{(c.Before is null ? "（新增）" : c.After is null ? "（删去）" : "")}：达到 {c.CountsBefore[(int)Answer.Met]} → {c.CountsAfter[(int)Answer.Met]} 家，不再未达到 {c.NoLongerFail} 家，新的未达到 {c.FailNewly} 家");
        Lines(text, "各地达到的家数", simulation.ByPlace(divisions).Where(g => g.Before != g.After), g => $"{g.Name}：{g.Before} → {g.After}（共 {g.Members} 家）");
        Lines(text, "各类达到的家数", Kinds(simulation).Where(k => k.Group.Before != k.Group.After), k => $"{k.Sort}“{k.Group.Name}”：{k.Group.Before} → {k.Group.After}（共 {k.Group.Members} 家）");
        Lines(text, "贴近门槛（5% 以内差一点、10% 以内差一点；刚够 5%、10%）", simulation.Near.Select(n => (n, Counts: CountsOf(simulation, n))).Where(n => n.Counts.Sum() > 0), n =>
            $"{n.n.Criterion.Title} {simulation.After.Measure(n.n.Part.Measure)?.Title} {PolicyWords.Threshold(n.n.Part.Against, simulation.After, simulation.After.Measure(n.n.Part.Measure)?.Unit)}：差 {n.Counts[0]}、{n.Counts[1]} 家；够 {n.Counts[2]}、{n.Counts[3]} 家");
        Lines(text, "资金（有资格的家数、合计）", simulation.Costs, c => $"{c.Benefit.Title}：{Money(c.Before)} → {Money(c.After)}");
        Lines(text, $"有变化的载体（{whatIf.Moves.Count} 家）", whatIf.Moves.Take(list), m =>
            $"{simulation.Registry.Carriers[m.Carrier].Name}：{Word(m.Was)} → {Word(m.Becomes)}（{string.Join("、", m.Through.Select(t => TitleOf(simulation, t)))}）");
        if (whatIf.Moves.Count > list)
        {
            text.Append("  另有 ").Append(whatIf.Moves.Count - list).Append(" 家，--json 列出全部\n");
        }

        return text.ToString();
    }

    /// <summary>Keys in English, names in Chinese; every carrier that moves, with the criteria.</summary>
    public static string Json(Simulation simulation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            Write(json, simulation);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The title of a criterion of either text.</summary>
    public static string TitleOf(Simulation simulation, string criterion) => (simulation.After.Criterion(criterion) ?? simulation.Before.Criterion(criterion))?.Title ?? criterion;

    /// <summary>Types of carriers, then titles held, each group with the word for what it is.</summary>
    public static IReadOnlyList<(string Sort, GroupShift Group)> Kinds(Simulation simulation) =>
        [.. simulation.ByKind().Select(g => (Kind, g)), .. simulation.ByTitle().Select(g => (Title, g))];

    /// <summary>How many members just miss by 5 % and 10 %, and just meet by 5 % and 10 %.</summary>
    public static IReadOnlyList<int> CountsOf(Simulation simulation, NearThreshold near)
    {
        var counts = new int[5];
        foreach (var member in simulation.WhatIf.Members)
        {
            counts[(int)near.Of[member]]++;
        }

        return counts[1..];
    }

    /// <summary>有资格 3 家，合计 60 万元.</summary>
    public static string Money(CostTotal? total) => total is not { } sum ? "无"
        : $"{sum.Entitled} 家 {(sum.High is not { } high ? $"至少 {SupportWords.Yuan(sum.Low)}" : high == sum.Low ? SupportWords.Yuan(sum.Low) : $"{SupportWords.Yuan(sum.Low)} 至 {SupportWords.Yuan(high)}")}{(sum.Open > 0 ? $"（{sum.Open} 家缺数据）" : "")}";

    private static void Lines<T>(StringBuilder text, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        if (lines.Count > 0)
        {
            text.Append('\n').Append(title).Append('\n').AppendJoin("", lines.Select(l => $"  {l}\n"));
        }
    }

    private static string Name(PolicyPack pack) => $"{pack.Id}《{pack.Title}》{pack.Hash[..12]}";

    private static void Write(Utf8JsonWriter json, Simulation simulation)
    {
        var whatIf = simulation.WhatIf;
        json.WriteStartObject();
        json.WriteBoolean("decision", false);
        Text("before", simulation.Before);
        Text("after", simulation.After);
        json.WriteString("on", simulation.On.ToString("O"));
        json.WriteNumber("carriers", whatIf.Members.Count);
        json.WriteStartObject("outlook");
        foreach (var outlook in Outlooks)
        {
            json.WriteStartArray(Key(outlook));
            json.WriteNumberValue(whatIf.CountBefore(outlook));
            json.WriteNumberValue(whatIf.CountAfter(outlook));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("criteria");
        foreach (var shift in whatIf.Criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", shift.Criterion.Id);
            json.WriteString("title", shift.Criterion.Title);
            json.WriteNumber("metBefore", shift.CountsBefore[(int)Answer.Met]);
            json.WriteNumber("metAfter", shift.CountsAfter[(int)Answer.Met]);
            json.WriteNumber("noLongerFail", shift.NoLongerFail);
            json.WriteNumber("failNewly", shift.FailNewly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Groups("divisions", "division", simulation.By(c => c.Division ?? ""));
        Groups("kinds", "kind", simulation.ByKind());
        Groups("titles", "title", simulation.ByTitle());
        json.WriteStartArray("near");
        foreach (var near in simulation.Near)
        {
            var counts = CountsOf(simulation, near);
            json.WriteStartObject();
            json.WriteString("part", near.Part.Id);
            json.WriteNumber("justMissed", counts[0]);
            json.WriteNumber("nearlyMissed", counts[1]);
            json.WriteNumber("justMet", counts[2]);
            json.WriteNumber("nearlyMet", counts[3]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("costs");
        foreach (var cost in simulation.Costs)
        {
            json.WriteStartObject();
            json.WriteString("id", cost.Benefit.Id);
            Total("before", cost.Before);
            Total("after", cost.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("moves");
        foreach (var move in whatIf.Moves)
        {
            json.WriteStartObject();
            json.WriteString("carrier", simulation.Registry.Carriers[move.Carrier].Id);
            json.WriteString("name", simulation.Registry.Carriers[move.Carrier].Name);
            json.WriteString("before", Key(move.Was));
            json.WriteString("after", Key(move.Becomes));
            json.WriteStartArray("through");
            foreach (var criterion in move.Through)
            {
                json.WriteStringValue(criterion);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Groups(string key, string word, IReadOnlyList<GroupShift> groups)
        {
            json.WriteStartArray(key);
            foreach (var group in groups)
            {
                json.WriteStartObject();
                json.WriteString(word, group.Name);
                json.WriteNumber("carriers", group.Members);
                json.WriteNumber("before", group.Before);
                json.WriteNumber("after", group.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        void Text(string key, PolicyPack pack)
        {
            json.WriteStartObject(key);
            json.WriteString("pack", pack.Id);
            json.WriteString("title", pack.Title);
            json.WriteString("hash", pack.Hash);
            json.WriteEndObject();
        }

        void Total(string key, CostTotal? total)
        {
            if (total is not { } sum)
            {
                json.WriteNull(key);
                return;
            }

            json.WriteStartObject(key);
            json.WriteNumber("entitled", sum.Entitled);
            json.WriteNumber("open", sum.Open);
            json.WriteNumber("low", sum.Low);
            if (sum.High is { } high)
            {
                json.WriteNumber("high", high);
            }
            else
            {
                json.WriteNull("high");
            }

            json.WriteEndObject();
        }
    }

    private static string Key(Outlook outlook) => outlook switch
    {
        Outlook.Passes => "passes",
        Outlook.Fails => "fails",
        _ => "open",
    };
}
