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

    /// <summary>Of a group, those who pass by the old text, and all of it.</summary>
    public const string ByOld = "before", All = "all";

    public static string Before(Outlook outlook) => "before:" + outlook;

    public static string After(Outlook outlook) => "after:" + outlook;

    public static string NoLongerFails(string criterion) => "mended:" + criterion;

    public static string FailsNewly(string criterion) => "failed:" + criterion;

    /// <summary>Who answers a criterion so by the new text.</summary>
    public static string Answered(string criterion, Answer answer) => $"answer:{answer}:{criterion}";

    /// <summary>Who answers a criterion so by the old text.</summary>
    public static string AnsweredBefore(string criterion, Answer answer) => $"answered:{answer}:{criterion}";

    public static string Near(NearThreshold near, Nearness nearness) => $"near:{nearness}:{near.Part.Id}";

    /// <param name="sort"><see cref="PlaceSort"/>, <see cref="KindSort"/> or <see cref="TitleSort"/>.</param>
    /// <param name="when"><see cref="ByOld"/> or <see cref="All"/>; null for those who pass by the new text.</param>
    public static string Group(string sort, string name, string? when = null) => $"{sort}{(when is null ? "" : "-" + when)}:{name}";

    /// <summary>Reads what an address asks for; null where it means nothing in this simulation.</summary>
    public static CarrierChoice? Of(string? show, Simulation simulation, Divisions divisions)
    {
        var (before, after) = (simulation.WhatIf.Before, simulation.WhatIf.After);
        var asked = show ?? Moved;
        var cut = asked.Split(':', asked.Split(':')[0] is "near" or "answer" or "answered" ? 3 : 2);
        switch (cut)
        {
            case [Moved]:
                return new("有变化的载体", c => before.OutlookOf(c) != after.OutlookOf(c));
            case [Gained]:
                return new("由此达到的载体", c => before.OutlookOf(c) != Outlook.Passes && after.OutlookOf(c) == Outlook.Passes);
            case [Lost]:
                return new("由此不再达到的载体", c => before.OutlookOf(c) == Outlook.Passes && after.OutlookOf(c) != Outlook.Passes);
            case ["before", var word] when Enum.TryParse<Outlook>(word, out var outlook):
                return new($"按原文本{SimulationReport.Word(outlook)}的载体", c => before.OutlookOf(c) == outlook);
            case ["after", var word] when Enum.TryParse<Outlook>(word, out var outlook):
                return new($"按新文本{SimulationReport.Word(outlook)}的载体", c => after.OutlookOf(c) == outlook);
            case ["mended", var id]:
                return new($"不再因“{SimulationReport.TitleOf(simulation, id)}”未达到的载体", c => before.AnswerOf(id, c) == Answer.NotMet && after.AnswerOf(id, c) != Answer.NotMet);
            case ["failed", var id]:
                return new($"因“{SimulationReport.TitleOf(simulation, id)}”新的未达到的载体", c => before.AnswerOf(id, c) != Answer.NotMet && after.AnswerOf(id, c) == Answer.NotMet);
            case ["answer", var word, var id] when Enum.TryParse<Answer>(word, out var answer) && Has(after.Pack, id):
                return new($"按新文本“{SimulationReport.TitleOf(simulation, id)}”{SimulationReport.Word(answer)}的载体", c => after.AnswerOf(id, c) == answer);
            case ["answered", var word, var id] when Enum.TryParse<Answer>(word, out var answer) && Has(before.Pack, id):
                return new($"按原文本“{SimulationReport.TitleOf(simulation, id)}”{SimulationReport.Word(answer)}的载体", c => before.AnswerOf(id, c) == answer);
            case ["near", var word, var part] when Enum.TryParse<Nearness>(word, out var nearness) && simulation.Near.FirstOrDefault(n => n.Part.Id == part) is { } near:
                return new($"“{near.Criterion.Title}”{Word(nearness)}的载体", c => near.Of[c] == nearness);
            case [var of, var name] when of.Split('-') is [PlaceSort or KindSort or TitleSort, ..] sort:
                return Grouped(sort[0], sort.ElementAtOrDefault(1), name, simulation, divisions);
            default:
                return null;
        }
    }

    private static CarrierChoice? Grouped(string sort, string? when, string name, Simulation simulation, Divisions divisions)
    {
        var what = sort != TitleSort ? name : (name == Simulation.NoTitle ? name : $"有“{name}”称号") + (when == All ? "" : "、");
        return when switch
        {
            null => new($"{what}按新文本达到的载体", c => simulation.WhatIf.After.OutlookOf(c) == Outlook.Passes && Belongs(c)),
            ByOld => new($"{what}按原文本达到的载体", c => simulation.WhatIf.Before.OutlookOf(c) == Outlook.Passes && Belongs(c)),
            All => new($"{what}的载体", Belongs),
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
