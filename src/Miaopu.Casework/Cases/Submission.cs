using System.Security.Cryptography;
using System.Text;

namespace Miaopu.Casework.Cases;

/// <summary>What was handed in, frozen as handed in: values, records, files, verdicts, pack hash. Never changes after it was made but for its receipt.</summary>
public sealed class Submission
{
    private Submission()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>From 1; a case that was returned is handed in again.</summary>
    public int Number { get; private set; }

    /// <summary>JSON text, canonical: the very characters are what the hash is of.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, lower-case hex.</summary>
    public string ContentHash { get; private set; } = "";

    public Guid PreparedBy { get; private set; }

    public DateTime PreparedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    /// <summary>When the server had the whole request by which the unit handed it in.</summary>
    public DateTime? ReceivedAt { get; private set; }

    public string? ReceiptNumber { get; private set; }

    public static Submission Freeze(Guid id, int number, string content, Guid by, DateTime now) => new()
    {
        Id = id,
        Number = number,
        Content = content,
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        PreparedBy = by,
        PreparedAt = now,
    };

    internal void Receive(string number, Guid approvedBy, DateTime at)
    {
        ReceiptNumber = number;
        ApprovedBy = approvedBy;
        ReceivedAt = at;
    }
}
