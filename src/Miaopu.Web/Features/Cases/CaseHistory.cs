using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Cases;

/// <summary>历程: the journal of a case in sentences, oldest first. Who an expert is, only the body that asked them is told.</summary>
public sealed class CaseHistory(MiaopuDb db, CurrentActor current)
{
    public async Task<IReadOnlyList<HistoryEntry>> Of(OpenedCase opened, CancellationToken cancel = default)
    {
        var stream = Streams.Case(opened.Application.Id);
        var events = await db.Journal.AsNoTracking().Where(e => e.Stream == stream).OrderBy(e => e.Sequence).ToListAsync(cancel);
        var people = events.Select(e => e.ActorId).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var organisations = events.Select(e => e.OrganisationId).Concat(opened.Application.Runs.Select(r => r.OrganisationId)).Distinct().ToList();
        var named = await db.Organisations.Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        foreach (var file in await db.Attachments.Where(a => a.SubjectId == opened.Application.Id).Select(a => new { a.Id, a.Name }).ToListAsync(cancel))
        {
            named[file.Id] = file.Name;
        }

        var knowsExperts = opened.Application.Runs.Any(r => r.Act == StageAct.Advise && r.OrganisationId == current.Actor.OrganisationId);
        return [.. events.Select(e => Entry(e, opened, knowsExperts, names, named))];
    }

    private static HistoryEntry Entry(JournalEvent e, OpenedCase opened, bool knowsExperts, Dictionary<Guid, string> people, Dictionary<Guid, string> named)
    {
        using var details = JsonDocument.Parse(e.Details);
        var sentence = EventCatalogue.Find(e.Kind);
        var text = sentence?.Say(new EventFacts(details.RootElement, opened.Pack, id => named.GetValueOrDefault(id))) ?? e.Kind;
        var by = e.ActorId == Actor.System.PersonId ? Actor.System.Name
            : string.Join(" · ", new[] { named.GetValueOrDefault(e.OrganisationId), people.GetValueOrDefault(e.ActorId) }.OfType<string>());
        var unnamed = sentence is { ByExpert: true } && !knowsExperts;
        return new HistoryEntry(LegalTime.ToLocal(e.At), text) { By = unnamed ? null : by, Tone = sentence?.Tone ?? Tone.Neutral, Detail = DetailOf(e, opened.Application) };
    }

    /// <summary>What somebody wrote with it: it stands in the row, never in the journal.</summary>
    private static string? DetailOf(JournalEvent e, Application application) => e.Kind switch
    {
        "Returned" => application.Returns.FirstOrDefault(r => r.At == e.At) is { } order ? string.Join('；', order.Items.Select(i => $"{i.Label}：{i.Reason}")) : null,
        "StageEnded" => application.Runs.FirstOrDefault(r => r.EndedAt == e.At && r.Note is { Length: > 0 })?.Note,
        _ => null,
    };
}
