using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Review;

namespace Miaopu.Store.Review;

internal sealed class ReviewTables : IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<CaseJudgment>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("opinions").HasKey(o => o.Id);
        builder.Property(o => o.About).HasMaxLength(140);
        builder.Property(o => o.Text).HasMaxLength(Opinion.MaxLength);
        builder.HasIndex(o => o.ApplicationId);
        builder.HasIndex(o => new { o.RunId, o.About }).IsUnique();
        builder.HasOne<Application>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseJudgment> builder)
    {
        builder.ToTable("case_judgments").HasKey(j => j.Id);
        builder.Property(j => j.PartId).HasMaxLength(120);
        builder.Property(j => j.RowId).HasMaxLength(60);
        builder.Property(j => j.Why).HasMaxLength(Opinion.MaxLength);
        builder.Property(j => j.ByName).HasMaxLength(200);
        builder.Property(j => j.Answer).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(j => j.ApplicationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(j => j.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
