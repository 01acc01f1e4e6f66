using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Home;

/// <summary>What a search found of each kind.</summary>
public sealed record SearchFound(IReadOnlyList<Application> Cases, IReadOnlyList<Carrier> Carriers);

/// <summary>Finds by the words people have at hand: names and receipt numbers. Only rows that the actor may see.</summary>
public sealed class SearchReading(MiaopuDb db, CurrentActor current)
{
    /// <summary>Rows of each kind at the most: who needs more has too short a word.</summary>
    public const int Most = 20;

    public async Task<SearchFound> Find(string words, CancellationToken cancel = default)
    {
        var actor = current.Actor;
        var cases = await db.Applications.AsNoTracking().Where(CaseRights.MaySee(actor))
            .Where(a => a.CarrierName.Contains(words) || a.OperatorName.Contains(words) || (a.ReceiptNumber != null && a.ReceiptNumber.StartsWith(words)))
            .OrderByDescending(a => a.StartedAt).Take(Most).ToListAsync(cancel);
        var carriers = await db.Carriers.AsNoTracking().Where(CarrierRights.SeenBy(actor)).Where(c => c.Name.Contains(words) || db.Organisations.Any(o => o.Id == c.OperatorId && o.Name.Contains(words)))
            .OrderBy(c => c.NameKey).Take(Most).ToListAsync(cancel);
        return new SearchFound(cases, carriers);
    }
}
