using Microsoft.EntityFrameworkCore;

namespace Miaopu.Store.Database;

/// <summary>Cuts a sorted list into pages in the database.</summary>
public static class Paging
{
    /// <summary>
    /// The rows of one page, read from whichever end of the list is nearer, so that the last page costs no more than the first. A page behind the last is the last.
    /// </summary>
    /// <param name="ordered">With an order that leaves no two rows equal; otherwise rows may come twice or never.</param>
    /// <param name="page">From 1.</param>
    /// <param name="total">How many rows there are, counted before.</param>
    public static async Task<List<T>> ReadPage<T>(this IQueryable<T> ordered, int page, int size, long total, CancellationToken cancel = default)
    {
        var last = Math.Max(1, (total + size - 1) / size);
        var skip = (Math.Min(page, last) - 1) * size;
        if (skip <= total / 2)
        {
            return await ordered.Skip((int)skip).Take(size).ToListAsync(cancel);
        }

        var take = Math.Min(size, total - skip);
        var rows = await ordered.Reverse().Skip((int)(total - skip - take)).Take((int)take).ToListAsync(cancel);
        rows.Reverse();
        return rows;
    }
}
