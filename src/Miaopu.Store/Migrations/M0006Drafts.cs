using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Drafts of applications; one open application of a carrier per scheme and round.</summary>
public abstract class Drafts : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("draft_fields", t => new
        {
            ApplicationId = t.Column<Guid>(),
            Field = t.Column<string>(maxLength: 160),
            Text = t.Column<string>(),
            SavedAt = t.Column<DateTime>(),
            SavedBy = t.Column<Guid>(),
            SavedByName = t.Column<string>(maxLength: 60),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_draft_fields", x => new { x.ApplicationId, x.Field });
            t.ForeignKey("FK_draft_fields_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_applications_CarrierId_RoundId_PackId", "applications", ["CarrierId", "RoundId", "PackId"], unique: true, filter: "\"ClosedAt\" IS NULL");
    }
}

[DbContext(typeof(SqliteDb)), Migration("0006_drafts")]
public sealed class DraftsOnSqlite : Drafts;

[DbContext(typeof(PostgresDb)), Migration("0006_drafts")]
public sealed class DraftsOnPostgres : Drafts;
