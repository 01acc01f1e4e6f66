using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>Dates of rounds that were moved, which open cases follow one by one.</summary>
public abstract class MovedDates : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("round_date_moves", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            Date = t.Column<string>(maxLength: 60),
            From = t.Column<DateTime>(),
            To = t.Column<DateTime>(),
            Reason = t.Column<string>(maxLength: 500),
            At = t.Column<DateTime>(),
            By = t.Column<Guid>(),
            OrganisationId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_round_date_moves", x => x.Id);
            t.ForeignKey("FK_round_date_moves_rounds_RoundId", x => x.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migrationBuilder.CreateIndex("IX_round_date_moves_RoundId", "round_date_moves", ["RoundId"]);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0010_moved_dates")]
public sealed class MovedDatesOnSqlite : MovedDates;

[DbContext(typeof(PostgresDb)), Migration("0010_moved_dates")]
public sealed class MovedDatesOnPostgres : MovedDates;
