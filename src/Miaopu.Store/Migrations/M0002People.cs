using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Invitations, password resets, messages.</summary>
public abstract class People : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("messages", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(nullable: true),
            OrganisationId = t.Column<Guid>(nullable: true),
            Role = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(),
            Link = t.Column<string>(maxLength: 400, nullable: true),
            CreatedAt = t.Column<DateTime>(),
            SentAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_messages", x => x.Id);
        });
        migrationBuilder.CreateIndex("IX_messages_OrganisationId_CreatedAt", "messages", ["OrganisationId", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_messages_PersonId_CreatedAt", "messages", ["PersonId", "CreatedAt"]);
        migrationBuilder.CreateIndex("IX_messages_SentAt", "messages", ["SentAt"]);

        migrationBuilder.CreateTable("message_reads", t => new
        {
            MessageId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_message_reads", x => new { x.PersonId, x.MessageId });
            t.ForeignKey("FK_message_reads_messages_MessageId", x => x.MessageId, "messages", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_message_reads_MessageId", "message_reads", ["MessageId"]);

        migrationBuilder.CreateTable("invitations", t => new
        {
            Id = t.Column<Guid>(),
            TokenHash = t.Column<string>(maxLength: 64),
            OrganisationId = t.Column<Guid>(),
            Roles = t.Column<int>(),
            For = t.Column<string>(maxLength: 60),
            Contact = t.Column<string>(maxLength: 254, nullable: true),
            InvitedBy = t.Column<Guid>(),
            CreatedAt = t.Column<DateTime>(),
            ExpiresAt = t.Column<DateTime>(),
            AcceptedAt = t.Column<DateTime>(nullable: true),
            AcceptedBy = t.Column<Guid>(nullable: true),
            WithdrawnAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_invitations", x => x.Id);
            t.ForeignKey("FK_invitations_organisations_OrganisationId", x => x.OrganisationId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_invitations_OrganisationId", "invitations", ["OrganisationId"]);
        migrationBuilder.CreateIndex("IX_invitations_TokenHash", "invitations", ["TokenHash"], unique: true);

        migrationBuilder.CreateTable("password_resets", t => new
        {
            Id = t.Column<Guid>(),
            TokenHash = t.Column<string>(maxLength: 64),
            PersonId = t.Column<Guid>(),
            MadeBy = t.Column<Guid>(nullable: true),
            CreatedAt = t.Column<DateTime>(),
            ExpiresAt = t.Column<DateTime>(),
            UsedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_password_resets", x => x.Id);
            t.ForeignKey("FK_password_resets_people_PersonId", x => x.PersonId, "people", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_password_resets_PersonId", "password_resets", ["PersonId"]);
        migrationBuilder.CreateIndex("IX_password_resets_TokenHash", "password_resets", ["TokenHash"], unique: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0002_people")]
public sealed class PeopleOnSqlite : People;

[DbContext(typeof(PostgresDb)), Migration("0002_people")]
public sealed class PeopleOnPostgres : People;
