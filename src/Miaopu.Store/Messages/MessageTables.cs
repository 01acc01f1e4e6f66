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
        builder.Property(m => m.Link).HasMaxLength(Message.LongestLink);
        builder.HasIndex(m => new { m.PersonId, m.CreatedAt });
        builder.HasIndex(m => new { m.OrganisationId, m.CreatedAt });
        builder.Property(m => m.Contact).HasMaxLength(254);
        builder.Property(m => m.SealedLink).HasMaxLength(1000);
        builder.Property(m => m.Trouble).HasMaxLength(Message.LongestTrouble);

        // what waits for the door is a handful among all there ever were
        builder.HasIndex(m => m.CreatedAt).HasFilter("\"SentAt\" IS NULL AND \"GivenUpAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<MessageRead> builder)
    {
        builder.ToTable("message_reads").HasKey(r => new { r.PersonId, r.MessageId });
        builder.HasOne<Message>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
