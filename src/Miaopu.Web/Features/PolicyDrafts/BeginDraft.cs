using Microsoft.EntityFrameworkCore;
using Miaopu.Casework;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Policies;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.PolicyDrafts;

/// <summary>Begins a draft from a text in force, from a file, or from a frame to be filled in.</summary>
public sealed class BeginDraft(MiaopuDb db, PolicyDraftDesk desk, CurrentActor current, BusinessClock clock)
{
    /// <param name="from">Hash of the text in force; null or empty for none.</param>
    /// <param name="uploaded">The text of a file, in place of the frame; null for none.</param>
    /// <returns>Id of the draft; null where there is no such text for this office.</returns>
    public async Task<Outcome<Guid>?> Begin(string? title, string? from, string? uploaded, string? uploadedCases)
    {
        var office = await desk.Office();
        PolicyEdition? edition = null;
        if (!string.IsNullOrEmpty(from))
        {
            edition = await db.PolicyEditions.SingleOrDefaultAsync(p => p.Hash == from);
            if (edition is null || !office.Has(edition.Authority))
            {
                return null;
            }
        }

        var text = uploaded ?? edition?.Text ?? await Frame();
        var cases = uploadedCases ?? (edition is null ? "" : await CasesOf(edition));
        var outcome = WritePolicyDraft.Begin(current.Actor, office, edition, new PolicyTexts(title ?? "", text, cases), Ids.New(), clock.Now);
        if (outcome.Refused)
        {
            return outcome.Refusals.ToList();
        }

        db.PolicyDrafts.Add(outcome.Value.Draft);
        await db.Commit(current.Actor, clock.Now, outcome.Value.Happened);
        return outcome.Value.Draft.Id;
    }

    /// <summary>The cases that a text was published with: those of the draft it was, or those that lie beside it in the shipped library.</summary>
    private async Task<string> CasesOf(PolicyEdition edition)
    {
        if (await db.PolicyDrafts.Where(d => d.PublishedHash == edition.Hash).Select(d => d.Cases).FirstOrDefaultAsync() is { } own)
        {
            return own;
        }

        var library = PolicyLibrary.Shipped.Folder;
        var folder = PolicyLibrary.PacksAt(library).Select(f => Path.GetDirectoryName(f)!)
            .FirstOrDefault(f => Path.GetRelativePath(library, f).Replace('\\', '/') == edition.PolicyId);
        return folder is not null && File.Exists(Path.Combine(folder, PolicyGate.CasesFile)) ? await File.ReadAllTextAsync(Path.Combine(folder, PolicyGate.CasesFile)) : "";
    }

    /// <summary>What every policy must say, to be filled in: <c>policies/frame.yaml</c> with the office's own names.</summary>
    private async Task<string> Frame()
    {
        var own = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == current.Actor.OrganisationId);
        return (await File.ReadAllTextAsync(Path.Combine(PolicyLibrary.Shipped.Folder, "frame.yaml")))
            .Replace("%authority%", own.Division ?? own.Name, StringComparison.Ordinal)
            .Replace("%issuer%", own.Name, StringComparison.Ordinal)
            .Replace("%today%", Wording.Day(LegalTime.DayOf(clock.Now)), StringComparison.Ordinal);
    }
}
