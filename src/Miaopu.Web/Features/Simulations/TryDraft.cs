using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Simulations;

/// <summary>A draft as it was tried.</summary>
/// <param name="Pack">What its text reads as.</param>
/// <param name="Base">The text it is held against; null for a policy that is new.</param>
public sealed record TriedDraft(PolicyDraft Draft, PolicyPack Pack, PolicyPack? Base, Simulation Result);

/// <summary>Tries drafts of the office as they were saved, and keeps what came of it for the list of drafts.</summary>
public sealed class TryDraft(MiaopuDb db, Shelf shelf, Simulate simulate, CurrentActor current, BusinessClock clock)
{
    /// <summary>Tries a draft, against the text it follows where there is one, over the carriers of the office as they are today.</summary>
    /// <returns>Null where its text cannot be read.</returns>
    public async Task<TriedDraft?> Run(PolicyDraft draft, CancellationToken cancel = default)
    {
        if ((await shelf.Read(draft.Text, PolicyGate.PolicyFile, cancel)).Pack is not { } pack)
        {
            return null;
        }

        var before = await BaseOf(draft, pack, cancel) is { } hash ? await shelf.Get(hash, cancel) : null;
        var result = await simulate.Run(before, pack, LegalTime.DayOf(clock.Now), await simulate.PathsFor(pack.Authority, current.Actor.OrganisationPath, cancel), cancel);
        await Keep(draft, result, cancel);
        return new(draft, pack, before, result);
    }

    /// <summary>The edition that a draft is held against: the one it started from, else the one of its policy in force. Null for a policy that is new.</summary>
    public async Task<string?> BaseOf(PolicyDraft draft, PolicyPack? pack, CancellationToken cancel = default) => draft.BaseHash ?? (pack is null ? null : await db.PolicyEditions.AsNoTracking()
        .Where(p => p.PolicyId == pack.Id && p.State == PolicyState.InForce).OrderByDescending(p => p.InForceFrom).Select(p => p.Hash).FirstOrDefaultAsync(cancel));

    /// <summary>Keeps the figures of a simulation of the text as it is saved; the same figures again are no write.</summary>
    public async Task Keep(PolicyDraft draft, Simulation result, CancellationToken cancel = default)
    {
        var before = result.Before?.Hash ?? "";
        var figures = new TrialFigures(result.WhatIf.Members.Count, result.WhatIf.CountBefore(Outlook.Passes) ?? 0, result.WhatIf.CountAfter(Outlook.Passes), result.Gained, result.Lost);
        var trial = await db.Set<PolicyDraftTrial>().SingleOrDefaultAsync(t => t.DraftId == draft.Id, cancel);
        if (trial is not null && (trial.Number, trial.BaseHash, trial.On, trial.Figures) == (draft.Number, before, result.On, figures))
        {
            return;
        }

        if (trial is null)
        {
            trial = PolicyDraftTrial.Of(draft);
            db.Add(trial);
        }

        trial.Keep(draft.Number, before, result.On, figures, clock.Now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            // a colleague tried it at the same moment and kept the same
            db.Entry(trial).State = EntityState.Detached;
        }
    }

    /// <summary>What the last simulations of these drafts came to, by draft. One held against what is no edition, or against what the draft itself became, has no before.</summary>
    public async Task<IReadOnlyDictionary<Guid, PolicyDraftTrial>> Last(IEnumerable<PolicyDraft> drafts, CancellationToken cancel = default)
    {
        var byId = drafts.ToDictionary(d => d.Id);
        var trials = await db.Set<PolicyDraftTrial>().AsNoTracking().Where(t => byId.Keys.Contains(t.DraftId)).ToListAsync(cancel);
        var named = trials.Where(t => t.HasBase).Select(t => t.BaseHash).Distinct().ToList();
        var published = named.Count == 0 ? [] : await db.PolicyEditions.AsNoTracking().Where(e => named.Contains(e.Hash)).Select(e => e.Hash).ToListAsync(cancel);
        foreach (var trial in trials.Where(t => t.HasBase && (!published.Contains(t.BaseHash) || t.BaseHash == byId[t.DraftId].PublishedHash)))
        {
            trial.DropBase();
        }

        return trials.ToDictionary(t => t.DraftId);
    }
}
