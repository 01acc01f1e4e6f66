using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>A version of a draft as a list shows it: without its texts.</summary>
public sealed record SavedVersion(int Number, string Title, string SavedByName, DateTime SavedAt);

/// <summary>The drafts of the present officer's office.</summary>
public sealed class PolicyDraftDesk(MiaopuDb db, Shelf shelf, CurrentActor current, BusinessClock clock)
{
    public Task<List<PolicyDraft>> Own() => Mine.AsNoTracking().OrderByDescending(d => d.SavedAt).ToListAsync();

    /// <summary>Null where there is none, or it is another office's.</summary>
    public async Task<PolicyDraft?> Find(Guid id, CancellationToken cancel = default) =>
        await Mine.SingleOrDefaultAsync(d => d.Id == id, cancel) is { } draft && PolicyOffice.May(current.Actor, draft.OrganisationId) ? draft : null;

    public async Task<PolicyOffice> Office(CancellationToken cancel = default) => await OfficeOf(db, current.Actor.OrganisationId, current.Actor.OrganisationPath, cancel);

    /// <summary>An authority with all below it.</summary>
    public static async Task<PolicyOffice> OfficeOf(MiaopuDb db, Guid organisation, string path, CancellationToken cancel = default) => new(
        organisation,
        path.Length == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Authority && o.Path.StartsWith(path)).ToListAsync(cancel));

    /// <summary>Texts that a draft can start from: those of the office that were published, newest first.</summary>
    public async Task<IReadOnlyList<PolicyEdition>> Bases()
    {
        var office = await Office();
        var editions = await db.PolicyEditions.AsNoTracking().Where(p => p.State == PolicyState.InForce).ToListAsync();
        return [.. editions.Where(e => office.Has(e.Authority)).OrderBy(e => e.PolicyId, StringComparer.Ordinal).ThenByDescending(e => e.InForceFrom)];
    }

    /// <summary>Saves the texts on purpose.</summary>
    /// <param name="part">Which of the two texts was written; the actor's typing of it is done with.</param>
    /// <returns>Whether something changed.</returns>
    public async Task<Outcome<bool>> Save(PolicyDraft draft, string part, int seen, PolicyTexts texts, CancellationToken cancel = default)
    {
        var outcome = WritePolicyDraft.Save(current.Actor, draft, seen, texts, clock.Now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        await Typings(draft.Id).Where(t => t.Part == part).ForEachAsync(t => db.Remove(t), cancel);
        if (outcome.Value is { } happened)
        {
            return await Commit(draft, cancel, happened) is { } stale ? stale : true;
        }

        await db.SaveChangesAsync(cancel);
        return false;
    }

    /// <summary>All versions of a draft, the newest first.</summary>
    public Task<List<SavedVersion>> Versions(Guid draft) => db.Set<PolicyDraftVersion>().AsNoTracking().Where(v => v.DraftId == draft)
        .OrderByDescending(v => v.Number).Select(v => new SavedVersion(v.Number, v.Title, v.SavedByName, v.SavedAt)).ToListAsync();

    public Task<PolicyDraftVersion?> Version(Guid draft, int number) => db.Set<PolicyDraftVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.DraftId == draft && v.Number == number);

    /// <summary>Saves an earlier version anew.</summary>
    /// <returns>Whether something changed.</returns>
    public async Task<Outcome<bool>> Restore(PolicyDraft draft, PolicyDraftVersion version, int seen) => draft.Version != seen
        ? new Refusal("草案刚刚由他人改过，没有恢复。请看过现在的内容再办。")
        : await Put(draft, seen, new PolicyTexts(version.Title, version.Text, version.Cases));

    /// <summary>Saves texts that come from elsewhere than the draft's own editor. What the actor typed there and did not save stands in the way, so that it is not lost unseen.</summary>
    /// <returns>Whether something changed.</returns>
    public async Task<Outcome<bool>> Put(PolicyDraft draft, int seen, PolicyTexts texts) => draft.Changes && await Typings(draft.Id).AnyAsync()
        ? new Refusal("这份草案里还有您没有保存的文字。先到草案中保存或放弃，再办这一步。")
        : await Save(draft, WritePolicyDraft.Policy, seen, texts);

    /// <summary>What the actor typed since the last save, by part.</summary>
    public IQueryable<PolicyTyping> Typings(Guid draft)
    {
        var person = current.Actor.PersonId;
        return db.Set<PolicyTyping>().Where(t => t.DraftId == draft && t.PersonId == person);
    }

    public async Task ForgetTyping(Guid draft, string part)
    {
        await Typings(draft).Where(t => t.Part == part).ForEachAsync(t => db.Remove(t));
        await db.SaveChangesAsync();
    }

    /// <summary>The text as it now reads, with the vocabulary in use.</summary>
    public Task<PackReading> Read(string text, CancellationToken cancel = default) => shelf.Read(text, PolicyGate.PolicyFile, cancel);

    /// <summary>Commits, or says that somebody else was quicker.</summary>
    internal async Task<Refusal?> Commit(PolicyDraft draft, CancellationToken cancel, params Happening[] happenings)
    {
        try
        {
            await db.Commit(current.Actor, clock.Now, happenings, cancel);
            return null;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            db.ChangeTracker.Clear();
            return WritePolicyDraft.Stale(await db.PolicyDrafts.AsNoTracking().SingleAsync(d => d.Id == draft.Id, cancel));
        }
    }

    private IQueryable<PolicyDraft> Mine
    {
        get
        {
            var organisation = current.Actor.OrganisationId;
            return db.PolicyDrafts.Where(d => d.OrganisationId == organisation);
        }
    }
}
