using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Messages;

namespace Miaopu.Store.Messages;

internal sealed class MessageTables : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageRead>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages").HasKey(m => m.Id);
        builder.Property(m => m.Title).HasMaxLength(200);
        builder.Property(m => m.Link).HasMaxLength(400);
        builder.HasIndex(m => new { m.PersonId, m.CreatedAt });
        builder.HasIndex(m => new { m.OrganisationId, m.CreatedAt });
        builder.HasIndex(m => m.SentAt);
    }

    public void Configure(EntityTypeBuilder<MessageRead> builder)
    {
        builder.ToTable("message_reads").HasKey(r => new { r.PersonId, r.MessageId });
        builder.HasOne<Message>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
