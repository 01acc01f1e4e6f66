using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Recognitions;
using Miaopu.Store.Database;

namespace Miaopu.Store.Recognitions;

internal sealed class RecognitionTables : IEntityTypeConfiguration<Recognition>, IEntityTypeConfiguration<Ban>
{
    public void Configure(EntityTypeBuilder<Recognition> builder)
    {
        builder.ToTable("recognitions").HasKey(r => r.Id);
        builder.Property(r => r.CarrierName).HasMaxLength(200);
        builder.Property(r => r.OperatorName).HasMaxLength(200);
        builder.Property(r => r.OperatorPath).HasMaxLength(400).IsOrdinal();
        builder.Property(r => r.Division).HasMaxLength(6);
        builder.Property(r => r.AuthorityName).HasMaxLength(200);
        builder.Property(r => r.PackId).HasMaxLength(120);
        builder.Property(r => r.PackHash).HasMaxLength(64);
        builder.Property(r => r.Award).HasMaxLength(100);
        builder.Property(r => r.Number).HasMaxLength(60);
        builder.Property(r => r.VerificationCode).HasMaxLength(40);
        builder.HasIndex(r => new { r.PackId, r.Year, r.Serial }).IsUnique();
        builder.HasIndex(r => r.VerificationCode).IsUnique();
        builder.HasIndex(r => r.Number);
        builder.HasIndex(r => r.AuthorityId);
        builder.HasIndex(r => r.OperatorPath);
        builder.HasIndex(r => new { r.CarrierId, r.PackId });
        builder.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Carrier>().WithMany().HasForeignKey(r => r.CarrierId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Ban> builder)
    {
        builder.ToTable("bans").HasKey(b => b.Id);
        builder.Property(b => b.Binds).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.PackId).HasMaxLength(120);
        builder.Property(b => b.Cause).HasMaxLength(200);
        builder.Property(b => b.Citation).HasMaxLength(300);
        builder.HasIndex(b => new { b.SubjectId, b.Until });
    }
}
