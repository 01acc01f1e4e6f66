using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;

namespace Miaopu.Store.Tests.Database;

public sealed class PagingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miaopu-paging-");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(47)]
    public async Task Every_row_comes_once_and_in_order_from_whichever_end_a_page_is_read(int rows)
    {
        await using var db = await With(rows);
        var ordered = db.Settings.AsNoTracking().OrderBy(s => s.Name).Select(s => s.Name);
        var read = new List<string>();
        for (var page = 1; page <= Math.Max(1, (rows + 4) / 5); page++)
        {
            read.AddRange(await ordered.ReadPage(page, 5, rows, TestContext.Current.CancellationToken));
        }

        read.ShouldBe(await ordered.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_behind_the_last_is_the_last()
    {
        await using var db = await With(12);
        (await db.Settings.AsNoTracking().OrderBy(s => s.Name).ReadPage(99, 5, 12, TestContext.Current.CancellationToken)).Select(s => s.Name).ShouldBe(["s10", "s11"]);
    }

    [Fact]
    public async Task The_first_rows_of_no_order_are_refused()
    {
        await using var db = await With(3);
        var cancel = TestContext.Current.CancellationToken;
        (await Should.ThrowAsync<InvalidOperationException>(() => db.Settings.Take(2).ToListAsync(cancel))).Message.ShouldContain("OrderBy");
        (await Should.ThrowAsync<InvalidOperationException>(() => db.Settings.FirstAsync(cancel))).Message.ShouldContain("OrderBy");
    }

    [Theory]
    [InlineData("organisations", "Path")]
    [InlineData("carriers", "OperatorPath")]
    [InlineData("recognitions", "OperatorPath")]
    [InlineData("journal", "Stream")]
    public async Task A_prefix_is_looked_up_in_an_index(string table, string column)
    {
        await using var db = await With(0);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"explain query plan select count(*) from {table} where \"{column}\" like @p escape '\\'";
        command.Parameters.Add(new SqliteParameter("@p", "case:1%"));
        await using var plan = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await plan.ReadAsync(TestContext.Current.CancellationToken);
        plan.GetString(3).ShouldStartWith("SEARCH");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task<SqliteDb> With(int rows)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDb.Configure(options, Path.Combine(folder.FullName, "paging.db"));
        var db = new SqliteDb(options.Options);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        db.Settings.AddRange(Enumerable.Range(0, rows).Select(i => new Setting($"s{i:D2}", "")));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return db;
    }
}
