using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Store.Registry;

namespace Miaopu.Web.Features.Simulations;

/// <summary>What a text does to the carriers of the place, beside the text before it where there is one. No decision, and never kept as one.</summary>
/// <param name="On">The day as of which was measured.</param>
/// <param name="Costs">What each benefit of either text comes to for all members.</param>
/// <param name="Near">How near members lie to each threshold of the text that is tried.</param>
public sealed record Simulation(Registry Registry, DateOnly On, WhatIf WhatIf, IReadOnlyList<CostShift> Costs, IReadOnlyList<NearThreshold> Near)
{
    /// <summary>Stands among kinds and titles for those that have none.</summary>
    public const string NoKind = "未填类型", NoTitle = "还没有称号";

    /// <summary>The text before; null for a policy that is new.</summary>
    public PolicyPack? Before => WhatIf.Before?.Pack;

    public PolicyPack After => WhatIf.After.Pack;

    /// <summary>Members by the places directly under the authority: the cities of a province, the counties of a city.</summary>
    public IReadOnlyList<GroupShift> ByPlace(Divisions divisions) => By(carrier => PlaceOf(carrier, divisions));

    /// <summary>The place directly under the authority in which a carrier lies.</summary>
    public string PlaceOf(RegistryCarrier carrier, Divisions divisions)
    {
        if (!DivisionCode.TryParse(carrier.Division, out var code, out _))
        {
            return "未填区划";
        }

        var path = divisions.PathTo(code);
        var own = path.ToList().FindIndex(d => d.Code.Value == After.Authority);
        return path.Count == 0 ? code.Value : path[Math.Min(own + 1, path.Count - 1)].Name;
    }

    /// <summary>Members by the type of carrier they are entered as, the largest first.</summary>
    public IReadOnlyList<GroupShift> ByKind() => [.. By(KindOf).OrderByDescending(g => g.Members)];

    /// <summary>Members by the titles they hold, the most held first; one that holds several counts under each.</summary>
    public IReadOnlyList<GroupShift> ByTitle() =>
        [.. WhatIf.Members.SelectMany(m => TitlesOf(Registry.Carriers[m]).Select(t => (Member: m, Title: t))).GroupBy(p => p.Title, p => p.Member, StringComparer.Ordinal)
            .Select(Shift).OrderBy(g => g.Name == NoTitle).ThenByDescending(g => g.Members).ThenBy(g => g.Name, StringComparer.Ordinal)];

    /// <summary>The type a carrier is entered as.</summary>
    public static string KindOf(RegistryCarrier carrier) => carrier.Kind.Length > 0 ? carrier.Kind : NoKind;

    /// <summary>The titles a carrier holds, or the word for none.</summary>
    public IReadOnlyList<string> TitlesOf(RegistryCarrier carrier) => [.. carrier.TitlesOn(On).DefaultIfEmpty(NoTitle).Order(StringComparer.Ordinal)];

    /// <summary>Members by a word about each, in the order of their divisions.</summary>
    public IReadOnlyList<GroupShift> By(Func<RegistryCarrier, string> word) =>
        [.. WhatIf.Members.GroupBy(m => word(Registry.Carriers[m]), StringComparer.Ordinal).OrderBy(g => g.Min(m => Registry.Carriers[m].Division), StringComparer.Ordinal).Select(Shift)];

    /// <summary>How many pass that did not under the text before; none where there is none.</summary>
    public int Gained => WhatIf.Moves.Count(m => m.Becomes == Outlook.Passes);

    /// <summary>How many no longer pass.</summary>
    public int Lost => WhatIf.Moves.Count(m => m.Was == Outlook.Passes);

    private GroupShift Shift(IGrouping<string, int> members) => new(
        members.Key,
        members.Count(),
        WhatIf.Before is { } before ? members.Count(m => before.OutlookOf(m) == Outlook.Passes) : null,
        members.Count(m => WhatIf.After.OutlookOf(m) == Outlook.Passes));
}

/// <summary>What a benefit comes to in all.</summary>
/// <param name="Before">Under the text before; null where there is none or it has no such benefit.</param>
/// <param name="After">Under the text that is tried; null where it has no such benefit.</param>
/// <param name="Carriers">What it comes to for each carrier under the text that is tried, by their place in the registry; empty where that has no such benefit.</param>
public sealed record CostShift(Benefit Benefit, CostTotal? Before, CostTotal? After, IReadOnlyList<CarrierBenefit> Carriers);

/// <summary>How many carriers of a group pass.</summary>
/// <param name="Before">Under the text before; null where there is none.</param>
/// <param name="After">Under the text that is tried.</param>
public sealed record GroupShift(string Name, int Members, int? Before, int After);

/// <summary>Tries texts on the whole registry.</summary>
public sealed class Simulate(MiaopuDb db, Shelf shelf, KeptRegistry kept)
{
    /// <summary>The registry as it is now, with every field that a text in force gives the ledgers.</summary>
    public async Task<Registry> Registry(CancellationToken cancel = default) => await kept.Now(db, [await shelf.Vocabulary(cancel), .. await shelf.InForceVocabularies(cancel)], cancel);

    /// <summary>Where the carriers are that a pack of this authority binds: the paths of its organisations; none where no such authority is entered.</summary>
    public async Task<IReadOnlyList<string>> PathsOf(string authority, CancellationToken cancel = default) =>
        await db.Organisations.AsNoTracking().Where(PolicyAuthority.Called(authority)).Select(o => o.Path).ToListAsync(cancel);

    /// <summary>Where the carriers of a pack of this authority and those that an organisation oversees meet.</summary>
    /// <param name="own">The organisation's path.</param>
    public async Task<IReadOnlyList<string>> PathsFor(string authority, string own, CancellationToken cancel = default) => own.Length == 0 ? [] : [.. (await PathsOf(authority, cancel))
        .Where(p => p.StartsWith(own, StringComparison.Ordinal) || own.StartsWith(p, StringComparison.Ordinal))
        .Select(p => p.Length > own.Length ? p : own).Distinct()];

    /// <summary>Tries a text over the carriers of its kind under these paths.</summary>
    /// <param name="before">The text it is held against; null for a policy that is new.</param>
    /// <param name="paths">Organisations; their own carriers and those below.</param>
    public async Task<Simulation> Run(PolicyPack? before, PolicyPack after, DateOnly on, IReadOnlyList<string> paths, CancellationToken cancel = default)
    {
        var registry = await Registry(cancel);
        var members = paths.SelectMany(p => registry.Under(p, after.CarrierKind.Length > 0 ? after.CarrierKind : null)).Distinct().Order().ToList();
        RegistryAnswers? one = null, two = null;
        IReadOnlyList<BenefitCost> costBefore = [], costAfter = [];
        IReadOnlyList<NearThreshold> near = [];
        Parallel.Invoke(
            () => (one, costBefore) = before is null ? (null, []) : (before.Answer(registry.Snapshot, on), before.Cost(registry.Snapshot, on)),
            () => (two, costAfter, near) = (after.Answer(registry.Snapshot, on), after.Cost(registry.Snapshot, on), after.Near(registry.Snapshot, on)));
        var costs = costBefore.Select(c => c.Benefit.Id).Union(costAfter.Select(c => c.Benefit.Id)).Select(id =>
        {
            var (was, becomes) = (costBefore.FirstOrDefault(c => c.Benefit.Id == id), costAfter.FirstOrDefault(c => c.Benefit.Id == id));
            return new CostShift((becomes ?? was)!.Benefit, was?.Total(members), becomes?.Total(members), becomes?.Carriers ?? []);
        });
        return new Simulation(registry, on, one is null ? WhatIf.Of(two!, members) : WhatIf.Compare(one, two!, members), [.. costs], near);
    }

    /// <summary>How many members pass as one number of a text takes one value after another.</summary>
    public static IReadOnlyList<WhatIfPoint> Curve(Simulation simulation, TunableNumber number, Vocabulary vocabulary) =>
        WhatIf.Curve(
            simulation.After, number.Number, WhatIf.ValuesAround(number.Value),
            text => PackReader.Read(text, simulation.After.Id, vocabulary, simulation.After.Bases).Pack, simulation.Registry.Snapshot, simulation.On, simulation.WhatIf.Members);
}
