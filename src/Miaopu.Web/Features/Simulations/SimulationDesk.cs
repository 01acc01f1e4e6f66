using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Forms;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A simulation as an address asks for it.</summary>
/// <param name="Before">The text it is held against; null for a draft that follows none.</param>
/// <param name="Draft">The text whose numbers can be changed: an edition, that before among them, or a draft.</param>
/// <param name="Numbers">The numbers of <paramref name="Draft"/>, each with what was typed for it, or null.</param>
/// <param name="Refused">What cannot be tried, each with the parameter it was typed in.</param>
/// <param name="Result">What came of it; null where something was refused.</param>
/// <param name="Drawn">The number a curve was asked for.</param>
/// <param name="Of">The office's draft whose text is tried; null where an edition is.</param>
public sealed record OpenSimulation(
    PolicyPack? Before, PolicyPack Draft, DateOnly On, IReadOnlyList<(TunableNumber Number, string? Typed)> Numbers, FieldErrors Refused, Simulation? Result,
    TunableNumber? Drawn, IReadOnlyList<WhatIfPoint> Points, PolicyDraft? Of)
{
    /// <summary>What it is a simulation of: the text before, else the draft as the office calls it.</summary>
    public string Title => Before?.Title ?? Of?.Title ?? Draft.Title;

    /// <summary>Whether the text that was tried is not yet that of the draft or edition it was taken from.</summary>
    public bool IsChanged => Result is { } result && result.After.Hash != Draft.Hash;
}

/// <summary>Tries what an address asks for, over the carriers that the officer's organisation oversees.</summary>
public sealed class SimulationDesk(MiaopuDb db, Shelf shelf, Simulate simulate, TryDraft drafts, CurrentActor current, BusinessClock clock)
{
    /// <summary>Other texts to compare with: editions of the same policy, and drafts of the same authority.</summary>
    public Task<List<PolicyEdition>> Others(PolicyPack pack) => db.PolicyEditions.AsNoTracking()
        .Where(p => p.Hash != pack.Hash && (p.PolicyId == pack.Id || (p.Authority == pack.Authority && p.State == PolicyState.Draft)))
        .OrderByDescending(p => p.AddedAt).ToListAsync();

    /// <summary>Open drafts of the office that change an edition of the same policy, the newest first.</summary>
    public Task<List<PolicyDraft>> OwnDrafts(PolicyPack pack)
    {
        var office = current.Actor.OrganisationId;
        return db.PolicyDrafts.AsNoTracking()
            .Where(d => d.OrganisationId == office && d.State != PolicyDraftState.Published && d.State != PolicyDraftState.Withdrawn)
            .Where(d => db.PolicyEditions.Any(e => e.Hash == d.BaseHash && e.PolicyId == pack.Id)).OrderByDescending(d => d.SavedAt).ToListAsync();
    }

    /// <summary>A draft of the office; null where it has none of this id.</summary>
    public async Task<PolicyDraft?> Own(Guid id, CancellationToken cancel = default) =>
        await db.PolicyDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is { } draft && PolicyOffice.May(current.Actor, draft.OrganisationId) ? draft : null;

    /// <summary>A text beside the one of this hash.</summary>
    /// <returns>Null where there is no such text, or it cannot be read.</returns>
    public async Task<OpenSimulation?> Open(string hash, ListAddress address, bool draw, CancellationToken cancel = default) =>
        await shelf.Get(hash, cancel) is { } before && await Draft(hash, address, cancel) is { } tried ? await Try(before, tried, address, draw, cancel) : null;

    /// <summary>A draft of the office by itself.</summary>
    /// <returns>Null where there is no such draft, or it cannot be read.</returns>
    public async Task<OpenSimulation?> OpenAlone(Guid draft, ListAddress address, bool draw, CancellationToken cancel = default) =>
        await DraftOf(draft, cancel) is { } tried ? await Try(null, tried, address, draw, cancel) : null;

    private async Task<OpenSimulation> Try(PolicyPack? before, (PolicyPack Pack, Vocabulary Vocabulary, PolicyDraft? Of) tried, ListAddress address, bool draw, CancellationToken cancel)
    {
        var (draft, vocabulary, of) = tried;
        var numbers = PackNumberWords.Of(draft).Select(n => (Number: n, Typed: address.Get(SimulationAddress.Number(n.Index))?.Trim())).ToList();
        var refusals = new List<Casework.Refusal>();
        var on = DayOf(address.Get(SimulationAddress.On), refusals);
        var changes = Changes(numbers, refusals);
        var after = draft;
        if (refusals.Count == 0 && changes.Count > 0)
        {
            var reading = ChangedPack.Read(draft, vocabulary, changes);
            refusals.AddRange(reading.Pack is null ? reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => new Casework.Refusal(f.What + "。")) : []);
            after = reading.Pack ?? draft;
        }

        var drawn = numbers.FirstOrDefault(n => n.Number.Index.ToString(CultureInfo.InvariantCulture) == address.Get(SimulationAddress.Curve)).Number;
        if (refusals.Count > 0)
        {
            return new(before, draft, on, numbers, FieldErrors.Of(refusals, f => f), null, drawn, [], of);
        }

        var result = await simulate.Run(before, after, on, await simulate.PathsFor(after.Authority, current.Actor.OrganisationPath, cancel), cancel);
        if (of is not null && after == draft && on == LegalTime.DayOf(clock.Now) && before?.Hash == await drafts.BaseOf(of, draft, cancel))
        {
            await drafts.Keep(of, result, cancel);
        }

        var points = draw && drawn is not null ? Simulate.Curve(result, drawn with { Number = after.Numbers[drawn.Index] }, vocabulary) : [];
        return new(before, draft, on, numbers, FieldErrors.None, result, drawn, points, of);
    }

    private async Task<(PolicyPack Pack, Vocabulary Vocabulary, PolicyDraft? Of)?> Draft(string hash, ListAddress address, CancellationToken cancel)
    {
        if (SimulationAddress.DraftIn(address) is { } id)
        {
            return await DraftOf(id, cancel);
        }

        var other = address.Get(SimulationAddress.To) ?? hash;
        return await shelf.Get(other, cancel) is { } edition ? (edition, (await shelf.VocabularyOf(other, cancel))!, null) : null;
    }

    private async Task<(PolicyPack Pack, Vocabulary Vocabulary, PolicyDraft? Of)?> DraftOf(Guid id, CancellationToken cancel) =>
        await Own(id, cancel) is { } draft && (await shelf.Read(draft.Text, PolicyGate.PolicyFile, cancel)).Pack is { } pack ? (pack, await shelf.Vocabulary(cancel), draft) : null;

    private DateOnly DayOf(string? typed, List<Casework.Refusal> refusals)
    {
        var today = LegalTime.DayOf(clock.Now);
        if (typed is null)
        {
            return today;
        }

        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        refusals.Add(new("统计日应是日期，如 2021-05-14。", SimulationAddress.On));
        return today;
    }

    private static List<NumberChange> Changes(IEnumerable<(TunableNumber Number, string? Typed)> numbers, List<Casework.Refusal> refusals)
    {
        var changes = new List<NumberChange>();
        foreach (var (number, typed) in numbers.Where(n => n.Typed is { Length: > 0 }))
        {
            if (number.Read(typed!) is not var (value, change))
            {
                refusals.Add(new(number.Wanted(typed!), SimulationAddress.Number(number.Index)));
            }
            else if (value != number.Value)
            {
                changes.Add(change);
            }
        }

        return changes;
    }
}
