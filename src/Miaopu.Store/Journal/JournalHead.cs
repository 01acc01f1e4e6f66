using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Journal;
using Miaopu.Store.Database;

namespace Miaopu.Store.Journal;

/// <summary>The newest event of a stream. Its sequence is the concurrency token that keeps two writers from forking a chain.</summary>
public sealed class JournalHead(string stream)
{
    public string Stream { get; private set; } = stream;

    public long Sequence { get; private set; }

    public string Hash { get; private set; } = JournalEvent.Start;

    public JournalEvent Append(DateTime at, Guid actorId, Guid organisationId, string kind, string details)
    {
        // Databases keep microseconds; the hash must be of what can be read back.
        var kept = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        var next = JournalEvent.Next(Stream, Sequence, Hash, kept, actorId, organisationId, kind, details);
        Sequence = next.Sequence;
        Hash = next.Hash;
        return next;
    }
}

internal static class JournalJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}

internal sealed class JournalTables : IEntityTypeConfiguration<JournalEvent>, IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalEvent> builder)
    {
        builder.ToTable("journal").HasKey(e => new { e.Stream, e.Sequence });
        builder.Property(e => e.Stream).HasMaxLength(80).IsOrdinal();
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(80);

        // Text, not jsonb: the hash is of the very characters.
        builder.Property(e => e.Details);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.Kind, e.At });
    }

    public void Configure(EntityTypeBuilder<JournalHead> builder)
    {
        builder.ToTable("journal_heads").HasKey(h => h.Stream);
        builder.Property(h => h.Stream).HasMaxLength(80).IsOrdinal();
        builder.Property(h => h.Sequence).IsConcurrencyToken();
    }
}
