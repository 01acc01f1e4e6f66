using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>Writes a measured value with what it was made of, in a fixed order of keys.</summary>
internal static class MeasuredValueJson
{
    internal static void Write(Utf8JsonWriter json, MeasuredValue value)
    {
        json.WriteStartObject();
        json.WriteString("title", value.Title);
        json.WriteString("text", value.Text);
        ReceiptJson.Text(json, "unit", value.Unit);
        ReceiptJson.Number(json, "low", value.Low);
        ReceiptJson.Number(json, "high", value.High);
        if (!value.Other.IsBlank)
        {
            json.WriteString("other", value.Other.ToString());
        }

        if (value is { Numerator: { } above, Denominator: { } below })
        {
            json.WritePropertyName("numerator");
            Write(json, above);
            json.WritePropertyName("denominator");
            Write(json, below);
        }

        ReceiptJson.Texts(json, "steps", value.Steps);
        Hits(json, value.Hits);
        ReceiptJson.Texts(json, "rows", value.Rows);
        ReceiptJson.Texts(json, "unknown", [.. value.Unknown.Select(u => u.Label)]);
        json.WriteEndObject();
    }

    private static void Hits(Utf8JsonWriter json, IReadOnlyList<RuleHit> hits)
    {
        if (hits.Count == 0)
        {
            return;
        }

        json.WriteStartArray("rules");
        foreach (var hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("table", hit.Table);
            json.WriteNumber("number", hit.Number);
            ReceiptJson.Text(json, "when", hit.When);
            ReceiptJson.Text(json, "then", hit.Then);
            json.WriteBoolean("certain", hit.Certain);
            ReceiptJson.Basis(json, hit.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
