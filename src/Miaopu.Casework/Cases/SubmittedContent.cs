using System.Text.Encodings.Web;
using System.Text.Json;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Files;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Cases;

/// <summary>The content of a submission, readable on its own years later: every text, value, record, file and verdict as it stood, and the pack's hash.</summary>
public sealed record SubmittedContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid ApplicationId { get; init; }

    public required string PackId { get; init; }

    public required string PackHash { get; init; }

    public required Guid RoundId { get; init; }

    public required SubmittedParty Carrier { get; init; }

    public required SubmittedParty Operator { get; init; }

    /// <summary>The day as of which was measured.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>Records count as they were known at this instant (UTC).</summary>
    public required DateTime KnownAt { get; init; }

    public required IReadOnlyList<SubmittedText> Texts { get; init; }

    public required IReadOnlyList<SubmittedMeasure> Measures { get; init; }

    public required IReadOnlyList<SubmittedVerdict> Verdicts { get; init; }

    public required IReadOnlyList<SubmittedRecord> Records { get; init; }

    public required IReadOnlyList<SubmittedFile> Files { get; init; }

    /// <summary>The commitment as it was confirmed.</summary>
    public required string Commitment { get; init; }

    /// <summary>Version of the engine that gave the verdicts.</summary>
    public required string Engine { get; init; }

    /// <summary>The canonical text: properties in the order above, no spaces, Chinese as it is. Its hash is the submission's.</summary>
    public string ToCanonical() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a canonical text.</summary>
    public static SubmittedContent Read(string canonical) => JsonSerializer.Deserialize<SubmittedContent>(canonical, Json)!;

    /// <summary>Everything as it stands at <paramref name="knownAt"/>.</summary>
    /// <param name="texts">Key of the field → what is written.</param>
    public static SubmittedContent Of(
        Application application, Carrier carrier, string? creditCode, Assessment assessment, Situation situation,
        IReadOnlyDictionary<string, string> texts, IReadOnlyList<Attachment> files, string commitment, DateTime knownAt)
    {
        var pack = assessment.Pack;
        return new SubmittedContent
        {
            ApplicationId = application.Id,
            PackId = pack.Id,
            PackHash = pack.Hash,
            RoundId = application.RoundId,
            Carrier = new SubmittedParty(carrier.Id, carrier.Name, carrier.Kind, carrier.Division, carrier.Address),
            Operator = new SubmittedParty(application.OperatorId, application.OperatorName, null, null, creditCode),
            Cutoff = assessment.Cutoff,
            KnownAt = knownAt,
            Texts = [.. ApplicationForm.Of(pack).Fields.Select(f => new SubmittedText(f.Key, f.Label, (texts.GetValueOrDefault(f.Key) ?? "").Trim())).Where(t => t.Text.Length > 0)],
            Measures = [.. assessment.Measures.Select(m => new SubmittedMeasure(m.Name, m.Title, m.Text, m.Rows))],
            Verdicts = [.. assessment.Criteria.Select(c => new SubmittedVerdict(c.Criterion.Id, c.Criterion.Title, c.Answer.ToString(), c.Missing))],
            Records = [.. situation.Rows.OrderBy(r => r.Ledger, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => Record(r, pack))],
            Files = [.. files.Select(f => new SubmittedFile(f.Id, f.Slot, f.Name, f.Size, f.Hash))],
            Commitment = commitment,
            Engine = Receipt.EngineVersion,
        };
    }

    private static SubmittedRecord Record(LedgerRow row, PolicyPack pack)
    {
        var ledger = pack.Vocabulary.Find(row.Ledger)!;
        return new SubmittedRecord(
            row.Id, row.Ledger, row.From, row.To, row.RecordedAt,
            [.. ledger.Fields.Where(f => !row[f].IsBlank).Select(f => new SubmittedText(f.Name, f.Label, row[f].ToString()))]);
    }
}

/// <summary>The carrier or the operator, as it was called. <paramref name="Detail"/>: the carrier's address, the operator's credit code.</summary>
public sealed record SubmittedParty(Guid Id, string Name, string? Kind, string? Division, string? Detail);

/// <summary>A text or a value under its label.</summary>
public sealed record SubmittedText(string Key, string Label, string Text);

/// <summary>A derived value with the records behind it.</summary>
public sealed record SubmittedMeasure(string Name, string Title, string Text, IReadOnlyList<string> Records);

/// <summary>What the pack said of a criterion.</summary>
public sealed record SubmittedVerdict(string Criterion, string Title, string Answer, IReadOnlyList<string> Missing);

/// <summary>A ledger record as it was.</summary>
public sealed record SubmittedRecord(string Id, string Ledger, DateOnly? From, DateOnly? To, DateTime RecordedAt, IReadOnlyList<SubmittedText> Fields)
{
    /// <summary>Its fields as a reader may see them: personal ones, as the vocabulary marks them, are only said to be there.</summary>
    public IEnumerable<SubmittedText> Shown(PolicyPack pack, bool personal) => personal
        ? Fields : Fields.Select(f => pack.Vocabulary.Find(Ledger)?.Find(f.Key) is { Personal: true } ? f with { Text = "（已填，不公开）" } : f);
}

/// <summary>A file as it was handed in.</summary>
public sealed record SubmittedFile(Guid Id, string Slot, string Name, long Size, string Hash);
