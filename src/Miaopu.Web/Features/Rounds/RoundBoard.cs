using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Recognitions;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Rounds;

/// <summary>How a round goes: counts by first body and stage, and the lists behind them. Everything is counted in the database.</summary>
public sealed class RoundBoard(MiaopuDb db, Shelf shelf, NoticeEnds notices, Calendars calendars, CurrentActor current, BusinessClock clock)
{
    public const int PageSize = 50;

    /// <summary>From so many days without a due date and without a move on, a case is shown as standing still. Ours.</summary>
    public const int StillAfterDays = 20;

    /// <summary>The round, where the actor's authority owns it.</summary>
    public Task<Round?> Find(Guid id) => db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.AuthorityId == current.Actor.OrganisationId);

    /// <summary>One count per body and column; columns in the order of the packs' stages, outcomes behind them.</summary>
    public async Task<BoardCounts> Count(Round round)
    {
        var stages = new List<string>();
        var outcomes = new List<string>();
        var firsts = new HashSet<(string Pack, string Body)>();
        foreach (var scheme in round.Schemes)
        {
            firsts.Add((scheme.PackId, FirstBody.Of(await PackOf(scheme))));
        }

        // Counted for every body of every pack: the first one of each is picked from the counts, which are few.
        var cases = db.Applications.AsNoTracking().Where(a => a.RoundId == round.Id);
        var open = await (
            from a in cases
            from b in a.Bodies
            from r in a.Runs
            where r.EndedAt == null && r.Act != StageAct.Parallel
            group r by new { a.PackId, a.PackHash, b.BodyId, b.OrganisationId, b.OrganisationName, r.Title } into g
            select new { g.Key.PackId, g.Key.PackHash, g.Key.BodyId, Row = new BoardCount(g.Key.OrganisationId, g.Key.OrganisationName, g.Key.Title, g.Count()) }).ToListAsync();
        var closed = await (
            from a in cases
            from b in a.Bodies
            where a.ClosedAt != null
            group a by new { a.PackId, a.PackHash, b.BodyId, b.OrganisationId, b.OrganisationName, a.Outcome } into g
            select new { g.Key.PackId, g.Key.PackHash, g.Key.BodyId, Row = new BoardCount(g.Key.OrganisationId, g.Key.OrganisationName, g.Key.Outcome!, g.Count()) }).ToListAsync();
        foreach (var pack in await Packs(round.Schemes.Select(x => x.PackHash).Concat(open.Select(c => c.PackHash)).Concat(closed.Select(c => c.PackHash))))
        {
            stages.AddRange(pack.Stages.Where(x => x.Act != StageAct.Parallel).Select(x => x.Title));
            outcomes.AddRange(pack.Outcomes.Select(o => o.Name));
        }

        var notStarted = await (
            from c in NotStarted(round)
            join o in db.Organisations on c.OperatorId equals o.Id
            group c by o.ParentId into g
            select new { Parent = g.Key ?? Guid.Empty, Count = g.Count() }).ToListAsync();
        var recommenders = await Recommenders(round);
        var (late, still) = (Late(round), Still(round));
        var slow = await db.Rounds.Where(r => r.Id == round.Id).Select(r => new { Late = late.Count(), Still = still.Count() }).SingleAsync();
        return new BoardCounts(
            [.. stages.Distinct()], [.. outcomes.Distinct()],
            [.. open.Where(c => firsts.Contains((c.PackId, c.BodyId))).Select(c => c.Row)],
            [.. closed.Where(c => firsts.Contains((c.PackId, c.BodyId))).Select(c => c.Row)],
            [.. notStarted.GroupBy(n => recommenders.Above(n.Parent)).Where(g => g.Key is not null).Select(g => new BoardCount(g.Key!.Id, g.Key.Name, "", g.Sum(n => n.Count)))],
            slow.Late, slow.Still);
    }

    /// <summary>Cases of the round, narrowed by body, stage, outcome, late or still.</summary>
    public async Task<(IReadOnlyList<BoardCase> Rows, int Total)> Cases(Round round, ListAddress address)
    {
        var rows = db.Applications.AsNoTracking().Where(a => a.RoundId == round.Id);
        if (Guid.TryParse(address.Get("body"), out var body))
        {
            var bodies = await FirstBodies(round);
            rows = rows.Where(a => a.Bodies.Any(b => b.OrganisationId == body && bodies.Contains(b.BodyId)));
        }

        if (address.Get("stage") is { } stage)
        {
            rows = rows.Where(a => a.Runs.Any(r => r.EndedAt == null && r.Title == stage));
        }

        if (address.Get("outcome") is { } outcome)
        {
            rows = rows.Where(a => a.Outcome == outcome);
        }

        rows = address.Get("slow") switch
        {
            "late" => rows.Where(a => Late(round).Any(l => l == a.Id)),
            "still" => rows.Where(a => Still(round).Any(s => s == a.Id)),
            _ => rows,
        };
        if (address.Get("q")?.Trim() is { Length: > 0 } words)
        {
            rows = rows.Where(a => a.CarrierName.Contains(words) || a.OperatorName.Contains(words) || a.ReceiptNumber!.Contains(words));
        }

        var firsts = await FirstBodies(round);
        var total = await rows.CountAsync();
        var found = await rows.OrderBy(a => a.ReceiptNumber == null).ThenBy(a => a.ReceiptNumber).ThenBy(a => a.StartedAt).ThenBy(a => a.Id)
            .Select(a => new
            {
                a.Id, a.CarrierName, a.OperatorName, a.ReceiptNumber, a.Outcome, a.StartedAt,
                Body = a.Bodies.Where(b => firsts.Contains(b.BodyId)).Select(b => b.OrganisationName).FirstOrDefault(),
                Runs = a.Runs.Where(r => r.EndedAt == null && r.Act != StageAct.Parallel).Select(r => new { r.Id, r.Title, r.StartedAt, r.DueAt }).ToList(),
            }).ReadPage(address.Page, PageSize, total);
        var ends = await notices.Of([.. found.SelectMany(a => a.Runs).Select(r => r.Id)]);
        return ([.. found.Select(a => new BoardCase(
            a.Id, a.CarrierName, a.OperatorName, a.ReceiptNumber, a.Body ?? "", a.Outcome ?? string.Join('、', a.Runs.Select(r => r.Title)),
            a.Runs.Select(r => (DateTime?)r.StartedAt).Min() ?? a.StartedAt, a.Runs.Where(r => !ends.ContainsKey(r.Id)).Select(r => r.DueAt).Min(), a.Outcome is not null)
        {
            NoticeEnds = a.Runs.Where(r => ends.ContainsKey(r.Id)).Select(r => (DateTime?)ends[r.Id]).Min(),
        })], total);
    }

    /// <summary>Carriers that could enter and have not begun.</summary>
    public async Task<(IReadOnlyList<BoardCarrier> Rows, int Total)> NotStarted(Round round, ListAddress address)
    {
        var recommenders = await Recommenders(round);
        var rows = NotStarted(round);
        if (Guid.TryParse(address.Get("body"), out var id) && recommenders.Find(id) is { } body)
        {
            var path = body.Path;
            rows = rows.Where(c => c.OperatorPath.StartsWith(path));
            foreach (var deeper in recommenders.Below(body))
            {
                rows = rows.Where(c => !c.OperatorPath.StartsWith(deeper));
            }
        }

        if (address.Get("q")?.Trim() is { Length: > 0 } words)
        {
            rows = rows.Where(c => c.Name.Contains(words));
        }

        var total = await rows.CountAsync();
        var found = await rows.OrderBy(c => c.NameKey).ThenBy(c => c.Id).Select(c => new { c.Id, c.NameKey, c.Name, c.Kind, c.OperatorId }).ReadPage(address.Page, PageSize, total);
        var shown = found.Select(c => c.OperatorId).Distinct().ToList();
        var operators = await db.Organisations.Where(o => shown.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => new { o.Name, o.ParentId });
        return ([.. found.Select(c => new BoardCarrier(
            c.Name, c.Kind, operators[c.OperatorId].Name, recommenders.Above(operators[c.OperatorId].ParentId ?? Guid.Empty)?.Name ?? ""))], total);
    }

    /// <summary>The bodies that take the round's applications in hand first, for the filter of the lists.</summary>
    public async Task<IReadOnlyList<Choice>> Bodies(Round round)
    {
        var firsts = await FirstBodies(round);
        var found = await db.Applications.Where(a => a.RoundId == round.Id).SelectMany(a => a.Bodies.Where(b => firsts.Contains(b.BodyId)))
            .Select(b => new { b.OrganisationId, b.OrganisationName }).Distinct().ToListAsync();
        return [.. found.OrderBy(b => b.OrganisationName, StringComparer.Ordinal).Select(b => new Choice(b.OrganisationId.ToString(), b.OrganisationName))];
    }

    /// <summary>The packs of the round, and those under which cases of it go on that were decided before it was amended.</summary>
    internal async Task<IReadOnlyList<PolicyPack>> PacksOf(Round round) =>
        await Packs(round.Schemes.Select(s => s.PackHash).Concat(await db.Set<RoundAmendment>().Where(a => a.RoundId == round.Id && a.Agreed == true).Select(a => a.FromHash).ToListAsync()));

    private async Task<IReadOnlyList<PolicyPack>> Packs(IEnumerable<string> hashes)
    {
        var packs = new List<PolicyPack>();
        foreach (var hash in hashes.Distinct())
        {
            packs.Add(await shelf.Get(hash) ?? throw new InvalidOperationException($"The pack {hash} of a round is not on the shelf."));
        }

        return packs;
    }

    /// <summary>What a submission of the last minute comes too late for; nothing once the last minute has passed.</summary>
    public async Task<IReadOnlyList<LateStage>> Tight(Round round)
    {
        var late = new List<LateStage>();
        foreach (var scheme in round.Schemes)
        {
            var pack = await PackOf(scheme);
            late.AddRange(pack.FirstStage.Due?.Date is { } first && round.Due(first) > clock.Now ? LastMinute.Of(pack, calendars.Current, name => new Casework.Calendar.DueDate(round.Due(name))) : []);
        }

        return [.. late.DistinctBy(l => l.Sentence)];
    }

    internal async Task<PolicyPack> PackOf(RoundScheme scheme) =>
        await shelf.Get(scheme.PackHash) ?? throw new InvalidOperationException($"The pack {scheme.PackId} ({scheme.PackHash}) of a round is not on the shelf.");

    /// <summary>Cases with a stage past its due date; one that stands in a public notice waits for its period and for nobody.</summary>
    private IQueryable<Guid> Late(Round round)
    {
        var now = clock.Now;
        var inNotice = db.Set<PublicNotice>().Where(n => n.EndsAt != null).SelectMany(n => n.Items).Select(i => i.RunId);
        return db.Applications.Where(a => a.RoundId == round.Id && a.Runs.Any(r => r.EndedAt == null && r.DueAt < now && !inNotice.Contains(r.Id))).Select(a => a.Id);
    }

    private IQueryable<Guid> Still(Round round)
    {
        var before = clock.Now.AddDays(-StillAfterDays);
        return db.Applications.Where(a => a.RoundId == round.Id && a.Runs.Any(r => r.EndedAt == null && r.Act != StageAct.Parallel && r.DueAt == null && r.StartedAt < before)).Select(a => a.Id);
    }

    /// <summary>Carriers of the round's kinds that have not begun; one that holds what a scheme gives may still enter another scheme of its kind.</summary>
    private IQueryable<Carrier> NotStarted(Round round)
    {
        var (id, path, today) = (round.Id, round.AuthorityPath, LegalTime.DayOf(clock.Now));
        var schemes = db.Rounds.Where(r => r.Id == id).SelectMany(r => r.Schemes);
        var held = db.Set<Recognition>().Where(r => r.State == RecognitionState.InForce && (r.ValidUntil == null || r.ValidUntil >= today));
        return db.Carriers.AsNoTracking().Where(c => c.OperatorPath.StartsWith(path)
            && schemes.Any(s => s.CarrierKind == c.Kind && !held.Any(r => r.CarrierId == c.Id && r.PackId == s.PackId))
            && !db.Applications.Any(a => a.RoundId == id && a.CarrierId == c.Id));
    }

    private async Task<List<string>> FirstBodies(Round round)
    {
        var ids = new List<string>();
        foreach (var scheme in round.Schemes)
        {
            ids.Add(FirstBody.Of(await PackOf(scheme)));
        }

        return [.. ids.Distinct()];
    }

    private async Task<RecommenderTree> Recommenders(Round round)
    {
        var path = round.AuthorityPath;
        return new RecommenderTree(await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Authority && o.Path.StartsWith(path)).ToListAsync());
    }
}
