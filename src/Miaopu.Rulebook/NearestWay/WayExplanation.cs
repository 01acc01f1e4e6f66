using System.Text;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>The nearest ways told to people and to programs; follows the answers on criteria.</summary>
internal static class WayExplanation
{
    internal static void Text(StringBuilder text, NearestWay? way)
    {
        if (way?.Together is not { } together)
        {
            return;
        }

        text.Append("\n最近的达标办法\n");
        foreach (var criterion in way.Criteria)
        {
            text.Append("  ").Append(criterion.Criterion.Title).Append('：').Append(criterion.Way.Text).Append('\n');
        }

        text.Append("  合起来：").Append(together.Text).Append('\n');
    }

    internal static void Json(Utf8JsonWriter json, NearestWay way)
    {
        json.WriteStartObject("nearestWay");
        json.WriteStartArray("criteria");
        foreach (var criterion in way.Criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", criterion.Criterion.Id);
            Way(json, criterion.Way);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (way.Together is { } together)
        {
            json.WriteStartObject("together");
            Way(json, together);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Way(Utf8JsonWriter json, Way way)
    {
        json.WriteBoolean("whole", way.IsWhole);
        json.WriteString("text", way.Text);
        json.WriteStartArray("steps");
        foreach (var step in way.Steps)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName($"{step.Kind}"));
            json.WriteString("about", step.About);
            ReceiptJson.Number(json, "by", step.By == 0 ? null : step.By);
            ReceiptJson.Text(json, "day", step.Day is { } day ? FieldValue.Of(day).ToString() : null);
            json.WriteString("text", step.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ReceiptJson.Texts(json, "remarks", way.Remarks);
    }
}
