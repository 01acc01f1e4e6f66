using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Policies;

namespace Miaopu.Store.Policies;

internal sealed class PolicyTables : IEntityTypeConfiguration<PolicyEdition>, IEntityTypeConfiguration<VocabularyEdition>, IEntityTypeConfiguration<SourceText>
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

    public void Configure(EntityTypeBuilder<SourceText> builder)
    {
        builder.ToTable("source_texts").HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(SourceText.LongestKey);
        builder.Property(t => t.Text);
        builder.Property(t => t.FileName).HasMaxLength(200);
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
