using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Recommendations;
using Miaopu.Casework.Rounds;

namespace Miaopu.Store.Recommendations;

internal sealed class RecommendationTables : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("recommendations").HasKey(r => r.Id);
        builder.Property(r => r.OrganisationName).HasMaxLength(200);
        builder.Property(r => r.Group).HasMaxLength(200);
        builder.Property(r => r.DocumentNumber).HasMaxLength(60);
        builder.Property(r => r.LetterHash).HasMaxLength(64);
        builder.Property(r => r.TableHash).HasMaxLength(64);
        builder.HasIndex(r => new { r.RoundId, r.OrganisationId });
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(r => r.Cases, c =>
        {
            c.ToTable("recommended_cases").WithOwner().HasForeignKey("RecommendationId");
            c.HasKey("RecommendationId", nameof(RecommendedCase.ApplicationId));
            c.HasIndex(x => x.ApplicationId);
        });
    }
}
