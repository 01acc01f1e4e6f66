using Microsoft.EntityFrameworkCore.Migrations;

namespace Miaopu.Store.Migrations;

/// <summary>
/// A migration is written once, without column types: each provider gives its own for the CLR type. Two small subclasses in the same file bind it to the two
/// contexts. Its id sorts by time of writing and never changes after release.
/// </summary>
public abstract class MiaopuMigration : Migration
{
    /// <summary>Type of a JSON column: jsonb where the database has it.</summary>
    protected static string? Json(MigrationBuilder migration) => OnPostgres(migration) ? "jsonb" : null;

    protected static bool OnPostgres(MigrationBuilder migration) => migration.ActiveProvider!.Contains("Npgsql", StringComparison.Ordinal);
}
