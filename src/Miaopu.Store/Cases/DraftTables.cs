using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;

namespace Miaopu.Store.Cases;

internal sealed class DraftTables : IEntityTypeConfiguration<DraftField>
{
    public void Configure(EntityTypeBuilder<DraftField> builder)
    {
        builder.ToTable("draft_fields").HasKey(d => new { d.ApplicationId, d.Field });
        builder.Property(d => d.Field).HasMaxLength(160);
        builder.Property(d => d.SavedByName).HasMaxLength(60);
        builder.HasOne<Application>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
