using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Policies;

/// <summary>The packs of this installation: rows addressed by the hash of their text, read once and kept.</summary>
public sealed class Shelf(MiaopuDb db, ParsedPacks parsed)
{
    /// <summary>The pack of this hash, whatever its state: a round that pinned it goes on under it. Null for an unknown hash, and for a text that no longer reads.</summary>
    public async Task<PolicyPack?> Get(string hash, CancellationToken cancel = default)
    {
        if (parsed.TryPack(hash, out var pack))
        {
            return pack;
        }

        var edition = await db.PolicyEditions.AsNoTracking().SingleOrDefaultAsync(p => p.Hash == hash, cancel);
        return edition is null || await Known(edition.VocabularyHash, cancel) is not { } vocabulary ? null : parsed.Read(edition, vocabulary, await BaseTexts.Of(db, edition.Text, cancel));
    }

    /// <summary>Reads a text that is not on the shelf with the vocabulary in use; packs that it extends are those on the shelf.</summary>
    /// <param name="fileName">The name findings carry.</param>
    public async Task<PackReading> Read(string text, string fileName, CancellationToken cancel = default) =>
        PackReader.Read(text, fileName, await Vocabulary(cancel), await BaseTexts.Of(db, text, cancel));

    /// <summary>The packs in force on a day for those under this line of authorities, by title.</summary>
    public async Task<IReadOnlyList<PolicyPack>> InForce(DateOnly day, AuthorityLine line, CancellationToken cancel = default)
    {
        var rows = await db.PolicyEditions.AsNoTracking()
            .Where(p => p.State == PolicyState.InForce && p.InForceFrom <= day && (p.InForceTo == null || p.InForceTo >= day))
            .OrderBy(p => p.PolicyId).Select(p => new { p.Hash, p.Authority }).ToListAsync(cancel);
        var packs = new List<PolicyPack>();
        foreach (var row in rows.Where(r => line.Has(r.Authority)))
        {
            packs.AddRange(await Read(row.Hash, cancel));
        }

        return packs;
    }

    /// <summary>Every pack in force on a day, whoever it binds, by authority and id.</summary>
    public async Task<IReadOnlyList<PolicyPack>> InForce(DateOnly day, CancellationToken cancel = default)
    {
        var packs = new List<PolicyPack>();
        foreach (var hash in await db.PolicyEditions.AsNoTracking()
            .Where(p => p.State == PolicyState.InForce && p.InForceFrom <= day && (p.InForceTo == null || p.InForceTo >= day))
            .OrderBy(p => p.Authority).ThenBy(p => p.PolicyId).Select(p => p.Hash).ToListAsync(cancel))
        {
            packs.AddRange(await Read(hash, cancel));
        }

        return packs;
    }

    /// <summary>The packs in force on a day for this carrier, of whatever kind they are.</summary>
    public async Task<IReadOnlyList<PolicyPack>> InForce(DateOnly day, Carrier carrier, CancellationToken cancel = default) =>
        await InForce(day, await LineOf(carrier.OperatorPath, cancel), cancel);

    /// <summary>The shared vocabulary in use; empty before the first import.</summary>
    public async Task<Vocabulary> Vocabulary(CancellationToken cancel = default)
    {
        var hash = await db.VocabularyEditions.OrderByDescending(v => v.InUseSince).Select(v => v.Hash).FirstOrDefaultAsync(cancel);
        return hash is null ? Rulebook.Vocabulary.Empty : await Vocabulary(hash, cancel);
    }

    /// <summary>The vocabularies of all packs that were published and not repealed, whatever their days in force.</summary>
    public async Task<IReadOnlyList<Vocabulary>> InForceVocabularies(CancellationToken cancel = default)
    {
        var vocabularies = new List<Vocabulary>();
        foreach (var hash in await db.PolicyEditions.AsNoTracking().Where(p => p.State == PolicyState.InForce).OrderBy(p => p.PolicyId).Select(p => p.Hash).ToListAsync(cancel))
        {
            vocabularies.AddRange((await Read(hash, cancel)).Select(p => p.Vocabulary));
        }

        return vocabularies;
    }

    /// <summary>The ledgers that this carrier keeps: the shared ones, and what the packs in force for it add.</summary>
    public async Task<IReadOnlyList<CarrierLedger>> LedgersOf(Carrier carrier, DateOnly day, CancellationToken cancel = default) =>
        CarrierLedger.Of([await Vocabulary(cancel), .. (await InForce(day, carrier, cancel)).Select(p => p.Vocabulary)]);

    /// <summary>The shared vocabulary that the pack of this hash is read with; null for an unknown hash.</summary>
    public async Task<Vocabulary?> VocabularyOf(string packHash, CancellationToken cancel = default) =>
        await db.PolicyEditions.AsNoTracking().Where(p => p.Hash == packHash).Select(p => p.VocabularyHash).SingleOrDefaultAsync(cancel) is { } hash ? await Vocabulary(hash, cancel) : null;

    /// <summary>The organisations on a path, from the root down.</summary>
    public async Task<AuthorityLine> LineOf(string path, CancellationToken cancel = default)
    {
        var ids = AuthorityLine.IdsOf(path);
        var found = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel);
        return new AuthorityLine([.. found.OrderBy(o => o.Path.Length)]);
    }

    /// <summary>The pack, or nothing where its text no longer reads: one such text stops none of the others.</summary>
    private async Task<PolicyPack[]> Read(string hash, CancellationToken cancel) => await Get(hash, cancel) is { } pack ? [pack] : [];

    private async Task<Vocabulary> Vocabulary(string hash, CancellationToken cancel) =>
        await Known(hash, cancel) ?? throw new InvalidOperationException($"The vocabulary {hash} is gone, or no longer reads.");

    /// <summary>The vocabulary of this hash; null where it is gone, or no longer reads.</summary>
    private async Task<Vocabulary?> Known(string hash, CancellationToken cancel) =>
        parsed.TryVocabulary(hash, out var known) ? known
        : await db.VocabularyEditions.AsNoTracking().SingleOrDefaultAsync(v => v.Hash == hash, cancel) is { } edition ? parsed.Read(edition) : null;
}
