using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Cases;

/// <summary>A case with all it is walked by.</summary>
public sealed record OpenedCase(Application Application, Procedure Procedure)
{
    public Round Round => Procedure.Round;

    public PolicyPack Pack => Procedure.Pack;
}

/// <summary>
/// Loads cases for decisions and pages. The only way to a case: a row that the actor may not see is as if it did not exist.
/// </summary>
public sealed class OpenCase(MiaopuDb db, CurrentActor current, Calendars calendars, BusinessClock clock, Shelf shelf)
{
    /// <summary>The case, tracked, with runs, bodies, returns and submissions; null where it does not exist for this actor.</summary>
    public async Task<OpenedCase?> Find(Guid id, CancellationToken cancel = default)
    {
        await Mark(id, cancel);
        var application = await Whole().Where(CaseRights.MaySee(current.Actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        return application is null ? null : await With(application, cancel);
    }

    /// <summary>The case whatever the actor, for what follows by time alone and for rights of another kind (an assigned expert), which the caller has checked.</summary>
    public async Task<OpenedCase?> FindUnchecked(Guid id, CancellationToken cancel = default)
    {
        await Mark(id, cancel);
        var application = await Whole().SingleOrDefaultAsync(a => a.Id == id, cancel);
        return application is null ? null : await With(application, cancel);
    }

    /// <summary>
    /// Those of the cases that the actor may see, tracked, in the order of the ids, in so many queries whatever their number. Without their submissions, which only documents about
    /// many cases need: <see cref="ReadSubmissions"/>.
    /// </summary>
    public async Task<IReadOnlyList<OpenedCase>> FindAll(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        // the heads before the cases, as in Mark
        var streams = ids.Select(Streams.Case).ToList();
        await db.JournalHeads.Where(h => streams.Contains(h.Stream)).LoadAsync(cancel);
        var found = await db.Applications.Include(a => a.Runs).Include(a => a.Returns).AsSplitQuery().Where(CaseRights.MaySee(current.Actor)).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var wanted = found.Values.Select(a => a.RoundId).Distinct().ToList();
        var rounds = await db.Rounds.Where(r => wanted.Contains(r.Id)).AsSingleQuery().ToDictionaryAsync(r => r.Id, cancel);
        var opened = new List<OpenedCase>(found.Count);
        foreach (var id in ids.Distinct())
        {
            if (found.TryGetValue(id, out var application))
            {
                opened.Add(await With(application, rounds[application.RoundId], cancel));
            }
        }

        return opened;
    }

    /// <summary>Adds the submissions to cases that were found without.</summary>
    public Task ReadSubmissions(IEnumerable<OpenedCase> opened, CancellationToken cancel = default)
    {
        var ids = opened.Select(o => o.Application.Id).ToList();
        return db.Set<Submission>().Where(s => ids.Contains(EF.Property<Guid>(s, "ApplicationId"))).LoadAsync(cancel);
    }

    /// <summary>A walk by the present actor.</summary>
    /// <param name="at">When the request was received; now where nothing is said.</param>
    public CaseWalk Walk(OpenedCase opened, DateTime? at = null) => new(opened.Application, opened.Procedure, current.Actor, at ?? clock.Now, Ids.New);

    /// <summary>
    /// Remembers how far the case's journal had come before the case was read. Whatever happens to it between here and the commit then makes the commit fail: a decision
    /// never rests on a case that has moved on, also where the rows it changes are others than those that moved.
    /// </summary>
    private async Task Mark(Guid id, CancellationToken cancel) => await db.JournalHeads.FindAsync([Streams.Case(id)], cancel);

    private IQueryable<Application> Whole() => db.Applications.Include(a => a.Runs).Include(a => a.Returns).Include(a => a.Submissions).AsSplitQuery();

    private async Task<OpenedCase> With(Application application, CancellationToken cancel) =>
        await With(application, await db.Rounds.SingleAsync(r => r.Id == application.RoundId, cancel), cancel);

    private async Task<OpenedCase> With(Application application, Round round, CancellationToken cancel)
    {
        var pack = await shelf.Get(application.PackHash, cancel)
            ?? throw new InvalidOperationException($"The pack of case {application.Id} ({application.PackHash}) is not on the shelf.");
        return new OpenedCase(application, new Procedure(pack, round, calendars.Current));
    }
}
