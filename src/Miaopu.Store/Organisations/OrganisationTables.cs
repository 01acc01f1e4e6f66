using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;

namespace Miaopu.Store.Organisations;

internal sealed class OrganisationTables : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations").HasKey(o => o.Id);
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.NameKey).HasMaxLength(500);
        builder.Property(o => o.Path).HasMaxLength(400).IsOrdinal();
        builder.Property(o => o.Division).HasMaxLength(6);
        builder.Property(o => o.CreditCode).HasMaxLength(18);
        builder.HasIndex(o => o.Path).IsUnique();
        builder.HasIndex(o => o.CreditCode).IsUnique();
        builder.HasIndex(o => o.NameKey);
        builder.HasIndex(o => new { o.ParentId, o.State });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people").HasKey(p => p.Id);
        builder.Property(p => p.SignInName).HasMaxLength(60);
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.Property(p => p.Mobile).HasMaxLength(20);
        builder.Property(p => p.Email).HasMaxLength(200);
        builder.HasIndex(p => p.SignInName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships").HasKey(m => m.Id);
        builder.HasIndex(m => m.PersonId);
        builder.HasIndex(m => m.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
