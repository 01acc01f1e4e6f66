namespace Miaopu.Casework.Files;

/// <summary>附件: a file that somebody put to a row of some kind. The content is kept under its hash and never changes; removing only takes it off the list.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Kind of row it belongs to: application, visit …</summary>
    public string Subject { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    /// <summary>What it is put to within the row, such as <c>material:…</c> or <c>criterion:…</c>; empty where the row has one place only.</summary>
    public string Slot { get; private set; } = "";

    /// <summary>As it was called where it came from, without folders.</summary>
    public string Name { get; private set; } = "";

    public long Size { get; private set; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What the content is, whatever the browser said: <see cref="FileKind.MediaType"/>.</summary>
    public string MediaType { get; private set; } = "";

    public DateTime UploadedAt { get; private set; }

    public Guid UploadedBy { get; private set; }

    public string UploadedByName { get; private set; } = "";

    /// <summary>Null while it is on the list.</summary>
    public DateTime? RemovedAt { get; private set; }

    public Guid? RemovedBy { get; private set; }

    public int Version { get; private set; }

    public const int LongestName = 200;

    public const int LongestSlot = 120;

    /// <summary>Whether it was on the list at an instant.</summary>
    public bool WasThere(DateTime at) => UploadedAt <= at && (RemovedAt is null || RemovedAt > at);

    internal static Attachment Put(
        Guid id, string subject, Guid subjectId, string slot, string name, long size, string hash, FileKind kind, People.Actor actor, DateTime now) => new()
        {
            Id = id,
            Subject = subject,
            SubjectId = subjectId,
            Slot = slot,
            Name = name,
            Size = size,
            Hash = hash,
            MediaType = kind.MediaType,
            UploadedAt = now,
            UploadedBy = actor.PersonId,
            UploadedByName = actor.Name,
        };

    internal void Remove(Guid by, DateTime now)
    {
        RemovedAt = now;
        RemovedBy = by;
    }
}
