using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Experts and their sheets, decisions, announcements, recognitions, bans.</summary>
public abstract class Results : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("bans", t => new
        {
            Id = t.Column<Guid>(),
            Binds = t.Column<string>(maxLength: 20),
            SubjectId = t.Column<Guid>(),
            PackId = t.Column<string>(maxLength: 120),
            Cause = t.Column<string>(maxLength: 200),
            Citation = t.Column<string>(maxLength: 300),
            From = t.Column<DateOnly>(),
            Until = t.Column<DateOnly>(),
            ApplicationId = t.Column<Guid>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_bans", x => x.Id);
        });
        migrationBuilder.CreateIndex("IX_bans_SubjectId_Until", "bans", ["SubjectId", "Until"]);

        migrationBuilder.CreateTable("experts", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            AuthorityId = t.Column<Guid>(),
            Employer = t.Column<string>(maxLength: 200),
            Fields = t.Column<string>(maxLength: 500),
            Since = t.Column<DateTime>(),
            Until = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_experts", x => x.Id);
            t.ForeignKey("FK_experts_organisations_AuthorityId", x => x.AuthorityId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_experts_people_PersonId", x => x.PersonId, "people", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_experts_AuthorityId_PersonId", "experts", ["AuthorityId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_experts_PersonId", "experts", ["PersonId"]);

        migrationBuilder.CreateTable("announcements", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            OrganisationName = t.Column<string>(maxLength: 200),
            Title = t.Column<string>(maxLength: 200),
            DocumentNumber = t.Column<string>(maxLength: 60, nullable: true),
            Text = t.Column<string>(),
            PublishedAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_announcements", x => x.Id);
            t.ForeignKey("FK_announcements_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_announcements_PublishedAt", "announcements", ["PublishedAt"]);
        migrationBuilder.CreateIndex("IX_announcements_RoundId", "announcements", ["RoundId"]);

        migrationBuilder.CreateTable("announced_cases", t => new
        {
            ApplicationId = t.Column<Guid>(),
            AnnouncementId = t.Column<Guid>(),
            CarrierName = t.Column<string>(maxLength: 200),
            OperatorName = t.Column<string>(maxLength: 200),
            Award = t.Column<string>(maxLength: 100),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_announced_cases", x => new { x.AnnouncementId, x.ApplicationId });
            t.ForeignKey("FK_announced_cases_announcements_AnnouncementId", x => x.AnnouncementId, "announcements", "Id", onDelete: ReferentialAction.Cascade);
        });

        migrationBuilder.CreateTable("decisions", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            Result = t.Column<string>(maxLength: 20),
            Reasons = t.Column<string>(maxLength: 2000),
            Minutes = t.Column<string>(maxLength: 100, nullable: true),
            By = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_decisions", x => x.Id);
            t.ForeignKey("FK_decisions_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_decisions_ApplicationId", "decisions", ["ApplicationId"]);

        migrationBuilder.CreateTable("expert_assignments", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            ExpertId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            AssignedAt = t.Column<DateTime>(),
            AssignedBy = t.Column<Guid>(),
            DeclaredFreeAt = t.Column<DateTime>(nullable: true),
            EndedAt = t.Column<DateTime>(nullable: true),
            EndReason = t.Column<string>(maxLength: 500, nullable: true),
            Sheet = t.Column<string>(type: Json(migrationBuilder)),
            HandedInAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_expert_assignments", x => x.Id);
            t.ForeignKey("FK_expert_assignments_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_expert_assignments_experts_ExpertId", x => x.ExpertId, "experts", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_expert_assignments_ApplicationId", "expert_assignments", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_expert_assignments_ExpertId", "expert_assignments", ["ExpertId"]);
        migrationBuilder.CreateIndex("IX_expert_assignments_PersonId", "expert_assignments", ["PersonId"]);
        migrationBuilder.CreateIndex("IX_expert_assignments_RunId_ExpertId", "expert_assignments", ["RunId", "ExpertId"], unique: true);

        migrationBuilder.CreateTable("recognitions", t => new
        {
            Id = t.Column<Guid>(),
            ApplicationId = t.Column<Guid>(),
            CarrierId = t.Column<Guid>(),
            CarrierName = t.Column<string>(maxLength: 200),
            OperatorId = t.Column<Guid>(),
            OperatorName = t.Column<string>(maxLength: 200),
            OperatorPath = t.Column<string>(maxLength: 400),
            Division = t.Column<string>(maxLength: 6, nullable: true),
            AuthorityId = t.Column<Guid>(),
            AuthorityName = t.Column<string>(maxLength: 200),
            PackId = t.Column<string>(maxLength: 120),
            PackHash = t.Column<string>(maxLength: 64),
            Award = t.Column<string>(maxLength: 100),
            Number = t.Column<string>(maxLength: 60),
            Year = t.Column<int>(),
            Serial = t.Column<int>(),
            VerificationCode = t.Column<string>(maxLength: 40),
            IssuedOn = t.Column<DateOnly>(),
            ValidUntil = t.Column<DateOnly>(nullable: true),
            State = t.Column<int>(),
            RevokedOn = t.Column<DateOnly>(nullable: true),
            RevocationReason = t.Column<string>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_recognitions", x => x.Id);
            t.ForeignKey("FK_recognitions_applications_ApplicationId", x => x.ApplicationId, "applications", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_recognitions_carriers_CarrierId", x => x.CarrierId, "carriers", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_recognitions_ApplicationId", "recognitions", ["ApplicationId"]);
        migrationBuilder.CreateIndex("IX_recognitions_AuthorityId", "recognitions", ["AuthorityId"]);
        migrationBuilder.CreateIndex("IX_recognitions_CarrierId", "recognitions", ["CarrierId"]);
        migrationBuilder.CreateIndex("IX_recognitions_Number", "recognitions", ["Number"]);
        migrationBuilder.CreateIndex("IX_recognitions_PackId_Year_Serial", "recognitions", ["PackId", "Year", "Serial"], unique: true);
        migrationBuilder.CreateIndex("IX_recognitions_VerificationCode", "recognitions", ["VerificationCode"], unique: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0007_results")]
public sealed class ResultsOnSqlite : Results;

[DbContext(typeof(PostgresDb)), Migration("0007_results")]
public sealed class ResultsOnPostgres : Results;
