using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Store.Database;
using Miaopu.Web.Host;
using Npgsql;

namespace Miaopu.Web.Tests.Running;

/// <summary>Which database a test runs on. PostgreSQL where MIAOPU_TEST_POSTGRES names a server; test.sh starts one.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

public static class Databases
{
    public static string? PostgresServer => Environment.GetEnvironmentVariable("MIAOPU_TEST_POSTGRES") is { Length: > 0 } s ? s : null;

    public static TheoryData<Database> All => PostgresServer is null ? [Database.Sqlite] : [Database.Sqlite, Database.Postgres];
}

/// <summary>The real host on a real port with an empty database of its own, without the demonstration.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly string? database;

    private RunningHost(WebApplication app, DirectoryInfo folder, string? database)
    {
        this.app = app;
        this.folder = folder;
        this.database = database;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public BusinessClock Clock => Services.GetRequiredService<BusinessClock>();

    public static async Task<RunningHost> Start(Database kind = Database.Sqlite, Func<HostSettings, HostSettings>? with = null)
    {
        var folder = Directory.CreateTempSubdirectory("miaopu-test-");
        string? name = null, connection = null;
        if (kind == Database.Postgres)
        {
            name = "miaopu_" + Path.GetFileName(folder.FullName).Replace("miaopu-test-", "", StringComparison.Ordinal).ToLowerInvariant();
            await OnServer($"create database \"{name}\" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
            connection = new NpgsqlConnectionStringBuilder(Databases.PostgresServer!) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        }

        var settings = new HostSettings { DataFolder = folder.FullName, Url = "http://127.0.0.1:0", Postgres = connection, Demonstration = false };
        var app = await MiaopuHost.Build(with?.Invoke(settings) ?? settings);
        await app.StartAsync();
        return new RunningHost(app, folder, name);
    }

    /// <summary>Does something with a database context of its own.</summary>
    public async Task<T> InDatabase<T>(Func<MiaopuDb, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<MiaopuDb>());
    }

    /// <summary>As if the answers to forms had been given by another copy of the host.</summary>
    public void ForgetAnswers() => Services.GetRequiredService<FormAnswers>().Forget();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (database is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer($"drop database \"{database}\" with (force)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        folder.Delete(recursive: true);
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(Databases.PostgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
