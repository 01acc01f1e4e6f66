using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Experts;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Store.Database;

namespace Miaopu.Store.Experts;

internal sealed class ExpertTables : IEntityTypeConfiguration<Expert>, IEntityTypeConfiguration<ExpertAssignment>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("experts").HasKey(e => e.Id);
        builder.Property(e => e.Employer).HasMaxLength(200);
        builder.Property(e => e.Fields).HasMaxLength(500);
        builder.HasIndex(e => new { e.AuthorityId, e.PersonId }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.AuthorityId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExpertAssignment> builder)
    {
        builder.ToTable("expert_assignments").HasKey(a => a.Id);
        builder.Property(a => a.EndReason).HasMaxLength(500);
        builder.Property(a => a.Sheet).IsJson();
        builder.HasIndex(a => new { a.RunId, a.ExpertId }).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasOne<Application>().WithMany().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Expert>().WithMany().HasForeignKey(a => a.ExpertId).OnDelete(DeleteBehavior.Restrict);
    }
}
