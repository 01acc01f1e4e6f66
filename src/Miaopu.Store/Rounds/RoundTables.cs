using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;

namespace Miaopu.Store.Rounds;

internal sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundDateMove>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("rounds").HasKey(r => r.Id);
        builder.Property(r => r.AuthorityName).HasMaxLength(200);
        builder.Property(r => r.AuthorityPath).HasMaxLength(400).IsOrdinal();
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.DocumentNumber).HasMaxLength(60);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(r => r.Schemes, s =>
        {
            s.ToTable("round_schemes").WithOwner().HasForeignKey("RoundId");
            s.HasKey("RoundId", nameof(RoundScheme.PackId));
            s.Property(x => x.PackId).HasMaxLength(120);
            s.Property(x => x.PackHash).HasMaxLength(64);
            s.Property(x => x.Title).HasMaxLength(200);
            s.Property(x => x.Award).HasMaxLength(100);
            s.Property(x => x.CarrierKind).HasMaxLength(60);
        });
        builder.OwnsMany(r => r.Dates, d =>
        {
            d.ToTable("round_dates").WithOwner().HasForeignKey("RoundId");
            d.HasKey("RoundId", nameof(RoundDeadline.Name));
            d.Property(x => x.Name).HasMaxLength(60);
            d.Property(x => x.Instant);
        });
    }

    public void Configure(EntityTypeBuilder<RoundDateMove> builder)
    {
        builder.ToTable("round_date_moves").HasKey(m => m.Id);
        builder.Property(m => m.Date).HasMaxLength(60);
        builder.Property(m => m.Reason).HasMaxLength(500);
        builder.HasIndex(m => m.RoundId);
        builder.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
