using Microsoft.EntityFrameworkCore;

namespace Miaopu.Store.Database;

/// <summary>For a province: many stateless copies on one PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : MiaopuDb(options)
{
    public override string JsonType => "jsonb";

    public override string? OrdinalCollation => "C";

    /// <summary>Options for a PostgreSQL reached by <paramref name="connection"/> (an Npgsql connection string).</summary>
    public static void Configure(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, o => o.MigrationsAssembly(typeof(MiaopuDb).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .ConfigureWarnings(RefusedQueries.Throw);
}
