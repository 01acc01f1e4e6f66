using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Policies;

namespace Miaopu.Store.Policies;

internal sealed class PolicyTables : IEntityTypeConfiguration<PolicyEdition>, IEntityTypeConfiguration<VocabularyEdition>
{
    public void Configure(EntityTypeBuilder<PolicyEdition> builder)
    {
        builder.ToTable("policy_editions").HasKey(p => p.Hash);
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.Property(p => p.PolicyId).HasMaxLength(70);
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.Authority).HasMaxLength(200);
        builder.Property(p => p.VocabularyHash).HasMaxLength(64);
        builder.Property(p => p.PublishedFor).HasMaxLength(200);

        // Text, not jsonb: the hash is of the very characters.
        builder.Property(p => p.Text);
        builder.HasIndex(p => p.PolicyId);
        builder.HasIndex(p => p.State);
        builder.HasOne<VocabularyEdition>().WithMany().HasForeignKey(p => p.VocabularyHash).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VocabularyEdition> builder)
    {
        builder.ToTable("vocabulary_editions").HasKey(v => v.Hash);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.Texts);
        builder.Ignore(v => v.Files);
        builder.HasIndex(v => v.InUseSince);
    }
}
