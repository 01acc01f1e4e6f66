using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Rounds go on under another text by an act of two persons, and verdicts that count are kept with their receipts.</summary>
public abstract class Amendments : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("round_amendments", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            PackId = t.Column<string>(maxLength: 120),
            FromHash = t.Column<string>(maxLength: 64),
            ToHash = t.Column<string>(maxLength: 64),
            Reason = t.Column<string>(maxLength: 500),
            DocumentNumber = t.Column<string>(maxLength: 60),
            ProposedBy = t.Column<Guid>(),
            ProposedByName = t.Column<string>(maxLength: 60),
            ProposedAt = t.Column<DateTime>(),
            SettledBy = t.Column<Guid>(nullable: true),
            SettledByName = t.Column<string>(maxLength: 60, nullable: true),
            SettledAt = t.Column<DateTime>(nullable: true),
            Agreed = t.Column<bool>(nullable: true),
            Version = t.Column<int>(),
            Cases = t.Column<string>(type: Json(migrationBuilder)),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_round_amendments", x => x.Id);
            t.ForeignKey("FK_round_amendments_policy_editions_FromHash", x => x.FromHash, "policy_editions", "Hash", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_round_amendments_policy_editions_ToHash", x => x.ToHash, "policy_editions", "Hash", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_round_amendments_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_round_amendments_FromHash", "round_amendments", ["FromHash"]);
        migrationBuilder.CreateIndex("IX_round_amendments_ToHash", "round_amendments", ["ToHash"]);
        migrationBuilder.CreateIndex("IX_round_amendments_waiting", "round_amendments", ["RoundId"], unique: true, filter: "\"Agreed\" IS NULL");
        migrationBuilder.CreateTable("case_verdicts", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            Occasion = t.Column<string>(maxLength: 20),
            At = t.Column<DateTime>(),
            Engine = t.Column<string>(maxLength: 20),
            PackHash = t.Column<string>(maxLength: 64),
            Content = t.Column<string>(),
            Hash = t.Column<string>(maxLength: 64),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_case_verdicts", x => x.Id);
            t.ForeignKey("FK_case_verdicts_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_case_verdicts_ApplicationId", "case_verdicts", ["ApplicationId"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0015_amendments")]
public sealed class AmendmentsOnSqlite : Amendments;

[DbContext(typeof(PostgresDb)), Migration("0015_amendments")]
public sealed class AmendmentsOnPostgres : Amendments;
