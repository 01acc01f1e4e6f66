using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Policies are drafted in the page, and withdrawn by two persons.</summary>
public abstract class PolicyDrafts : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("policy_drafts", t => new
        {
            Id = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(),
            Cases = t.Column<string>(),
            BaseHash = t.Column<string>(maxLength: 64, nullable: true),
            State = t.Column<int>(),
            BegunAt = t.Column<DateTime>(),
            SavedAt = t.Column<DateTime>(),
            SavedBy = t.Column<Guid>(),
            SavedByName = t.Column<string>(maxLength: 60),
            SentBy = t.Column<Guid>(nullable: true),
            SentByName = t.Column<string>(maxLength: 60, nullable: true),
            SentAt = t.Column<DateTime>(nullable: true),
            ReviewedByName = t.Column<string>(maxLength: 60, nullable: true),
            SettledAt = t.Column<DateTime>(nullable: true),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            PublishedHash = t.Column<string>(maxLength: 64, nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_drafts", x => x.Id);
            t.ForeignKey("FK_policy_drafts_organisations_OrganisationId", x => x.OrganisationId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_policy_drafts_policy_editions_BaseHash", x => x.BaseHash, "policy_editions", "Hash", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_policy_drafts_policy_editions_PublishedHash", x => x.PublishedHash, "policy_editions", "Hash", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateTable("policy_typings", t => new
        {
            DraftId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Part = t.Column<string>(maxLength: 10),
            Text = t.Column<string>(),
            Seen = t.Column<int>(),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_typings", x => new { x.DraftId, x.PersonId, x.Part });
            t.ForeignKey("FK_policy_typings_policy_drafts_DraftId", x => x.DraftId, "policy_drafts", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateTable("policy_repeals", t => new
        {
            Id = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            Hash = t.Column<string>(maxLength: 64),
            PolicyId = t.Column<string>(maxLength: 70),
            Title = t.Column<string>(maxLength: 200),
            Reason = t.Column<string>(maxLength: 500),
            ProposedBy = t.Column<Guid>(),
            ProposedByName = t.Column<string>(maxLength: 60),
            ProposedAt = t.Column<DateTime>(),
            SettledByName = t.Column<string>(maxLength: 60, nullable: true),
            SettledAt = t.Column<DateTime>(nullable: true),
            Agreed = t.Column<bool>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_repeals", x => x.Id);
            t.ForeignKey("FK_policy_repeals_organisations_OrganisationId", x => x.OrganisationId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_policy_repeals_policy_editions_Hash", x => x.Hash, "policy_editions", "Hash", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_policy_drafts_OrganisationId_State", "policy_drafts", ["OrganisationId", "State"]);
        migrationBuilder.CreateIndex("IX_policy_drafts_BaseHash", "policy_drafts", "BaseHash");
        migrationBuilder.CreateIndex("IX_policy_drafts_PublishedHash", "policy_drafts", "PublishedHash");
        migrationBuilder.CreateIndex("IX_policy_repeals_Hash", "policy_repeals", "Hash", unique: true, filter: "\"Agreed\" IS NULL");
        migrationBuilder.CreateIndex("IX_policy_repeals_OrganisationId", "policy_repeals", "OrganisationId");
    }
}

[DbContext(typeof(SqliteDb)), Migration("0013_policy_drafts")]
public sealed class PolicyDraftsOnSqlite : PolicyDrafts;

[DbContext(typeof(PostgresDb)), Migration("0013_policy_drafts")]
public sealed class PolicyDraftsOnPostgres : PolicyDrafts;
