using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>A form sent twice acts once; a run stands in one notice, and a case passes a stage under each number once.</summary>
public abstract class Once : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("form_posts", t => new
        {
            Digest = t.Column<string>(maxLength: 64),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_form_posts", x => x.Digest));
        migrationBuilder.CreateIndex("IX_form_posts_At", "form_posts", ["At"]);

        migrationBuilder.DropIndex("IX_notice_items_RunId", "notice_items");
        migrationBuilder.CreateIndex("IX_notice_items_RunId", "notice_items", ["RunId"], unique: true);

        // The new one begins with the same column.
        migrationBuilder.DropIndex("IX_stage_runs_ApplicationId", "stage_runs");
        migrationBuilder.CreateIndex("IX_stage_runs_ApplicationId_Stage_Attempt", "stage_runs", ["ApplicationId", "Stage", "Attempt"], unique: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0011_once")]
public sealed class OnceOnSqlite : Once;

[DbContext(typeof(PostgresDb)), Migration("0011_once")]
public sealed class OnceOnPostgres : Once;
