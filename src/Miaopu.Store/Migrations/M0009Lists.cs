using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Indexes that lists of a whole province need, and texts that an index finds by how they begin.</summary>
public abstract class Lists : MiaopuMigration
{
    /// <summary>Columns that are looked up by how they begin, with their lengths.</summary>
    private static readonly (string Table, string Column, int Length)[] Ordinal =
    [
        ("organisations", "Path", 400), ("carriers", "OperatorPath", 400), ("applications", "OperatorPath", 400), ("recognitions", "OperatorPath", 400),
        ("rounds", "AuthorityPath", 400), ("journal", "Stream", 80), ("journal_heads", "Stream", 80),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (OnPostgres(migrationBuilder))
        {
            // SQLite orders texts so by itself.
            foreach (var (table, column, length) in Ordinal)
            {
                migrationBuilder.Sql($"""alter table {table} alter column "{column}" type character varying({length}) collate "C";""");
            }
        }

        migrationBuilder.DropIndex("IX_organisations_ParentId", "organisations");
        migrationBuilder.CreateIndex("IX_organisations_ParentId_State", "organisations", ["ParentId", "State"]);
        migrationBuilder.DropIndex("IX_applications_CarrierId", "applications");
        migrationBuilder.CreateIndex("IX_applications_CarrierId_RoundId", "applications", ["CarrierId", "RoundId"]);
        migrationBuilder.DropIndex("IX_carriers_OperatorPath", "carriers");
        migrationBuilder.CreateIndex("IX_carriers_OperatorPath_Kind", "carriers", ["OperatorPath", "Kind"]);
        migrationBuilder.DropIndex("IX_recognitions_CarrierId", "recognitions");
        migrationBuilder.CreateIndex("IX_recognitions_CarrierId_PackId", "recognitions", ["CarrierId", "PackId"]);
        migrationBuilder.CreateIndex("IX_recognitions_OperatorPath", "recognitions", ["OperatorPath"]);
        migrationBuilder.CreateIndex("IX_journal_Kind_At", "journal", ["Kind", "At"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0009_lists")]
public sealed class ListsOnSqlite : Lists;

[DbContext(typeof(PostgresDb)), Migration("0009_lists")]
public sealed class ListsOnPostgres : Lists;
