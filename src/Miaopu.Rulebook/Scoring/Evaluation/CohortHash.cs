using System.Security.Cryptography;

namespace Miaopu.Rulebook;

/// <summary>The hash over a closed cohort: its members and everything that was known of each. Does not depend on the order in which they were loaded.</summary>
internal static class CohortHash
{
    internal static CohortSnapshot Snapshot(
        CohortRule cohort, CohortMembers members, PolicyPack pack, IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim> settled)
    {
        var ordered = entrants.Select((e, i) => (Entrant: e, Member: members.Member[i], Class: members.Class[i])).Where(e => e.Member != Truth.False).OrderBy(e => e.Entrant.Id, StringComparer.Ordinal).ToArray();
        var bytes = Receipt.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("cohort", cohort.Name);
            json.WriteString("pack", pack.Hash);
            json.WriteStartArray("members");
            foreach (var (entrant, member, name) in ordered)
            {
                json.WriteStartObject();
                json.WriteString("id", entrant.Id);
                json.WriteBoolean("sure", member == Truth.True);
                json.WriteString("class", name);
                json.WriteString("operator", entrant.Operator);
                json.WriteString("inputs", InputsOf(pack, entrant));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("settled");
            foreach (var claim in settled.OrderBy(s => s.Ledger, StringComparer.Ordinal).ThenBy(s => s.Record, StringComparer.Ordinal))
            {
                json.WriteStringValue($"{claim.Ledger}\n{claim.Record}\n{claim.CarrierId}\n{claim.By}\n{claim.Why}");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return new CohortSnapshot(
            cohort.Name,
            [.. ordered.Where(o => o.Member == Truth.True).Select(o => o.Entrant.Id)],
            [.. ordered.Where(o => o.Member == Truth.Unknown).Select(o => o.Entrant.Id)],
            Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>SHA-256 over the day, the rows, the judgments and the scores of a carrier.</summary>
    internal static string InputsOf(PolicyPack pack, Entrant entrant)
    {
        var situation = entrant.Situation with { Rows = Receipt.InOrder(entrant.Situation) };
        var bytes = Receipt.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("cutoff", FieldValue.Of(situation.Cutoff).ToString());
            json.WriteString("rows", Receipt.HashOfInputs(pack, situation));
            json.WriteStartArray("scores");
            foreach (var score in entrant.Scores.OrderBy(s => s.Indicator, StringComparer.Ordinal).ThenBy(s => s.Expert, StringComparer.Ordinal).ThenBy(s => s.Score))
            {
                json.WriteStringValue($"{score.Indicator}\n{score.Expert}\n{Figures.Plain(score.Score)}");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
