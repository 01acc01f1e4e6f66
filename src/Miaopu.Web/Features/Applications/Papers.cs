using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Files;
using Miaopu.Rulebook;
using Miaopu.Store.Carriers;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Cases;
using Miaopu.Web.Features.Files;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Applications;

/// <summary>An application as its unit works on it: what is written, uploaded and measured so far.</summary>
public sealed record Paper(
    OpenedCase Case, Carrier Carrier, string? CreditCode, IReadOnlyDictionary<string, DraftField> Drafts, IReadOnlyList<Attachment> Files, Situation Situation, Assessment Assessment)
{
    public Application Application => Case.Application;

    public PolicyPack Pack => Case.Pack;

    public ApplicationForm Form { get; } = ApplicationForm.Of(Case.Pack);

    /// <summary>Key of a field → what is written in it.</summary>
    public IReadOnlyDictionary<string, string> Texts => Drafts.ToDictionary(d => d.Key, d => d.Value.Text, StringComparer.Ordinal);

    public PreCheckResult Check => PreCheck.Of(Assessment, Texts, Files.Select(f => f.Slot).ToHashSet(StringComparer.Ordinal));

    public SubmittedContent Content(string commitment, DateTime knownAt) =>
        SubmittedContent.Of(Application, Carrier, CreditCode, Assessment, Situation, Texts, Files, commitment, knownAt);
}

/// <summary>Loads applications for the people of their unit.</summary>
public sealed class Papers(MiaopuDb db, OpenCase cases, Situations situations, Attachments attachments, CurrentActor current)
{
    /// <param name="now">Records count as known at this instant; it also is the day of submission.</param>
    /// <returns>Null where the actor's unit has no such application.</returns>
    public async Task<Paper?> Find(Guid id, DateTime now, CancellationToken cancel = default)
    {
        if (await cases.Find(id, cancel) is not { } opened || opened.Application.OperatorId != current.Actor.OrganisationId)
        {
            return null;
        }

        var application = opened.Application;
        var carrier = await db.Carriers.AsNoTracking().SingleAsync(c => c.Id == application.CarrierId, cancel);
        var code = await db.Organisations.Where(o => o.Id == application.OperatorId).Select(o => o.CreditCode).SingleAsync(cancel);
        var drafts = await db.DraftFields.AsNoTracking().Where(d => d.ApplicationId == id).ToDictionaryAsync(d => d.Field, cancel);
        var files = await attachments.Of(ApplicationFiles.Subject, id, cancel);
        var situation = await situations.Of(carrier, opened.Pack, opened.Procedure.Cutoff(now), now, cancel: cancel);
        return new Paper(opened, carrier, code, drafts, files, situation, opened.Pack.Assess(situation));
    }
}
