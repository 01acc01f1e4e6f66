namespace Miaopu.Casework.Experts;

/// <summary>A case that still needs experts.</summary>
/// <param name="Order">Cases are served in this order; the receipt number.</param>
/// <param name="Taken">Experts already asked about it, whatever came of it.</param>
/// <param name="Missing">How many more are needed.</param>
public sealed record ExpertNeed(Guid ApplicationId, string Order, IReadOnlySet<Guid> Taken, int Missing);

/// <summary>What spreading came to for one case.</summary>
/// <param name="Short">How many could not be found.</param>
public sealed record ExpertShare(Guid ApplicationId, IReadOnlyList<Expert> Experts, int Short);

/// <summary>
/// 批量指派: cases in the order of their receipt numbers; for each the experts without a conflict who have the fewest open tasks, counting those just given; among
/// equals who has been in the pool longest. The same cases and the same pool always give the same result.
/// </summary>
public static class SpreadExperts
{
    /// <param name="open">Tasks that each expert still has to answer.</param>
    /// <param name="conflict">Whether something stands against asking this expert about this case.</param>
    public static IReadOnlyList<ExpertShare> Plan(
        IEnumerable<ExpertNeed> needs, IEnumerable<Expert> pool, IReadOnlyDictionary<Guid, int> open, Func<Guid, Expert, bool> conflict)
    {
        var load = pool.Where(e => e.Until is null).ToDictionary(e => e, e => open.GetValueOrDefault(e.Id));
        var shares = new List<ExpertShare>();
        foreach (var need in needs.OrderBy(n => n.Order, StringComparer.Ordinal).ThenBy(n => n.ApplicationId))
        {
            var chosen = load.Keys
                .Where(e => !need.Taken.Contains(e.Id) && !conflict(need.ApplicationId, e))
                .OrderBy(e => load[e]).ThenBy(e => e.Since).ThenBy(e => e.Id)
                .Take(Math.Max(0, need.Missing)).ToList();
            foreach (var expert in chosen)
            {
                load[expert]++;
            }

            shares.Add(new ExpertShare(need.ApplicationId, chosen, need.Missing - chosen.Count));
        }

        return shares;
    }
}
