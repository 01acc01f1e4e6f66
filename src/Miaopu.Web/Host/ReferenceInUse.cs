using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Store.Reference;

namespace Miaopu.Web.Host;

/// <summary>
/// A reference text as it is used: the shipped one until an administrator replaces it. Kept read, and read again when it was replaced: at once on the host that took the
/// replacement, within seconds on every other.
/// </summary>
/// <param name="name">Of the text, and of its file among the shipped ones.</param>
public sealed class ReferenceInUse<T>(IServiceScopeFactory scopes, string name, Func<string, T> read)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Edition? edition;

    public T Current
    {
        get
        {
            var known = edition;
            if (known is null || Stopwatch.GetElapsedTime(known.LookedAt) > Fresh)
            {
                edition = known = Look(known);
            }

            return known.Value;
        }
    }

    /// <summary>After a replacement.</summary>
    public void Forget() => edition = null;

    private Edition Look(Edition? known)
    {
        using var scope = scopes.CreateScope();
        var texts = scope.ServiceProvider.GetRequiredService<MiaopuDb>().Set<ReferenceText>().AsNoTracking().Where(t => t.Name == name);
        var looked = Stopwatch.GetTimestamp();
        if (known is not null && texts.Select(t => t.Version).Single() == known.Version)
        {
            return known with { LookedAt = looked };
        }

        var text = texts.Single();
        return new Edition(text.Version, read(text.Text), looked);
    }

    private sealed record Edition(int Version, T Value, long LookedAt);
}
