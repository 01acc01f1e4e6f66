using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Rounds;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Notices;

/// <summary>A case that waits for a notice.</summary>
public sealed record WaitingCase(Guid ApplicationId, string Carrier, string Operator, string Award, DateTime Since);

/// <summary>What waits for a notice in one round, with the words a draft begins with.</summary>
public sealed record WaitingRound(Round Round, string Stage, IReadOnlyList<WaitingCase> Cases);

/// <summary>The notices of the actor's organisation, and what waits for one.</summary>
public sealed class NoticeDesk(MiaopuDb db, Shelf shelf, OpenCase cases, CurrentActor current)
{
    /// <summary>Open runs of the organisation that stand in no notice, by round.</summary>
    public async Task<IReadOnlyList<WaitingRound>> Waiting(CancellationToken cancel = default)
    {
        var organisation = current.Actor.OrganisationId;
        var found = await (
            from r in db.StageRuns.AsNoTracking()
            where r.EndedAt == null && r.OrganisationId == organisation && r.Act == StageAct.Publicise && !db.Set<PublicNotice>().Any(n => n.Items.Any(i => i.RunId == r.Id))
            join a in db.Applications on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            orderby a.CarrierName
            select new { a.Id, a.RoundId, a.PackId, a.CarrierName, a.OperatorName, r.Title, r.StartedAt }).ToListAsync(cancel);
        var ids = found.Select(f => f.RoundId).Distinct().ToList();
        var rounds = await db.Rounds.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.OpenedAt).ToListAsync(cancel);
        return [.. rounds.SelectMany(round => found.Where(f => f.RoundId == round.Id).GroupBy(f => f.Title).Select(g => new WaitingRound(
            round, g.Key, [.. g.Select(f => new WaitingCase(f.Id, f.CarrierName, f.OperatorName, round.Scheme(f.PackId)!.Award, f.StartedAt))])))];
    }

    public async Task<IReadOnlyList<PublicNotice>> Mine(CancellationToken cancel = default) =>
        await db.Set<PublicNotice>().AsNoTracking().Where(n => n.OrganisationId == current.Actor.OrganisationId).OrderByDescending(n => n.CreatedAt).Take(100).ToListAsync(cancel);

    /// <summary>One of the organisation's own, tracked; null for another's.</summary>
    public Task<PublicNotice?> Find(Guid id, CancellationToken cancel = default) =>
        db.Set<PublicNotice>().SingleOrDefaultAsync(n => n.Id == id && n.OrganisationId == current.Actor.OrganisationId, cancel);

    public async Task<List<Objection>> Objections(Guid noticeId, CancellationToken cancel = default) =>
        await db.Set<Objection>().Where(o => o.NoticeId == noticeId).OrderBy(o => o.ReceivedAt).ToListAsync(cancel);

    /// <summary>The cases as a notice takes them, in the order given; those that are not the organisation's are left out.</summary>
    public async Task<IReadOnlyList<NoticeCandidate>> Candidates(IEnumerable<Guid> ids, CancellationToken cancel = default)
    {
        var taken = await db.Set<PublicNotice>().AsNoTracking().SelectMany(n => n.Items).Where(i => ids.Contains(i.ApplicationId)).Select(i => i.RunId).ToListAsync(cancel);
        var candidates = new List<NoticeCandidate>();
        foreach (var opened in await cases.FindAll([.. ids], cancel))
        {
            if (opened.Application.OpenRuns.FirstOrDefault(r => r.Act == StageAct.Publicise && r.OrganisationId == current.Actor.OrganisationId && !taken.Contains(r.Id)) is { } run)
            {
                candidates.Add(new NoticeCandidate(opened.Application, run, opened.Procedure));
            }
        }

        return candidates;
    }

    /// <summary>Whether none of the packs behind the notice names several steps for its stage, so that one person carries it through.</summary>
    public async Task<bool> NeedsOneOnly(PublicNotice notice, CancellationToken cancel = default)
    {
        var runs = notice.Items.Select(i => i.RunId).ToList();
        var stages = await (
            from r in db.StageRuns.AsNoTracking()
            where runs.Contains(r.Id)
            join a in db.Applications on EF.Property<Guid>(r, "ApplicationId") equals a.Id
            select new { a.PackId, r.Stage }).Distinct().ToListAsync(cancel);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == notice.RoundId, cancel);
        foreach (var found in stages)
        {
            var pack = (await shelf.Get(round.Scheme(found.PackId)!.PackHash, cancel))!;
            if (pack.Stages.Any(s => s.Id == found.Stage && s.Steps.Count > 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a draft begins with: the pack's own letter for the stage where it has one, else a plain text of ours. Made of the case's own words only.</summary>
    public async Task<NoticeForm> FirstDraft(WaitingRound waiting, CancellationToken cancel = default)
    {
        var actor = current.Actor;
        PackDocument? letter = null;
        foreach (var scheme in waiting.Round.Schemes)
        {
            var pack = (await shelf.Get(scheme.PackHash, cancel))!;
            letter ??= pack.Stages.Where(s => s.Act == StageAct.Publicise && s.Title == waiting.Stage).SelectMany(s => s.Documents)
                .Select(id => pack.Documents.FirstOrDefault(d => d.Id == id)).FirstOrDefault(d => d is { Kind: DocumentKind.Letter });
        }

        var facts = new Dictionary<string, string>
        {
            ["round"] = waiting.Round.Title,
            ["recommender"] = actor.OrganisationName,
            ["count"] = waiting.Cases.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var title = letter?.Title ?? $"{waiting.Round.Title}{waiting.Stage}";
        var text = letter?.Text is { } template ? Documents.FactText.Fill(template, facts)
            : $"{waiting.Round.Title}共有 {waiting.Cases.Count} 家进入{waiting.Stage}，名单见下，现予公示。\n公示期内，任何单位和个人如有异议，可在本页提出。提出异议请写明事实和理由，并附联系方式，以便核实。";
        return new NoticeForm(TitleFor(title, actor.OrganisationName), text, await ContactsFor(waiting.Round, cancel));
    }

    /// <summary>Several offices publicise cases of one round; a reader tells their notices apart by who publicises.</summary>
    private static string TitleFor(string title, string office) =>
        title.Contains(office, StringComparison.Ordinal) || office.Length + title.Length > PublishNotice.LongestTitle ? title : office + title;

    /// <summary>How the office was last said to be reached; its own round says so too. The contacts of another body are not those of this notice.</summary>
    private async Task<string> ContactsFor(Round round, CancellationToken cancel)
    {
        var organisation = current.Actor.OrganisationId;
        var own = await db.Set<PublicNotice>().AsNoTracking().Where(n => n.OrganisationId == organisation && n.Contacts != "")
            .OrderByDescending(n => n.CreatedAt).Select(n => n.Contacts).FirstOrDefaultAsync(cancel);
        var contacts = own ?? (round.AuthorityId == organisation ? round.Contacts : "");
        return contacts.Length <= PublishNotice.LongestContacts ? contacts : "";
    }
}
