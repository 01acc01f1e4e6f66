using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>The shelf of policy packs and vocabularies.</summary>
public abstract class Policies : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("vocabulary_editions", t => new
        {
            Hash = t.Column<string>(maxLength: 64),
            Texts = t.Column<string>(),
            InUseSince = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_vocabulary_editions", x => x.Hash);
        });
        migrationBuilder.CreateIndex("IX_vocabulary_editions_InUseSince", "vocabulary_editions", ["InUseSince"]);

        migrationBuilder.CreateTable("policy_editions", t => new
        {
            Hash = t.Column<string>(maxLength: 64),
            PolicyId = t.Column<string>(maxLength: 70),
            Title = t.Column<string>(maxLength: 200),
            Authority = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(),
            VocabularyHash = t.Column<string>(maxLength: 64),
            State = t.Column<int>(),
            InForceFrom = t.Column<DateOnly>(),
            InForceTo = t.Column<DateOnly>(nullable: true),
            AddedAt = t.Column<DateTime>(),
            PublishedAt = t.Column<DateTime>(nullable: true),
            PublishedBy = t.Column<Guid>(nullable: true),
            PublishedFor = t.Column<string>(maxLength: 200, nullable: true),
            RepealedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_policy_editions", x => x.Hash);
            t.ForeignKey("FK_policy_editions_vocabulary_editions_VocabularyHash", x => x.VocabularyHash, "vocabulary_editions", "Hash", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_policy_editions_PolicyId", "policy_editions", ["PolicyId"]);
        migrationBuilder.CreateIndex("IX_policy_editions_State", "policy_editions", ["State"]);
        migrationBuilder.CreateIndex("IX_policy_editions_VocabularyHash", "policy_editions", ["VocabularyHash"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0003_policies")]
public sealed class PoliciesOnSqlite : Policies;

[DbContext(typeof(PostgresDb)), Migration("0003_policies")]
public sealed class PoliciesOnPostgres : Policies;
