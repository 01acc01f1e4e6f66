using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>What desks write: opinions and judgments, visits, public notices with objections, recommendations.</summary>
public abstract class Desks : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("public_notices", t => new
        {
            Id = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            OrganisationName = t.Column<string>(maxLength: 200),
            RoundId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 100),
            Text = t.Column<string>(maxLength: 5000),
            Contacts = t.Column<string>(maxLength: 500),
            WorkingDays = t.Column<int>(),
            Anonymous = t.Column<bool>(),
            CreatedAt = t.Column<DateTime>(),
            PublishedAt = t.Column<DateTime>(nullable: true),
            EndsAt = t.Column<DateTime>(nullable: true),
            EndProvisional = t.Column<bool>(),
            ClosedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_public_notices", x => x.Id);
            t.ForeignKey("FK_public_notices_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_public_notices_OrganisationId", "public_notices", ["OrganisationId"]);
        migrationBuilder.CreateIndex("IX_public_notices_PublishedAt", "public_notices", ["PublishedAt"]);
        migrationBuilder.CreateIndex("IX_public_notices_RoundId", "public_notices", ["RoundId"]);

        migrationBuilder.CreateTable("recommendations", t => new
        {
            Id = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            OrganisationName = t.Column<string>(maxLength: 200),
            RoundId = t.Column<Guid>(),
            Group = t.Column<string>(maxLength: 200),
            DocumentNumber = t.Column<string>(maxLength: 60),
            SignedOn = t.Column<DateOnly>(),
            HandedInAt = t.Column<DateTime>(),
            HandedInBy = t.Column<Guid>(),
            LetterHash = t.Column<string>(maxLength: 64),
            TableHash = t.Column<string>(maxLength: 64),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_recommendations", x => x.Id);
            t.ForeignKey("FK_recommendations_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_recommendations_RoundId_OrganisationId", "recommendations", ["RoundId", "OrganisationId"]);

        migrationBuilder.CreateTable("case_judgments", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            PartId = t.Column<string>(maxLength: 120),
            RowId = t.Column<string>(maxLength: 60, nullable: true),
            Answer = t.Column<string>(maxLength: 20),
            Why = t.Column<string>(maxLength: 1000),
            By = t.Column<Guid>(),
            ByName = t.Column<string>(maxLength: 200),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_case_judgments", x => x.Id);
            t.ForeignKey("FK_case_judgments_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_case_judgments_ApplicationId", "case_judgments", ["ApplicationId"]);

        migrationBuilder.CreateTable("opinions", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            About = t.Column<string>(maxLength: 140),
            Mark = t.Column<int>(),
            Text = t.Column<string>(maxLength: 1000),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_opinions", x => x.Id);
            t.ForeignKey("FK_opinions_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_opinions_ApplicationId", "opinions", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_opinions_RunId_About", "opinions", ["RunId", "About"], unique: true);

        migrationBuilder.CreateTable("site_visits", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            VisitedOn = t.Column<DateOnly>(nullable: true),
            Visitors = t.Column<string>(maxLength: 2000),
            Present = t.Column<string>(maxLength: 2000),
            Place = t.Column<string>(maxLength: 2000),
            Summary = t.Column<string>(maxLength: 2000),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Version = t.Column<int>(),
            Findings = t.Column<string>(type: Json(migrationBuilder)),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_site_visits", x => x.Id);
            t.ForeignKey("FK_site_visits_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_site_visits_ApplicationId", "site_visits", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_site_visits_RunId", "site_visits", ["RunId"], unique: true);

        migrationBuilder.CreateTable("notice_items", t => new
        {
            ApplicationId = t.Column<Guid>(),
            NoticeId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            Place = t.Column<int>(),
            CarrierName = t.Column<string>(maxLength: 200),
            OperatorName = t.Column<string>(maxLength: 200),
            Award = t.Column<string>(maxLength: 100),
            EndedAt = t.Column<DateTime>(nullable: true),
            Result = t.Column<string>(maxLength: 20, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_notice_items", x => new { x.NoticeId, x.ApplicationId });
            t.ForeignKey("FK_notice_items_public_notices_NoticeId", x => x.NoticeId, "public_notices", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_notice_items_RunId", "notice_items", ["RunId"]);

        migrationBuilder.CreateTable("objections", t => new
        {
            Id = t.Column<Guid>(),
            NoticeId = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            Receipt = t.Column<string>(maxLength: 40),
            Text = t.Column<string>(maxLength: 3000),
            Name = t.Column<string>(maxLength: 100, nullable: true),
            Contact = t.Column<string>(maxLength: 254, nullable: true),
            ReceivedAt = t.Column<DateTime>(),
            State = t.Column<int>(),
            Reply = t.Column<string>(maxLength: 3000, nullable: true),
            HandledAt = t.Column<DateTime>(nullable: true),
            HandledBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_objections", x => x.Id);
            t.ForeignKey("FK_objections_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_objections_public_notices_NoticeId", x => x.NoticeId, "public_notices", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_objections_ApplicationId", "objections", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_objections_NoticeId", "objections", ["NoticeId"]);
        migrationBuilder.CreateIndex("IX_objections_Receipt", "objections", ["Receipt"], unique: true);

        migrationBuilder.CreateTable("recommended_cases", t => new
        {
            ApplicationId = t.Column<Guid>(),
            RecommendationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            Rank = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_recommended_cases", x => new { x.RecommendationId, x.ApplicationId });
            t.ForeignKey("FK_recommended_cases_recommendations_RecommendationId", x => x.RecommendationId, "recommendations", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_recommended_cases_ApplicationId", "recommended_cases", ["ApplicationId"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0006_desks")]
public sealed class DesksOnSqlite : Desks;

[DbContext(typeof(PostgresDb)), Migration("0006_desks")]
public sealed class DesksOnPostgres : Desks;
