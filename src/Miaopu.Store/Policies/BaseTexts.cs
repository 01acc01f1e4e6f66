using Microsoft.EntityFrameworkCore;
using Miaopu.Rulebook;
using Miaopu.Store.Database;

namespace Miaopu.Store.Policies;

/// <summary>The texts of the packs that a text extends, one under the other, as they lie on the shelf: whatever their state, since a hash pins them.</summary>
internal static class BaseTexts
{
    private const int Deepest = 5;

    internal static async Task<Func<string, string, PackText?>> Of(MiaopuDb db, string text, CancellationToken cancel)
    {
        var found = new Dictionary<string, PackText>(StringComparer.Ordinal);
        for (var depth = 0; depth < Deepest && PackReader.BaseOf(text) is var (policy, hash); depth++)
        {
            var edition = await db.PolicyEditions.AsNoTracking().Where(p => p.PolicyId == policy).OrderByDescending(p => p.Hash == hash).ThenByDescending(p => p.AddedAt)
                .Select(p => new { p.Text }).FirstOrDefaultAsync(cancel);
            if (edition is null)
            {
                break;
            }

            found[policy] = new PackText(policy, edition.Text);
            text = edition.Text;
        }

        return (policy, _) => found.GetValueOrDefault(policy);
    }
}
