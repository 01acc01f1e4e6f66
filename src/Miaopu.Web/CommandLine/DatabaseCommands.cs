using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>db missing</c>: for developers, the C# of the migration that the model still lacks.</summary>
public static class DatabaseCommands
{
    public static Command Make()
    {
        var missing = new Command("missing", "（开发用）打印模型中有、迁移中还没有的表，作为迁移代码");
        missing.SetAction(async (_, cancel) =>
        {
            var folder = Directory.CreateTempSubdirectory("miaopu-db-");
            try
            {
                await using var db = OpenDatabase.Of(new HostSettings { DataFolder = folder.FullName });
                await db.Database.MigrateAsync(cancel);
                var tables = await db.Database.SqlQueryRaw<string>("select name as Value from sqlite_master where type = 'table'").ToListAsync(cancel);
                Console.Write(MissingMigration.Print(db, tables.ToHashSet(StringComparer.Ordinal)));
            }
            finally
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                folder.Delete(recursive: true);
            }
        });
        return new Command("db", "数据库") { missing };
    }
}
