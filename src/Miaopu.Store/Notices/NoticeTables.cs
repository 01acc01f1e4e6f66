using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Notices;
using Miaopu.Casework.Rounds;

namespace Miaopu.Store.Notices;

internal sealed class NoticeTables : IEntityTypeConfiguration<PublicNotice>, IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<PublicNotice> builder)
    {
        builder.ToTable("public_notices").HasKey(n => n.Id);
        builder.Property(n => n.OrganisationName).HasMaxLength(200);
        builder.Property(n => n.Title).HasMaxLength(PublishNotice.LongestTitle);
        builder.Property(n => n.Text).HasMaxLength(PublishNotice.LongestText);
        builder.Property(n => n.Contacts).HasMaxLength(500);
        builder.HasIndex(n => n.OrganisationId);
        builder.HasIndex(n => n.PublishedAt);
        builder.HasOne<Round>().WithMany().HasForeignKey(n => n.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(n => n.Items, i =>
        {
            i.ToTable("notice_items").WithOwner().HasForeignKey("NoticeId");
            i.HasKey("NoticeId", nameof(NoticeItem.ApplicationId));

            // a run is publicised once; a draft that is discarded takes its items along
            i.HasIndex(x => x.RunId).IsUnique();
            i.Property(x => x.CarrierName).HasMaxLength(200);
            i.Property(x => x.OperatorName).HasMaxLength(200);
            i.Property(x => x.Award).HasMaxLength(100);
            i.Property(x => x.Result).HasMaxLength(20);
        });
    }

    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objections").HasKey(o => o.Id);
        builder.Property(o => o.Receipt).HasMaxLength(40);
        builder.Property(o => o.Text).HasMaxLength(RaiseObjection.Longest);
        builder.Property(o => o.Name).HasMaxLength(100);
        builder.Property(o => o.Contact).HasMaxLength(254);
        builder.Property(o => o.Reply).HasMaxLength(RaiseObjection.Longest);
        builder.HasIndex(o => o.NoticeId);
        builder.HasIndex(o => o.Receipt).IsUnique();
        builder.HasOne<PublicNotice>().WithMany().HasForeignKey(o => o.NoticeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Application>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
