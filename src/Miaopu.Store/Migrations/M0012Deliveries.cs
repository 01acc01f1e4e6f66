using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>What the door did with a message: tried again, given up and why; and messages to people who have no account yet.</summary>
public abstract class Deliveries : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Contact", "messages", maxLength: 254, nullable: true);
        migrationBuilder.AddColumn<string>("SealedLink", "messages", maxLength: 1000, nullable: true);
        migrationBuilder.AddColumn<string>("Trouble", "messages", maxLength: 300, nullable: true);
        migrationBuilder.AddColumn<int>("Failures", "messages", defaultValue: 0);
        migrationBuilder.AddColumn<DateTime>("NextTryAt", "messages", nullable: true);
        migrationBuilder.AddColumn<DateTime>("GivenUpAt", "messages", nullable: true);

        // Whatever waited until now has been read in the page: the door, once it opens, does not send the past.
        migrationBuilder.AddColumn<DateTime>("GoodUntil", "messages", defaultValue: new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        migrationBuilder.DropIndex("IX_messages_SentAt", "messages");
        migrationBuilder.CreateIndex("IX_messages_CreatedAt", "messages", ["CreatedAt"], filter: "\"SentAt\" IS NULL AND \"GivenUpAt\" IS NULL");
    }
}

[DbContext(typeof(SqliteDb)), Migration("0012_deliveries")]
public sealed class DeliveriesOnSqlite : Deliveries;

[DbContext(typeof(PostgresDb)), Migration("0012_deliveries")]
public sealed class DeliveriesOnPostgres : Deliveries;
