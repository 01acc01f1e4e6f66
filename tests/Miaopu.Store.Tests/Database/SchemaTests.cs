using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Npgsql;

namespace Miaopu.Store.Tests.Database;

/// <summary>Migrations are written by hand; what they make must be what the model asks for, on both databases.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task The_migrated_sqlite_schema_is_that_of_the_model()
    {
        var folder = Directory.CreateTempSubdirectory("miaopu-schema-");
        try
        {
            await using var migrated = Sqlite(Path.Combine(folder.FullName, "migrated.db"));
            await migrated.Database.MigrateAsync(TestContext.Current.CancellationToken);
            await using var created = Sqlite(Path.Combine(folder.FullName, "created.db"));
            await created.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
            Compare(await SqliteSchema(migrated), await SqliteSchema(created));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_migrated_postgres_schema_is_that_of_the_model()
    {
        if (Environment.GetEnvironmentVariable("MIAOPU_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            TestContext.Current.TestOutputHelper?.WriteLine("MIAOPU_TEST_POSTGRES names no server: left out. ./test.sh starts one.");
            return;
        }

        var schemas = new List<SortedSet<string>>();
        foreach (var migrate in (bool[])[true, false])
        {
            var name = "miaopu_schema_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
            await OnServer(server, $"create database \"{name}\"");
            var options = new DbContextOptionsBuilder<PostgresDb>();
            PostgresDb.Configure(options, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
            await using (var db = new PostgresDb(options.Options))
            {
                if (migrate)
                {
                    await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
                }
                else
                {
                    await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
                }

                schemas.Add(await PostgresSchema(db));
            }

            NpgsqlConnection.ClearAllPools();
            await OnServer(server, $"drop database \"{name}\" with (force)");
        }

        Compare(schemas[0], schemas[1]);
    }

    private static void Compare(SortedSet<string> migrated, SortedSet<string> model)
    {
        model.Count.ShouldBeGreaterThan(20);
        model.Except(migrated).ShouldBeEmpty("The model has what no migration makes: see 'miaopu db missing'.");
        migrated.Except(model).ShouldBeEmpty("A migration makes what the model does not have.");
    }

    private static SqliteDb Sqlite(string path)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDb.Configure(options, path);
        return new SqliteDb(options.Options);
    }

    /// <summary>A line per column (table, name, type, null, key) and per index.</summary>
    private static async Task<SortedSet<string>> SqliteSchema(MiaopuDb db) => [.. await db.Database.SqlQueryRaw<string>(
        """
        select m.name || '.' || c.name || ' ' || c.type || case c."notnull" when 1 then ' not null' else '' end || ' key ' || c.pk as Value
          from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like '\_\_EF%' escape '\' and m.name not like 'sqlite%'
        union all
        select 'index ' || tbl_name || ' ' || replace(sql, '"', '') from sqlite_master where type = 'index' and sql is not null
        union all
        select 'foreign ' || m.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        """).ToListAsync()];

    private static async Task<SortedSet<string>> PostgresSchema(MiaopuDb db) => [.. await db.Database.SqlQueryRaw<string>(
        """
        select table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || ' null ' || is_nullable || coalesce(' collate ' || collation_name, '') as "Value"
          from information_schema.columns where table_schema = 'public' and table_name not like '\_\_EF%'
        union all
        select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%'
        union all
        select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '%EFMigrations%'
        """).ToListAsync()];

    private static async Task OnServer(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
