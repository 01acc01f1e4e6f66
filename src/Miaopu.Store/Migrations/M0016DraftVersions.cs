using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Drafts of policies keep the text of every version, and what the last simulation of them came to. What was saved before is version 1 of its draft.</summary>
public abstract class DraftVersions : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Number", "policy_drafts", defaultValue: 1);
        migrationBuilder.CreateTable("policy_draft_versions", t => new
        {
            DraftId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(),
            Cases = t.Column<string>(),
            SavedAt = t.Column<DateTime>(),
            SavedBy = t.Column<Guid>(),
            SavedByName = t.Column<string>(maxLength: 60),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_draft_versions", x => new { x.DraftId, x.Number });
            t.ForeignKey("FK_policy_draft_versions_policy_drafts_DraftId", x => x.DraftId, "policy_drafts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateTable("policy_draft_trials", t => new
        {
            DraftId = t.Column<Guid>(),
            Number = t.Column<int>(),
            BaseHash = t.Column<string>(maxLength: 64),
            On = t.Column<DateOnly>(),
            At = t.Column<DateTime>(),
            Carriers = t.Column<int>(),
            PassedBefore = t.Column<int>(),
            PassAfter = t.Column<int>(),
            Gained = t.Column<int>(),
            Lost = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_draft_trials", x => x.DraftId);
            t.ForeignKey("FK_policy_draft_trials_policy_drafts_DraftId", x => x.DraftId, "policy_drafts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.Sql("""
            insert into policy_draft_versions ("DraftId", "Number", "Title", "Text", "Cases", "SavedAt", "SavedBy", "SavedByName")
            select "Id", 1, "Title", "Text", "Cases", "SavedAt", "SavedBy", "SavedByName" from policy_drafts;
            """);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0016_draft_versions")]
public sealed class DraftVersionsOnSqlite : DraftVersions;

[DbContext(typeof(PostgresDb)), Migration("0016_draft_versions")]
public sealed class DraftVersionsOnPostgres : DraftVersions;
