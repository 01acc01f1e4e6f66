using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Reference texts, rounds, applications and where they stand.</summary>
public abstract class Cases : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("reference_texts", t => new
        {
            Name = t.Column<string>(maxLength: 60),
            Text = t.Column<string>(),
            ImportedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_reference_texts", x => x.Name);
        });

        migrationBuilder.CreateTable("rounds", t => new
        {
            Id = t.Column<Guid>(),
            AuthorityId = t.Column<Guid>(),
            AuthorityName = t.Column<string>(maxLength: 200),
            AuthorityPath = t.Column<string>(maxLength: 400),
            Title = t.Column<string>(maxLength: 200),
            DocumentNumber = t.Column<string>(maxLength: 60, nullable: true),
            NoticeText = t.Column<string>(),
            Contacts = t.Column<string>(),
            OpenedAt = t.Column<DateTime>(),
            ClosedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_rounds", x => x.Id);
            t.ForeignKey("FK_rounds_organisations_AuthorityId", x => x.AuthorityId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_rounds_AuthorityId", "rounds", ["AuthorityId"]);

        migrationBuilder.CreateTable("applications", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            PackId = t.Column<string>(maxLength: 120),
            PackHash = t.Column<string>(maxLength: 64),
            CarrierId = t.Column<Guid>(),
            CarrierName = t.Column<string>(maxLength: 200),
            OperatorId = t.Column<Guid>(),
            OperatorName = t.Column<string>(maxLength: 200),
            OperatorPath = t.Column<string>(maxLength: 400),
            Division = t.Column<string>(maxLength: 6, nullable: true),
            StartedAt = t.Column<DateTime>(),
            ReceiptNumber = t.Column<string>(maxLength: 40, nullable: true),
            ReceivedAt = t.Column<DateTime>(nullable: true),
            ClosedAt = t.Column<DateTime>(nullable: true),
            Outcome = t.Column<string>(maxLength: 60, nullable: true),
            OutcomeKind = t.Column<int>(nullable: true),
            Rank = t.Column<int>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_applications", x => x.Id);
            t.ForeignKey("FK_applications_carriers_CarrierId", x => x.CarrierId, "carriers", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_applications_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_applications_CarrierId", "applications", ["CarrierId"]);
        migrationBuilder.CreateIndex("IX_applications_OperatorId", "applications", ["OperatorId"]);
        migrationBuilder.CreateIndex("IX_applications_ReceiptNumber", "applications", ["ReceiptNumber"], unique: true);
        migrationBuilder.CreateIndex("IX_applications_RoundId", "applications", ["RoundId"]);

        migrationBuilder.CreateTable("round_dates", t => new
        {
            Name = t.Column<string>(maxLength: 60),
            RoundId = t.Column<Guid>(),
            Instant = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_round_dates", x => new { x.RoundId, x.Name });
            t.ForeignKey("FK_round_dates_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("round_schemes", t => new
        {
            PackId = t.Column<string>(maxLength: 120),
            RoundId = t.Column<Guid>(),
            PackHash = t.Column<string>(maxLength: 64),
            Title = t.Column<string>(maxLength: 200),
            Award = t.Column<string>(maxLength: 100),
            CarrierKind = t.Column<string>(maxLength: 60),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_round_schemes", x => new { x.RoundId, x.PackId });
            t.ForeignKey("FK_round_schemes_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("application_bodies", t => new
        {
            BodyId = t.Column<string>(maxLength: 60),
            ApplicationId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 60),
            OrganisationId = t.Column<Guid>(),
            OrganisationName = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_application_bodies", x => new { x.ApplicationId, x.BodyId });
            t.ForeignKey("FK_application_bodies_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_application_bodies_OrganisationId", "application_bodies", ["OrganisationId"]);

        migrationBuilder.CreateTable("return_orders", t => new
        {
            Id = t.Column<Guid>(),
            FromStage = t.Column<string>(maxLength: 60),
            FromTitle = t.Column<string>(maxLength: 60),
            RunId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            By = t.Column<Guid>(),
            DueAt = t.Column<DateTime>(nullable: true),
            ResumeStage = t.Column<string>(maxLength: 60, nullable: true),
            LapseOutcome = t.Column<string>(maxLength: 60, nullable: true),
            WorkingDaysLeft = t.Column<int>(nullable: true),
            SettledAt = t.Column<DateTime>(nullable: true),
            ApplicationId = t.Column<Guid>(),
            Items = t.Column<string>(type: Json(migrationBuilder)),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_return_orders", x => x.Id);
            t.ForeignKey("FK_return_orders_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_return_orders_ApplicationId", "return_orders", ["ApplicationId"]);

        migrationBuilder.CreateTable("stage_runs", t => new
        {
            Id = t.Column<Guid>(),
            Stage = t.Column<string>(maxLength: 60),
            Title = t.Column<string>(maxLength: 60),
            Act = t.Column<string>(maxLength: 20),
            OrganisationId = t.Column<Guid>(),
            Attempt = t.Column<int>(),
            FrameId = t.Column<Guid>(nullable: true),
            Step = t.Column<int>(),
            StartedAt = t.Column<DateTime>(),
            DueAt = t.Column<DateTime>(nullable: true),
            DueProvisional = t.Column<bool>(),
            ReturnId = t.Column<Guid>(nullable: true),
            EndedAt = t.Column<DateTime>(nullable: true),
            EndedBy = t.Column<Guid>(nullable: true),
            Result = t.Column<string>(maxLength: 20, nullable: true),
            Note = t.Column<string>(nullable: true),
            ApplicationId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_stage_runs", x => x.Id);
            t.ForeignKey("FK_stage_runs_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_stage_runs_ApplicationId", "stage_runs", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_stage_runs_EndedAt_DueAt", "stage_runs", ["EndedAt", "DueAt"]);
        migrationBuilder.CreateIndex("IX_stage_runs_OrganisationId_EndedAt_Act", "stage_runs", ["OrganisationId", "EndedAt", "Act"]);

        migrationBuilder.CreateTable("submissions", t => new
        {
            Id = t.Column<Guid>(),
            Number = t.Column<int>(),
            Content = t.Column<string>(),
            ContentHash = t.Column<string>(maxLength: 64),
            PreparedBy = t.Column<Guid>(),
            PreparedAt = t.Column<DateTime>(),
            ApprovedBy = t.Column<Guid>(nullable: true),
            ReceivedAt = t.Column<DateTime>(nullable: true),
            ReceiptNumber = t.Column<string>(maxLength: 40, nullable: true),
            ApplicationId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_submissions", x => x.Id);
            t.ForeignKey("FK_submissions_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_submissions_ApplicationId_Number", "submissions", ["ApplicationId", "Number"], unique: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0004_cases")]
public sealed class CasesOnSqlite : Cases;

[DbContext(typeof(PostgresDb)), Migration("0004_cases")]
public sealed class CasesOnPostgres : Cases;
