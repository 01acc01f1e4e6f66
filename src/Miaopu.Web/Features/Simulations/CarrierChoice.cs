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

    public static string Before(Outlook outlook) => "before:" + outlook;

    public static string After(Outlook outlook) => "after:" + outlook;

    public static string NoLongerFails(string criterion) => "mended:" + criterion;

    public static string FailsNewly(string criterion) => "failed:" + criterion;

    public static string Near(NearThreshold near, Nearness nearness) => $"near:{nearness}:{near.Part.Id}";

    public static string Place(string place) => "place:" + place;

    public static string OfKind(string kind) => "kind:" + kind;

    public static string Holding(string title) => "title:" + title;

    /// <summary>Reads what an address asks for; null where it means nothing in this simulation.</summary>
    public static CarrierChoice? Of(string? show, Simulation simulation, Divisions divisions)
    {
        var (before, after) = (simulation.WhatIf.Before, simulation.WhatIf.After);
        var asked = show ?? Moved;
        var cut = asked.Split(':', asked.StartsWith("near:", StringComparison.Ordinal) ? 3 : 2);
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
            case ["near", var word, var part] when Enum.TryParse<Nearness>(word, out var nearness) && simulation.Near.FirstOrDefault(n => n.Part.Id == part) is { } near:
                return new($"“{near.Criterion.Title}”{Word(nearness)}的载体", c => near.Of[c] == nearness);
            case ["place", var place]:
                return new($"{place}按新文本达到的载体", c => after.OutlookOf(c) == Outlook.Passes && simulation.PlaceOf(simulation.Registry.Carriers[c], divisions) == place);
            case ["kind", var kind]:
                return new($"{kind}按新文本达到的载体", c => after.OutlookOf(c) == Outlook.Passes && Simulation.KindOf(simulation.Registry.Carriers[c]) == kind);
            case ["title", var held]:
                return new($"{(held == Simulation.NoTitle ? held : $"有“{held}”称号")}、按新文本达到的载体", c => after.OutlookOf(c) == Outlook.Passes && simulation.TitlesOf(simulation.Registry.Carriers[c]).Contains(held));
            default:
                return null;
        }
    }

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
