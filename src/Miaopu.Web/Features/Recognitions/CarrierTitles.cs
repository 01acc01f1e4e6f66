using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>The titles of a carrier as the system's own ledger has them, and those from before, which the authorities above it enter.</summary>
public sealed class CarrierTitles(MiaopuDb db, Shelf shelf, CurrentActor current, BusinessClock clock)
{
    /// <summary>The ledger of titles; null where the vocabulary in use has none.</summary>
    public async Task<Ledger?> Ledger(CancellationToken cancel = default) => TitleLedger.In(await shelf.Vocabulary(cancel));

    /// <summary>The titles known now, newest first.</summary>
    public async Task<IReadOnlyList<LedgerRow>> Of(Guid carrierId, Ledger ledger, CancellationToken cancel = default)
    {
        var records = await db.LedgerRecords.AsNoTracking().Where(r => r.CarrierId == carrierId && r.Ledger == ledger.Name && r.SupersededAt == null).ToListAsync(cancel);
        var vocabulary = await shelf.Vocabulary(cancel);
        return [.. records.OrderByDescending(r => r.ValidFrom).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => LedgerRows.RowOf(r, vocabulary)).OfType<LedgerRow>()];
    }

    public async Task<Outcome<bool>> EnterEarlier(Carrier carrier, Ledger ledger, IReadOnlyDictionary<string, string?> typed)
    {
        var given = await db.Set<Recognition>().Where(r => r.CarrierId == carrier.Id).Select(r => r.Number).ToListAsync();
        var now = await db.TurnOf(Streams.Carrier(carrier.Id), () => clock.Now);
        var outcome = TitleLedger.EnterEarlier(current.Actor, carrier, ledger, typed, given, Ids.New(), Ids.New(), now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.Add(outcome.Value.Added!);
        return await db.TryCommit(current.Actor, now, outcome.Value.Happening) ? true : new Refusal("这个载体的台账刚由他人改动，请再提交一次。");
    }

    private const int Attempts = 4;

    /// <summary>Enters the titles that were given before the system kept this ledger: what it gave itself, it knows.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> CatchUp(MiaopuDb db, Shelf shelf, DateTime now, CancellationToken cancel = default)
    {
        var vocabulary = await shelf.Vocabulary(cancel);
        if (TitleLedger.In(vocabulary) is null)
        {
            return 0;
        }

        var missing = await db.Set<Recognition>().AsNoTracking().Where(r => !db.LedgerRecords.Any(l => l.RecordId == r.Id)).OrderBy(r => r.IssuedOn).ToListAsync(cancel);
        var entered = 0;
        foreach (var title in missing)
        {
            var level = (await shelf.Get(title.PackHash, cancel))?.AwardLevel;

            // another copy of the host may have been quicker, or somebody may write to the carrier in this moment
            for (var left = Attempts; left > 0 && !await db.LedgerRecords.AnyAsync(r => r.RecordId == title.Id, cancel); left--)
            {
                if (await Enter(db, title, level, vocabulary, now, cancel))
                {
                    entered++;
                    break;
                }
            }
        }

        return entered;
    }

    private static async Task<bool> Enter(MiaopuDb db, Recognition title, string? level, Vocabulary vocabulary, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var at = await db.TurnOf(Streams.Carrier(title.CarrierId), () => now, cancel);
        var entered = TitleLedger.Enter(title, level, vocabulary, Actor.System, Ids.New(), at)!;
        var happened = new List<Happening> { entered.Happening };
        db.Add(entered.Added!);
        if (title.State == RecognitionState.Revoked)
        {
            var ended = TitleLedger.End(entered.Added!, title, vocabulary, Actor.System, Ids.New(), at);
            happened.Add(ended.Happening);
            if (ended.Added is { } version)
            {
                db.Add(version);
            }
        }

        var done = await db.TryCommit(Actor.System, at, [.. happened]);
        db.ChangeTracker.Clear();
        return done;
    }
}
