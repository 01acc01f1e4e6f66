using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Journal;
using Miaopu.Casework.People;
using Npgsql;

namespace Miaopu.Store.Database;

/// <summary>Two who write the same thing at once.</summary>
public static class Clash
{
    private const int SqliteBusy = 5, SqlitePrimaryKey = 1555, SqliteUnique = 2067;

    /// <summary>Whether a save failed because somebody else was quicker, and not because of what was to be saved.</summary>
    public static bool Is(DbUpdateException failure) => failure is DbUpdateConcurrencyException || failure.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteBusy || sqlite.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };

    /// <summary>Commits, or says by false that somebody else was quicker: then nothing was saved, and what was loaded is forgotten, to be loaded anew.</summary>
    public static async Task<bool> TryCommit(this MiaopuDb db, Actor actor, DateTime now, params Happening[] happenings)
    {
        try
        {
            await db.Commit(actor, now, happenings);
            return true;
        }
        catch (DbUpdateException e) when (Is(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
