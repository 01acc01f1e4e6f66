using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Migrations;

/// <summary>A run keeps who signed which of its steps. A run that was open before goes on as it began: who signed it so far was not kept.</summary>
public abstract class FourEyes : MiaopuMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("SignersDiffer", "stage_runs", defaultValue: false);
        migrationBuilder.AddColumn<string>("Signatures", "stage_runs", type: Json(migrationBuilder), nullable: true);
    }
}

[DbContext(typeof(SqliteDb)), Migration("0010_four_eyes")]
public sealed class FourEyesOnSqlite : FourEyes;

[DbContext(typeof(PostgresDb)), Migration("0010_four_eyes")]
public sealed class FourEyesOnPostgres : FourEyes;
