using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.Policies;

namespace Miaopu.Store.Policies;

internal sealed class PolicyDraftTables
    : IEntityTypeConfiguration<PolicyDraft>, IEntityTypeConfiguration<PolicyDraftVersion>, IEntityTypeConfiguration<PolicyDraftTrial>, IEntityTypeConfiguration<PolicyTyping>, IEntityTypeConfiguration<PolicyRepeal>
{
    private const int Name = 60;

    public void Configure(EntityTypeBuilder<PolicyDraft> builder)
    {
        builder.ToTable("policy_drafts").HasKey(d => d.Id);
        builder.Property(d => d.Title).HasMaxLength(WritePolicyDraft.LongestTitle);
        builder.Property(d => d.BaseHash).HasMaxLength(64);
        builder.Property(d => d.PublishedHash).HasMaxLength(64);
        builder.Property(d => d.SavedByName).HasMaxLength(Name);
        builder.Property(d => d.SentByName).HasMaxLength(Name);
        builder.Property(d => d.ReviewedByName).HasMaxLength(Name);
        builder.Property(d => d.Reason).HasMaxLength(ReviewPolicyDraft.LongestReason);
        builder.HasIndex(d => new { d.OrganisationId, d.State });
        builder.HasIndex(d => d.BaseHash);
        builder.HasIndex(d => d.PublishedHash);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyEdition>().WithMany().HasForeignKey(d => d.BaseHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyEdition>().WithMany().HasForeignKey(d => d.PublishedHash).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PolicyDraftVersion> builder)
    {
        builder.ToTable("policy_draft_versions").HasKey(v => new { v.DraftId, v.Number });
        builder.Property(v => v.DraftId).ValueGeneratedNever();
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Title).HasMaxLength(WritePolicyDraft.LongestTitle);
        builder.Property(v => v.SavedByName).HasMaxLength(Name);
        builder.HasOne<PolicyDraft>().WithMany(d => d.Versions).HasForeignKey(v => v.DraftId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PolicyDraftTrial> builder)
    {
        builder.ToTable("policy_draft_trials").HasKey(t => t.DraftId);
        builder.Property(t => t.DraftId).ValueGeneratedNever();
        builder.Property(t => t.BaseHash).HasMaxLength(64);
        builder.Ignore(t => t.Figures);
        builder.Ignore(t => t.HasBase);
        builder.HasOne<PolicyDraft>().WithOne().HasForeignKey<PolicyDraftTrial>(t => t.DraftId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PolicyTyping> builder)
    {
        builder.ToTable("policy_typings").HasKey(t => new { t.DraftId, t.PersonId, t.Part });
        builder.Property(t => t.Part).HasMaxLength(10);
        builder.HasOne<PolicyDraft>().WithMany().HasForeignKey(t => t.DraftId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PolicyRepeal> builder)
    {
        builder.ToTable("policy_repeals").HasKey(r => r.Id);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.Property(r => r.PolicyId).HasMaxLength(70);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(ReviewPolicyDraft.LongestReason);
        builder.Property(r => r.ProposedByName).HasMaxLength(Name);
        builder.Property(r => r.SettledByName).HasMaxLength(Name);
        builder.HasIndex(r => r.Hash).IsUnique().HasFilter("\"Agreed\" IS NULL");
        builder.HasIndex(r => r.OrganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyEdition>().WithMany().HasForeignKey(r => r.Hash).OnDelete(DeleteBehavior.Restrict);
    }
}
