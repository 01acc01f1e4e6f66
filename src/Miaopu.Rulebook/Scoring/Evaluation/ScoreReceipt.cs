using System.Security.Cryptography;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>
/// Proof of a rating that counted: which engine read which pack over which inputs of a carrier, beside which closed cohorts, and what came out. The same engine version
/// gives the same bytes.
/// </summary>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Pack">Id of the pack.</param>
/// <param name="PackHash">SHA-256 of its text.</param>
/// <param name="Cutoff">The day as of which was measured.</param>
/// <param name="KnownAt">The instant up to which records counted, UTC; null for all.</param>
/// <param name="InputsHash">SHA-256 over what was known of the carrier.</param>
/// <param name="Cohorts">The cohorts with their hashes.</param>
/// <param name="Result">The rating of the carrier as JSON without spaces.</param>
public sealed record ScoreReceipt(
    string Engine, string Pack, string PackHash, DateOnly Cutoff, DateTime? KnownAt, string InputsHash, IReadOnlyList<CohortSnapshot> Cohorts, string Result)
{
    /// <summary>Makes the receipt of one carrier; rows are taken in canonical order, so that it does not depend on how they were loaded.</summary>
    public static ScoreReceipt Of(PolicyPack pack, IReadOnlyList<Entrant> entrants, string carrierId, IReadOnlyList<SettledClaim>? settled = null)
    {
        var ordered = entrants.Select(e => e with { Situation = e.Situation with { Rows = Receipt.InOrder(e.Situation) } }).OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        return Of(pack.Rate(ordered, settled), carrierId);
    }

    /// <summary>The canonical bytes, UTF-8 JSON in a fixed order of keys.</summary>
    public byte[] Bytes() => Receipt.Json(json =>
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
        json.WriteStartArray("cohorts");
        foreach (var cohort in Cohorts)
        {
            RatingJson.Cohort(json, cohort);
        }

        json.WriteEndArray();
        json.WritePropertyName("result");
        json.WriteRawValue(Result);
        json.WriteEndObject();
    });

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Bytes()));

    /// <summary>Whether the same inputs under the same pack give this very receipt again.</summary>
    public bool IsReproducedBy(PolicyPack pack, IReadOnlyList<Entrant> entrants, string carrierId, IReadOnlyList<SettledClaim>? settled = null) =>
        Of(pack, entrants, carrierId, settled).Bytes().AsSpan().SequenceEqual(Bytes());

    private static ScoreReceipt Of(CohortRating rating, string carrierId)
    {
        var carrier = rating[carrierId];
        var situation = carrier.Entrant.Situation;
        var result = System.Text.Encoding.UTF8.GetString(Receipt.Json(json => RatingJson.Carrier(json, carrier)));
        var known = situation.KnownAt is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : (DateTime?)null;
        return new ScoreReceipt(
            Receipt.EngineVersion, rating.Pack.Id, rating.Pack.Hash, situation.Cutoff, known, CohortHash.InputsOf(rating.Pack, carrier.Entrant), rating.Cohorts, result);
    }
}
