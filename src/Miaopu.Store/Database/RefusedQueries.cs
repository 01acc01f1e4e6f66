using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miaopu.Store.Database;

/// <summary>
/// Queries that mean nothing: the first rows of no order. Either database may give others each time, and so a page loses rows that no test missed; EF Core only warns of it. It looks
/// when a query is first translated, so that whatever a test runs through once is held to this.
/// </summary>
internal static class RefusedQueries
{
    internal static void Throw(WarningsConfigurationBuilder warnings) => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning);
}
