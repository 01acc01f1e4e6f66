using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Decisions are proposed, signed and take effect.</summary>
public abstract class SignOffs : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("EffectiveAt", "decisions", nullable: true);
        migrationBuilder.AddColumn<DateTime>("SentBackAt", "decisions", nullable: true);
        migrationBuilder.AddColumn<int>("Version", "decisions", defaultValue: 0);

        // A decision made before took effect when it was made.
        migrationBuilder.Sql("""update decisions set "EffectiveAt" = "At";""");
        migrationBuilder.CreateIndex("IX_decisions_RunId", "decisions", ["RunId"]);

        migrationBuilder.CreateTable("decision_sign_offs", t => new
        {
            Number = t.Column<int>(),
            DecisionId = t.Column<Guid>(),
            Step = t.Column<string>(maxLength: 60),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Note = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_decision_sign_offs", x => new { x.DecisionId, x.Number });
            t.ForeignKey("FK_decision_sign_offs_decisions_DecisionId", x => x.DecisionId, "decisions", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}

[DbContext(typeof(SqliteDb)), Migration("0008_sign_offs")]
public sealed class SignOffsOnSqlite : SignOffs;

[DbContext(typeof(PostgresDb)), Migration("0008_sign_offs")]
public sealed class SignOffsOnPostgres : SignOffs;
