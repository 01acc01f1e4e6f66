using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Files;

namespace Miaopu.Store.Files;

internal sealed class FileTables : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments").HasKey(a => a.Id);
        builder.Property(a => a.Subject).HasMaxLength(30);
        builder.Property(a => a.Slot).HasMaxLength(Attachment.LongestSlot);
        builder.Property(a => a.Name).HasMaxLength(Attachment.LongestName);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.Property(a => a.MediaType).HasMaxLength(100);
        builder.Property(a => a.UploadedByName).HasMaxLength(60);
        builder.HasIndex(a => new { a.Subject, a.SubjectId });
    }
}
