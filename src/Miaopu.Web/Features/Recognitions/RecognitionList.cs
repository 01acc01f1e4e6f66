using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>Titles as the management pages list them: those the actor may see, narrowed by the address.</summary>
public sealed class RecognitionList(MiaopuDb db, Shelf shelf, CurrentActor current, BusinessClock clock)
{
    public const int PageSize = 50;

    public IQueryable<Recognition> Matching(ListAddress address)
    {
        var today = LegalTime.DayOf(clock.Now);
        var rows = Seen();
        if (address.Get("q")?.Trim() is { Length: > 0 } words)
        {
            rows = rows.Where(r => r.CarrierName.Contains(words) || r.OperatorName.Contains(words) || r.Number.Contains(words));
        }

        if (address.Get("award") is { } award)
        {
            rows = rows.Where(r => r.Award == award);
        }

        if (int.TryParse(address.Get("year"), out var year))
        {
            rows = rows.Where(r => r.Year == year);
        }

        return address.Get("state") switch
        {
            "valid" => rows.Where(r => r.State == RecognitionState.InForce && (r.ValidUntil == null || r.ValidUntil >= today)),
            "expired" => rows.Where(r => r.State == RecognitionState.InForce && r.ValidUntil < today),
            "revoked" => rows.Where(r => r.State == RecognitionState.Revoked),
            _ => rows,
        };
    }

    /// <summary>Newest first.</summary>
    public static IQueryable<Recognition> InOrder(IQueryable<Recognition> rows) => rows.OrderByDescending(r => r.IssuedOn).ThenBy(r => r.PackId).ThenBy(r => r.Serial).ThenBy(r => r.Id);

    public Task<List<string>> Awards() => Seen().Select(r => r.Award).Distinct().OrderBy(a => a).ToListAsync();

    public Task<List<int>> Years() => Seen().Select(r => r.Year).Distinct().OrderByDescending(y => y).ToListAsync();

    public Task<Recognition?> Find(Guid id) => Seen().SingleOrDefaultAsync(r => r.Id == id);

    public async Task<PolicyPack> PackOf(Recognition recognition) =>
        await shelf.Get(recognition.PackHash) ?? throw new InvalidOperationException($"The pack of title {recognition.Id} ({recognition.PackHash}) is not on the shelf.");

    private IQueryable<Recognition> Seen() => db.Set<Recognition>().AsNoTracking().Where(RecognitionRights.MaySee(current.Actor));
}
