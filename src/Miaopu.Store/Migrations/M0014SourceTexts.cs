using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>The official texts of the documents that packs cite.</summary>
public abstract class SourceTexts : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("source_texts", t => new
    {
        Key = t.Column<string>(maxLength: 500),
        Text = t.Column<string>(),
        FileName = t.Column<string>(maxLength: 200),
        ImportedAt = t.Column<DateTime>(),
        Version = t.Column<int>(),
    }, constraints: t => t.PrimaryKey("PK_source_texts", x => x.Key));
}

[DbContext(typeof(SqliteDb)), Migration("0014_source_texts")]
public sealed class SourceTextsOnSqlite : SourceTexts;

[DbContext(typeof(PostgresDb)), Migration("0014_source_texts")]
public sealed class SourceTextsOnPostgres : SourceTexts;
