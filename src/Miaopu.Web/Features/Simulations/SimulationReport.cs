using System.Text;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A simulation for people at a terminal, and the words that its pages share with it.</summary>
public static class SimulationReport
{
    /// <summary>What groups of <see cref="Kinds"/> are.</summary>
    public const string Kind = "类型", Title = "称号";

    internal static readonly Outlook[] Outlooks = [Outlook.Passes, Outlook.Fails, Outlook.Open];

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
        if (simulation.Before is { } before)
        {
            text.Append("原文本：").Append(Name(before)).Append('\n');
        }

        text.Append(simulation.Before is null ? "文本：" : "新文本：").Append(Name(simulation.After)).Append('\n');
        text.Append("统计到 ").Append(Wording.Day(simulation.On)).Append("，").Append(whatIf.Members.Count).Append(" 家").Append(simulation.After.CarrierKind).Append("\n\n");
        foreach (var outlook in Outlooks)
        {
            text.Append(Word(outlook)).Append("：").Append(Shift(whatIf.CountBefore(outlook), whatIf.CountAfter(outlook))).Append(" 家\n");
        }

        Criteria(text, simulation);
        Lines(text, "各地达到的家数", simulation.ByPlace(divisions).Where(g => g.Before != g.After), g => $"{g.Name}：{Shift(g.Before, g.After)}（共 {g.Members} 家）");
        Lines(text, "各类达到的家数", Kinds(simulation).Where(k => k.Group.Before != k.Group.After), k => $"{k.Sort}“{k.Group.Name}”：{Shift(k.Group.Before, k.Group.After)}（共 {k.Group.Members} 家）");
        Lines(text, "贴近门槛（5% 以内差一点、10% 以内差一点；刚够 5%、10%）", simulation.Near.Select(n => (n, Counts: CountsOf(simulation, n))).Where(n => n.Counts.Sum() > 0), n =>
            $"{n.n.Criterion.Title} {simulation.After.Measure(n.n.Part.Measure)?.Title} {PolicyWords.Threshold(n.n.Part.Against, simulation.After, simulation.After.Measure(n.n.Part.Measure)?.Unit)}：差 {n.Counts[0]}、{n.Counts[1]} 家；够 {n.Counts[2]}、{n.Counts[3]} 家");
        Lines(text, "资金（有资格的家数、合计）", simulation.Costs, c => $"{c.Benefit.Title}：{Money(simulation, c)}");
        Carriers(text, simulation, list);
        return text.ToString();
    }

    /// <summary>The title of a criterion of either text.</summary>
    public static string TitleOf(Simulation simulation, string criterion) => (simulation.After.Criterion(criterion) ?? simulation.Before?.Criterion(criterion))?.Title ?? criterion;

    /// <summary>The titles of the criteria by which a carrier stands as it does; see <see cref="WhatIf.Through"/>.</summary>
    public static string Through(Simulation simulation, int carrier) => string.Join('、', simulation.WhatIf.Through(carrier).Select(t => TitleOf(simulation, t)));

    /// <summary>3 → 5; one number where nothing changes, or there is nothing before.</summary>
    public static string Pair(int? before, int after) => before is not { } was || was == after ? Wording.Number(after) : $"{Wording.Number(was)} → {Wording.Number(after)}";

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

    /// <summary>Before and after, or the sum alone where there is no text before.</summary>
    public static string Money(Simulation simulation, CostShift cost) => simulation.Before is null ? Money(cost.After) : $"{Money(cost.Before)} → {Money(cost.After)}";

    private static string Shift(int? before, int after) => before is { } was ? $"{was} → {after}" : $"{after}";

    private static void Criteria(StringBuilder text, Simulation simulation)
    {
        if (simulation.Before is null)
        {
            Lines(text, "条件", simulation.WhatIf.Criteria, c =>
                $"{c.Criterion.Title}：达到 {c.CountsAfter[(int)Answer.Met]} 家，未达到 {c.CountsAfter[(int)Answer.NotMet]} 家，缺数据 {c.CountsAfter[(int)Answer.MissingData]} 家");
            return;
        }

        Lines(text, "条件（不再未达到、新的未达到）", simulation.WhatIf.Criteria.Where(c => c.NoLongerFail + c.FailNewly > 0 || c.Before is null || c.After is null), c =>
            $"{c.Criterion.Title}{(c.Before is null ? "（新增）" : c.After is null ? "（删去）" : "")}：达到 {c.CountsBefore![(int)Answer.Met]} → {c.CountsAfter[(int)Answer.Met]} 家，不再未达到 {c.NoLongerFail} 家，新的未达到 {c.FailNewly} 家");
    }

    /// <summary>Those that move; without a text before, those that do not pass.</summary>
    private static void Carriers(StringBuilder text, Simulation simulation, int list)
    {
        var (whatIf, alone) = (simulation.WhatIf, simulation.Before is null);
        var named = alone ? [.. whatIf.Members.Where(m => whatIf.After.OutlookOf(m) != Outlook.Passes)] : whatIf.Moves.Select(m => m.Carrier).ToList();
        Lines(text, $"{(alone ? "没有达到" : "有变化")}的载体（{named.Count} 家）", named.Take(list), c =>
            $"{simulation.Registry.Carriers[c].Name}：{(whatIf.Before is { } before ? $"{Word(before.OutlookOf(c))} → " : "")}{Word(whatIf.After.OutlookOf(c))}（{Through(simulation, c)}）");
        if (named.Count > list)
        {
            text.Append("  另有 ").Append(named.Count - list).Append(" 家，--json 列出全部\n");
        }
    }

    private static void Lines<T>(StringBuilder text, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        if (lines.Count > 0)
        {
            text.Append('\n').Append(title).Append('\n').AppendJoin("", lines.Select(l => $"  {l}\n"));
        }
    }

    private static string Name(PolicyPack pack) => $"{pack.Id}《{pack.Title}》{pack.Hash[..12]}";
}
