using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>Writes what there is and leaves its key out where there is nothing, so that a receipt does not change by what a pack does not use.</summary>
internal static class ReceiptJson
{
    internal static void Basis(Utf8JsonWriter json, Basis basis)
    {
        Texts(json, "cite", [.. basis.Cites.Select(c => c.ToString())]);
        Text(json, "ours", basis.Ours);
        Text(json, "reading", basis.Reading);
    }

    internal static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(key, text);
        }
    }

    internal static void Texts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // As text: a number's trailing zeros depend on how it came about, its canonical text does not.
    internal static void Number(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteString(key, Figures.Plain(known));
        }
    }
}
