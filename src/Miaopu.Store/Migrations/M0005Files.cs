using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Files put to rows of any kind; the contents lie on the disk.</summary>
public abstract class Attachments : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("attachments", t => new
        {
            Id = t.Column<Guid>(),
            Subject = t.Column<string>(maxLength: 30),
            SubjectId = t.Column<Guid>(),
            Slot = t.Column<string>(maxLength: 120),
            Name = t.Column<string>(maxLength: 200),
            Size = t.Column<long>(),
            Hash = t.Column<string>(maxLength: 64),
            MediaType = t.Column<string>(maxLength: 100),
            UploadedAt = t.Column<DateTime>(),
            UploadedBy = t.Column<Guid>(),
            UploadedByName = t.Column<string>(maxLength: 60),
            RemovedAt = t.Column<DateTime>(nullable: true),
            RemovedBy = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_attachments", x => x.Id);
        });
        migrationBuilder.CreateIndex("IX_attachments_Subject_SubjectId", "attachments", ["Subject", "SubjectId"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0005_files")]
public sealed class AttachmentsOnSqlite : Attachments;

[DbContext(typeof(PostgresDb)), Migration("0005_files")]
public sealed class AttachmentsOnPostgres : Attachments;
