using Miaopu.Casework.Policies;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.Simulations;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>A figure of two drafts, each as the text before it, where there is one, and the draft have it.</summary>
/// <param name="Name">What is counted.</param>
public sealed record PairedFigure(string Name, string One, string Other);

/// <summary>Two drafts of the office beside each other: what each would do to the carriers of the place, and what the second says otherwise.</summary>
/// <param name="One">As it was tried.</param>
/// <param name="Other">As it was tried.</param>
public sealed record DraftsBeside(TriedDraft One, TriedDraft Other)
{
    /// <summary>What the second text says otherwise than the first.</summary>
    public PackDifference Changes { get; } = PackDifference.Between(One.Pack, Other.Pack);

    /// <summary>Whether both are held against one and the same text.</summary>
    public bool HaveOneBase => One.Base?.Hash == Other.Base?.Hash;

    public IReadOnlyList<PairedFigure> Sums =>
    [
        Both("载体（家）", s => Wording.Number(s.WhatIf.Members.Count)),
        Both("达到（家）", s => SimulationReport.Pair(s.WhatIf.CountBefore(Outlook.Passes), s.WhatIf.CountAfter(Outlook.Passes))),
        Both("由此达到（家）", s => s.Before is null ? "无原文本" : Wording.Number(s.Gained)),
        Both("由此不再达到（家）", s => s.Before is null ? "无原文本" : Wording.Number(s.Lost)),
        Both("缺数据，还说不准（家）", s => SimulationReport.Pair(s.WhatIf.CountBefore(Outlook.Open), s.WhatIf.CountAfter(Outlook.Open))),
    ];

    public IReadOnlyList<PairedFigure> Places(Divisions divisions) => Groups(s => s.ByPlace(divisions), g => g.Name);

    public IReadOnlyList<PairedFigure> Kinds => [.. Groups(s => s.ByKind(), g => $"{SimulationReport.Kind}：{g.Name}"), .. Groups(s => s.ByTitle(), g => $"{SimulationReport.Title}：{g.Name}")];

    public IReadOnlyList<PairedFigure> Money
    {
        get
        {
            var titles = new[] { One, Other }.SelectMany(d => d.Result.Costs).GroupBy(c => c.Benefit.Id, StringComparer.Ordinal).Select(g => (Id: g.Key, g.First().Benefit.Title));
            return [.. titles.Select(t => Both(t.Title, s => s.Costs.FirstOrDefault(c => c.Benefit.Id == t.Id) is { } cost ? SimulationReport.Money(s, cost) : "无"))];
        }
    }

    private PairedFigure Both(string name, Func<Simulation, string> figure) => new(name, figure(One.Result), figure(Other.Result));

    private IReadOnlyList<PairedFigure> Groups(Func<Simulation, IReadOnlyList<GroupShift>> by, Func<GroupShift, string> name)
    {
        var (one, other) = (by(One.Result), by(Other.Result));
        return [.. one.Select(name).Union(other.Select(name)).Select(n => new PairedFigure(n, Said(one, n), Said(other, n)))];

        string Said(IReadOnlyList<GroupShift> groups, string n) => groups.FirstOrDefault(g => name(g) == n) is { } group ? SimulationReport.Pair(group.Before, group.After) : "0";
    }
}
