using Miaopu.Casework.Values;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Simulations;

/// <summary>Which carriers a figure counts: every number of the page opens the list of just those.</summary>
/// <param name="Title">As people read it above the list.</param>
/// <param name="Includes">Asked of a carrier by its place in the registry.</param>
public sealed record CarrierChoice(string Title, Func<int, bool> Includes)
{
    public const string Gained = "gained";
    public const string Lost = "lost";
    public const string Moved = "moved";
    public const string PlaceSort = "place", KindSort = "kind", TitleSort = "title";

    /// <summary>Of a group, those who pass by the old text, and all of it; all by itself is all there are.</summary>
    public const string ByOld = "before", All = "all";

    public static string After(Outlook outlook) => "after:" + outlook;

    public static string NoLongerFails(string criterion) => "mended:" + criterion;

    public static string FailsNewly(string criterion) => "failed:" + criterion;

    /// <summary>Who answers a criterion so by the new text.</summary>
    public static string Answered(string criterion, Answer answer) => $"answer:{answer}:{criterion}";

    /// <summary>Who answers a criterion so by the old text.</summary>
    public static string AnsweredBefore(string criterion, Answer answer) => $"answered:{answer}:{criterion}";

    /// <summary>Who has a right to a benefit by the new text.</summary>
    public static string Entitled(string benefit) => "entitled:" + benefit;

    public static string Near(NearThreshold near, Nearness nearness) => $"near:{nearness}:{near.Part.Id}";

    /// <param name="sort"><see cref="PlaceSort"/>, <see cref="KindSort"/> or <see cref="TitleSort"/>.</param>
    /// <param name="when"><see cref="ByOld"/> or <see cref="All"/>; null for those who pass by the new text.</param>
    public static string Group(string sort, string name, string? when = null) => $"{sort}{(when is null ? "" : "-" + when)}:{name}";

    /// <summary>Reads what an address asks for; null where it means nothing in this simulation.</summary>
    public static CarrierChoice? Of(string? show, Simulation simulation, Divisions divisions)
    {
        var (before, after) = (simulation.WhatIf.Before, simulation.WhatIf.After);
        var asked = show ?? (before is null ? All : Moved);
        var cut = asked.Split(':', asked.Split(':')[0] is "near" or "answer" or "answered" ? 3 : 2);
        var by = ByNew(simulation);
        switch (cut)
        {
            case [All]:
                return new("全部载体", _ => true);
            case [Moved or Gained or Lost or "mended" or "failed" or "answered", ..] when before is not null:
                return Moves(cut, before, after, id => SimulationReport.TitleOf(simulation, id));
            case ["after", var word] when Enum.TryParse<Outlook>(word, out var outlook):
                return new($"{by}{SimulationReport.Word(outlook)}的载体", c => after.OutlookOf(c) == outlook);
            case ["answer", var word, var id] when Enum.TryParse<Answer>(word, out var answer) && Has(after.Pack, id):
                return new($"{by}“{SimulationReport.TitleOf(simulation, id)}”{SimulationReport.Word(answer)}的载体", c => after.AnswerOf(id, c) == answer);
            case ["near", var word, var part] when Enum.TryParse<Nearness>(word, out var nearness) && simulation.Near.FirstOrDefault(n => n.Part.Id == part) is { } near:
                return new($"“{near.Criterion.Title}”{Word(nearness)}的载体", c => near.Of[c] == nearness);
            case ["entitled", var id] when simulation.Costs.FirstOrDefault(c => c.Benefit.Id == id && c.After is not null) is { } cost:
                return new($"{by}有资格享受“{cost.Benefit.Title}”的载体", c => cost.Carriers[c].IsEntitled);
            case [var of, var name] when of.Split('-') is [PlaceSort or KindSort or TitleSort, ..] sort:
                return Grouped(sort[0], sort.ElementAtOrDefault(1), name, simulation, divisions);
            default:
                return null;
        }
    }

    /// <summary>Where there is but one text, nothing is said of which.</summary>
    private static string ByNew(Simulation simulation) => simulation.Before is null ? "" : "按新文本";

    /// <summary>What is asked of the text before, or of both.</summary>
    private static CarrierChoice? Moves(string[] cut, RegistryAnswers before, RegistryAnswers after, Func<string, string> titleOf) => cut switch
    {
        [Moved] => new("有变化的载体", c => before.OutlookOf(c) != after.OutlookOf(c)),
        [Gained] => new("由此达到的载体", c => before.OutlookOf(c) != Outlook.Passes && after.OutlookOf(c) == Outlook.Passes),
        [Lost] => new("由此不再达到的载体", c => before.OutlookOf(c) == Outlook.Passes && after.OutlookOf(c) != Outlook.Passes),
        ["mended", var id] => new($"不再因“{titleOf(id)}”未达到的载体", c => before.AnswerOf(id, c) == Answer.NotMet && after.AnswerOf(id, c) != Answer.NotMet),
        ["failed", var id] => new($"因“{titleOf(id)}”新的未达到的载体", c => before.AnswerOf(id, c) != Answer.NotMet && after.AnswerOf(id, c) == Answer.NotMet),
        ["answered", var word, var id] when Enum.TryParse<Answer>(word, out var answer) && Has(before.Pack, id) =>
            new($"按原文本“{titleOf(id)}”{SimulationReport.Word(answer)}的载体", c => before.AnswerOf(id, c) == answer),
        _ => null,
    };

    private static CarrierChoice? Grouped(string sort, string? when, string name, Simulation simulation, Divisions divisions)
    {
        var by = ByNew(simulation);
        var what = sort != TitleSort ? name : (name == Simulation.NoTitle ? name : $"有“{name}”称号") + (when == All ? "" : "、");
        return (when, simulation.WhatIf.Before) switch
        {
            (null, _) => new($"{what}{by}达到的载体", c => simulation.WhatIf.After.OutlookOf(c) == Outlook.Passes && Belongs(c)),
            (ByOld, { } before) => new($"{what}按原文本达到的载体", c => before.OutlookOf(c) == Outlook.Passes && Belongs(c)),
            (All, _) => new($"{what}的载体", Belongs),
            _ => null,
        };

        bool Belongs(int c) => sort switch
        {
            PlaceSort => simulation.PlaceOf(simulation.Registry.Carriers[c], divisions) == name,
            KindSort => Simulation.KindOf(simulation.Registry.Carriers[c]) == name,
            _ => simulation.TitlesOf(simulation.Registry.Carriers[c]).Contains(name),
        };
    }

    private static bool Has(PolicyPack pack, string criterion) => pack.Criteria.Any(c => c.Id == criterion);

    /// <summary>差 5% 以内, 够 5% 至 10%.</summary>
    public static string Word(Nearness nearness) => nearness switch
    {
        Nearness.JustMissed => "差 5% 以内",
        Nearness.NearlyMissed => "差 5% 至 10%",
        Nearness.JustMet => "高出 5% 以内",
        Nearness.NearlyMet => "高出 5% 至 10%",
        _ => "其他",
    };

    /// <summary>The members of it, by name.</summary>
    public IReadOnlyList<int> In(Simulation simulation) =>
        [.. simulation.WhatIf.Members.Where(Includes).OrderBy(c => simulation.Registry.Carriers[c].NameKey, StringComparer.Ordinal)];
}
