using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;

namespace Miaopu.Store.Journal;

/// <summary>Which kinds of event there are.</summary>
public static class JournalKinds
{
    /// <summary>
    /// The kinds that occur, in the order of the database. Goes from one kind to the next in the index: a few dozen steps, where reading every event for them would take longer each year.
    /// </summary>
    public static Task<List<string>> KindsOfEvents(this MiaopuDb db, CancellationToken cancel = default) => db.Database.SqlQueryRaw<string>(
        """
        with recursive kinds(kind) as (
            select min("Kind") from journal
            union all
            select (select min(j."Kind") from journal j where j."Kind" > kinds.kind) from kinds where kinds.kind is not null)
        select kind as "Value" from kinds where kind is not null
        """).ToListAsync(cancel);
}
