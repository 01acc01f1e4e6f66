using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;

namespace Miaopu.Store.Rounds;

internal sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundDateMove>, IEntityTypeConfiguration<RoundAmendment>
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

    public void Configure(EntityTypeBuilder<RoundAmendment> builder)
    {
        builder.ToTable("round_amendments").HasKey(a => a.Id);
        builder.Property(a => a.PackId).HasMaxLength(120);
        builder.Property(a => a.FromHash).HasMaxLength(64);
        builder.Property(a => a.ToHash).HasMaxLength(64);
        builder.Property(a => a.Reason).HasMaxLength(AmendRound.LongestReason);
        builder.Property(a => a.DocumentNumber).HasMaxLength(60);
        builder.Property(a => a.ProposedByName).HasMaxLength(60);
        builder.Property(a => a.SettledByName).HasMaxLength(60);
        builder.Property<List<AmendedCase>>("cases").HasColumnName("Cases").HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web),
            v => JsonSerializer.Deserialize<List<AmendedCase>>(v, JsonSerializerOptions.Web)!,
            new ValueComparer<List<AmendedCase>>((a, b) => ReferenceEquals(a, b), v => v.Count, v => v))
            .HasAnnotation(ColumnConvention.Json, true);
        builder.Ignore(a => a.Cases);

        // two who propose at once: one is told
        builder.HasIndex(a => a.RoundId).IsUnique().HasFilter("\"Agreed\" IS NULL").HasDatabaseName("IX_round_amendments_waiting");
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyEdition>().WithMany().HasForeignKey(a => a.FromHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyEdition>().WithMany().HasForeignKey(a => a.ToHash).OnDelete(DeleteBehavior.Restrict);
    }
}
