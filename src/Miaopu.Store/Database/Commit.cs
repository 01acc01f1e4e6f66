using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Store.Journal;
using Miaopu.Store.Names;

namespace Miaopu.Store.Database;

public abstract partial class MiaopuDb
{
    private bool journalled;

    /// <summary>
    /// Saves what changed together with the events that say so, in one transaction. The only way to save anything but autosave and its like
    /// (<see cref="Unjournalled"/>).
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the same row, or wrote to the same stream, meanwhile; nothing was saved.</exception>
    /// <exception cref="FormSentTwiceException">The form of this request was acted on by an earlier or a simultaneous request; nothing was saved.</exception>
    public async Task Commit(Actor actor, DateTime now, IReadOnlyCollection<Happening> happenings, CancellationToken cancel = default)
    {
        if (happenings.Count == 0)
        {
            throw new ArgumentException("A write needs an event that says what happened.", nameof(happenings));
        }

        await RefuseOutOfTurn(cancel);
        foreach (var stream in happenings.GroupBy(h => h.Stream, StringComparer.Ordinal))
        {
            var head = await JournalHeads.FindAsync([stream.Key], cancel);
            if (head is null)
            {
                head = new JournalHead(stream.Key);
                JournalHeads.Add(head);
            }

            foreach (var happening in stream)
            {
                var details = JsonSerializer.Serialize(happening.Details, JournalJson.Options);
                Journal.Add(head.Append(now, actor.PersonId, actor.OrganisationId, happening.Kind, details));
            }
        }

        KeepForm(now);
        journalled = true;
        try
        {
            await SaveChangesAsync(cancel);
            ActsForForm = null;
        }
        catch (DbUpdateException)
        {
            // A clash with one's own first click is answered as the first was; any other is the caller's to decide anew.
            if (await WasSentBefore(cancel))
            {
                throw new FormSentTwiceException();
            }

            throw;
        }
        finally
        {
            journalled = false;
        }
    }

    /// <inheritdoc cref="Commit(Actor, DateTime, IReadOnlyCollection{Happening}, CancellationToken)"/>
    public Task Commit(Actor actor, DateTime now, params Happening[] happenings) => Commit(actor, now, (IReadOnlyCollection<Happening>)happenings, default);

    /// <summary>
    /// What is read from here to the next commit stands or falls with this stream: where somebody writes to it meanwhile, the commit fails. It is not written to, so two who
    /// only watch it do not disturb each other.
    /// </summary>
    public async Task Watch(string stream, CancellationToken cancel = default)
    {
        if (await JournalHeads.FindAsync([stream], cancel) is { } head)
        {
            Entry(head).Property(h => h.Hash).IsModified = true;
        }
    }

    /// <summary>
    /// The turn to write to this stream, and the moment to write it by: later than all that is in it, whichever copy of the host wrote that and however its clock goes. Where somebody
    /// else writes to it before the commit, the commit fails. So what is committed later never bears an earlier stamp, and what was read as known at an instant stays so.
    /// </summary>
    /// <param name="clock">Asked once the turn is taken.</param>
    public async Task<DateTime> TurnOf(string stream, Func<DateTime> clock, CancellationToken cancel = default)
    {
        if (await JournalHeads.FindAsync([stream], cancel) is null)
        {
            return clock();
        }

        var now = clock();
        var newest = await Journal.AsNoTracking().Where(e => e.Stream == stream).OrderByDescending(e => e.At).Select(e => e.At).FirstOrDefaultAsync(cancel);
        return newest < now ? now : newest.AddMicroseconds(1);
    }

    /// <summary>A version of a ledger record is stamped in the turn of its carrier (<see cref="TurnOf"/>), or it could be known before it was there.</summary>
    private async Task RefuseOutOfTurn(CancellationToken cancel)
    {
        var written = ChangeTracker.Entries<LedgerRecord>().Where(r => r.State is not EntityState.Unchanged).Select(r => Streams.Carrier(r.Entity.CarrierId)).ToHashSet(StringComparer.Ordinal);
        if (written.Count == 0)
        {
            return;
        }

        written.ExceptWith(ChangeTracker.Entries<JournalHead>().Select(h => h.Entity.Stream));

        // one that is founded by this very commit has no journal yet
        if (written.Count > 0 && await JournalHeads.AsNoTracking().Where(h => written.Contains(h.Stream)).Select(h => h.Stream).FirstOrDefaultAsync(cancel) is { } stream)
        {
            throw new InvalidOperationException($"Ledger records were stamped out of turn: ask for the turn of {stream} before deciding on them.");
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void Prepare()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (!journalled && !Unjournalled.Contains(entry.Metadata.ClrType))
            {
                throw new InvalidOperationException($"A change of {entry.Metadata.ClrType.Name} must be committed with an event: use Commit.");
            }

            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
            {
                var version = entry.Property("Version");
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }

            if (entry.State != EntityState.Deleted && entry.Metadata.FindProperty("NameKey") is not null && entry.Metadata.FindProperty("Name") is not null)
            {
                entry.Property("NameKey").CurrentValue = NameOrder.KeyOf((string)entry.Property("Name").CurrentValue!);
            }
        }
    }
}
