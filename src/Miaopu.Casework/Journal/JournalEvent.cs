using System.Security.Cryptography;
using System.Text;

namespace Miaopu.Casework.Journal;

/// <summary>Something that happened, as the journal keeps it. Append-only; chained within its stream.</summary>
/// <param name="Stream">What it happened to: <c>case:…</c>, <c>carrier:…</c>, <c>round:…</c>, <c>org:…</c>, <c>policy:…</c>, <c>policy-draft:…</c>, <c>system</c>.</param>
/// <param name="Sequence">From 1, without gaps, within the stream.</param>
/// <param name="At">Business time, UTC.</param>
/// <param name="Kind">Name of the event, see the event catalogue.</param>
/// <param name="Details">JSON object. No personal values: ids and digests only.</param>
/// <param name="Previous">Hash of the event before, or 64 zeros.</param>
public sealed record JournalEvent(string Stream, long Sequence, DateTime At, Guid ActorId, Guid OrganisationId, string Kind, string Details, string Previous, string Hash)
{
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The next event of a stream whose head is (<paramref name="sequence"/>, <paramref name="previous"/>).</summary>
    public static JournalEvent Next(string stream, long sequence, string previous, DateTime at, Guid actorId, Guid organisationId, string kind, string details)
    {
        var bare = new JournalEvent(stream, sequence + 1, at, actorId, organisationId, kind, details, previous, "");
        return bare with { Hash = bare.ComputeHash() };
    }

    /// <summary>SHA-256 over every field but the hash, each preceded by its length in bytes so that no two events share a text.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[Stream, Sequence.ToString(), At.Ticks.ToString(), ActorId.ToString("N"), OrganisationId.ToString("N"), Kind, Details, Previous])
        {
            text.Append(Encoding.UTF8.GetByteCount(part)).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>An event that a decision came to, before the store has given it its place in a stream.</summary>
/// <param name="Details">An object that serialises to the event's JSON; ids and digests, no personal values.</param>
public sealed record Happening(string Stream, string Kind, object Details);

/// <summary>Names of streams.</summary>
public static class Streams
{
    public const string System = "system";

    public static string Case(Guid id) => "case:" + id.ToString("N");

    public static string Carrier(Guid id) => "carrier:" + id.ToString("N");

    public static string Round(Guid id) => "round:" + id.ToString("N");

    public static string Organisation(Guid id) => "org:" + id.ToString("N");

    public static string Person(Guid id) => "person:" + id.ToString("N");

    public static string Policy(string id) => "policy:" + id;

    public static string PolicyDraft(Guid id) => "policy-draft:" + id.ToString("N");
}
