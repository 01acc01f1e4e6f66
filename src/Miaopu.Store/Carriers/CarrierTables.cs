using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Organisations;
using Miaopu.Store.Database;

namespace Miaopu.Store.Carriers;

internal sealed class CarrierTables : IEntityTypeConfiguration<Carrier>, IEntityTypeConfiguration<LedgerRecord>
{
    public void Configure(EntityTypeBuilder<Carrier> builder)
    {
        builder.ToTable("carriers").HasKey(c => c.Id);
        builder.Property(c => c.OperatorPath).HasMaxLength(400).IsOrdinal();
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.NameKey).HasMaxLength(500);
        builder.Property(c => c.Kind).HasMaxLength(60);
        builder.Property(c => c.Division).HasMaxLength(6);
        builder.Property(c => c.Address).HasMaxLength(300);
        builder.HasIndex(c => new { c.OperatorPath, c.Kind });
        builder.HasIndex(c => c.NameKey);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OperatorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerRecord> builder)
    {
        builder.ToTable("ledger_records").HasKey(r => r.Id);
        builder.Property(r => r.Ledger).HasMaxLength(60);
        builder.Property(r => r.Key).HasMaxLength(200);
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Property(r => r.Fields).IsJson();

        // Two people who correct the same version at once: one of them is told.
        builder.Property(r => r.SupersededAt).IsConcurrencyToken();
        builder.HasIndex(r => new { r.CarrierId, r.Ledger, r.SupersededAt });
        builder.HasIndex(r => new { r.RecordId, r.Edition }).IsUnique();
        builder.HasOne<Carrier>().WithMany().HasForeignKey(r => r.CarrierId).OnDelete(DeleteBehavior.Restrict);
    }
}
