using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary>The database of the settings, without a host around it.</summary>
public static class OpenDatabase
{
    public static MiaopuDb Of(HostSettings settings)
    {
        if (settings.Postgres is { } connection)
        {
            var options = new DbContextOptionsBuilder<PostgresDb>();
            PostgresDb.Configure(options, connection);
            return new PostgresDb(options.Options);
        }
        else
        {
            Directory.CreateDirectory(settings.DataFolder);
            var options = new DbContextOptionsBuilder<SqliteDb>();
            SqliteDb.Configure(options, Path.Combine(settings.DataFolder, "miaopu.db"));
            return new SqliteDb(options.Options);
        }
    }
}
