using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Visits;
using Miaopu.Store.Database;

namespace Miaopu.Store.Visits;

internal sealed class VisitTables : IEntityTypeConfiguration<SiteVisit>
{
    public void Configure(EntityTypeBuilder<SiteVisit> builder)
    {
        builder.ToTable("site_visits").HasKey(v => v.Id);
        builder.HasIndex(v => v.RunId).IsUnique();
        builder.HasIndex(v => v.ApplicationId);
        builder.Property(v => v.Visitors).HasMaxLength(RecordVisit.MaxLength);
        builder.Property(v => v.Present).HasMaxLength(RecordVisit.MaxLength);
        builder.Property(v => v.Place).HasMaxLength(RecordVisit.MaxLength);
        builder.Property(v => v.Summary).HasMaxLength(RecordVisit.MaxLength);
        builder.HasOne<Application>().WithMany().HasForeignKey(v => v.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<List<VisitFinding>>("findings").HasColumnName("Findings").HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web),
            v => JsonSerializer.Deserialize<List<VisitFinding>>(v, JsonSerializerOptions.Web)!,
            new ValueComparer<List<VisitFinding>>((a, b) => a!.SequenceEqual(b!), v => v.Count, v => v.ToList()))
            .HasAnnotation(ColumnConvention.Json, true);
        builder.Ignore(v => v.Findings);
    }
}
