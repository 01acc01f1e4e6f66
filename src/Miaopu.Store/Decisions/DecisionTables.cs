using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Decisions;
using Miaopu.Casework.Rounds;

namespace Miaopu.Store.Decisions;

internal sealed class DecisionTables : IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions").HasKey(d => d.Id);
        builder.Property(d => d.Result).HasMaxLength(20);
        builder.Property(d => d.Reasons).HasMaxLength(2000);
        builder.Property(d => d.Minutes).HasMaxLength(100);
        builder.Ignore(d => d.IsPending);
        builder.HasIndex(d => d.ApplicationId);
        builder.HasIndex(d => d.RunId);
        builder.HasOne<Application>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(d => d.SignOffs, s =>
        {
            s.ToTable("decision_sign_offs").WithOwner().HasForeignKey("DecisionId");
            s.HasKey("DecisionId", nameof(DecisionSignOff.Number));
            s.Property(x => x.Number).ValueGeneratedNever();
            s.Property(x => x.Step).HasMaxLength(60);
            s.Property(x => x.Note).HasMaxLength(500);
        });
    }

    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements").HasKey(a => a.Id);
        builder.Property(a => a.OrganisationName).HasMaxLength(200);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.DocumentNumber).HasMaxLength(60);
        builder.HasIndex(a => a.PublishedAt);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(a => a.Cases, c =>
        {
            c.ToTable("announced_cases").WithOwner().HasForeignKey("AnnouncementId");
            c.HasKey("AnnouncementId", nameof(AnnouncedCase.ApplicationId));
            c.Property(x => x.CarrierName).HasMaxLength(200);
            c.Property(x => x.OperatorName).HasMaxLength(200);
            c.Property(x => x.Award).HasMaxLength(100);
        });
    }
}
