using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Store.Journal;

namespace Miaopu.Store.Tests.Journal;

public sealed class JournalTests : IDisposable
{
    private static readonly DateTime Now = new(2021, 4, 6, 1, 0, 0, DateTimeKind.Utc);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miaopu-journal-");

    [Fact]
    public async Task What_was_written_verifies()
    {
        await using var db = await Written();
        var report = await VerifyJournal.Run(db, TestContext.Current.CancellationToken);
        report.Faults.ShouldBeEmpty();
        report.Events.ShouldBe(6);
        report.Streams.ShouldBe(2);
    }

    [Theory]
    [InlineData("update journal set Details = '{\"n\":9}' where Sequence = 2 and Stream = 'case:a'", "改动")]
    [InlineData("delete from journal where Sequence = 2 and Stream = 'case:a'", "缺失")]
    [InlineData("delete from journal where Sequence = 3 and Stream = 'case:a'", "链头")]
    [InlineData("delete from journal where Stream = 'case:b'", "链头")]
    [InlineData("update journal set ActorId = '00000000-0000-0000-0000-000000000009' where Sequence = 1 and Stream = 'case:b'", "改动")]
    [InlineData("update journal set Sequence = 9 where Sequence = 3 and Stream = 'case:a'", "缺失")]
    public async Task A_journal_that_was_tampered_with_does_not_verify(string tampering, string said)
    {
        await using var db = await Written();
        await db.Database.ExecuteSqlRawAsync(tampering.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var report = await VerifyJournal.Run(db, TestContext.Current.CancellationToken);
        report.Faults.ShouldContain(f => f.What.Contains(said));
    }

    [Fact]
    public async Task A_row_is_not_saved_without_an_event_that_says_so()
    {
        await using var db = await Migrated();
        db.Organisations.Add(Organisation.Authority(Guid.CreateVersion7(), "甲局", null, null, false, Now));
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_two_who_write_to_one_stream_at_once_the_second_is_told()
    {
        await using var first = await Written();
        await using var second = Open();
        await second.JournalHeads.LoadAsync(TestContext.Current.CancellationToken);
        await first.Commit(Actor.System, Now, new Happening("case:a", "First", new { }));
        await Should.ThrowAsync<DbUpdateException>(() => second.Commit(Actor.System, Now, new Happening("case:a", "Second", new { })));
    }

    [Fact]
    public async Task Of_two_who_change_one_row_the_second_is_told_and_nothing_of_it_is_kept()
    {
        await using var first = await Written();
        var id = Guid.CreateVersion7();
        first.Organisations.Add(Organisation.Authority(id, "甲局", null, null, false, Now));
        await first.Commit(Actor.System, Now, new Happening("org:x", "Entered", new { }));
        await using var second = Open();
        var mine = await second.Organisations.SingleAsync(o => o.Id == id, TestContext.Current.CancellationToken);
        (await first.Organisations.SingleAsync(o => o.Id == id, TestContext.Current.CancellationToken)).Suspend("一");
        await first.Commit(Actor.System, Now, new Happening("org:x", "Suspended", new { }));
        mine.Suspend("二");
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.Commit(Actor.System, Now, new Happening("org:y", "Suspended", new { })));
        await using var third = Open();
        (await third.Organisations.SingleAsync(o => o.Id == id, TestContext.Current.CancellationToken)).Reason.ShouldBe("一");
        (await third.Journal.AnyAsync(e => e.Stream == "org:y", TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    private async Task<SqliteDb> Written()
    {
        var db = await Migrated();
        for (var i = 1; i <= 3; i++)
        {
            await db.Commit(Actor.System, Now.AddMinutes(i), new Happening("case:a", "Happened", new { n = i }), new Happening("case:b", "Happened", new { n = i }));
        }

        db.ChangeTracker.Clear();
        return db;
    }

    private async Task<SqliteDb> Migrated()
    {
        var db = Open();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return db;
    }

    private SqliteDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDb.Configure(options, Path.Combine(folder.FullName, "journal.db"));
        return new SqliteDb(options.Options);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
