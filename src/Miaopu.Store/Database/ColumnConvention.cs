using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Miaopu.Store.Database;

/// <summary>
/// What holds for columns of every table: <c>Version</c> guards against stale writes, a property marked as JSON gets the provider's type, one marked as ordinal its collation, and ids
/// are given by us, never by the database.
/// </summary>
internal sealed class ColumnConvention(MiaopuDb db) : IModelFinalizingConvention
{
    /// <summary>Annotation that a configuration sets on a text property that holds JSON.</summary>
    public const string Json = "Miaopu:Json";

    /// <summary>Annotation of a text property that is looked up by how it begins.</summary>
    public const string Ordinal = "Miaopu:Ordinal";

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(Json) is not null)
                {
                    property.Builder.HasColumnType(db.JsonType);
                }

                if (property.FindAnnotation(Ordinal) is not null && db.OrdinalCollation is { } ordinal)
                {
                    property.Builder.UseCollation(ordinal);
                }

                if (property is { Name: "Version" } && property.ClrType == typeof(int))
                {
                    property.Builder.IsConcurrencyToken(true);
                }

                if (property.ClrType == typeof(Guid) && property.IsPrimaryKey())
                {
                    property.Builder.ValueGenerated(Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never);
                }
            }
        }
    }
}

internal static class ColumnConventionExtensions
{
    /// <summary>The text holds JSON: <c>jsonb</c> where the database has it.</summary>
    public static PropertyBuilder<string> IsJson(this PropertyBuilder<string> property) => property.HasAnnotation(ColumnConvention.Json, true);

    /// <summary>The text is looked up by how it begins, as a path or the name of a stream.</summary>
    public static PropertyBuilder<string> IsOrdinal(this PropertyBuilder<string> property) => property.HasAnnotation(ColumnConvention.Ordinal, true);

    public static PropertyBuilder<string?> IsJsonOrNull(this PropertyBuilder<string?> property) => property.HasAnnotation(ColumnConvention.Json, true);
}
