using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Recognitions;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Recognitions;

/// <summary>Bans on new applications.</summary>
public static class Bans
{
    /// <summary>Those that bind this operator or carrier under this policy on a day, the one that lasts longest first. <see cref="Ban.Sentence"/> is the refusal.</summary>
    public static async Task<IReadOnlyList<Ban>> InForce(
        MiaopuDb db, Guid operatorId, Guid carrierId, string packId, DateOnly day, CancellationToken cancel = default) =>
        await db.Set<Ban>().AsNoTracking()
            .Where(b => b.PackId == packId && b.From <= day && b.Until >= day
                && ((b.Binds == BanBinds.Operator && b.SubjectId == operatorId) || (b.Binds == BanBinds.Carrier && b.SubjectId == carrierId)))
            .OrderByDescending(b => b.Until).ToListAsync(cancel);
}
