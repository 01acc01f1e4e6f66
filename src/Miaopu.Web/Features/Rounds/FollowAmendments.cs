using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Rounds;

/// <summary>
/// An amendment takes all open cases along in its own transaction. One that was begun in that very moment, under the text that the round had just had, is taken along
/// here, a little later.
/// </summary>
public sealed class FollowAmendments(MiaopuDb db, Shelf shelf, Calendars calendars, BusinessClock clock)
{
    /// <returns>How many cases were taken along.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var behind = await (
            from m in db.Set<RoundAmendment>().AsNoTracking()
            join r in db.Rounds on m.RoundId equals r.Id
            join a in db.Applications on m.RoundId equals a.RoundId
            where m.Agreed == true && r.ClosedAt == null && a.ClosedAt == null && a.PackHash == m.FromHash && a.ReceivedAt == null
                && r.Schemes.Any(s => s.PackId == a.PackId && s.PackHash == m.ToHash)
            select new { Case = a.Id, Amendment = m.Id }).ToListAsync(cancel);
        var moved = 0;
        foreach (var one in behind)
        {
            db.ChangeTracker.Clear();
            moved += await Take(one.Case, one.Amendment, cancel) ? 1 : 0;
        }

        return moved;
    }

    private async Task<bool> Take(Guid id, Guid amendmentId, CancellationToken cancel)
    {
        await db.JournalHeads.FindAsync([Streams.Case(id)], cancel);
        var amendment = await db.Set<RoundAmendment>().SingleAsync(a => a.Id == amendmentId, cancel);
        var round = await db.Rounds.SingleAsync(r => r.Id == amendment.RoundId, cancel);
        var application = await db.Applications.Include(a => a.Runs).Include(a => a.Returns).AsSplitQuery().SingleAsync(a => a.Id == id, cancel);
        var (before, after) = (await PackOf(amendment.FromHash, cancel), await PackOf(amendment.ToHash, cancel));
        if (!application.IsOpen || AmendmentFit.Of(round, before, after, [application]).Count > 0)
        {
            return false;
        }

        var officer = new Actor(amendment.SettledBy!.Value, amendment.SettledByName!, amendment.OrganisationId, round.AuthorityName, round.AuthorityPath, Role.ProgramOfficer);
        var happened = FollowPack.Decide(new CaseWalk(application, new Procedure(after, round, calendars.Current), officer, clock.Now, Ids.New), before, amendment, []);
        return happened.Count > 0 && await db.TryCommit(officer, clock.Now, [.. happened]);
    }

    private async Task<PolicyPack> PackOf(string hash, CancellationToken cancel) =>
        await shelf.Get(hash, cancel) ?? throw new InvalidOperationException($"The pack {hash} of a round is not on the shelf.");
}
