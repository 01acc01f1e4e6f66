using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Organisations, people, carriers, ledgers, the journal.</summary>
public abstract class Start : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("data_keys", t => new
        {
            Name = t.Column<string>(),
            Xml = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_data_keys", x => x.Name);
        });

        migrationBuilder.CreateTable("journal", t => new
        {
            Stream = t.Column<string>(maxLength: 80),
            Sequence = t.Column<long>(),
            At = t.Column<DateTime>(),
            ActorId = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 80),
            Details = t.Column<string>(),
            Previous = t.Column<string>(),
            Hash = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_journal", x => new { x.Stream, x.Sequence });
        });
        migrationBuilder.CreateIndex("IX_journal_At", "journal", ["At"]);

        migrationBuilder.CreateTable("journal_heads", t => new
        {
            Stream = t.Column<string>(maxLength: 80),
            Sequence = t.Column<long>(),
            Hash = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_journal_heads", x => x.Stream);
        });

        migrationBuilder.CreateTable("organisations", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<int>(),
            State = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            NameKey = t.Column<string>(maxLength: 500),
            ParentId = t.Column<Guid>(nullable: true),
            Path = t.Column<string>(maxLength: 400),
            Division = t.Column<string>(maxLength: 6, nullable: true),
            CreditCode = t.Column<string>(maxLength: 18, nullable: true),
            MayRecommend = t.Column<bool>(),
            CreatedAt = t.Column<DateTime>(),
            Reason = t.Column<string>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_organisations", x => x.Id);
            t.ForeignKey("FK_organisations_organisations_ParentId", x => x.ParentId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_organisations_CreditCode", "organisations", ["CreditCode"], unique: true);
        migrationBuilder.CreateIndex("IX_organisations_NameKey", "organisations", ["NameKey"]);
        migrationBuilder.CreateIndex("IX_organisations_ParentId", "organisations", ["ParentId"]);
        migrationBuilder.CreateIndex("IX_organisations_Path", "organisations", ["Path"], unique: true);

        migrationBuilder.CreateTable("people", t => new
        {
            Id = t.Column<Guid>(),
            SignInName = t.Column<string>(maxLength: 60),
            Name = t.Column<string>(maxLength: 60),
            Mobile = t.Column<string>(maxLength: 20, nullable: true),
            Email = t.Column<string>(maxLength: 200, nullable: true),
            PasswordHash = t.Column<string>(nullable: true),
            FailedSignIns = t.Column<int>(),
            LockedUntil = t.Column<DateTime>(nullable: true),
            Disabled = t.Column<bool>(),
            Stamp = t.Column<Guid>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_people", x => x.Id);
        });
        migrationBuilder.CreateIndex("IX_people_SignInName", "people", ["SignInName"], unique: true);

        migrationBuilder.CreateTable("settings", t => new
        {
            Name = t.Column<string>(),
            Value = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_settings", x => x.Name);
        });

        migrationBuilder.CreateTable("carriers", t => new
        {
            Id = t.Column<Guid>(),
            OperatorId = t.Column<Guid>(),
            OperatorPath = t.Column<string>(maxLength: 400),
            Name = t.Column<string>(maxLength: 200),
            NameKey = t.Column<string>(maxLength: 500),
            Kind = t.Column<string>(maxLength: 60),
            Division = t.Column<string>(maxLength: 6, nullable: true),
            Address = t.Column<string>(maxLength: 300),
            CreatedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_carriers", x => x.Id);
            t.ForeignKey("FK_carriers_organisations_OperatorId", x => x.OperatorId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_carriers_NameKey", "carriers", ["NameKey"]);
        migrationBuilder.CreateIndex("IX_carriers_OperatorId", "carriers", ["OperatorId"]);
        migrationBuilder.CreateIndex("IX_carriers_OperatorPath", "carriers", ["OperatorPath"]);

        migrationBuilder.CreateTable("memberships", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
            Roles = t.Column<int>(),
            Since = t.Column<DateTime>(),
            Until = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_memberships", x => x.Id);
            t.ForeignKey("FK_memberships_organisations_OrganisationId", x => x.OrganisationId, "organisations", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_memberships_people_PersonId", x => x.PersonId, "people", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_memberships_OrganisationId", "memberships", ["OrganisationId"]);
        migrationBuilder.CreateIndex("IX_memberships_PersonId", "memberships", ["PersonId"]);

        migrationBuilder.CreateTable("ledger_records", t => new
        {
            Id = t.Column<Guid>(),
            RecordId = t.Column<Guid>(),
            CarrierId = t.Column<Guid>(),
            Ledger = t.Column<string>(maxLength: 60),
            Key = t.Column<string>(maxLength: 200),
            ValidFrom = t.Column<DateOnly>(nullable: true),
            ValidTo = t.Column<DateOnly>(nullable: true),
            Fields = t.Column<string>(type: Json(migrationBuilder)),
            RecordedAt = t.Column<DateTime>(),
            RecordedBy = t.Column<Guid>(),
            SupersededAt = t.Column<DateTime>(nullable: true),
            Source = t.Column<string>(maxLength: 200),
            Edition = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ledger_records", x => x.Id);
            t.ForeignKey("FK_ledger_records_carriers_CarrierId", x => x.CarrierId, "carriers", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_ledger_records_CarrierId_Ledger_SupersededAt", "ledger_records", ["CarrierId", "Ledger", "SupersededAt"]);
        migrationBuilder.CreateIndex("IX_ledger_records_RecordId_Edition", "ledger_records", ["RecordId", "Edition"], unique: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0001_start")]
public sealed class StartOnSqlite : Start;

[DbContext(typeof(PostgresDb)), Migration("0001_start")]
public sealed class StartOnPostgres : Start;
