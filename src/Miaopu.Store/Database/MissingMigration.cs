using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Miaopu.Store.Database;

/// <summary>
/// For developers: what the model has and the migrations do not create yet, printed as the C# of a migration. New tables are printed whole; what differs
/// within a table is for the schema test to show and for a person to write.
/// </summary>
public static class MissingMigration
{
    /// <param name="db">A context whose database has been migrated.</param>
    /// <param name="tables">Names of the tables the database has.</param>
    public static string Print(MiaopuDb db, IReadOnlySet<string> tables)
    {
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        var operations = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model);
        var text = new StringBuilder();
        foreach (var create in operations.OfType<CreateTableOperation>().Where(t => !tables.Contains(t.Name)))
        {
            Table(text, create, model.FindTable(create.Name, create.Schema)!);
            foreach (var index in operations.OfType<CreateIndexOperation>().Where(i => i.Table == create.Name))
            {
                var columns = string.Join(", ", index.Columns.Select(Quote));
                text.AppendLine($"        migrationBuilder.CreateIndex({Quote(index.Name)}, {Quote(index.Table)}, [{columns}]{(index.IsUnique ? ", unique: true" : "")}{(index.Filter is null ? "" : ", filter: " + Quote(index.Filter))});");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, CreateTableOperation create, ITable table)
    {
        text.AppendLine($"        migrationBuilder.CreateTable({Quote(create.Name)}, t => new");
        text.AppendLine("        {");
        foreach (var c in create.Columns)
        {
            var arguments = new List<string>();
            if (table.FindColumn(c.Name)!.PropertyMappings[0].Property.FindAnnotation(ColumnConvention.Json) is not null)
            {
                arguments.Add("type: Json(migrationBuilder)");
            }

            if (c.MaxLength is { } length)
            {
                arguments.Add($"maxLength: {length}");
            }

            if (c.IsNullable)
            {
                arguments.Add("nullable: true");
            }

            text.AppendLine($"            {c.Name} = t.Column<{Name(c.ClrType)}>({string.Join(", ", arguments)}),");
        }

        text.AppendLine("        }, constraints: t =>");
        text.AppendLine("        {");
        if (create.PrimaryKey is { } key)
        {
            text.AppendLine($"            t.PrimaryKey({Quote(key.Name!)}, x => {Columns(key.Columns)});");
        }

        foreach (var f in create.ForeignKeys)
        {
            text.AppendLine($"            t.ForeignKey({Quote(f.Name!)}, x => {Columns(f.Columns)}, {Quote(f.PrincipalTable)}, {Quote(f.PrincipalColumns![0])}, onDelete: ReferentialAction.{f.OnDelete});");
        }

        text.AppendLine("        });");
    }

    private static string Columns(string[] columns) => columns.Length == 1 ? "x." + columns[0] : "new { " + string.Join(", ", columns.Select(c => "x." + c)) + " }";

    private static string Quote(string text) => "\"" + text.Replace("\"", "\\\"") + "\"";

    private static string Name(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "string",
        var t when t == typeof(int) => "int",
        var t when t == typeof(long) => "long",
        var t when t == typeof(bool) => "bool",
        var t when t == typeof(byte[]) => "byte[]",
        var t => t.Name,
    };
}
