using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>
/// Proof of a verdict that counted: which engine read which pack over which inputs, and what came out. The same engine version gives the same bytes.
/// </summary>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Pack">Id of the pack.</param>
/// <param name="PackHash">SHA-256 of its text.</param>
/// <param name="Cutoff">The day as of which was measured.</param>
/// <param name="KnownAt">The instant up to which records counted, UTC; null for all.</param>
/// <param name="InputsHash">SHA-256 over the rows and judgments that counted, in canonical order.</param>
/// <param name="Result">The assessment as JSON without spaces.</param>
public sealed record Receipt(string Engine, string Pack, string PackHash, DateOnly Cutoff, DateTime? KnownAt, string InputsHash, string Result)
{
    /// <summary>Version of the engine; raised by whoever changes what an unchanged pack says of unchanged inputs.</summary>
    public const string EngineVersion = "4";

    /// <summary>Assesses and makes the receipt.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="situation">What it looks at.</param>
    /// <param name="engine">Version that the receipt bears; another than <see cref="EngineVersion"/> only where two versions are held against each other.</param>
    public static Receipt Of(PolicyPack pack, Situation situation, string engine = EngineVersion)
    {
        var ordered = situation with { Rows = InOrder(situation) };
        var result = Explanation.Json(pack.Assess(ordered), indented: false);
        return new Receipt(engine, pack.Id, pack.Hash, situation.Cutoff, Utc(situation.KnownAt), HashOfInputs(pack, ordered), result);
    }

    /// <summary>Reads canonical bytes. What was not written by <see cref="Bytes"/> gives null, and so does what was written and then changed in form.</summary>
    public static Receipt? Read(string canonical)
    {
        try
        {
            using var json = JsonDocument.Parse(canonical);
            var root = json.RootElement;
            DateTime? known = root.TryGetProperty("knownAt", out var at) ? DateTime.SpecifyKind(at.GetDateTime(), DateTimeKind.Utc) : null;
            var receipt = new Receipt(
                Text("engine"), Text("pack"), Text("packHash"), DateOnly.ParseExact(Text("cutoff"), "yyyy-MM-dd", CultureInfo.InvariantCulture), known, Text("inputs"), root.GetProperty("result").GetRawText());
            return receipt.Bytes().AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(canonical)) ? receipt : null;

            string Text(string name) => root.GetProperty(name).GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The canonical bytes, UTF-8 JSON in a fixed order of keys: what a journal stores or signs.</summary>
    public byte[] Bytes() => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("engine", Engine);
        json.WriteString("pack", Pack);
        json.WriteString("packHash", PackHash);
        json.WriteString("cutoff", FieldValue.Of(Cutoff).ToString());
        if (KnownAt is { } known)
        {
            json.WriteString("knownAt", known);
        }

        json.WriteString("inputs", InputsHash);
        json.WritePropertyName("result");
        json.WriteRawValue(Result);
        json.WriteEndObject();
    });

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Bytes()));

    /// <summary>Whether the same inputs under the same pack give this very receipt again.</summary>
    public bool IsReproducedBy(PolicyPack pack, Situation situation) => Of(pack, situation).Bytes().AsSpan().SequenceEqual(Bytes());

    /// <summary>The rows that count, in an order that does not depend on how they were loaded.</summary>
    internal static LedgerRow[] InOrder(Situation situation) =>
    [
        .. situation.Rows
            .Where(r => situation.KnownAt is not { } known || r.RecordedAt <= known)
            .OrderBy(r => r.Ledger, StringComparer.Ordinal)
            .ThenBy(r => r.Id, StringComparer.Ordinal),
    ];

    private static DateTime? Utc(DateTime? instant) => instant is { } known ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : null;

    internal static string HashOfInputs(PolicyPack pack, Situation situation)
    {
        var bytes = Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            foreach (var row in situation.Rows)
            {
                Row(json, row, pack.Vocabulary.Find(row.Ledger));
            }

            json.WriteEndArray();
            json.WriteStartArray("judgments");
            foreach (var judgment in situation.Judgments)
            {
                json.WriteStringValue($"{judgment.PartId}\n{judgment.RowId}\n{judgment.Answer}\n{judgment.By}\n{judgment.Why}");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static void Row(Utf8JsonWriter json, LedgerRow row, Ledger? ledger)
    {
        json.WriteStartObject();
        json.WriteString("ledger", row.Ledger);
        json.WriteString("id", row.Id);
        json.WriteString("from", row.From is { } from ? FieldValue.Of(from).ToString() : "");
        json.WriteString("to", row.To is { } to ? FieldValue.Of(to).ToString() : "");
        json.WriteString("recorded", DateTime.SpecifyKind(row.RecordedAt, DateTimeKind.Utc));
        foreach (var field in ledger?.Fields.OrderBy(f => f.Name, StringComparer.Ordinal) ?? Enumerable.Empty<Field>())
        {
            if (row[field] is { IsBlank: false } value)
            {
                json.WriteString($"field {field.Name}", value.ToString());
            }
        }

        json.WriteEndObject();
    }

    internal static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
